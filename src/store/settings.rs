//! Settings: what the program remembers from one start to the next.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Store;
use crate::error::Result;
use crate::json;

/// How many files [`Store::recent_files`] remembers.
pub const MOST_RECENT_FILES: usize = 10;

const RECENT_FILES: &str = "recent-files";

impl Store {
    /// What was kept under `key`; `None` when there is nothing, or nothing of this kind.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        const ONE: &str = "SELECT value FROM setting WHERE key = ?1";
        let text: Option<String> = self.told(self.db.query_row(ONE, [key], |row| row.get(0)).optional())?;
        Ok(text.and_then(|text| json::value(&text)))
    }

    /// Keeps `value` under `key`.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn put_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<()> {
        const PUT: &str = "INSERT INTO setting (key, value) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        let text = json::text(value)?;
        self.told(self.db.execute(PUT, [key, &text])).map(drop)
    }

    /// The letter files used last, the last one first.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn recent_files(&self) -> Result<Vec<PathBuf>> {
        Ok(self.setting(RECENT_FILES)?.unwrap_or_default())
    }

    /// Puts a file before the others. One whose name is no text is not remembered.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn add_recent_file(&mut self, file: &Path) -> Result<()> {
        if file.to_str().is_none() {
            return Ok(());
        }
        let mut files = self.recent_files()?;
        files.retain(|other| other != file);
        files.insert(0, file.to_owned());
        files.truncate(MOST_RECENT_FILES);
        self.put_setting(RECENT_FILES, &files)
    }
}

pub fn all(db: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut query = db.prepare("SELECT key, value FROM setting")?;
    query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
