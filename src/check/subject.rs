//! The subject: how it begins and ends (R52, R53).

use super::bodies;
use super::{Desk, Finding, Rule, rule};
use crate::field::Field;

const R52: Rule = rule("R52", "HD05 I.5.2.3");
const R53: Rule = rule("R53", "HD05 I.5.2.3");

const BEGINNING: &str = "về việc";
/// The guide asks for a short phrase and names no number; the longest of careful offices have half as many words.
const MOST_WORDS: usize = 60;

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let Some(subject) = desk.passages.get(Field::Subject) else { return };
    let text = &subject.text;
    let end = text.trim_end_matches(['.', ',', ';', ':', '-', '_', ' ', '\u{a0}', '/']).len();
    if end < text.len() {
        let message = format!("Trích yếu không có dấu ở cuối: cần bỏ «{}»", text[end..].trim());
        findings.push(subject.finding(R53.error("subject-end"), end..text.len()).says(message).becomes(""));
    }
    if let Some(start) = states_way(text) {
        let message = "«V/v» là cách ghi của cơ quan nhà nước: cần là «về việc»";
        findings.push(subject.finding(R52.warning("subject-states-way"), start).says(message).becomes(BEGINNING));
    } else if desk.is_new() {
        beginning(subject, findings);
    }
    let words = text.split_whitespace().count();
    if words > MOST_WORDS {
        let message = format!("Trích yếu cần là một câu ngắn: đang dài {words} chữ");
        findings.push(subject.finding(R52.warning("subject-long"), 0..text.len()).says(message));
    }
}

/// `V/v`, `v/v:`, `V/V`.
fn states_way(text: &str) -> Option<std::ops::Range<usize>> {
    let mut letters = text.char_indices();
    let is_v = |c: Option<(usize, char)>| c.is_some_and(|(_, c)| matches!(c, 'v' | 'V'));
    let is_states = is_v(letters.next()) && letters.next().is_some_and(|(_, c)| c == '/') && is_v(letters.next());
    is_states.then(|| 0..if text[3..].starts_with(':') { 4 } else { 3 })
}

fn beginning(subject: &super::passage::Passage, findings: &mut Vec<Finding>) {
    let text = &subject.text;
    let Some(rest) = bodies::after(text, "về") else {
        let message = "Trích yếu cần bắt đầu bằng «về việc …»";
        let finding = subject.finding(R52.warning("subject-beginning"), 0..0).says(message);
        findings.push(finding.becomes(format!("{BEGINNING} ")));
        return;
    };
    let _ = rest;
    if text.starts_with('V') {
        let message = "Trích yếu cần viết thường ở đầu: đang là «Về», cần là «về»";
        findings.push(subject.finding(R52.warning("subject-capital"), 0..1).says(message).becomes("v"));
    }
}
