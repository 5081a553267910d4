//! The draft on the disk: kept with every change, offered at the next start.

use std::path::PathBuf;
use std::sync::Mutex;

use chrono::Utc;
use congvan::store::{Draft, DraftId, Store};
use serde::Serialize;
use tauri::{AppHandle, Manager, State};

use crate::commands::Failure;

/// The user's database, or why there is none.
pub struct Drafts {
    store: Mutex<Result<Store, String>>,
    news: Vec<String>,
}

impl Drafts {
    /// Opens the database in the user's own folder. A fault is told and the window opens all the same.
    pub fn open(app: &AppHandle) -> Drafts {
        let folder = match app.path().app_data_dir() {
            Ok(folder) => folder,
            Err(error) => return Drafts { store: Mutex::new(Err(error.to_string())), news: vec![error.to_string()] },
        };
        match Store::open(&folder, chrono::Local::now().date_naive()) {
            Ok(opened) => Drafts {
                news: opened.news.iter().map(ToString::to_string).collect(),
                store: Mutex::new(Ok(opened.store)),
            },
            Err(error) => {
                let text = error.to_string();
                Drafts { store: Mutex::new(Err(text.clone())), news: vec![text] }
            }
        }
    }

    fn with<T>(&self, work: impl FnOnce(&mut Store) -> congvan::Result<T>) -> Result<T, Failure> {
        let mut store = self.store.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        match &mut *store {
            Ok(store) => Ok(work(store)?),
            Err(why) => Err(Failure::new("no-store", why.clone())),
        }
    }
}

/// What the window begins with.
#[derive(Serialize)]
pub struct Start {
    draft: Option<Kept>,
    /// What the user should hear about the database; nearly always nothing.
    news: Vec<String>,
}

/// A draft as it was left: the letter's own text, so that nothing typed is changed by reading it.
#[derive(Serialize)]
pub struct Kept {
    id: Option<DraftId>,
    text: String,
    file: Option<PathBuf>,
}

/// The draft to go on with.
#[tauri::command(async)]
pub fn start(drafts: State<'_, Drafts>) -> Start {
    let newest = drafts.with(|store| store.drafts()).ok().and_then(|all| all.into_iter().next());
    let draft = newest.map(|draft| Kept { id: draft.id, text: draft.text, file: draft.file });
    Start { draft, news: drafts.news.clone() }
}

/// Keeps the draft; it is on the disk when the answer comes.
#[tauri::command(async)]
pub fn keep(
    id: Option<DraftId>,
    text: String,
    file: Option<PathBuf>,
    drafts: State<'_, Drafts>,
) -> Result<DraftId, Failure> {
    drafts.with(|store| store.put_draft(&Draft { id, text, file, changed: Utc::now() }))
}
