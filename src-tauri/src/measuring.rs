//! The PDF that was made last, read back from the disk and measured; its phiếu kiểm tra.

use std::path::{Path, PathBuf};

use congvan::check::{self, Checked, Dismissal};
use congvan::measure::{self, Measure, Report};
use congvan::sheet::{self, CheckSheet};
use congvan::{Letter, RuleSet, file};
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::commands::Failure;
use crate::fault::safely;
use crate::files::{Exported, SHEET, ask};

/// What measuring found.
#[derive(Serialize)]
pub struct Measured {
    /// How many measures there are.
    count: usize,
    /// Those that are not as the guide asks.
    wrong: Vec<Measure>,
}

/// Measures the PDF that was made last; `None` when there is none.
#[tauri::command(async)]
pub fn measured(exported: State<'_, Exported>) -> Result<Option<Measured>, Failure> {
    let Some((path, letter)) = exported.last() else { return Ok(None) };
    let report = report(&path, &letter)?;
    let count = report.measures.len();
    let wrong = report.measures.into_iter().filter(|measure| !measure.is_right).collect();
    Ok(Some(Measured { count, wrong }))
}

fn report(path: &Path, letter: &Letter) -> Result<Report, Failure> {
    safely(|| Ok(measure::of(&file::read(path)?, Some(letter))?))
}

/// Writes the phiếu kiểm tra of the PDF that was made last where the clerk chooses; `None` when the dialog is left, or when
/// there is no PDF. `office` is what the letter's office has put aside for good.
#[tauri::command(async)]
pub fn check_sheet(
    office: Vec<Dismissal>,
    app: AppHandle,
    exported: State<'_, Exported>,
) -> Result<Option<PathBuf>, Failure> {
    let Some((path, letter)) = exported.last() else { return Ok(None) };
    let today = chrono::Local::now().date_naive();
    let report = report(&path, &letter)?;
    let dismissals = [letter.dismissed.clone(), office].concat();
    let checked = Checked::of(check::run(&letter, today), &dismissals);
    let remarks = checked.remarks(RuleSet::on(letter.date.unwrap_or(today)));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let sheet = CheckSheet { file: &name, report: &report, remarks: Some(&remarks), checked_on: Some(today) };
    let bytes = safely(|| Ok(sheet::write(&sheet)?))?;
    let Some(to) = ask(&app, &SHEET, &letter) else { return Ok(None) };
    file::write_output(&to, &bytes)?;
    Ok(Some(to))
}
