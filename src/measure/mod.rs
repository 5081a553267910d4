//! The finished PDF, read back and measured: what the guide asks, what was found, and the clause. Nothing here knows the
//! display list or the library that wrote the file; what is asked comes from the rules of the letter's date, what was
//! found from the bytes alone.

mod checks;
mod claims;
mod content;
mod date;
mod file;
mod fonts;
mod paper;
mod syntax;
mod tally;
mod tree;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::letter::Letter;
use crate::rules::RuleSet;
use crate::template::Templates;
use crate::units::Length;

use checks::Desk;
use claims::Claims;
use file::File;
use paper::Paper;

/// One thing that was measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Measure {
    /// In the clerk's words: `Lề trái`.
    pub what: String,
    /// Cần: `30,0 mm`.
    pub asked: String,
    /// Đo được: `30,0 mm`, or from the least to the most where there are several.
    pub found: String,
    /// Căn cứ: `HD05 IV.4.1`.
    pub clause: &'static str,
    /// `R2`; `PDF/A` or `PDF/UA` for what the guide says nothing about.
    pub rule: &'static str,
    /// What was found is what is asked, to [`crate::rules::TOLERANCE`].
    pub is_right: bool,
    /// The page, counted from 1; `None` for several pages or the file as a whole.
    pub page: Option<u32>,
}

/// A file and all that was measured in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether this program made the file; of others only sheet, fonts and claims are measured.
    pub is_ours: bool,
    /// What the reader must know first: that the file is not ours, or what could not be measured.
    pub note: Option<String>,
    /// Number and symbol as the page has them.
    pub reference: Option<String>,
    /// Trích yếu as the page has it.
    pub subject: Option<String>,
    /// How many pages.
    pub pages: usize,
    /// Of the file, in hexadecimal digits.
    pub sha256: String,
    /// `Hướng dẫn 05-HD/VPTW`.
    pub rules: &'static str,
    /// How the guide was chosen.
    pub rules_by: String,
    /// How exact the measures are.
    pub tolerance: String,
    /// In the order of the page.
    pub measures: Vec<Measure>,
}

impl Report {
    /// Nothing is wrong.
    pub fn is_right(&self) -> bool {
        self.measures.iter().all(|measure| measure.is_right)
    }

    /// What is wrong.
    pub fn wrong(&self) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(|measure| !measure.is_right)
    }
}

/// Measures a PDF; with its letter, worded by the built-in template, the words too are compared. It never panics, whatever
/// the bytes are.
///
/// # Errors
/// [`crate::Error::Unmeasured`]: no PDF, damaged, locked, larger than any letter, or made by another program in a way that
/// is not read.
pub fn of(pdf: &[u8], letter: Option<&Letter>) -> Result<Report> {
    match letter {
        Some(letter) => against(pdf, Some((letter, &Templates::built_in()))),
        None => against(pdf, None),
    }
}

/// The same with an office's own wording.
///
/// # Errors
/// As [`of`], and [`crate::Error::Template`].
pub fn against(pdf: &[u8], letter: Option<(&Letter, &Templates)>) -> Result<Report> {
    let file = File::open(pdf)?;
    let sheets = file.pages()?;
    let claims = claims::read(&file);
    let mut report = Report { pages: sheets.len(), sha256: sha256(pdf), ..blank(&claims) };
    if !claims.is_ours() {
        report.measures = checks::foreign(&file, &sheets, &claims)?;
        return Ok(report);
    }
    let paper = Paper::read(&file, &sheets)?;
    if paper.blocks.is_empty() {
        let note = "Tệp do Soạn Công văn làm ra nhưng không ghi tên các thành phần (không phải công văn, do bản cũ làm, \
                    hoặc đã qua chương trình khác): chỉ đo được khổ giấy, phông chữ và lời khai lưu trữ.";
        report.note = Some(note.to_owned());
        report.measures = checks::foreign(&file, &sheets, &claims)?;
        return Ok(report);
    }
    let (rules, by) = date::rules(&paper, &claims);
    let first = |role| paper.all(role).next().map(|block| joined(&block.text));
    report.reference = first(crate::block::Role::Reference);
    report.subject = first(crate::block::Role::Subject);
    (report.rules, report.rules_by) = (rules.name, by);
    report.measures = Desk::new(&paper, rules).all(&claims, letter)?;
    Ok(report)
}

/// A word as it stands on a page. Lengths are from the top left corner of the sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Word {
    /// Counted from 1.
    pub page: usize,
    /// Left end.
    pub x: Length,
    /// Right end.
    pub end: Length,
    /// Of the baseline.
    pub y: Length,
    /// What it says.
    pub text: String,
}

/// Every word of a file with its place, as the measures see it; marks that stand alone above a letter are left out.
///
/// # Errors
/// As [`of`].
pub fn words(pdf: &[u8]) -> Result<Vec<Word>> {
    let file = File::open(pdf)?;
    Ok(Paper::read(&file, &file.pages()?)?.words())
}

fn blank(claims: &Claims) -> Report {
    let rules = RuleSet::on(chrono::NaiveDate::MAX);
    let maker = claims.producer.as_deref().map_or(String::new(), |name| format!(" (tệp ghi do «{name}» làm)"));
    let note = format!(
        "Tệp không do Soạn Công văn làm ra{maker}: chỉ đo được khổ giấy, phông chữ và lời khai lưu trữ, không đo được các \
         thành phần thể thức."
    );
    Report {
        is_ours: claims.is_ours(),
        note: (!claims.is_ours()).then_some(note),
        reference: None,
        subject: None,
        pages: 0,
        sha256: String::new(),
        rules: rules.name,
        rules_by: "hướng dẫn đang có hiệu lực".to_owned(),
        tolerance: in_mm(crate::rules::TOLERANCE.value),
        measures: Vec::new(),
    }
}

/// SHA-256 of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `30,0 mm`.
fn in_mm(length: Length) -> String {
    format!("{:.1} mm", length.to_mm()).replace('.', ",").replace("-0,0 mm", "0,0 mm")
}

/// `18 pt`, `0,75 pt`.
fn in_pt(length: Length) -> String {
    let text = format!("{:.2}", length.to_pt()).replace('.', ",");
    format!("{} pt", text.trim_end_matches('0').trim_end_matches(','))
}

/// Words with single blanks between them, however the lines end.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
