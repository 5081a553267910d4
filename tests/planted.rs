//! How many planted mistakes the checker finds, and how often it cries wolf: the letters of `tests/planted`, in which every
//! mistake is marked. `cargo test --test planted -- --nocapture` prints the figures, every miss and every false alarm.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod marked;

use std::collections::BTreeMap;

use congvan::Field;
use congvan::check::{self, Finding};
use marked::{Mark, Marked};

/// Recall and precision asked of the checker.
const GOAL: f64 = 0.95;

#[derive(Default)]
struct Count {
    planted: usize,
    found: usize,
    findings: usize,
    right: usize,
}

#[test]
fn planted_mistakes_are_found_and_nothing_else() {
    marked::SETS.into_iter().for_each(judge);
}

/// Checks every letter of a set, prints the figures, and asks for the goal.
fn judge(set: &str) {
    let letters = marked::letters(set);
    assert!(letters.len() >= 40, "only {} letters", letters.len());
    let mut all = Count::default();
    let mut kinds: BTreeMap<&str, Count> = BTreeMap::new();
    for Marked { file, letter, marks } in &letters {
        let findings = check::run(letter, marked::today());
        for mark in marks {
            let is_found = findings.iter().any(|finding| mark.is_meant_by(finding));
            for count in [&mut all, kinds.entry(kind(&mark.rules[0])).or_default()] {
                count.planted += 1;
                count.found += usize::from(is_found);
            }
            if !is_found {
                println!("missed  {file} {} {:?} «{}»", mark.field, mark.rules, mark.text);
            }
        }
        for finding in &findings {
            // No number or no date yet is information on every draft.
            if finding.check == "missing" && finding.severity == check::Severity::Note {
                continue;
            }
            let is_right = marks.iter().any(|mark| mark.explains(finding));
            for count in [&mut all, kinds.entry(kind(finding.rule)).or_default()] {
                count.findings += 1;
                count.right += usize::from(is_right);
            }
            if !is_right {
                println!(
                    "alarm   {file} {} {} {} «{}» {}",
                    finding.field, finding.rule, finding.check, finding.found, finding.message
                );
            }
        }
    }
    println!("{set}: {} letters", letters.len());
    kinds.iter().for_each(|(kind, count)| count.print(kind));
    all.print("all");
    assert!(all.recall() >= GOAL, "{set}: recall {:.3}", all.recall());
    assert!(all.precision() >= GOAL, "{set}: precision {:.3}", all.precision());
}

#[test]
fn letters_without_a_mark_get_no_error_and_no_warning() {
    for Marked { file, letter, marks } in marked::SETS.into_iter().flat_map(marked::letters) {
        if !marks.is_empty() {
            continue;
        }
        let findings = check::run(&letter, marked::today());
        let loud: Vec<&Finding> = findings.iter().filter(|finding| finding.severity < check::Severity::Note).collect();
        assert!(loud.is_empty(), "{file}: {loud:#?}");
    }
}

/// The kinds of mistakes, by the number of the rule.
fn kind(rule: &str) -> &'static str {
    match rule[1..].parse().unwrap_or(0) {
        5 | 14 | 77 => "residue, blanks, brackets",
        19..=40 | 43..=53 => "header",
        41 | 42 | 74 => "dates",
        71..=73 | 75 => "citations",
        76 => "abbreviations",
        60..=65 | 100..=104 => "lists",
        70 | 78..=80 => "ends and numbering",
        82..=90 => "signature",
        131..=138 => "capitals",
        _ => "other",
    }
}

impl Count {
    fn recall(&self) -> f64 {
        ratio(self.found, self.planted)
    }

    fn precision(&self) -> f64 {
        ratio(self.right, self.findings)
    }

    fn print(&self, name: &str) {
        let percent = |part: f64| format!("{:.1} %", 100.0 * part);
        println!(
            "{name:<28} recall {:>7} ({} of {})   precision {:>7} ({} of {})",
            percent(self.recall()),
            self.found,
            self.planted,
            percent(self.precision()),
            self.right,
            self.findings
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl Mark {
    /// Whether a finding names this mistake: the rule, and a place that touches it.
    fn is_meant_by(&self, finding: &Finding) -> bool {
        self.rules.iter().any(|rule| rule == finding.rule) && self.touches(finding)
    }

    /// Whether a finding is about this mistake, under whichever rule.
    fn explains(&self, finding: &Finding) -> bool {
        self.touches(finding)
    }

    /// A mark on a whole list means any of its lines.
    fn is_list_of(&self, field: Field) -> bool {
        matches!(
            (self.field, field),
            (Field::Recipients, Field::Recipient(_)) | (Field::Addressees, Field::Addressee(_))
        )
    }

    fn touches(&self, finding: &Finding) -> bool {
        let Some((start, end)) = self.letters else {
            return self.field == finding.field || self.is_list_of(finding.field);
        };
        self.field == finding.field && finding.start <= end && start <= finding.end
    }
}
