//! What the database holds, version by version.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Result};

use super::fault::{damage, newer};
use super::{drafts, profiles, settings};
use crate::error::Error;

/// What each version adds to the one before. A published step never changes; [`super::rescue`] counts on the tables of
/// the first staying where they are in the file.
const STEPS: [&str; 1] = ["
    CREATE TABLE draft (
        id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: an old id cannot lead to a new draft
        letter TEXT NOT NULL,                 -- the letter file, whatever its format
        sum INTEGER NOT NULL,                 -- over the letter
        file ANY,                             -- text; bytes where a path is no text
        changed INTEGER NOT NULL              -- microseconds since 1970, UTC
    ) STRICT;
    CREATE TABLE profile (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        rank INTEGER NOT NULL,                -- the order in the list
        content TEXT NOT NULL,                -- JSON
        sum INTEGER NOT NULL                  -- over the content
    ) STRICT;
    CREATE TABLE setting (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL                   -- JSON
    ) STRICT;"];

const LATEST: u32 = STEPS.len() as u32;

/// `CV`: the file is ours. The version is added, so that a damaged number is not taken for a newer program's.
const MARK: u32 = 0x4356_0000;

/// Opens a sound database of this or an older version, and makes a new one of an empty file; a damaged one stays as it is.
pub fn open(path: &Path) -> Result<Connection> {
    let db = connect(path)?;
    match version(&db)? {
        0 => migrate(&db)?,
        old @ 1..=LATEST => check(&db, old)?,
        _ => return Err(newer()),
    }
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(db)
}

/// Opens a database, whatever its state, and leaves it as it is unless something is written.
pub fn connect(path: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // Exclusive: no shared memory, which a full disk could not hold. Full: with the log of changes, less would lose the
    // last ones when the power goes.
    db.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;",
    )?;
    Ok(db)
}

/// Brings the database to this program's version, whole or not at all.
pub fn migrate(db: &Connection) -> Result<()> {
    let old = version(db)?;
    let Some(steps) = STEPS.get(old as usize..) else { return Err(newer()) };
    if steps.is_empty() {
        return Ok(());
    }
    let change = db.unchecked_transaction()?;
    for step in steps {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "user_version", LATEST)?;
    change.pragma_update(None, "application_id", MARK + LATEST)?;
    change.commit()?;
    // An older program looks for the version in the file itself.
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
}

/// Stops before a newer program's database, having only looked at its first page.
pub fn refuse_newer(path: &Path) -> crate::Result<()> {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    const VERSION: usize = 60;
    const APPLICATION: usize = 68;
    let mut header = [0; 100];
    if File::open(path).and_then(|mut file| file.read_exact(&mut header)).is_err() || !header.starts_with(MAGIC) {
        return Ok(());
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    match agreed(number(VERSION), number(APPLICATION)) {
        Some(version) if version > LATEST => Err(Error::NewerStore { path: path.to_owned() }),
        _ => Ok(()),
    }
}

fn version(db: &Connection) -> Result<u32> {
    let number = |name| db.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).map(i32::cast_unsigned);
    let is_empty = || db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0));
    match (number("user_version")?, number("application_id")?) {
        (0, 0) if is_empty()? => Ok(0),
        (version, application) => agreed(version, application).ok_or_else(|| damage("not a database of this program")),
    }
}

fn agreed(version: u32, application: u32) -> Option<u32> {
    (version > 0 && application.checked_sub(MARK) == Some(version)).then_some(version)
}

/// Everything in it can be read, as far as this program knows an older version.
fn check(db: &Connection, version: u32) -> Result<()> {
    let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(damage(&verdict));
    }
    if version < LATEST {
        return Ok(());
    }
    drafts::all(db)?;
    profiles::all(db)?;
    settings::all(db).map(drop)
}
