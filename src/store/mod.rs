//! The user's database: drafts, profiles and settings, on the disk when a call returns. The only place that names
//! rusqlite.

mod backup;
mod copy;
mod drafts;
mod fault;
mod home;
mod news;
mod private;
mod profiles;
mod reach;
mod rescue;
mod schema;
mod settings;
mod sum;

use std::fs::File;
use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::Result;
use fault::{fault, is_damage};
use home::Home;

pub use crate::profile::{Profile, ProfileId};
pub use drafts::{Draft, DraftId};
pub use news::News;
pub use profiles::ProfileList;
pub use settings::MOST_RECENT_FILES;

/// The open database. Nobody else can open it meanwhile.
#[derive(Debug)]
pub struct Store {
    // In this order: the lock goes last.
    db: Connection,
    home: Home,
    _lock: File,
}

/// A database that is ready, and what the user should hear about it.
#[derive(Debug)]
pub struct Opened {
    /// The database.
    pub store: Store,
    /// What happened while it was opened; nearly always nothing.
    pub news: Vec<News>,
}

impl Store {
    /// Opens the database in `folder`, which belongs to it alone; makes folder and database where there are none. A
    /// damaged database is set aside and what can be read of it goes on; once a day a copy is kept.
    ///
    /// # Errors
    /// [`Error::StoreInUse`](crate::Error::StoreInUse) after a second's wait,
    /// [`Error::NewerStore`](crate::Error::NewerStore) with nothing touched, and
    /// [`Error::Store`](crate::Error::Store) or [`Error::Write`](crate::Error::Write) where the disk or the folder lets
    /// nothing be opened; what is there stays as it is.
    pub fn open(folder: &Path, today: NaiveDate) -> Result<Opened> {
        let home = Home::new(folder)?;
        let lock = home.lock()?;
        schema::refuse_newer(&home.database())?;
        let mut news: Vec<News> = rescue::finish(&home, today)?.into_iter().collect();
        let db = match sound(&home)? {
            Some(db) => db,
            None => {
                news.push(rescue::run(&home, today)?);
                schema::open(&home.database()).map_err(|error| fault(&home, error))?
            }
        };
        let mut store = Store { db, home, _lock: lock };
        if let Err(cause) = store.back_up(today) {
            news.push(News::NoBackup { cause });
        }
        store.told(schema::migrate(&store.db))?;
        Ok(Opened { store, news })
    }

    /// Keeps a copy of today's, unless there is one already, and the last ten days' copies; [`Store::open`] does it, a
    /// program that runs for days does it again.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store), [`Error::Write`](crate::Error::Write).
    pub fn back_up(&mut self, today: NaiveDate) -> Result<()> {
        backup::make(&self.db, &self.home, today)
    }

    /// Says in the program's words why the database failed.
    fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|error| fault(&self.home, error))
    }
}

/// The database, or `None` when it is damaged or gone.
fn sound(home: &Home) -> Result<Option<Connection>> {
    if !home.has_database() && home.has_remains() {
        return Ok(None);
    }
    private::file(&home.database())?;
    match schema::open(&home.database()) {
        Ok(db) => Ok(Some(db)),
        Err(error) if is_damage(&error) => Ok(None),
        Err(error) => Err(fault(home, error)),
    }
}
