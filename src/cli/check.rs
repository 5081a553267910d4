//! Finished files checked: one answer a file, by what the file is.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use congvan::measure::{self, Report};
use congvan::sheet::{self, CheckSheet};
use congvan::{Error, Letter, Result, json};
use serde::Serialize;

use super::args::Inspection;
use super::make::{input, output};
use super::table;

/// Something is wrong with a file, or nothing can be said about one.
const WRONG: u8 = 1;
const UNREADABLE: u8 = 2;

/// Checks everything: 0 when all is right, 1 when something is wrong, 2 when a file cannot be read.
pub fn all(inspection: &Inspection) -> ExitCode {
    let letter = match inspection.letter.as_deref().map(|path| json::read(&input(path)?)).transpose() {
        Ok(letter) => letter,
        Err(error) => {
            eprintln!("Lỗi: {error}.");
            return ExitCode::from(UNREADABLE);
        }
    };
    let answers: Vec<Answer> = inspection.files.iter().map(|path| answer(path, letter.as_ref())).collect();
    if !said(&answers, inspection.json) {
        return ExitCode::FAILURE;
    }
    if let Err(error) = sheet(inspection, &answers) {
        eprintln!("Lỗi: {error}.");
        return ExitCode::from(UNREADABLE);
    }
    match answers.iter().map(Answer::code).max() {
        None | Some(0) => ExitCode::SUCCESS,
        Some(code) => ExitCode::from(code),
    }
}

/// What there is to say about one file.
#[derive(Serialize)]
struct Answer {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(flatten)]
    report: Option<Report>,
}

impl Answer {
    fn code(&self) -> u8 {
        match &self.report {
            Some(report) if report.is_right() => 0,
            Some(_) => WRONG,
            None => UNREADABLE,
        }
    }
}

fn answer(path: &Path, letter: Option<&Letter>) -> Answer {
    let file = path.display().to_string();
    match input(path).and_then(|bytes| report(&bytes, letter)) {
        Ok(report) => Answer { file, error: None, report: Some(report) },
        Err(error) => Answer { file, error: Some(error.to_string()), report: None },
    }
}

/// By what the file is.
fn report(bytes: &[u8], letter: Option<&Letter>) -> Result<Report> {
    if bytes.starts_with(b"%PDF") {
        let broken =
            || Error::Unmeasured { reason: "chương trình dừng giữa chừng. Hãy báo lỗi này".to_owned() };
        return catch_unwind(AssertUnwindSafe(|| measure::of(bytes, letter))).unwrap_or_else(|_| Err(broken()));
    }
    if bytes.trim_ascii_start().starts_with(b"{") {
        let reason = "đây là tệp công văn. Hãy xuất ra PDF (congvan pdf), rồi kiểm tra tệp PDF";
        return Err(Error::Unmeasured { reason: reason.to_owned() });
    }
    measure::of(bytes, letter)
}

/// Writes the phiếu kiểm tra that was asked for, of the only file.
fn sheet(inspection: &Inspection, answers: &[Answer]) -> Result<()> {
    let (Some(path), [Answer { file, report: Some(report), .. }]) = (&inspection.sheet, answers) else { return Ok(()) };
    let checked_on = Some(chrono::Local::now().date_naive());
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    let sheet = CheckSheet { file: &name, report, remarks: None, checked_on };
    output(path, &sheet::write(&sheet)?)
}

/// Prints the answers; false when nobody reads them any more.
fn said(answers: &[Answer], as_json: bool) -> bool {
    let text = match as_json {
        true => json::pretty(&answers).unwrap_or_default(),
        false => {
            let reports = answers.iter().filter_map(|answer| Some(table::of(&answer.file, answer.report.as_ref()?)));
            reports.collect::<Vec<_>>().join("\n")
        }
    };
    for answer in answers.iter().filter(|_| !as_json) {
        if let Some(error) = &answer.error {
            eprintln!("Lỗi: {}: {error}.", answer.file);
        }
    }
    std::io::stdout().write_all(text.as_bytes()).is_ok()
}
