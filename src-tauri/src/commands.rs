//! What the window may ask for: a few lines each over the library.

use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use congvan::check::{self, Checked, Dismissal, Edit};
use congvan::rules::Component;
use congvan::view::{self, Preview, Seen};
use congvan::{Letter, Memory, RuleSet, Setup, samples, typeset_again};
use serde::Serialize;

use crate::fault::safely;

/// The program's own fonts and wording, on this day: the program may be open for longer than one.
pub fn setup() -> Setup<'static> {
    Setup::on(chrono::Local::now().date_naive())
}

/// Unpacks fonts and reads wording and rules, so that the first letter finds them ready.
pub fn warm_up() {
    let first = samples::list()[0].letter();
    let _ = preview(first.clone(), None);
    let _ = check(first, Vec::new());
}

/// Why a command could not do its work: the window acts on the code and shows the message.
#[derive(Clone, Debug, Serialize)]
pub struct Failure {
    /// What the window acts on.
    pub code: &'static str,
    /// What the clerk reads.
    pub message: String,
}

impl Failure {
    /// For what the library does not do.
    pub fn new(code: &'static str, message: String) -> Failure {
        Failure { code, message }
    }
}

impl From<congvan::Error> for Failure {
    fn from(error: congvan::Error) -> Failure {
        Failure { code: error.code(), message: error.to_string() }
    }
}

/// The ready beginnings of letters.
#[tauri::command]
pub fn samples() -> Vec<Beginning> {
    let beginning = |sample: &samples::Sample| Beginning { id: sample.id, name: sample.name, about: sample.about };
    samples::list().iter().map(beginning).collect()
}

/// A ready beginning.
#[derive(Serialize)]
pub struct Beginning {
    id: &'static str,
    name: &'static str,
    about: &'static str,
}

/// Sets the letter; its pages as positioned lines, without those the window has seen.
#[tauri::command(async)]
pub fn preview(letter: Letter, seen: Option<Seen>) -> Result<Preview, Failure> {
    static MEMORY: Mutex<Option<Memory>> = Mutex::new(None);
    safely(|| {
        let setup = setup();
        // A fault leaves the memory taken, and the next key begins a new one.
        let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default();
        let typeset = typeset_again(&letter, &setup, &mut memory)?;
        *MEMORY.lock().unwrap_or_else(PoisonError::into_inner) = Some(memory);
        Ok(view::news(&letter, &typeset, seen.as_ref()))
    })
}

/// What in the letter goes against the guide; `office` is what its office has put aside for good.
#[tauri::command(async)]
pub fn check(letter: Letter, office: Vec<Dismissal>) -> Result<Checked, Failure> {
    safely(|| {
        let findings = check::run(&letter, chrono::Local::now().date_naive());
        Ok(Checked::of(findings, &[letter.dismissed, office].concat()))
    })
}

/// The letter with fixes of findings made.
#[tauri::command]
pub fn mend(letter: Letter, edits: Vec<Edit>) -> Letter {
    check::mend(&letter, &edits)
}

/// What the guide of that day calls each field.
#[tauri::command]
pub fn guide(date: Option<NaiveDate>) -> Vec<Component> {
    RuleSet::on(date.unwrap_or_else(|| chrono::Local::now().date_naive())).components()
}
