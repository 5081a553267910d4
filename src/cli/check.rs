//! Letters and finished files checked: one answer a file, by what the file is.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use congvan::check::{Checked, Severity};
use congvan::measure::{self, Report};
use congvan::sheet::{self, CheckSheet};
use congvan::{Error, Letter, Result, RuleSet, json};
use serde::Serialize;

use super::args::Inspection;
use super::letters;
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
    let mended = inspection.mended.as_deref();
    let answers: Vec<Answer> = inspection.files.iter().map(|path| answer(path, letter.as_ref(), mended)).collect();
    if !said(&answers, inspection.json) {
        return ExitCode::FAILURE;
    }
    if let Err(error) = sheet(inspection, &answers, letter.as_ref()) {
        eprintln!("Lỗi: {error}.");
        return ExitCode::from(UNREADABLE);
    }
    match answers.iter().map(Answer::code).max() {
        None | Some(0) => ExitCode::SUCCESS,
        Some(code) => ExitCode::from(code),
    }
}

/// What there is to say about one file.
#[derive(Default, Serialize)]
struct Answer {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// Of a finished file.
    #[serde(flatten)]
    report: Option<Report>,
    /// Of a letter.
    #[serde(flatten)]
    checked: Option<Checked>,
    /// How many places of the letter were mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    mended: Option<usize>,
}

impl Answer {
    fn code(&self) -> u8 {
        let is_right = match (&self.report, &self.checked) {
            (Some(report), _) => report.is_right(),
            (None, Some(checked)) => checked.open.iter().all(|finding| finding.severity > Severity::Error),
            (None, None) => return UNREADABLE,
        };
        if is_right { 0 } else { WRONG }
    }
}

fn answer(path: &Path, letter: Option<&Letter>, mended: Option<&Path>) -> Answer {
    let answered = input(path).and_then(|bytes| {
        if !is_letter(&bytes) {
            return Ok(Answer { report: Some(report(&bytes, letter)?), ..Answer::default() });
        }
        let Some(to) = mended else {
            return Ok(Answer { checked: Some(letters::check(&bytes)?), ..Answer::default() });
        };
        let (count, left) = letters::mend(&bytes, &letters::place(to, path))?;
        Ok(Answer { checked: Some(left), mended: Some(count), ..Answer::default() })
    });
    let file = path.display().to_string();
    match answered {
        Ok(answer) => Answer { file, ..answer },
        Err(error) => Answer { file, error: Some(error.to_string()), ..Answer::default() },
    }
}

fn is_letter(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{")
}

/// By what the file is.
fn report(bytes: &[u8], letter: Option<&Letter>) -> Result<Report> {
    if bytes.starts_with(b"%PDF") {
        let broken =
            || Error::Unmeasured { reason: "chương trình dừng giữa chừng. Hãy báo lỗi này".to_owned() };
        return catch_unwind(AssertUnwindSafe(|| measure::of(bytes, letter))).unwrap_or_else(|_| Err(broken()));
    }
    measure::of(bytes, letter)
}

/// Writes the phiếu kiểm tra that was asked for, of the only file.
fn sheet(inspection: &Inspection, answers: &[Answer], letter: Option<&Letter>) -> Result<()> {
    let (Some(path), [Answer { file, report: Some(report), .. }]) = (&inspection.sheet, answers) else { return Ok(()) };
    let today = letters::today();
    let remarks = letter.map(|letter| {
        let rules = RuleSet::on(letter.date.unwrap_or(today));
        letters::findings(letter, today).remarks(rules)
    });
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    let sheet = CheckSheet { file: &name, report, remarks: remarks.as_deref(), checked_on: Some(today) };
    output(path, &sheet::write(&sheet)?)
}

/// Tables are parted by an empty line, lines of findings are not.
fn between(answers: &[Answer]) -> &'static str {
    if answers.iter().any(|answer| answer.report.is_some()) { "\n" } else { "" }
}

/// Prints the answers; false when nobody reads them any more.
fn said(answers: &[Answer], as_json: bool) -> bool {
    let text = match as_json {
        true => json::pretty(&answers).unwrap_or_default(),
        false => {
            let text = |answer: &Answer| match (&answer.report, &answer.checked) {
                (Some(report), _) => table::of(&answer.file, report),
                (None, Some(checked)) => letters::lines(&answer.file, checked),
                (None, None) => String::new(),
            };
            answers.iter().map(text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between(answers))
        }
    };
    for answer in answers.iter().filter(|_| !as_json) {
        if let Some(error) = &answer.error {
            eprintln!("Lỗi: {}: {error}.", answer.file);
        }
        if let Some(count) = answer.mended {
            eprintln!("{}: đã sửa {count} chỗ.", answer.file);
        }
    }
    std::io::stdout().write_all(text.as_bytes()).is_ok()
}
