//! Letter files and PDF files: chosen in the system's dialog, read and written here. The window may name letter files to
//! write, those used last to read, and no others.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use congvan::{Letter, RuleSet, file, json, pdf, phrases, typeset};
use serde::Serialize;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, MessageDialogButtons, MessageDialogKind};
use tauri_plugin_opener::OpenerExt;

use crate::commands::{Failure, setup};
use crate::fault::safely;
use crate::keeping::Keeping;
use crate::viewing;

/// The ending of letter files.
const ENDING: &str = "congvan";
/// The endings that letters may have.
const LETTER_ENDINGS: [&str; 2] = [ENDING, "json"];

const FOLDER: &str = "folder";

/// A kind of file to be made.
pub struct Kind {
    title: &'static str,
    name: &'static str,
    /// Behind the letter's own name, before the ending.
    suffix: &'static str,
    ending: &'static str,
}

const LETTER: Kind = Kind { title: "Lưu công văn", name: "Công văn", suffix: "", ending: ENDING };
const PDF: Kind = Kind { title: "Xuất PDF", name: "PDF", suffix: "", ending: "pdf" };
/// A phiếu kiểm tra thể thức.
pub const SHEET: Kind =
    Kind { title: "Lưu phiếu kiểm tra thể thức", name: "PDF", suffix: " (phiếu kiểm tra)", ending: "pdf" };

/// The PDF that was made last, and the letter it was made of.
#[derive(Default)]
pub struct Exported(Mutex<Option<(PathBuf, Letter)>>);

impl Exported {
    /// Where it is, and the letter as it was then.
    pub fn last(&self) -> Option<(PathBuf, Letter)> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    fn put(&self, file: PathBuf, letter: Letter) {
        *self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some((file, letter));
    }
}

/// A letter and the file it is in.
#[derive(Clone, Serialize)]
pub struct Opened {
    letter: Letter,
    file: PathBuf,
}

/// Lets the clerk choose a letter file; `None` when the dialog is left.
#[tauri::command(async)]
pub fn open(app: AppHandle) -> Result<Option<Opened>, Failure> {
    let dialog = dialog(&app, "Mở công văn").add_filter("Công văn", &LETTER_ENDINGS);
    let chosen = dialog.blocking_pick_file().and_then(|path| path.into_path().ok());
    chosen.map(|file| read(&app, &file)).transpose()
}

/// The letter files used last, the last one first.
#[tauri::command(async)]
pub fn recent(keeping: State<'_, Keeping>) -> Result<Vec<PathBuf>, Failure> {
    keeping.with(|store| store.recent_files())
}

/// Opens one of the files used last, and no other.
#[tauri::command(async)]
pub fn open_recent(file: PathBuf, app: AppHandle, keeping: State<'_, Keeping>) -> Result<Opened, Failure> {
    if !keeping.with(|store| store.recent_files())?.contains(&file) {
        return Err(Failure::new("not-recent", format!("«{}» không có trong danh sách tệp gần đây", file.display())));
    }
    read(&app, &file)
}

/// Whether a file used last holds this letter, as it is; one that cannot be read does not.
#[tauri::command(async)]
pub fn is_in_file(letter: Letter, file: PathBuf, keeping: State<'_, Keeping>) -> Result<bool, Failure> {
    let is_recent = keeping.with(|store| store.recent_files())?.contains(&file);
    Ok(is_recent && contents(&file).is_ok_and(|found| found == letter))
}

/// More than any letter: it is a hundred pages and more. Larger ones would hold the window up for minutes, and as its
/// draft again at every start.
const MOST_BYTES: u64 = 512 << 10;

fn small_enough(file: &Path) -> Result<(), Failure> {
    // What cannot be asked cannot be read either: reading says why.
    if std::fs::metadata(file).is_ok_and(|found| found.len() > MOST_BYTES) {
        let text = format!("«{}» lớn hơn 512 KB, không phải là một công văn", file.display());
        return Err(Failure::new("too-large", text));
    }
    Ok(())
}

/// Reads a letter file and remembers where it is.
///
/// # Errors
/// What is wrong with the file.
pub fn read(app: &AppHandle, file: &Path) -> Result<Opened, Failure> {
    let letter = contents(file)?;
    remember(app, file, true);
    Ok(Opened { letter, file: file.to_owned() })
}

fn contents(file: &Path) -> Result<Letter, Failure> {
    small_enough(file)?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let named = |error: congvan::Error| Failure::new(error.code(), format!("«{name}»: {error}"));
    safely(|| json::read(&file::read(file)?).map_err(named))
}

/// Saves a letter to its file, or to one the clerk chooses; `None` when the dialog is left.
#[tauri::command(async)]
pub fn save(letter: Letter, file: Option<PathBuf>, app: AppHandle) -> Result<Option<PathBuf>, Failure> {
    // A letter that came in a file of another kind gets one of its own.
    let Some(file) = file.filter(|file| is_letter_file(file)).or_else(|| ask(&app, &LETTER, &letter)) else {
        return Ok(None);
    };
    file::write(&file, json::write(&letter).as_bytes())?;
    remember(&app, &file, true);
    Ok(Some(file))
}

/// Makes the PDF and saves it where the clerk chooses; `None` when the dialog is left.
#[tauri::command(async)]
pub fn export(letter: Letter, app: AppHandle, exported: State<'_, Exported>) -> Result<Option<PathBuf>, Failure> {
    // First the file, then the question: a letter that cannot be set is told at once.
    let bytes = safely(|| Ok(pdf::write(&typeset(&letter, &setup())?, letter.date)?))?;
    let Some(file) = ask(&app, &PDF, &letter) else { return Ok(None) };
    file::write_output(&file, &bytes)?;
    remember(&app, &file, false);
    exported.put(file.clone(), letter);
    Ok(Some(file))
}

/// Opens the PDF that was made last in the system's viewer, or shows it in its folder.
#[tauri::command(async)]
pub fn show_export(in_folder: bool, app: AppHandle, exported: State<'_, Exported>) -> Result<(), Failure> {
    let Some((file, _)) = exported.last() else { return Ok(()) };
    if !file.exists() {
        let told = format!("tệp PDF không còn ở {}; ổ đĩa chứa tệp có thể đã được tháo ra", file.display());
        return Err(Failure::new("viewer", told));
    }
    let shown = if in_folder {
        app.opener().reveal_item_in_dir(&file).map_err(|error| error.to_string())
    } else {
        viewing::open(&app, &file)
    };
    let program = if in_folder { "trình quản lý tệp" } else { "chương trình xem PDF" };
    let told = format!("máy này chưa có {program} nào mở được. Tệp PDF đã lưu ở {}", file.display());
    shown.map_err(|_| Failure::new("viewer", told))
}

/// Letters of a subject that a window's title and its entry in a list of windows have room for, and more.
const LONGEST_TITLE: usize = 120;

/// Names the window after the letter in it.
#[tauri::command]
pub fn title(letter: Option<String>, window: tauri::WebviewWindow) -> Result<(), Failure> {
    let name = match letter {
        None => "Soạn Công văn".to_owned(),
        Some(letter) if letter.chars().count() <= LONGEST_TITLE => format!("Soạn Công văn – {letter}"),
        Some(letter) => {
            format!("Soạn Công văn – {}…", letter.chars().take(LONGEST_TITLE).collect::<String>().trim_end())
        }
    };
    window.set_title(&name).map_err(|error| Failure::new("window", error.to_string()))
}

/// Where a new file goes, with its ending; `None` when the dialog is left.
pub fn ask(app: &AppHandle, kind: &Kind, letter: &Letter) -> Option<PathBuf> {
    let today = chrono::Local::now().date_naive();
    let name = phrases::file_name(letter, RuleSet::on(letter.date.unwrap_or(today)));
    let mut name = format!("{name}{}.{}", kind.suffix, kind.ending);
    let mut folder = None;
    loop {
        let mut dialog = dialog(app, kind.title).add_filter(kind.name, &[kind.ending]);
        if let Some(folder) = &folder {
            dialog = dialog.set_directory(folder);
        }
        let chosen = dialog.set_file_name(&name).blocking_save_file()?.into_path().ok()?;
        let file = with_ending(chosen.clone(), kind.ending);
        // The system asks about the name as it was typed, not about the one with its ending.
        if file == chosen || !file.exists() || may_replace(app, &file) {
            return Some(file);
        }
        name = file.file_name()?.to_string_lossy().into_owned();
        folder = file.parent().map(Path::to_owned);
    }
}

fn may_replace(app: &AppHandle, file: &Path) -> bool {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let (replace, other) = ("Thay tệp cũ".to_owned(), "Chọn tên khác".to_owned());
    app.dialog()
        .message(format!("Trong thư mục này đã có tệp «{name}». Thay tệp cũ bằng tệp mới?"))
        .title("Tệp đã có")
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(replace, other))
        .blocking_show()
}

/// A dialog in the folder that was used last.
fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let folder: Option<PathBuf> = app.state::<Keeping>().with(|store| store.setting(FOLDER)).ok().flatten();
    let dialog = app.dialog().file().set_title(title);
    match folder.filter(|folder| folder.is_dir()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// A place that could not be remembered costs a click the next time, not the work of now.
fn remember(app: &AppHandle, file: &Path, is_letter: bool) {
    let _ = app.state::<Keeping>().with(|store| {
        store.put_setting(FOLDER, &file.parent())?;
        if is_letter { store.add_recent_file(file) } else { Ok(()) }
    });
}

fn has_ending(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

fn is_letter_file(file: &Path) -> bool {
    LETTER_ENDINGS.iter().any(|ending| has_ending(file, ending))
}

fn with_ending(file: PathBuf, ending: &str) -> PathBuf {
    if has_ending(&file, ending) {
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

    #[test]
    fn only_letter_files_are_written_without_asking() {
        let is_one = |name: &str| is_letter_file(Path::new(name));
        assert!(is_one("/nha/a.congvan") && is_one("/nha/a.CONGVAN") && is_one("/nha/a.json"));
        assert!(!is_one("/nha/.bashrc") && !is_one("/nha/a.congvan.sh") && !is_one("/nha/congvan"));
    }
}
