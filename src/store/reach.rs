//! Reading rows out of a damaged database.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result, Row};

/// A damaged page ends a walk through a table; between the two walks that got somewhere, so many ids are tried.
const MOST_TRIES: i64 = 100_000;

/// Every row that can still be reached: from the front, from the back, then one by one between. `select` ends where
/// `WHERE` or `ORDER BY` may follow and gives `id` first.
pub fn rows<T>(db: &Connection, select: &str, read: fn(&Row) -> Result<T>) -> BTreeMap<i64, T> {
    let mut found = BTreeMap::new();
    let front = walk(db, &format!("{select} ORDER BY id"), read, &mut found);
    if front.is_whole {
        return found;
    }
    let back = walk(db, &format!("{select} ORDER BY id DESC"), read, &mut found);
    let first = front.last.map_or(1, |id| id.saturating_add(1));
    let end = back.last.unwrap_or(i64::MAX).min(first.saturating_add(MOST_TRIES));
    if let Ok(mut one) = db.prepare(&format!("{select} WHERE id = ?1")) {
        found.extend((first..end).filter_map(|id| Some((id, one.query_row([id], read).ok()?))));
    }
    found
}

#[derive(Default)]
struct Walk {
    /// The last row it came to.
    last: Option<i64>,
    /// It came to the end.
    is_whole: bool,
}

fn walk<T>(db: &Connection, sql: &str, read: fn(&Row) -> Result<T>, found: &mut BTreeMap<i64, T>) -> Walk {
    let mut walk = Walk::default();
    let Ok(mut query) = db.prepare(sql) else { return walk };
    let Ok(mut rows) = query.query([]) else { return walk };
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Walk { is_whole: true, ..walk },
            Err(_) => return walk,
        };
        let Ok(id) = row.get(0) else { continue };
        walk.last = Some(id);
        if let Ok(content) = read(row) {
            found.insert(id, content);
        }
    }
}
