//! Letter files that come from outside: named when the program starts, opened in the file manager, dropped on the window.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::Serialize;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, State, WebviewWindow, WindowEvent};

use crate::commands::Failure;
use crate::files::{self, Opened};

/// What the window hears.
const EVENT: &str = "arrival";

/// Files that came before the window could listen.
#[derive(Default)]
pub struct Arrivals(Mutex<Option<Vec<PathBuf>>>);

impl Arrivals {
    /// The files that the program was started with.
    pub fn at_start() -> Arrivals {
        let folder = std::env::current_dir().unwrap_or_default();
        Arrivals(Mutex::new(Some(named(std::env::args().skip(1), &folder))))
    }

    /// Whether a letter comes as soon as the window listens.
    pub fn are_waiting(&self) -> bool {
        let waiting = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        waiting.as_ref().is_some_and(|files| !files.is_empty())
    }
}

/// A letter, or why there is none.
#[derive(Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Arrival {
    Opened(Box<Opened>),
    Failure(Failure),
}

/// The files among the arguments of a program that was started in `folder`.
pub fn named(arguments: impl Iterator<Item = String>, folder: &Path) -> Vec<PathBuf> {
    arguments.filter(|argument| !argument.starts_with('-')).map(|argument| folder.join(argument)).collect()
}

/// Opens files in the window, or later when it listens.
pub fn come(app: &AppHandle, files: Vec<PathBuf>) {
    let arrivals = app.state::<Arrivals>();
    let mut waiting = arrivals.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    match &mut *waiting {
        Some(waiting) => waiting.extend(files),
        None => files.iter().for_each(|file| tell(app, file)),
    }
}

fn tell(app: &AppHandle, file: &Path) {
    let arrival = match files::read(app, file) {
        Ok(opened) => Arrival::Opened(Box::new(opened)),
        Err(failure) => Arrival::Failure(failure),
    };
    // Nobody hears it only when the window is gone, and then nobody waits for the letter.
    let _ = app.emit(EVENT, arrival);
}

/// Opens what is dropped on the window.
pub fn watch(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            come(&app, paths.clone());
        }
    });
}

/// The window listens from now on.
#[tauri::command(async)]
pub fn ready(app: AppHandle, arrivals: State<'_, Arrivals>) {
    let waiting = arrivals.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
    waiting.into_iter().flatten().for_each(|file| tell(&app, &file));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_folder_of_the_start() {
        let arguments = ["--verbose", "a.congvan", "/b.congvan"].map(str::to_owned).into_iter();
        assert_eq!(named(arguments, Path::new("/nha")), [PathBuf::from("/nha/a.congvan"), PathBuf::from("/b.congvan")]);
    }
}
