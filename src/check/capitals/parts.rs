//! Parts of documents, and documents that are certain ones (R136, R137).

use super::{is_small, next_word};
use crate::check::passage::Passage;
use crate::check::tokens::Kind;
use crate::check::{Finding, Rule, rule};

const R136: Rule = rule("R136", "NĐ30 PLII.V.7");
const R137: Rule = rule("R137", "NĐ30 PLII.V.6");

/// «Điểm a Khoản 2 điều 7».
pub(super) fn part(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let word = passage.word(&passage.tokens[at]);
    if !matches!(word, "Điểm" | "Khoản" | "điều" | "chương" | "phần" | "mục") {
        return;
    }
    let next = passage.token(at + 1, Kind::Blank).and_then(|_| passage.tokens.get(at + 2));
    let Some(next) = next else { return };
    let number = passage.word(next);
    let is_number = next.kind == Kind::Number;
    let is_roman = next.kind == Kind::Word && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_letter = next.kind == Kind::Word && number.chars().count() == 1 && is_small(number);
    let is_inside = !passage.is_sentence_start(at);
    let right = match word {
        "Điểm" if is_inside && is_letter => "điểm",
        "Khoản" if is_inside && is_number => "khoản",
        "điều" if is_number && is_article(passage, at) => "Điều",
        "chương" if is_roman => "Chương",
        "phần" if is_roman => "Phần",
        "mục" if is_roman => "Mục",
        _ => return,
    };
    let message = format!(
        "Viện dẫn phần của văn bản: điểm, khoản viết thường; Điều, Mục, Chương, Phần viết hoa. Đang là «{word} {number}», cần là «{right} {number}»"
    );
    let finding = passage.finding(R136.warning("part-of-document"), passage.tokens[at].range());
    findings.push(finding.says(message).becomes(right));
}

/// «khoản 2 điều 7», «điều 7 Quy định …»: an article, not a count of things.
fn is_article(passage: &Passage, at: usize) -> bool {
    let before = at >= 4 && passage.tokens[at - 1].kind == Kind::Blank && is_part_word(passage, at - 4);
    let next = next_word(passage, at + 3).map(|(_, word)| word);
    let tail = ["Luật", "Quy", "Nghị", "Điều", "Quyết", "Hướng", "Chương", "của", "Pháp", "Thông", "Bộ", "Hiến"];
    before || next.is_some_and(|next| tail.contains(&next))
}

fn is_part_word(passage: &Passage, at: usize) -> bool {
    ["điểm", "khoản"].iter().any(|word| passage.is_word(at, word))
}

/// «nghị quyết Đại hội đại biểu toàn quốc»: a certain document.
pub(super) fn document(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    if passage.word(&passage.tokens[at]) != "nghị" {
        return;
    }
    let Some(end) = passage.phrase(at, "nghị quyết") else { return };
    let Some((next, word)) = next_word(passage, end) else { return };
    if word == "Đại" && passage.phrase(next, "đại hội đại biểu").is_some() {
        let message = "Tên loại của một văn bản cụ thể viết hoa: cần là «Nghị quyết»";
        let finding = passage.finding(R137.warning("type-capital"), passage.bytes(at..end));
        findings.push(finding.says(message).becomes("Nghị quyết"));
    }
}
