//! Phiếu kiểm tra thể thức: one A4 page that says what was checked, what was found, and of which file. It goes the way of a
//! letter, from a template through the layout to PDF/A-2a and PDF/UA-1; the same data give the same bytes.

mod rows;

use chrono::NaiveDate;
use serde::Serialize;

use crate::block;
use crate::error::{Error, Result};
use crate::font::{Face, Fonts};
use crate::layout;
use crate::layout::ink::Typeset;
use crate::measure::Report;
use crate::pdf;
use crate::rules::RuleSet;
use crate::template;
use crate::text::clean;
use rows::{By, Row};

/// What the words of the letter were found to lack, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// `Sai thể thức`, `Nên xem lại`.
    pub severity: String,
    /// Where in the form: `Trích yếu`.
    pub place: String,
    /// What is wrong and what to do.
    pub message: String,
    /// `HD05 I.5.2.3`.
    pub clause: String,
    /// Why the clerk left it so; `None` while it is open.
    pub dismissed: Option<String>,
}

/// All that a sheet says.
#[derive(Clone, Copy, Debug)]
pub struct CheckSheet<'a> {
    /// The name of the measured file.
    pub file: &'a str,
    /// What was measured in it.
    pub report: &'a Report,
    /// Open and dismissed; `None` where nobody looked at the words.
    pub remarks: Option<&'a [Remark]>,
    /// The day of the check; never taken from the clock here.
    pub checked_on: Option<NaiveDate>,
}

/// Writes the sheet as PDF. It always has one page: measures that are right are put together, and where even that is not
/// enough the sheet says how many findings it leaves out.
///
/// # Errors
/// [`Error::Pdf`], a fault of this program.
pub fn write(sheet: &CheckSheet) -> Result<Vec<u8>> {
    pdf::write(&fitted(sheet)?, sheet.checked_on)
}

/// How much of everything is shown.
struct Detail {
    by: By,
    /// Of the findings, and of the measures that are wrong.
    most: usize,
}

/// The sheet with as much detail as one page holds.
fn fitted(sheet: &CheckSheet) -> Result<Typeset<'static>> {
    let most = sheet.remarks.unwrap_or_default().len().max(sheet.report.measures.len());
    let fits = |by: &By, most| Ok::<_, Error>(set(sheet, &Detail { by: by.clone(), most })?.pages.len() == 1);
    if fits(&By::EACH, most)? {
        return set(sheet, &Detail { by: By::EACH, most });
    }
    if !fits(&By::LEAST, most)? {
        return cut(sheet, most);
    }
    let mut by = By::LEAST;
    for part in By::parts() {
        by.open[part] = true;
        by.open[part] = fits(&by, most)?;
    }
    set(sheet, &Detail { by, most })
}

/// As many findings and wrong measures as one page holds.
fn cut(sheet: &CheckSheet, all: usize) -> Result<Typeset<'static>> {
    // So many of each fit, so many do not.
    let (mut fits, mut over) = (0, all);
    while over - fits > 1 {
        let most = (fits + over) / 2;
        let is_one_page = set(sheet, &Detail { by: By::LEAST, most })?.pages.len() == 1;
        (fits, over) = if is_one_page { (most, over) } else { (fits, most) };
    }
    let set = set(sheet, &Detail { by: By::LEAST, most: fits })?;
    match set.pages.len() {
        1 => Ok(set),
        _ => Err(Error::Pdf { reason: "phiếu kiểm tra dài hơn một trang".to_owned() }),
    }
}

/// Longer words are cut; a page holds five thousand letters.
const MOST_LETTERS: usize = 300;
/// Findings and measures beyond this are counted, not set: no page holds them.
const MOST_ROWS: usize = 120;

#[derive(Serialize)]
struct Filling {
    title: String,
    subject: Option<String>,
    file: String,
    pages: usize,
    checked_on: Option<String>,
    rules: String,
    rules_by: String,
    sha256: String,
    tolerance: String,
    note: Option<String>,
    conclusion: String,
    remarks: Vec<Remark>,
    more_remarks: usize,
    rows: Vec<Row>,
    more_wrong: usize,
}

fn set(sheet: &CheckSheet, detail: &Detail) -> Result<Typeset<'static>> {
    let markup = template::fill_sheet(&filling(sheet, detail))?;
    let blocks = block::parse_sheet(&markup)?;
    layout::sheet(&blocks, RuleSet::on(NaiveDate::MAX), Fonts::embedded())
}

fn filling(sheet: &CheckSheet, Detail { by, most }: &Detail) -> Filling {
    let report = sheet.report;
    let most = (*most).min(MOST_ROWS);
    let remarks = sheet.remarks.unwrap_or_default();
    let subject: Vec<&str> = [&report.reference, &report.subject].into_iter().flatten().map(String::as_str).collect();
    // Behind another word the reference begins small.
    let subject =
        (!subject.is_empty()).then(|| shown(&format!("Công văn {}", subject.join(" ")).replacen("Số", "số", 1)));
    let title = match &subject {
        Some(subject) => format!("Phiếu kiểm tra thể thức: {subject}"),
        None => "Phiếu kiểm tra thể thức".to_owned(),
    };
    let (open, dismissed): (Vec<&Remark>, Vec<&Remark>) = remarks.iter().partition(|remark| remark.dismissed.is_none());
    let (rows, more_wrong) = rows::of(&report.measures, by, most);
    Filling {
        title,
        subject,
        file: shown(sheet.file),
        pages: report.pages,
        checked_on: sheet.checked_on.map(|date| date.format("%d/%-m/%Y").to_string()),
        rules: report.rules.to_owned(),
        rules_by: shown(&report.rules_by),
        sha256: report.sha256.clone(),
        tolerance: report.tolerance.clone(),
        note: report.note.as_deref().map(shown),
        conclusion: conclusion(report, sheet.remarks.map(|_| [open.len(), dismissed.len()])),
        remarks: open.into_iter().chain(dismissed).take(most).map(remark).collect(),
        more_remarks: remarks.len().saturating_sub(most),
        rows,
        more_wrong,
    }
}

/// What was measured, and how many findings are open and dismissed.
fn conclusion(report: &Report, findings: Option<[usize; 2]>) -> String {
    let (all, wrong) = (report.measures.len(), report.wrong().count());
    let measured = match wrong {
        0 => format!("{all} nội dung đo trên trang đều đúng"),
        wrong => format!("{wrong} trong {all} nội dung đo trên trang SAI"),
    };
    let words = match findings {
        None => "lời văn chưa kiểm tra".to_owned(),
        Some([0, 0]) => "lời văn không có phát hiện nào".to_owned(),
        Some([open, 0]) => format!("lời văn còn {open} phát hiện chưa xử lý"),
        Some([0, dismissed]) => format!("lời văn có {dismissed} phát hiện, đều bỏ qua có lý do"),
        Some([open, dismissed]) => {
            format!("lời văn còn {open} phát hiện chưa xử lý, {dismissed} phát hiện bỏ qua có lý do")
        }
    };
    format!("{measured}; {words}.")
}

/// A finding fit for the page; no cell is empty, for a table has as many cells in every row.
fn remark(remark: &Remark) -> Remark {
    Remark {
        severity: shown(&remark.severity),
        place: shown(&remark.place),
        message: shown(&remark.message),
        clause: shown(&remark.clause),
        dismissed: remark.dismissed.as_deref().map(shown),
    }
}

/// Words as the page can show them: on one line, not too long, every letter one that the fonts have.
fn shown(text: &str) -> String {
    let fonts = Fonts::embedded();
    let has = |letter: char| Face::ALL.iter().all(|face| fonts.file(*face).glyph(letter).is_some());
    let text = clean(&text.replace('\n', " "));
    let letters = text.chars().map(|letter| if letter == ' ' || has(letter) { letter } else { '?' });
    let mut short: String = letters.take(MOST_LETTERS).collect();
    if text.chars().nth(MOST_LETTERS).is_some() {
        short.push('…');
    }
    if short.is_empty() { "–".to_owned() } else { short }
}
