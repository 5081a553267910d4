//! Two places of the tone mark in one letter (R138).

use super::passage::Passage;
use super::tokens::{Kind, Token};
use super::tone::{self, Style};
use super::{Desk, Finding, Rule, rule};
use crate::field::Field;

const R138: Rule = rule("R138", "HD05, cách viết trong văn bản");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let mut found: [Vec<(&Passage, &Token)>; 2] = [Vec::new(), Vec::new()];
    for passage in desk.passages.iter() {
        for token in passage.tokens.iter().filter(|token| token.kind == Kind::Word) {
            if let Some(style) = tone::style(passage.word(token)) {
                found[usize::from(style == Style::First)].push((passage, token));
            }
        }
    }
    let [second, first] = found;
    if second.is_empty() || first.is_empty() {
        return;
    }
    let in_name = |words: &[(&Passage, &Token)]| words.iter().any(|(passage, _)| is_name(passage));
    // The body's own name says how it writes; else the rarer way gives way, and of two equal ones the guide's stays.
    let is_first = match (in_name(&second), in_name(&first)) {
        (true, false) => false,
        (false, true) => true,
        _ => first.len() > second.len(),
    };
    let (kept, rare) = if is_first { (first, second) } else { (second, first) };
    let example = kept[0].0.word(kept[0].1);
    for (passage, token) in rare {
        let right = tone::turned(passage.word(token));
        let message = format!(
            "Một văn bản nên đặt dấu thanh theo một cách: đang là «{}», nơi khác là «{example}»; nên là «{right}»",
            passage.word(token)
        );
        findings.push(passage.finding(R138.note("tone-style"), token.range()).says(message).becomes(right));
    }
}

/// Whether it is the name of the body or of the one above it.
fn is_name(passage: &Passage) -> bool {
    matches!(passage.field, Field::Superior | Field::Issuer)
}
