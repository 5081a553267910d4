//! A damaged database: what can be read goes into a new one, the damaged one is set aside and never overwritten.
//!
//! The new one is complete before anything is moved. Its name says that it has still to take its place, so that a rescue
//! that was cut short goes on at the next start.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};

use super::copy::{PAGE, copy};
use super::fault::{damage, fault};
use super::home::{COMPANIONS, Home, settle, with};
use super::news::News;
use super::{Profile, backup, private, reach, schema, sum};
use crate::error::{Error, Result};
use crate::json;

/// Makes a new database of what can be read of the damaged one, and of the newest backup where that is not enough.
pub fn run(home: &Home, today: NaiveDate) -> Result<News> {
    let workshop = home.workshop();
    clear(&workshop)?;
    private::folder(&workshop)?;
    let new = workshop.join("new.db");
    let gathered = gather(home, &new)?;
    rename(&new, &home.rescued())?;
    settle(&workshop);
    let (set_aside, [drafts, profiles]) = take_place(home, today)?;
    // Or at the next start.
    let _ = clear(&workshop);
    Ok(News::Recovered { set_aside, drafts, profiles, from_backup: gathered.from_backup, patched: gathered.patched })
}

/// Goes on where a rescue was cut short.
pub fn finish(home: &Home, today: NaiveDate) -> Result<Option<News>> {
    let _ = clear(&home.workshop());
    if !home.rescued().exists() {
        return Ok(None);
    }
    let (set_aside, [drafts, profiles]) = take_place(home, today)?;
    Ok(Some(News::Recovered { set_aside, drafts, profiles, from_backup: 0, patched: 0 }))
}

/// How many drafts and profiles are not what the damaged database had.
#[derive(Default)]
struct Gathered {
    from_backup: usize,
    patched: usize,
}

/// Fills a new database.
fn gather(home: &Home, path: &Path) -> Result<Gathered> {
    private::file(path)?;
    let told = |error| fault(home, error);
    let new = schema::open(path).map_err(told)?;
    let damaged = damaged(home, path)?;
    let change = new.unchecked_transaction().map_err(told)?;
    let mut gathered = Gathered::default();
    if let Some(damaged) = &damaged {
        pour(damaged, &change, Text::Whole).map_err(told)?;
    }
    for backup in backup::newest_first(home) {
        if let Some(backup) = sound_copy(home, &backup)? {
            gathered.from_backup = pour(&backup, &change, Text::Whole).map_err(told)?;
            break;
        }
    }
    if let Some(damaged) = &damaged {
        gathered.patched = pour(damaged, &change, Text::Patched).map_err(told)?;
    }
    change.commit().map_err(told)?;
    // One file, complete on the disk.
    new.execute_batch("PRAGMA journal_mode = DELETE").map_err(told)?;
    Ok(gathered)
}

/// A copy of the damaged database, so that reading it changes nothing; `None` when nothing can be read.
fn damaged(home: &Home, new: &Path) -> Result<Option<Connection>> {
    let copied = home.workshop().join("damaged.db");
    for is_grafted in [false, true] {
        copy(&home.database(), &copied)?;
        copy(&with(&home.database(), "-wal"), &with(&copied, "-wal"))?;
        if is_grafted {
            graft(new, &copied).map_err(|cause| Error::Write { path: copied.clone(), cause })?;
        }
        if let Some(db) = readable(&copied) {
            return Ok(Some(db));
        }
    }
    Ok(None)
}

fn readable(path: &Path) -> Option<Connection> {
    let db = schema::connect(path).ok()?;
    db.prepare("SELECT id, letter FROM draft").ok()?;
    // An older one that cannot be brought up is read as it is.
    let _ = schema::migrate(&db);
    Some(db)
}

/// The first page says where the tables are. That of a new database says the same: tables never move.
fn graft(new: &Path, damaged: &Path) -> io::Result<()> {
    const PAGE_COUNT: usize = 28;
    let mut first = [0; PAGE];
    File::open(new)?.read_exact(&mut first)?;
    let mut file = fs::OpenOptions::new().read(true).write(true).open(damaged)?;
    let pages = file.metadata()?.len().div_ceil(PAGE as u64).max(1);
    first[PAGE_COUNT..PAGE_COUNT + 4].copy_from_slice(&u32::try_from(pages).unwrap_or(u32::MAX).to_be_bytes());
    file.write_all(&first)?;
    file.set_len(pages * PAGE as u64)
}

fn sound_copy(home: &Home, backup: &Path) -> Result<Option<Connection>> {
    let copied = home.workshop().join("backup.db");
    copy(backup, &copied)?;
    let migrated = schema::open(&copied).and_then(|db| schema::migrate(&db).map(|()| db));
    Ok(migrated.ok())
}

/// Which drafts and profiles to take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    /// Only what is as it was kept.
    Whole,
    /// Whatever is there, with a sign for every letter that is none any more.
    Patched,
}

/// Adds what `new` does not have; says how many drafts and profiles these were.
fn pour(old: &Connection, new: &Connection, text: Text) -> rusqlite::Result<usize> {
    const DRAFTS: &str = "SELECT id, letter, sum, changed, file FROM draft";
    const PROFILES: &str = "SELECT id, content, sum, rank, NULL FROM profile";
    const SETTINGS: &str = "SELECT rowid AS id, key, value FROM setting";
    let read = if text == Text::Whole { whole } else { patched };
    let mut count = 0;
    for (id, Kept { text, number, file }) in reach::rows(old, DRAFTS, read) {
        let values = params![id, text, sum::of(&text), file, number];
        count += new.execute("INSERT OR IGNORE INTO draft VALUES (?1, ?2, ?3, ?4, ?5)", values)?;
    }
    for (id, Kept { text, number, .. }) in reach::rows(old, PROFILES, read) {
        if json::value::<Profile>(&text).is_some() {
            let values = params![id, number, text, sum::of(&text)];
            count += new.execute("INSERT OR IGNORE INTO profile VALUES (?1, ?2, ?3, ?4)", values)?;
        }
    }
    for (key, value) in reach::rows(old, SETTINGS, setting).into_values() {
        new.execute("INSERT OR IGNORE INTO setting VALUES (?1, ?2)", [key, value])?;
    }
    Ok(count)
}

/// A draft or a profile.
struct Kept {
    text: String,
    /// When it was changed, or its rank.
    number: i64,
    file: Value,
}

fn whole(row: &Row) -> rusqlite::Result<Kept> {
    let text: String = row.get(1)?;
    if row.get(2) != Ok(sum::of(&text)) {
        return Err(damage("not as it was kept"));
    }
    Ok(Kept { text, number: row.get(3)?, file: row.get(4)? })
}

fn patched(row: &Row) -> rusqlite::Result<Kept> {
    let text = String::from_utf8_lossy(row.get_ref(1)?.as_bytes()?).into_owned();
    Ok(Kept { text, number: row.get(3).unwrap_or_default(), file: row.get(4).unwrap_or(Value::Null) })
}

fn setting(row: &Row) -> rusqlite::Result<(String, String)> {
    Ok((row.get(1)?, row.get(2)?))
}

/// Sets the damaged database aside and puts the new one in its place. Says where the old one is, and how many drafts and
/// profiles the new one has.
fn take_place(home: &Home, today: NaiveDate) -> Result<(Option<PathBuf>, [usize; 2])> {
    let (database, aside) = (home.database(), home.aside(today));
    let mut set_aside = None;
    for ending in COMPANIONS.iter().chain(&[""]) {
        let part = with(&database, ending);
        if part.exists() {
            rename(&part, &with(&aside, ending))?;
            set_aside = Some(aside.clone());
        }
    }
    rename(&home.rescued(), &database)?;
    if let Some(folder) = database.parent() {
        settle(folder);
    }
    let counted = schema::connect(&database).and_then(|db| Ok([count(&db, "draft")?, count(&db, "profile")?]));
    Ok((set_aside, counted.map_err(|error| fault(home, error))?))
}

fn count(db: &Connection, table: &str) -> rusqlite::Result<usize> {
    db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, u32>(0)).map(|count| count as usize)
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|cause| Error::Write { path: to.to_owned(), cause })
}

fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(Error::Write { path: folder.to_owned(), cause }),
        _ => Ok(()),
    }
}
