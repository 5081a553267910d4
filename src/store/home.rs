//! The folder and the names in it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;

use super::private;
use crate::error::{Error, Result};

/// What SQLite keeps beside a database.
pub const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The folder of the database.
#[derive(Debug)]
pub struct Home(PathBuf);

impl Home {
    /// Makes the folder and keeps others out of it.
    pub fn new(folder: &Path) -> Result<Home> {
        private::folder(folder)?;
        Ok(Home(folder.to_owned()))
    }

    /// Keeps other processes out until the file is dropped. One that is just closing gets a second.
    pub fn lock(&self) -> Result<File> {
        const TRIES: usize = 20;
        const PAUSE: Duration = Duration::from_millis(50);
        let path = self.0.join("congvan.lock");
        let file = private::file(&path)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                // A file system without locks: SQLite's own are left.
                Err(TryLockError::Error(cause)) if cause.kind() == io::ErrorKind::Unsupported => return Ok(file),
                Err(TryLockError::Error(cause)) => return Err(Error::Write { path, cause }),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
        }
        Err(Error::StoreInUse { path: self.database() })
    }

    /// The database itself.
    pub fn database(&self) -> PathBuf {
        self.0.join("congvan.db")
    }

    /// Where the copies of the last days are.
    pub fn backups(&self) -> PathBuf {
        self.0.join("backup")
    }

    /// Where a rescue works; nothing in it is needed afterwards.
    pub fn workshop(&self) -> PathBuf {
        self.0.join("rescue")
    }

    /// A complete database that has still to take the place of a damaged one.
    pub fn rescued(&self) -> PathBuf {
        self.0.join("rescued.db")
    }

    /// A name of the day that nothing has yet.
    pub fn aside(&self, today: NaiveDate) -> PathBuf {
        let name = |number: usize| match number {
            1 => self.0.join(format!("congvan-hong-{today}.db")),
            _ => self.0.join(format!("congvan-hong-{today}-{number}.db")),
        };
        let is_free = |path: &PathBuf| !exists(path) && COMPANIONS.iter().all(|end| !exists(&with(path, end)));
        (1..).map(name).find(is_free).expect("there are more numbers than files")
    }

    /// A database that something was ever written to.
    pub fn has_database(&self) -> bool {
        size(&self.database()) > 0
    }

    /// Something is left of a database that is gone.
    pub fn has_remains(&self) -> bool {
        size(&with(&self.database(), "-wal")) > 0 || super::backup::newest_first(self).next().is_some()
    }
}

/// `congvan.db` and `-wal` to `congvan.db-wal`.
pub fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Makes sure that files were made, renamed and removed; not every system can.
pub fn settle(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
