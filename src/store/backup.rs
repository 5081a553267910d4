//! Copies of the last days.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::fault::fault;
use super::home::{Home, settle};
use super::private;
use crate::error::{Error, Result};

/// How many days have their copy.
const DAYS: usize = 10;

/// Makes today's copy unless there is one, and removes those of long ago.
pub fn make(db: &Connection, home: &Home, today: NaiveDate) -> Result<()> {
    let folder = home.backups();
    private::folder(&folder)?;
    let target = folder.join(format!("congvan-{today}.db"));
    if target.exists() {
        return Ok(());
    }
    let unfinished = folder.join("unfinished.db");
    let written = copy(db, home, &unfinished)
        .and_then(|()| fs::rename(&unfinished, &target).map_err(|cause| Error::Write { path: target.clone(), cause }));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
        return written;
    }
    // One that cannot be removed is in nobody's way.
    newest_first(home).skip(DAYS).filter(|old| *old != target).for_each(|old| drop(fs::remove_file(old)));
    settle(&folder);
    Ok(())
}

/// The copies there are.
pub fn newest_first(home: &Home) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(home.backups()).into_iter().flatten().flatten();
    let mut copies: Vec<(NaiveDate, PathBuf)> =
        entries.filter_map(|entry| Some((day(&entry.path())?, entry.path()))).collect();
    copies.sort_by(|a, b| b.cmp(a));
    copies.into_iter().map(|(_, path)| path)
}

fn day(path: &Path) -> Option<NaiveDate> {
    path.file_name()?.to_str()?.strip_prefix("congvan-")?.strip_suffix(".db")?.parse().ok()
}

fn copy(db: &Connection, home: &Home, target: &Path) -> Result<()> {
    let told = |cause| Error::Write { path: target.to_owned(), cause };
    let name = target.to_str().ok_or_else(|| told(io::ErrorKind::InvalidFilename.into()))?;
    let file = private::file(target)?;
    file.set_len(0).map_err(told)?;
    db.execute("VACUUM INTO ?1", [name]).map_err(|error| fault(home, error))?;
    file.sync_all().map_err(told)
}
