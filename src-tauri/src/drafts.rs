//! The drafts on the disk: kept with every change, offered at the next start; and how the window was left.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use congvan::Fonts;
use congvan::store::{Draft, DraftId};
use congvan::view::{self, RunView};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::commands::Failure;
use crate::keeping::Keeping;

const LOOK: &str = "look";

/// How the clerk left the window.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Look {
    /// Width of the form, in CSS pixels.
    split: Option<f64>,
    /// Size of the page, 1 for 100 %; `None` fits it to the width.
    zoom: Option<f64>,
    /// Whether the list of findings is shown.
    checks: Option<bool>,
}

/// What the window begins with.
#[derive(Serialize)]
pub struct Start {
    draft: Option<Kept>,
    look: Option<Look>,
    /// What the user should hear about the database; nearly always nothing.
    news: Vec<String>,
    /// What the window's letters are measured with.
    gauge: Vec<RunView>,
}

/// A draft as it was left: the form's own text, so that nothing typed is changed by reading it.
#[derive(Serialize)]
pub struct Kept {
    id: Option<DraftId>,
    text: String,
    file: Option<PathBuf>,
    changed: DateTime<Utc>,
}

impl From<Draft> for Kept {
    fn from(draft: Draft) -> Kept {
        Kept { id: draft.id, text: draft.text, file: draft.file, changed: draft.changed }
    }
}

/// The draft to go on with, and how the window was left.
#[tauri::command(async)]
pub fn start(keeping: State<'_, Keeping>) -> Start {
    let newest = keeping.with(|store| store.drafts()).ok().and_then(|all| all.into_iter().next());
    let look = keeping.with(|store| store.setting(LOOK)).ok().flatten();
    Start { draft: newest.map(Kept::from), look, news: keeping.news.clone(), gauge: view::gauge(Fonts::embedded()) }
}

/// Keeps the draft; it is on the disk when the answer comes.
#[tauri::command(async)]
pub fn keep(
    id: Option<DraftId>,
    text: String,
    file: Option<PathBuf>,
    keeping: State<'_, Keeping>,
) -> Result<DraftId, Failure> {
    keeping.with(|store| store.put_draft(&Draft { id, text, file, changed: Utc::now() }))
}

/// The drafts, the last changed one first.
#[tauri::command(async)]
pub fn drafts(keeping: State<'_, Keeping>) -> Result<Vec<Kept>, Failure> {
    Ok(keeping.with(|store| store.drafts())?.into_iter().map(Kept::from).collect())
}

/// Removes a draft.
#[tauri::command(async)]
pub fn remove_draft(id: DraftId, keeping: State<'_, Keeping>) -> Result<(), Failure> {
    keeping.with(|store| store.remove_draft(id))
}

/// Remembers how the window is left.
#[tauri::command(async)]
pub fn keep_look(look: Look, keeping: State<'_, Keeping>) -> Result<(), Failure> {
    keeping.with(|store| store.put_setting(LOOK, &look))
}
