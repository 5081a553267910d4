//! Drafts: letters being written.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::fault::damage;
use super::{Store, sum};
use crate::error::Result;
use crate::json;
use crate::letter::Letter;

/// Names a draft for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DraftId(pub(super) i64);

/// A letter being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// `None`: not kept yet.
    pub id: Option<DraftId>,
    /// The text of its letter file, kept to the letter even where this program cannot read it.
    pub text: String,
    /// The letter file it was opened from or saved to.
    pub file: Option<PathBuf>,
    /// When it was last changed; kept to the microsecond.
    pub changed: DateTime<Utc>,
}

impl Draft {
    /// The letter.
    ///
    /// # Errors
    /// [`Error::Letter`](crate::Error::Letter); the text is there all the same.
    pub fn letter(&self) -> Result<Letter> {
        json::read(self.text.as_bytes())
    }
}

impl Store {
    /// Keeps a draft: a new one, or in place of its last version; that one stays when this one cannot be kept.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn put_draft(&mut self, draft: &Draft) -> Result<DraftId> {
        const PUT: &str = "INSERT INTO draft (id, letter, sum, file, changed) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (id) DO UPDATE
            SET letter = excluded.letter, sum = excluded.sum, file = excluded.file, changed = excluded.changed";
        let id = draft.id.map(|id| id.0);
        let (file, changed) = (draft.file.as_deref().map(stored), draft.changed.timestamp_micros());
        // One statement: no half of a draft is ever written. It answers when the disk has it.
        self.told(self.db.execute(PUT, params![id, draft.text, sum::of(&draft.text), file, changed]))?;
        Ok(draft.id.unwrap_or_else(|| DraftId(self.db.last_insert_rowid())))
    }

    /// All drafts, the last changed one first.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        self.told(all(&self.db))
    }

    /// One draft; `None` when it was removed.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn draft(&self, id: DraftId) -> Result<Option<Draft>> {
        const ONE: &str = "SELECT id, letter, sum, file, changed FROM draft WHERE id = ?1";
        self.told(self.db.query_row(ONE, [id.0], read).optional())
    }

    /// Removes a draft; one that is not there is no error.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn remove_draft(&mut self, id: DraftId) -> Result<()> {
        self.told(self.db.execute("DELETE FROM draft WHERE id = ?1", [id.0])).map(drop)
    }
}

pub fn all(db: &Connection) -> rusqlite::Result<Vec<Draft>> {
    let mut query = db.prepare("SELECT id, letter, sum, file, changed FROM draft ORDER BY changed DESC, id DESC")?;
    query.query_map([], read)?.collect()
}

fn read(row: &Row) -> rusqlite::Result<Draft> {
    let text: String = row.get(1)?;
    if row.get(2) != Ok(sum::of(&text)) {
        return Err(damage("a draft is not as it was kept"));
    }
    Ok(Draft {
        id: Some(DraftId(row.get(0)?)),
        text,
        file: path(row.get_ref(3)?),
        // The calendar ends after the year 260 000.
        changed: DateTime::from_timestamp_micros(row.get(4)?).unwrap_or_default(),
    })
}

/// A path as the database has it: text wherever it is text.
fn stored(path: &Path) -> Value {
    match path.to_str() {
        Some(path) => Value::Text(path.to_owned()),
        None => raw(path),
    }
}

fn path(stored: ValueRef) -> Option<PathBuf> {
    match stored {
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned().into()),
        ValueRef::Blob(bytes) => Some(from_raw(bytes).into()),
        _ => None,
    }
}

#[cfg(unix)]
fn raw(path: &Path) -> Value {
    use std::os::unix::ffi::OsStrExt;
    Value::Blob(path.as_os_str().as_bytes().to_vec())
}

#[cfg(unix)]
fn from_raw(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(windows)]
fn raw(path: &Path) -> Value {
    use std::os::windows::ffi::OsStrExt;
    Value::Blob(path.as_os_str().encode_wide().flat_map(u16::to_le_bytes).collect())
}

#[cfg(windows)]
fn from_raw(bytes: &[u8]) -> OsString {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    std::os::windows::ffi::OsStringExt::from_wide(&units)
}
