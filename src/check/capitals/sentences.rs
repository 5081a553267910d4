//! Sentences, paragraphs and items begin with a capital (R131).

use super::{capital, is_small};
use crate::check::passage::Passage;
use crate::check::syllable::is_syllable;
use crate::check::tokens::Kind;
use crate::check::{Desk, Finding, Rule, rule};
use crate::field::Field;

const R131: Rule = rule("R131", "QĐ 4148-QĐ/VPTW, Điều 3.1");

/// Paragraphs and items begin with a capital; what stands behind a dash may begin either way.
pub(super) fn beginnings(desk: &Desk, findings: &mut Vec<Finding>) {
    let body: Vec<&Passage> = desk.passages.body().collect();
    for (i, passage) in body.iter().enumerate() {
        let Field::Body(at) = passage.field else { continue };
        let level = desk.letter.body.get(at as usize).map_or(0, |item| item.level.depth());
        // A sentence may go on behind a comma or a list.
        let goes_on = level == 0 && i > 0 && body[i - 1].text.ends_with([',', ';', ':']);
        let Some(token) = passage.token(0, Kind::Word).filter(|_| level < 3 && !goes_on) else { continue };
        let word = passage.word(token);
        if is_small(word) && !passage.is_address(token.start) {
            let message = format!("Đầu đoạn, đầu mục viết hoa: đang là «{word}», cần là «{}»", capital(word));
            let finding = passage.finding(R131.warning("capital-at-start"), token.range());
            findings.push(finding.says(message).becomes(capital(word)));
        }
    }
}

/// Several lines of Kính gửi, and the lines of Nơi nhận, begin with a capital as in the guide's samples; a single addressee
/// stands behind «Kính gửi:» and may go on small.
pub(super) fn lines(desk: &Desk, findings: &mut Vec<Finding>) {
    let is_list = desk.letter.addressees.len() > 1;
    let is_line = |field| matches!(field, Field::Recipient(_)) || is_list && matches!(field, Field::Addressee(_));
    for passage in desk.passages.iter().filter(|passage| is_line(passage.field)) {
        let Some(token) = passage.tokens.iter().find(|token| token.kind == Kind::Word) else { continue };
        let word = passage.word(token);
        if is_small(word) && !passage.is_address(token.start) {
            let message = format!("Đầu dòng viết hoa: đang là «{word}», cần là «{}»", capital(word));
            let finding = passage.finding(R131.warning("capital-at-start"), token.range());
            findings.push(finding.says(message).becomes(capital(word)));
        }
    }
}

/// A small letter behind a full stop.
pub(super) fn sentence(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let token = &passage.tokens[at];
    let word = passage.word(token);
    if at < 3 || passage.tokens[at - 1].kind != Kind::Blank || passage.tokens[at - 2].kind != Kind::Mark {
        return;
    }
    let mark = passage.word(&passage.tokens[at - 2]);
    if !matches!(mark, "." | "?" | "!") || !is_small(word) {
        return;
    }
    let before = &passage.tokens[at - 3];
    let is_end = match before.kind {
        // «v.v. và», «tr. 5», «TP. Huế»: the stop shortens a word.
        Kind::Word => {
            let before = passage.word(before);
            is_syllable(&before.to_lowercase()) && before.chars().skip(1).all(char::is_lowercase)
                || matches!(mark, "?" | "!")
        }
        Kind::Number => at >= 5 && !passage.is_mark(at - 4, "."),
        Kind::Mark => matches!(passage.word(before), ")" | "”" | "»" | "³" | "²" | "%"),
        _ => false,
    };
    if is_end {
        let message = format!("Đầu câu viết hoa: đang là «{word}», cần là «{}»", capital(word));
        let finding = passage.finding(R131.warning("capital-at-start"), token.range());
        findings.push(finding.says(message).becomes(capital(word)));
    }
}
