//! Names of persons: every syllable (R132).

use super::{is_all_capitals, is_capital, is_small, name, next_word, word_before};
use crate::check::passage::Passage;
use crate::check::{Finding, Rule, rule};

const R132: Rule = rule("R132", "QĐ 4148-QĐ/VPTW, Điều 3");

/// Family names that are no other word in small letters.
pub(super) const FAMILIES: [&str; 12] =
    ["nguyễn", "trần", "lê", "phạm", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô"];

/// «đồng chí nguyễn văn An», «Nguyễn văn An».
pub(super) fn person(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let word = passage.word(&passage.tokens[at]);
    let behind_title = matches!(word_before(passage, at), Some("ông" | "bà" | "chí"));
    let has_middle = || matches!(next_word(passage, at + 1), Some((middle, "văn" | "thị" | "Văn" | "Thị")) if next_word(passage, middle + 1).is_some_and(|(_, given)| is_capital(given)));
    let is_family = FAMILIES.contains(&passage.plain(at)) || behind_title && has_middle();
    if !is_family || is_all_capitals(word) && word.chars().count() > 1 {
        return;
    }
    let mut words = vec![word];
    let mut end = at;
    while words.len() < 4
        && let Some((next, word)) = next_word(passage, end + 1)
    {
        let is_middle = words.len() == 1 && ["văn", "thị", "hữu", "đức", "quang", "minh"].contains(&word);
        if !(is_capital(word) || is_middle || is_small(words[0]) && behind_title && words.len() < 3) {
            break;
        }
        words.push(word);
        end = next;
    }
    let is_wrong = words.iter().any(|word| is_small(word));
    let has_given_name = words.len() >= 2;
    // A name in small letters is one only behind a title; with a capital family name the middle name tells.
    let is_person = is_capital(word) && words.len() >= 3 && words.last().is_some_and(|word| is_capital(word))
        || is_small(word) && behind_title;
    if is_wrong && has_given_name && is_person {
        let written = words.join(" ");
        let right = name(&written);
        let message = format!("Họ tên người viết hoa chữ đầu mỗi âm tiết: đang là «{written}», cần là «{right}»");
        let finding = passage.finding(R132.warning("person-name"), passage.bytes(at..end + 1));
        findings.push(finding.says(message).becomes(right));
    }
}

/// The signer's name as it is printed: capitals at the beginnings only.
pub(super) fn signer(passage: &Passage, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let words: Vec<&str> = text.split(' ').collect();
    let is_shouted = is_all_capitals(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    if is_shouted || words.iter().any(|word| is_small(word)) {
        let right = name(text);
        let message = format!("Họ tên người ký viết hoa chữ đầu mỗi âm tiết: đang là «{text}», cần là «{right}»");
        let finding = passage.finding(R132.warning("signer-name"), 0..text.len());
        findings.push(finding.says(message).becomes(right));
    }
}
