//! The drafts on the disk: kept with every change, offered at the next start; and how the window was left.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use congvan::Fonts;
use congvan::store::{Draft, DraftId};
use congvan::view::{self, RunView};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::arrivals::Arrivals;
use crate::commands::Failure;
use crate::keeping::Keeping;
use crate::page;

const LOOK: &str = "look";
const LOOKED_AT: &str = "looked-at";

/// How the clerk left the window.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Look {
    /// Width of the form, in CSS pixels.
    split: Option<f64>,
    /// Size of the page, 1 for 100 %; `None` fits it to the width.
    zoom: Option<f64>,
    /// Whether the list of findings is shown.
    checks: Option<bool>,
    /// A profile in the making, as the window has it.
    making: Option<serde_json::Value>,
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
    /// Whether a page may be asked for within a keystroke.
    at_once: bool,
    /// Whether the program was started with a letter file, which comes when the window listens.
    awaited: bool,
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
pub fn start(keeping: State<'_, Keeping>, arrivals: State<'_, Arrivals>) -> Start {
    let drafts = keeping.with(|store| store.drafts()).unwrap_or_default();
    let looked_at = keeping.with(|store| store.setting(LOOKED_AT)).ok().flatten();
    let look = keeping.with(|store| store.setting(LOOK)).ok().flatten();
    Start {
        draft: on_desk(drafts, looked_at).map(Kept::from),
        look,
        news: keeping.news.clone(),
        gauge: view::gauge(Fonts::embedded()),
        at_once: page::IS_TRIED,
        awaited: arrivals.are_waiting(),
    }
}

/// A draft that was put on the desk, and when.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct LookedAt {
    id: DraftId,
    at: DateTime<Utc>,
}

/// The draft that was on the desk last: the last changed one, unless another was opened after that.
fn on_desk(drafts: Vec<Draft>, looked_at: Option<LookedAt>) -> Option<Draft> {
    let changed = drafts.first()?.changed;
    let opened = looked_at.filter(|looked_at| looked_at.at > changed);
    let place = opened.and_then(|opened| drafts.iter().position(|draft| draft.id == Some(opened.id)));
    drafts.into_iter().nth(place.unwrap_or(0))
}

/// Remembers that the draft was put on the desk.
#[tauri::command(async)]
pub fn look_at(id: DraftId, keeping: State<'_, Keeping>) -> Result<(), Failure> {
    keeping.with(|store| store.put_setting(LOOKED_AT, &LookedAt { id, at: Utc::now() }))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draft_on_the_desk_is_the_last_one_that_was_changed_or_opened() {
        let at = |minute: i64| DateTime::from_timestamp(60 * minute, 0).expect("a time");
        let id = |id: i64| serde_json::from_value::<DraftId>(id.into()).expect("a number");
        let draft = |n, minute| Draft { id: Some(id(n)), text: n.to_string(), file: None, changed: at(minute) };
        let last = |looked_at: Option<(i64, i64)>| {
            let looked_at = looked_at.map(|(n, minute)| LookedAt { id: id(n), at: at(minute) });
            on_desk(vec![draft(2, 20), draft(1, 10)], looked_at).map(|draft| draft.text)
        };
        assert_eq!(last(None), Some("2".to_owned()));
        assert_eq!(last(Some((1, 30))), Some("1".to_owned()), "opened after the other was changed");
        assert_eq!(last(Some((1, 15))), Some("2".to_owned()), "the other was changed after that");
        assert_eq!(last(Some((3, 30))), Some("2".to_owned()), "one that was removed");
        assert!(on_desk(Vec::new(), None).is_none());
    }
}
