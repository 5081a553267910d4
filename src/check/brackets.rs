//! Quotation marks and brackets that open and do not close, or close and did not open (R77).

use super::passage::Passage;
use super::tokens::Kind;
use super::{Desk, Finding, Rule, rule};

const R77: Rule = rule("R77", "HD05 I.6.1.2");

const OPENING: [char; 4] = ['(', '[', '“', '«'];
const CLOSING: [char; 4] = [')', ']', '”', '»'];

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    desk.passages.iter().for_each(|passage| unbalanced(passage, findings));
}

fn unbalanced(passage: &Passage, findings: &mut Vec<Finding>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut say = |at: usize, c: char, message: String| {
        let finding = passage.finding(R77.warning("bracket-unpaired"), at..at + c.len_utf8());
        findings.push(finding.says(message));
    };
    let mut straight = None;
    for (i, token) in passage.tokens.iter().enumerate() {
        let Some(c) = passage.word(token).chars().next().filter(|_| token.kind == Kind::Mark) else { continue };
        if c == '"' {
            straight = if straight.is_some() { None } else { Some(token.start) };
        } else if OPENING.contains(&c) {
            open.push((token.start, c));
        } else if let Some(kind) = CLOSING.iter().position(|closing| *closing == c) {
            match open.iter().rposition(|(_, opening)| *opening == OPENING[kind]) {
                Some(at) => {
                    for (at, c) in open.drain(at..).skip(1) {
                        say(at, c, format!("Dấu «{c}» mở mà không đóng: cần thêm dấu đóng hoặc bỏ dấu này"));
                    }
                }
                None if c == ')' && is_label(passage, i) => {}
                None => say(token.start, c, format!("Dấu «{c}» đóng mà không mở: cần thêm dấu mở hoặc bỏ dấu này")),
            }
        }
    }
    for (at, c) in open.into_iter().chain(straight.map(|at| (at, '"'))) {
        say(at, c, format!("Dấu «{c}» mở mà không đóng: cần thêm dấu đóng hoặc bỏ dấu này"));
    }
}

/// `a)`, `1)`: a label inside a sentence has no opening bracket.
fn is_label(passage: &Passage, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &passage.tokens[at]) else { return false };
    let is_short = passage.word(before).chars().count() <= 2 && matches!(before.kind, Kind::Word | Kind::Number);
    let is_first =
        at < 2 || matches!(passage.tokens[at - 2].kind, Kind::Blank | Kind::Break) || passage.is_mark(at - 2, ".");
    is_short && is_first
}
