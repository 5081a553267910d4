//! The words of letters checked, told a line each, and mended.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use congvan::check::{self, Checked, Edit, Severity};
use congvan::{Letter, Result, json};

use super::make::output;

/// More rounds than this mend nothing new.
const ROUNDS: usize = 5;

/// What was found in a letter file.
pub fn check(bytes: &[u8]) -> Result<Checked> {
    let letter = json::read(bytes)?;
    Ok(findings(&letter, today()))
}

/// The findings of a letter, those it has put aside apart.
pub fn findings(letter: &Letter, today: NaiveDate) -> Checked {
    Checked::of(check::run(letter, today), &letter.dismissed)
}

/// Today, for letters without a date.
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// Mends what has one right answer, but for what is only to be looked at, and writes the letter to `to`; what is left.
///
/// # Errors
/// A letter that cannot be read, a file that cannot be written.
pub fn mend(bytes: &[u8], to: &Path) -> Result<(usize, Checked)> {
    let mut letter = json::read(bytes)?;
    let mut left = findings(&letter, today());
    let mut count = 0;
    for _ in 0..ROUNDS {
        let sure = left.open.iter().filter(|finding| finding.severity < Severity::Note && !finding.fix.is_empty());
        let fixes: Vec<&[Edit]> = sure.map(|finding| finding.fix.as_slice()).collect();
        if fixes.is_empty() {
            break;
        }
        count += fixes.len();
        letter = check::mend(&letter, &fixes.concat());
        left = findings(&letter, today());
    }
    output(to, json::write(&letter).as_bytes())?;
    Ok((count, left))
}

/// `cong-van.json:body[3]:44 lỗi R41 …`, a line a finding.
pub fn lines(file: &str, checked: &Checked) -> String {
    let line = |finding: &check::Finding| {
        let severity = finding.severity.name().to_lowercase();
        format!("{file}:{}:{} {severity} {} {}\n", finding.field, finding.start, finding.rule, finding.message)
    };
    checked.open.iter().map(line).collect()
}

/// Where the mended letter goes: the file named, or one of the same name in the folder named.
pub fn place(output: &Path, file: &Path) -> PathBuf {
    let is_folder = output.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || output.is_dir();
    if is_folder { output.join(file.file_name().unwrap_or_default()) } else { output.to_owned() }
}
