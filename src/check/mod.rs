//! What in a letter goes against the guide: every rule that the page itself cannot keep, told with its clause, the place
//! and, where one right answer exists, the fix. A letter without faults gets no word.

mod abbreviations;
mod bodies;
mod brackets;
mod capitals;
mod citation;
mod citations;
mod dates;
mod days;
mod dismissal;
mod ending;
mod fix;
mod header;
mod joint;
mod legacy;
mod lists;
mod lookalike;
mod missing;
mod numbering;
mod passage;
mod places;
mod remarks;
mod residue;
mod seat;
mod signature;
mod spacing;
mod subject;
mod syllable;
mod tokens;
mod told;
mod tone;
mod tones;
mod typed;
mod unprintable;
mod vocabulary;

use chrono::NaiveDate;
use serde::Serialize;

pub use dismissal::{Checked, Dismissal, PutAside};
pub use fix::{Edit, mend};

use crate::field::Field;
use crate::letter::Letter;
use crate::rules::RuleSet;
use passage::Passages;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Severity {
    /// Lỗi: the guide says otherwise.
    Error,
    /// Cảnh báo: nearly always wrong.
    Warning,
    /// Lưu ý: to be looked at.
    Note,
}

/// Something in a letter that goes against the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Finding {
    /// `R41`.
    pub rule: &'static str,
    /// Which check of the rule; findings of one kind can be mended together: `month-padding`.
    pub check: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands.
    pub field: Field,
    /// Its first letter, counted in letters of the clean field from 0.
    pub start: usize,
    /// The letter behind its last; `start` when something is missing there.
    pub end: usize,
    /// What it says there.
    pub found: String,
    /// The same with the words around it: while they stay, the finding is the same one.
    pub context: String,
    /// Cần … / đang … / sửa thế nào.
    pub message: String,
    /// `HD05 I.4.2.2`.
    pub clause: &'static str,
    /// How it is mended; nothing when only the clerk knows.
    pub fix: Vec<Edit>,
}

/// A rule and where it is written.
#[derive(Clone, Copy, Debug)]
struct Rule {
    id: &'static str,
    clause: &'static str,
}

/// One check of a rule, and how much its findings weigh.
#[derive(Clone, Copy, Debug)]
struct Check {
    rule: Rule,
    name: &'static str,
    severity: Severity,
}

impl Rule {
    /// A check that finds what is wrong.
    const fn error(self, name: &'static str) -> Check {
        self.weighs(name, Severity::Error)
    }

    /// A check that finds what is nearly always wrong.
    const fn warning(self, name: &'static str) -> Check {
        self.weighs(name, Severity::Warning)
    }

    /// A check that finds what is to be looked at.
    const fn note(self, name: &'static str) -> Check {
        self.weighs(name, Severity::Note)
    }

    const fn weighs(self, name: &'static str, severity: Severity) -> Check {
        Check { rule: self, name, severity }
    }
}

const fn rule(id: &'static str, clause: &'static str) -> Rule {
    Rule { id, clause }
}

/// What the checks look at.
struct Desk<'a> {
    letter: &'a Letter,
    rules: &'static RuleSet,
    passages: Passages,
    /// The letter's own day; without one, today.
    day: NaiveDate,
}

impl Desk<'_> {
    /// Whether the guide of 2026 holds; the older one is checked with more leniency (section 9 of the rules).
    fn is_new(&self) -> bool {
        self.rules.id == "HD05"
    }
}

/// Every group of checks; the order does not matter.
const CHECKS: [fn(&Desk, &mut Vec<Finding>); 21] = [
    missing::check,
    typed::check,
    header::check,
    seat::check,
    subject::check,
    lists::check,
    citations::check,
    dates::check,
    numbering::check,
    ending::check,
    signature::check,
    told::check,
    abbreviations::check,
    capitals::check,
    tones::check,
    spacing::check,
    brackets::check,
    residue::check,
    legacy::check,
    unprintable::check,
    lookalike::check,
];

/// All findings, from the top of the form to its end. `today` stands for the date of a letter that has none.
pub fn run(letter: &Letter, today: NaiveDate) -> Vec<Finding> {
    let day = letter.date.unwrap_or(today);
    let desk = Desk { letter, rules: RuleSet::on(day), passages: Passages::of(letter), day };
    let mut findings = Vec::new();
    CHECKS.iter().for_each(|check| check(&desk, &mut findings));
    leave_gaps_alone(&mut findings);
    findings.sort_by_key(|finding| (finding.field, finding.start, finding.end, finding.severity));
    findings
}

/// Where something is still to be filled in, nothing else is said.
fn leave_gaps_alone(findings: &mut Vec<Finding>) {
    let is_gap = |finding: &Finding| finding.check == missing::TO_FILL;
    let gaps: Vec<_> = findings.iter().filter(|f| is_gap(f)).map(|f| (f.field, f.start, f.end)).collect();
    if gaps.is_empty() {
        return;
    }
    findings.retain(|finding| {
        let touches = |(field, start, end): &(Field, usize, usize)| {
            *field == finding.field && finding.start <= *end && *start <= finding.end
        };
        is_gap(finding) || !gaps.iter().any(touches)
    });
}
