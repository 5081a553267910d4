//! Letters of the old VNI fonts that were pasted as they were: `Vaên`, `Ñònh`, `Tænh uûy` (R5).

use super::syllable::{is_syllable, with_tone};
use super::tokens::Kind;
use super::tone::lower;
use super::{Desk, Finding, Rule, rule};

const R5: Rule = rule("R5", "HD05 IV.1");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for passage in desk.passages.iter() {
        for token in passage.tokens.iter().filter(|token| token.kind == Kind::Word) {
            let written = passage.word(token);
            let Some(right) = read(written) else { continue };
            let message = format!("Chữ của phông cũ (VNI): đang là «{written}», cần là «{right}»");
            let finding = passage.finding(R5.warning("old-font"), token.range());
            findings.push(finding.says(message).becomes(right));
        }
    }
}

/// What a word means in those fonts; `None` when nothing shows them or it is a word as it stands.
fn read(written: &str) -> Option<String> {
    if !is_evident(written) {
        return None;
    }
    let small: Vec<char> = written.chars().map(lower).collect();
    if small.len() < 3 || is_syllable(&small.iter().collect::<String>()) {
        return None;
    }
    let word = decoded(&small);
    let is_capitals = !written.chars().any(char::is_lowercase);
    let is_capital = written.starts_with(char::is_uppercase);
    is_syllable(&word).then(|| match word.chars().next() {
        _ if is_capitals => word.to_uppercase(),
        Some(first) if is_capital => first.to_uppercase().chain(word.chars().skip(1)).collect(),
        _ => word,
    })
}

/// Whether a letter stands there that only those fonts bring, or a vowel with such a mark behind it.
fn is_evident(written: &str) -> bool {
    let mut before = ' ';
    written.chars().any(|c| {
        let c = lower(c);
        let is_found = c == 'ñ' || marked(before, c).is_some();
        before = c;
        is_found
    })
}

fn decoded(small: &[char]) -> String {
    let mut word = String::new();
    let mut at = 0;
    while let Some(c) = small.get(at) {
        let pair = small.get(at + 1).and_then(|mark| marked(*c, *mark));
        word.push(pair.unwrap_or_else(|| alone(*c)));
        at += if pair.is_some() { 2 } else { 1 };
    }
    word
}

/// A letter that stands for another by itself.
fn alone(c: char) -> char {
    match c {
        'ñ' => 'đ',
        'ô' => 'ơ',
        'ö' => 'ư',
        'æ' => 'ỉ',
        'ó' => 'ĩ',
        'ò' => 'ị',
        'î' => 'ỵ',
        c => c,
    }
}

/// A vowel and the letter behind it that is its mark.
fn marked(vowel: char, mark: char) -> Option<char> {
    // The first tone is none.
    const TONES: &str = "_øùûõï";
    const BOW: &str = "êèéúüë";
    const HAT: &str = "âàáåãä";
    if mark.is_ascii() {
        return None;
    }
    let tone = |marks: &str| marks.chars().position(|one| one == mark);
    let (plain, tone) = match vowel {
        'a' => tone(BOW)
            .map(|tone| ('ă', tone))
            .or_else(|| Some(('â', tone(HAT)?)))
            .or_else(|| Some(('a', tone(TONES)?)))?,
        'e' => tone(HAT).map(|tone| ('ê', tone)).or_else(|| Some(('e', tone(TONES)?)))?,
        'o' => tone(HAT).map(|tone| ('ô', tone)).or_else(|| Some(('o', tone(TONES)?)))?,
        'u' | 'y' => (vowel, tone(TONES)?),
        'ô' => ('ơ', tone(TONES)?),
        'ö' => ('ư', tone(TONES)?),
        _ => return None,
    };
    Some(with_tone(plain, tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_old_fonts_are_read() {
        let pairs = [
            ("Vaên", "Văn"),
            ("Ñònh", "Định"),
            ("ñaûng", "đảng"),
            ("Tænh", ""),
            ("uûy", "ủy"),
            ("TIEÁN", "TIẾN"),
            ("ñöôøng", "đường"),
            ("quyeát", "quyết"),
        ];
        for (written, right) in pairs {
            assert_eq!(read(written).unwrap_or_default(), right, "{written}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for word in ["Niño", "aê", "où", "hoá", "hoà", "toán", "Müller", "Byă", "H’Bluêl", "Sô", "Öng", "Niê", "xoã"]
        {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
