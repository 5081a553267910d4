//! The user's database: drafts, profiles, settings.

use std::sync::Mutex;

use chrono::NaiveDate;
use congvan::store::Store;
use tauri::{AppHandle, Manager};

use crate::commands::Failure;
use crate::fault::safely;

/// The user's database, or why there is none.
pub struct Keeping {
    store: Mutex<Result<Store, String>>,
    backed_up: Mutex<NaiveDate>,
    /// What the user should hear about it; nearly always nothing.
    pub news: Vec<String>,
}

impl Keeping {
    /// Opens the database in the user's own folder. A fault is told and the window opens all the same.
    pub fn open(app: &AppHandle) -> Keeping {
        let today = today();
        let opened = app.path().app_data_dir().map_err(|error| error.to_string());
        let opened = opened.and_then(|folder| Store::open(&folder, today).map_err(|error| error.to_string()));
        let (store, news) = match opened {
            Ok(opened) => (Ok(opened.store), opened.news.iter().map(ToString::to_string).collect()),
            Err(why) => (Err(why.clone()), vec![why]),
        };
        Keeping { store: Mutex::new(store), backed_up: Mutex::new(today), news }
    }

    /// Works with the database.
    ///
    /// # Errors
    /// What the work says, or `no-store` and why it could not be opened.
    pub fn with<T>(&self, work: impl FnOnce(&mut Store) -> congvan::Result<T>) -> Result<T, Failure> {
        let mut store = self.store.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        match &mut *store {
            Ok(store) => {
                let done = safely(|| Ok(work(store)?))?;
                self.back_up_daily(store);
                Ok(done)
            }
            Err(why) => Err(Failure::new("no-store", why.clone())),
        }
    }

    /// A program that stays open over midnight makes the next day's copy too; one that fails is tried again tomorrow.
    fn back_up_daily(&self, store: &mut Store) {
        let mut last = self.backed_up.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let today = today();
        if *last != today {
            *last = today;
            let _ = store.back_up(today);
        }
    }
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
