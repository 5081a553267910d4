//! What the window may ask for: a few lines each over the library.

use congvan::view::{self, Preview};
use congvan::{Letter, Setup, samples, typeset};
use serde::Serialize;
use tauri::State;

/// What the commands share.
pub struct App {
    pub setup: Setup<'static>,
}

impl App {
    /// With the program's own fonts and wording.
    pub fn new() -> App {
        App { setup: Setup::on(chrono::Local::now().date_naive()) }
    }
}

/// Why a command could not do its work: the window acts on the code and shows the message.
#[derive(Serialize)]
pub struct Failure {
    code: &'static str,
    message: String,
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
    let beginning = |sample: &'static samples::Sample| Beginning {
        name: sample.name,
        about: sample.about,
        letter: sample.letter(),
    };
    samples::list().iter().map(beginning).collect()
}

/// A ready beginning.
#[derive(Serialize)]
pub struct Beginning {
    name: &'static str,
    about: &'static str,
    letter: Letter,
}

/// Sets the letter; its pages as positioned lines.
#[tauri::command(async)]
pub fn preview(letter: Letter, app: State<'_, App>) -> Result<Preview, Failure> {
    let typeset = typeset(&letter, &app.setup)?;
    Ok(view::preview(&typeset))
}
