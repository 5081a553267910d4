//! Blanks around marks, and words typed twice (R77: plain, grammatical text).

use super::passage::{Passage, same};
use super::tokens::Kind;
use super::{Desk, Finding, Rule, rule};

const R77: Rule = rule("R77", "HD05 I.6.1.2");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for passage in desk.passages.iter() {
        for at in 0..passage.tokens.len() {
            blanks(passage, at, findings);
        }
        doubled(passage, findings);
    }
}

/// A blank before a mark that stands close, behind one that opens, or missing behind one that parts.
fn blanks(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let token = &passage.tokens[at];
    if token.kind == Kind::Blank {
        let next = passage.tokens.get(at + 1).filter(|next| next.kind == Kind::Mark).map(|next| passage.word(next));
        let before = at.checked_sub(1).map(|before| &passage.tokens[before]);
        if let (Some(mark @ ("," | ";" | "." | "!" | "?" | ")" | "”" | "»" | ":")), Some(before)) = (next, before)
            && !is_gap(passage, at)
            && before.kind != Kind::Mark
        {
            let message = format!("Trước dấu «{mark}» không có dấu cách: cần bỏ");
            let finding = passage.finding(R77.warning("blank-before-mark"), token.start..token.end + mark.len());
            // The blank that stands before a mark is often the one that lacks behind it.
            let lacks = matches!(mark, "," | ";" | ":") && word(passage, at + 2).is_some();
            findings.push(finding.says(message).becomes(if lacks { format!("{mark} ") } else { mark.to_owned() }));
        }
        if let Some(before) = before.filter(|before| matches!(passage.word(before), "(" | "“" | "«")) {
            let mark = passage.word(before);
            let message = format!("Sau dấu «{mark}» không có dấu cách: cần bỏ");
            let finding = passage.finding(R77.warning("blank-behind-mark"), before.start..token.end);
            findings.push(finding.says(message).becomes(mark));
        }
        return;
    }
    if token.kind != Kind::Mark || passage.is_address(token.start) {
        return;
    }
    let mark = passage.word(token);
    twice(passage, at, findings);
    let (Some(before), Some(next)) = (at.checked_sub(1).and_then(|at| word(passage, at)), word(passage, at + 1)) else {
        return;
    };
    let is_long = before.chars().count() > 1 && next.chars().count() > 1;
    let is_sentence =
        mark == "." && before.chars().all(char::is_lowercase) && next.chars().next().is_some_and(char::is_uppercase);
    if is_long && (matches!(mark, "," | ";") || is_sentence || mark == ":" && before.chars().all(char::is_lowercase)) {
        let message = format!("Sau dấu «{mark}» cần có dấu cách: đang là «{before}{mark}{next}»");
        let finding = passage.finding(R77.warning("blank-missing"), token.range());
        findings.push(finding.says(message).becomes(format!("{mark} ")));
    }
}

/// «;:», «,,»: two marks where one was meant; the second is the one that was typed on purpose.
fn twice(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let is_parting = |at: usize| [",", ";", ":"].iter().any(|mark| passage.is_mark(at, mark));
    let is_end = passage.is_mark(at + 1, ".") && !passage.is_mark(at + 2, ".");
    if is_parting(at) && (is_parting(at + 1) || is_end) || is_stop_twice(passage, at) {
        let range = passage.bytes(at..at + 2);
        let (written, right) = (&passage.text[range.clone()], &passage.text[passage.tokens[at + 1].range()]);
        let message = format!("Hai dấu câu liền nhau: đang là «{written}», cần giữ một dấu");
        findings.push(passage.finding(R77.warning("two-marks"), range).says(message).becomes(right));
    }
}

/// «15/12/2026.. Các chi bộ»: neither three dots nor «v.v..».
fn is_stop_twice(passage: &Passage, at: usize) -> bool {
    let is_stop = |at: usize| passage.is_mark(at, ".");
    let is_behind_word = at.checked_sub(1).is_some_and(|before| {
        let token = &passage.tokens[before];
        matches!(token.kind, Kind::Word | Kind::Number) && passage.word(token) != "v"
    });
    let goes_on = |at: usize| passage.tokens.get(at).is_some_and(|next| next.kind != Kind::Blank);
    // «ngày …/…/20..»: the year is left for the hand.
    let is_year_to_come = at.checked_sub(1).is_some_and(|before| passage.word(&passage.tokens[before]) == "20");
    is_behind_word && !is_year_to_come && is_stop(at) && is_stop(at + 1) && !goes_on(at + 2)
}

/// «tỉ lệ 1 : 5», «…», a number that begins with its comma, and room left for the hand: the blank may stay.
fn is_gap(passage: &Passage, at: usize) -> bool {
    let next = at + 1;
    let is_number = |at: usize| passage.token(at, Kind::Number).is_some();
    let is_dots = passage.is_mark(next, ".") && passage.is_mark(next + 1, ".");
    let is_ratio = passage.is_mark(next, ":")
        && (is_number(next + 1) || passage.token(next + 1, Kind::Blank).is_some() && is_number(next + 2));
    is_dots || is_ratio || is_number(next + 1)
}

fn word(passage: &Passage, at: usize) -> Option<&str> {
    Some(passage.word(passage.token(at, Kind::Word)?))
}

/// Small words that never follow themselves. Others do: «cơ quan quan trọng», «đầu tư tư nhân».
const SINGLE: [&str; 38] = [
    "bởi", "các", "cho", "cũng", "của", "đã", "để", "đều", "được", "hoặc", "khi", "là", "mà", "mỗi", "này", "nếu",
    "nhằm", "nhưng", "những", "như", "rằng", "sẽ", "thì", "tuy", "và", "vào", "về", "với", "yêu", "một", "đang",
    "chưa", "ít", "khoảng", "rất", "hãy", "từng", "hơn",
];

/// «các các», «thực hiện thực hiện».
fn doubled(passage: &Passage, findings: &mut Vec<Finding>) {
    // Words with only a blank between them.
    let words: Vec<usize> = (0..passage.tokens.len()).filter(|at| passage.tokens[*at].kind == Kind::Word).collect();
    let close =
        |i: usize| passage.token(words[i] + 1, Kind::Blank).is_some() && words.get(i + 1) == Some(&(words[i] + 2));
    let text = |i: usize| passage.word(&passage.tokens[words[i]]);
    let mut i = 0;
    while i + 1 < words.len() {
        let single = close(i) && same(text(i), text(i + 1)) && SINGLE.iter().any(|word| same(word, text(i)));
        let pair = i + 3 < words.len()
            && (i..i + 3).all(close)
            && same(text(i), text(i + 2))
            && same(text(i + 1), text(i + 3))
            && !same(text(i), text(i + 1));
        let length = if single {
            1
        } else if pair {
            2
        } else {
            0
        };
        if length > 0 && !is_meant(text(i), text(i + 1), length) {
            let end = |i: usize| passage.tokens[words[i]].end;
            let range = end(i + length - 1)..end(i + 2 * length - 1);
            let written = &passage.text[passage.tokens[words[i]].start..range.end];
            let message = format!("Gõ lặp chữ: đang là «{written}», cần bỏ một lần");
            findings.push(passage.finding(R77.warning("doubled-word"), range).says(message).becomes(""));
            i += length;
        }
        i += 1;
    }
}

/// Pairs that are said twice on purpose.
fn is_meant(first: &str, second: &str, length: usize) -> bool {
    length == 2
        && ["từng bước", "ngày càng", "từng ngày", "đời này", "lớp lớp"]
            .contains(&format!("{first} {second}").to_lowercase().as_str())
}
