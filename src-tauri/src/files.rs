//! Letter files and PDF files: chosen in the system's dialog, read and written here. The window never names a path.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use congvan::{Letter, RuleSet, file, json, pdf, phrases, typeset};
use serde::Serialize;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt;

use crate::commands::{App, Failure};

/// The ending of letter files.
const ENDING: &str = "congvan";

/// What was made last, and where files went.
#[derive(Default)]
pub struct Places {
    folder: Mutex<Option<PathBuf>>,
    exported: Mutex<Option<PathBuf>>,
}

impl Places {
    fn remember(&self, file: &Path) {
        *lock(&self.folder) = file.parent().map(Path::to_owned);
    }

    fn dialog<R: tauri::Runtime>(&self, app: &AppHandle<R>, title: &str) -> FileDialogBuilder<R> {
        let dialog = app.dialog().file().set_title(title);
        match &*lock(&self.folder) {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// A letter and the file it is in.
#[derive(Serialize)]
pub struct Opened {
    letter: Letter,
    file: PathBuf,
}

/// Lets the clerk choose a letter file; `None` when the dialog is left.
#[tauri::command(async)]
pub fn open(app: AppHandle, places: State<'_, Places>) -> Result<Option<Opened>, Failure> {
    let dialog = places.dialog(&app, "Mở công văn").add_filter("Công văn", &[ENDING, "json"]);
    let Some(file) = dialog.blocking_pick_file().and_then(|path| path.into_path().ok()) else {
        return Ok(None);
    };
    let letter = json::read(&file::read(&file)?)?;
    places.remember(&file);
    Ok(Some(Opened { letter, file }))
}

/// Saves a letter to its file, or to one the clerk chooses; `None` when the dialog is left.
#[tauri::command(async)]
pub fn save(
    letter: Letter,
    file: Option<PathBuf>,
    app: AppHandle,
    places: State<'_, Places>,
) -> Result<Option<PathBuf>, Failure> {
    let file = match file {
        Some(file) => file,
        None => {
            let dialog = places.dialog(&app, "Lưu công văn").add_filter("Công văn", &[ENDING]);
            let chosen = dialog.set_file_name(format!("{}.{ENDING}", name(&letter))).blocking_save_file();
            let Some(file) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
            with_ending(file, ENDING)
        }
    };
    file::write(&file, json::write(&letter).as_bytes())?;
    places.remember(&file);
    Ok(Some(file))
}

/// Makes the PDF and saves it where the clerk chooses; `None` when the dialog is left.
#[tauri::command(async)]
pub fn export(
    letter: Letter,
    app: AppHandle,
    state: State<'_, App>,
    places: State<'_, Places>,
) -> Result<Option<PathBuf>, Failure> {
    // First the file, then the question: a letter that cannot be set is told at once.
    let bytes = pdf::write(&typeset(&letter, &state.setup)?, letter.date)?;
    let dialog = places.dialog(&app, "Xuất PDF").add_filter("PDF", &["pdf"]);
    let chosen = dialog.set_file_name(format!("{}.pdf", name(&letter))).blocking_save_file();
    let Some(file) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let file = with_ending(file, "pdf");
    file::write_output(&file, &bytes)?;
    places.remember(&file);
    *lock(&places.exported) = Some(file.clone());
    Ok(Some(file))
}

/// Opens the PDF that was made last in the system's viewer, or shows it in its folder.
#[tauri::command(async)]
pub fn show_export(in_folder: bool, app: AppHandle, places: State<'_, Places>) -> Result<(), Failure> {
    let Some(file) = lock(&places.exported).clone() else { return Ok(()) };
    let shown = if in_folder {
        app.opener().reveal_item_in_dir(&file)
    } else {
        app.opener().open_path(file.to_string_lossy(), None::<&str>)
    };
    shown.map_err(|error| Failure::new("viewer", format!("không mở được tệp PDF ({error}). Tệp đã lưu ở {}", file.display())))
}

fn name(letter: &Letter) -> String {
    let today = chrono::Local::now().date_naive();
    phrases::file_name(letter, RuleSet::on(letter.date.unwrap_or(today)))
}

fn with_ending(file: PathBuf, ending: &str) -> PathBuf {
    if file.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
        return file;
    }
    let mut name = file.into_os_string();
    name.push(format!(".{ending}"));
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gets_its_ending_once() {
        let made = |name: &str| with_ending(PathBuf::from(name), "pdf");
        assert_eq!(made("07-CV-ĐU"), PathBuf::from("07-CV-ĐU.pdf"));
        assert_eq!(made("07-CV-ĐU.PDF"), PathBuf::from("07-CV-ĐU.PDF"));
        assert_eq!(made("ngày 05.6"), PathBuf::from("ngày 05.6.pdf"));
    }
}
