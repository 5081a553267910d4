//! Abbreviations: the whole phrase first, then the short form in brackets right behind it (R76).

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::passage::{Passage, same};
use super::syllable::is_syllable;
use super::tokens::{Kind, Token};
use super::tone::lower;
use super::{Desk, Finding, Rule, Severity, rule};
use crate::field::Field;

const R76: Rule = rule("R76", "HD05 I.6.1.3");

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("abbreviations.txt").lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// One place where an abbreviation stands.
struct Use<'a> {
    passage: &'a Passage,
    token: &'a Token,
    /// The bracket that introduces it, if this place does, in bytes.
    introduction: Option<std::ops::Range<usize>>,
}

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let mut uses: HashMap<&str, Vec<Use>> = HashMap::new();
    for passage in desk.passages.iter().filter(|passage| matches!(passage.field, Field::Subject | Field::Body(_))) {
        for at in 0..passage.tokens.len() {
            if is_abbreviation(passage, at) {
                let token = &passage.tokens[at];
                let one = Use { passage, token, introduction: introduction(passage, at) };
                uses.entry(passage.word(token)).or_default().push(one);
            }
        }
    }
    uses.iter().for_each(|(word, places)| judge(word, places, findings));
}

fn judge(word: &str, places: &[Use], findings: &mut Vec<Finding>) {
    let first = &places[0];
    let introduced = places.iter().position(|place| place.introduction.is_some());
    let is_known = KNOWN.contains(word);
    match introduced {
        None if !is_known => {
            let message =
                format!("«{word}» chưa được giải thích: lần đầu cần viết đủ cụm từ, ngay sau đó là «({word})»");
            findings.push(first.finding("abbreviation-unknown", Severity::Warning).says(message));
        }
        Some(1..) if !is_known => {
            let message = format!(
                "«{word}» dùng trước khi được giải thích: lần đầu cần viết đủ cụm từ, ngay sau đó là «({word})»"
            );
            findings.push(first.finding("abbreviation-early", Severity::Warning).says(message));
        }
        _ => {}
    }
    let mut introductions = places.iter().filter_map(|place| Some((place, place.introduction.clone()?)));
    if let Some((place, bracket)) = introductions.next()
        && places.len() == 1
        && is_of_initials(place, &bracket)
    {
        let message = format!("«{word}» được viết tắt nhưng không dùng lại: nên bỏ phần trong ngoặc");
        let finding = place.passage.finding(R76.note("abbreviation-unused"), with_blank(place.passage, bracket));
        findings.push(finding.says(message).becomes(""));
    }
    for (place, bracket) in introductions {
        let message = format!("«{word}» đã được giải thích ở trên: từ lần sau chỉ cần viết «{word}»");
        let finding = place.passage.finding(R76.warning("abbreviation-twice"), bracket);
        findings.push(finding.says(message));
    }
}

/// Made of the first letters of the words before: «chứng thư số (CTS)». Another is a name of its own: «trí tuệ nhân tạo (AI)».
fn is_of_initials(place: &Use, bracket: &std::ops::Range<usize>) -> bool {
    let word: Vec<char> = place.passage.word(place.token).chars().map(lower).collect();
    let before = place.passage.tokens.iter().filter(|token| token.kind == Kind::Word && token.end <= bracket.start);
    let words: Vec<&str> = before.map(|token| place.passage.word(token)).collect();
    let first = |word: &str| word.chars().next().map(lower);
    let last = &words[words.len().saturating_sub(word.len() + 2)..];
    // A «và» between is not counted.
    let initials: Vec<char> =
        last.iter().filter(|word| !matches!(**word, "và" | "của")).filter_map(|word| first(word)).collect();
    initials.ends_with(&word)
}

impl<'a> Use<'a> {
    fn finding(&self, check: &'static str, severity: Severity) -> super::passage::Draft<'a> {
        self.passage.finding(R76.weighs(check, severity), self.token.range())
    }
}

fn with_blank(passage: &Passage, bracket: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = passage.text[..bracket.start].trim_end_matches([' ', '\u{a0}']).len();
    start..bracket.end
}

/// Two capitals or more without tones, not a number in letters, not part of a reference, a code or a line in capitals.
fn is_abbreviation(passage: &Passage, at: usize) -> bool {
    let token = &passage.tokens[at];
    let word = passage.word(token);
    let is_sign = |c: char| matches!(c, 'A'..='Z' | 'Đ' | 'Ư' | 'Ơ' | 'Ă' | 'Â' | 'Ê' | 'Ô' | '&');
    if token.kind != Kind::Word || word.len() < 2 || !word.chars().all(is_sign) || word.chars().nth(1).is_none() {
        return false;
    }
    if word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) || passage.is_address(token.start) {
        return false;
    }
    if is_measure(passage, at) {
        return false;
    }
    let glue = |token: Option<&Token>| {
        token.is_some_and(|token| {
            token.kind == Kind::Number || matches!(passage.word(token), "-" | "–" | "/" | "." | "'")
        })
    };
    let before = at.checked_sub(1).and_then(|at| passage.tokens.get(at));
    let next = passage.tokens.get(at + 1);
    // “QĐ” speaks of the sign itself.
    if before.is_some_and(|mark| matches!(passage.word(mark), "“" | "\"" | "«" | "‘"))
        && next.is_some_and(|mark| mark.kind == Kind::Mark)
    {
        return false;
    }
    let is_end = next.is_some_and(|token| passage.word(token) == ".")
        && passage.tokens.get(at + 2).is_none_or(|token| matches!(token.kind, Kind::Blank | Kind::Break | Kind::Mark));
    if glue(before) || glue(next) && !is_end {
        return false;
    }
    let small: String = word.chars().map(lower).collect();
    !(is_syllable(&small) && is_in_capitals(passage, at))
}

/// «25 MB», and «96281 TS», the plate of a boat: a number as long is no count of people.
fn is_measure(passage: &Passage, at: usize) -> bool {
    const UNITS: [&str; 10] = ["KB", "MB", "GB", "KW", "MW", "GW", "KV", "KVA", "MVA", "HP"];
    const PLATE: usize = 5;
    let number = at.checked_sub(2).filter(|_| passage.token(at - 1, Kind::Blank).is_some());
    number
        .and_then(|at| passage.token(at, Kind::Number))
        .is_some_and(|number| UNITS.contains(&passage.word(&passage.tokens[at])) || number.range().len() >= PLATE)
}

/// Whether a word beside it is in capitals as well: «TÀI LIỆU HỘI NGHỊ».
fn is_in_capitals(passage: &Passage, at: usize) -> bool {
    let capitals = |at: Option<usize>| {
        let word = at.and_then(|at| passage.token(at, Kind::Word)).map(|token| passage.word(token));
        word.is_some_and(|word| word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase))
    };
    capitals(at.checked_sub(2)) || capitals(Some(at + 2))
}

/// «(UBKT)», «(viết tắt là UBKT)», «(sau đây gọi tắt là UBKT)»: the bytes of the bracket.
fn introduction(passage: &Passage, at: usize) -> Option<std::ops::Range<usize>> {
    if !passage.is_mark(at + 1, ")") {
        return None;
    }
    const WORDS: [&str; 8] = ["sau", "đây", "viết", "gọi", "tắt", "là", "chung", "dưới"];
    let mut open = at.checked_sub(1)?;
    loop {
        let token = &passage.tokens[open];
        let word = passage.word(token);
        let is_filler = token.kind == Kind::Blank || word == ":" || WORDS.iter().any(|one| same(one, word));
        if word == "(" {
            return Some(token.start..passage.tokens[at + 1].end);
        }
        if !is_filler {
            return None;
        }
        open = open.checked_sub(1)?;
    }
}
