//! Dates, numbers, references and labels as the guide writes them.

use chrono::{Datelike, NaiveDate};

use crate::letter::Letter;
use crate::rules::{RuleSet, Words};
use crate::text::{NO_BREAK_SPACE, clean};

/// `07`: R32 pads numbers below 10.
pub fn number(number: u32, words: &Words) -> String {
    padded(number, words.pad_number_below.value)
}

/// Day, month and year as separate words: R41 pads days below 10 but only the months below 3.
pub fn day_month_year(date: NaiveDate, words: &Words) -> [String; 3] {
    [
        padded(date.day(), words.pad_day_below.value),
        padded(date.month(), words.pad_month_below.value),
        date.year().to_string(),
    ]
}

/// `Số 07-CV/ĐU`; `None` while number or symbol is missing.
pub fn reference(letter: &Letter, rules: &RuleSet) -> Option<String> {
    let words = &rules.words;
    let number = number(letter.number?.get(), words);
    let symbol = letter.issuer.symbol.as_ref()?;
    let (number_join, symbol_join) = (words.number_join.value, words.symbol_join.value);
    Some(format!("{} {number}{number_join}{}{symbol_join}{symbol}", words.number.value, words.letter_symbol.value))
}

/// `Số … -CV/ĐU`: as the form shows it while the registry has given no number; `None` without a symbol.
pub fn reference_or_gap(letter: &Letter, rules: &RuleSet) -> Option<String> {
    let words = &rules.words;
    let gap = || format!("{} …{}{}", words.number.value, words.number_join.value, words.letter_symbol.value);
    let symbol = letter.issuer.symbol.as_ref()?;
    reference(letter, rules).or_else(|| Some(format!("{}{}{symbol}", gap(), words.symbol_join.value)))
}

/// What the title bar of a PDF viewer shows: reference and subject, or as much of them as there is.
pub fn title(letter: &Letter, rules: &RuleSet) -> String {
    let subject = letter.subject.as_ref().map(|subject| subject.replace('\n', " "));
    let parts: Vec<String> = reference(letter, rules).into_iter().chain(subject).collect();
    if parts.is_empty() { "Công văn".to_owned() } else { parts.join(" ") }
}

/// The name of an exported file, without its ending: `07-CV-ĐU về việc …`. Every system takes it: it holds none of the
/// characters that Windows forbids, and as it begins with the reference or «Công văn» it is never the name of a device.
pub fn file_name(letter: &Letter, rules: &RuleSet) -> String {
    let words = &rules.words;
    let number = letter.number.map(|number| self::number(number.get(), words));
    let symbol = letter.issuer.symbol.as_ref().map(|symbol| file_safe(symbol)).filter(|symbol| !symbol.is_empty());
    let kind = if number.is_none() && symbol.is_none() { "Công văn" } else { words.letter_symbol.value };
    let reference = [number.as_deref(), Some(kind), symbol.as_deref()];
    let reference = reference.into_iter().flatten().collect::<Vec<_>>().join("-");
    let subject = letter.subject.as_ref().map(|subject| file_safe(subject)).unwrap_or_default();
    let name = cut_at_word(&format!("{reference} {subject}"));
    name.trim_end_matches(['.', ' ']).to_owned()
}

/// Without what Windows forbids in names; a slash, as in `CV/ĐU`, becomes a hyphen.
fn file_safe(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '/' => Some('-'),
        '\n' | NO_BREAK_SPACE => Some(' '),
        '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    // A mark may now stand behind another letter.
    clean(&kept.collect::<String>())
}

/// Cut where a word ends. Some systems count letters of a name, others bytes, up to 255 with the ending.
fn cut_at_word(name: &str) -> String {
    const MOST_LETTERS: usize = 120;
    const MOST_BYTES: usize = 240;
    let fits = |(count, (at, c)): (usize, (usize, char))| count < MOST_LETTERS && at + c.len_utf8() <= MOST_BYTES;
    let length = name.char_indices().enumerate().take_while(|next| fits(*next)).map(|(_, (at, c))| at + c.len_utf8());
    let cut = &name[..length.last().unwrap_or(0)];
    if cut.len() == name.len() || name[cut.len()..].starts_with(' ') {
        return cut.to_owned();
    }
    let whole_words = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    whole_words.trim_end_matches([' ', ',', ';', '-', '–']).to_owned()
}

/// The labels of the body's items, computed as one reads on.
#[derive(Default)]
pub struct Numbering {
    counts: [usize; 4],
}

impl Numbering {
    /// The label of the next item at `depth` 0 to 3: none, `1.`, `a)`, `-`. Numbers restart under each parent and go on
    /// across plain paragraphs.
    pub fn label(&mut self, depth: usize, words: &Words) -> Option<String> {
        if depth == 0 {
            return None;
        }
        self.counts[depth] += 1;
        self.counts[depth + 1..].fill(0);
        match depth {
            1 => Some(format!("{}.", self.counts[1])),
            2 => Some(format!("{})", letters(self.counts[2]))),
            _ => Some(words.dash.value.to_owned()),
        }
    }
}

/// The letters of the Vietnamese order that number items: no accented vowels, no f, j, w, z (R79).
const ORDER: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

/// a … y, then aa, ab …
fn letters(mut n: usize) -> String {
    let mut reversed = Vec::new();
    while n > 0 {
        n -= 1;
        reversed.push(ORDER[n % ORDER.len()]);
        n /= ORDER.len();
    }
    reversed.iter().rev().collect()
}

fn padded(n: u32, below: u32) -> String {
    if n < below { format!("0{n}") } else { n.to_string() }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;
    use crate::text::Text;

    fn words() -> &'static Words {
        &RuleSet::on(NaiveDate::MAX).words
    }

    #[test]
    fn days_below_ten_and_months_below_three_are_padded() {
        for (date, expected) in [
            ((2026, 2, 3), ["03", "02", "2026"]),
            ((2026, 3, 9), ["09", "3", "2026"]),
            ((2026, 5, 27), ["27", "5", "2026"]),
            ((2026, 10, 10), ["10", "10", "2026"]),
        ] {
            let date = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap();
            assert_eq!(day_month_year(date, words()), expected);
        }
    }

    #[test]
    fn numbers_below_ten_are_padded() {
        assert_eq!([1, 9, 10, 138].map(|n| number(n, words())), ["01", "09", "10", "138"]);
    }

    fn letter(number: u32, symbol: &str, subject: &str) -> Letter {
        let mut letter = Letter { number: NonZeroU32::new(number), subject: Text::new(subject), ..Letter::default() };
        letter.issuer.symbol = Text::new(symbol);
        letter
    }

    #[test]
    fn a_file_is_named_as_a_clerk_would() {
        let subject = "về việc chuẩn bị hội nghị";
        for (letter, expected) in [
            (letter(7, "ĐU", subject), "07-CV-ĐU về việc chuẩn bị hội nghị"),
            (letter(138, "BTGDV/TU", "về\nviệc\u{a0}A."), "138-CV-BTGDV-TU về việc A"),
            (letter(0, "ĐU", subject), "CV-ĐU về việc chuẩn bị hội nghị"),
            (letter(7, "", ""), "07-CV"),
            (letter(0, "", subject), "Công văn về việc chuẩn bị hội nghị"),
            (letter(0, "", ""), "Công văn"),
            (letter(0, ":*?", " ... "), "Công văn"),
            (
                letter(0, "", "báo cáo <tháng> \"5\": ngày 05/6/2026 | 100 %?"),
                "Công văn báo cáo tháng 5 ngày 05-6-2026 100 %",
            ),
            (letter(1, "CB", "e<\u{302}"), "01-CV-CB ê"),
        ] {
            assert_eq!(file_name(&letter, RuleSet::on(NaiveDate::MAX)), expected);
        }
    }

    #[test]
    fn a_long_file_name_ends_with_a_whole_word() {
        let rules = RuleSet::on(NaiveDate::MAX);
        let long = file_name(&letter(7, "ĐU", &"chuẩn bị, ".repeat(40)), rules);
        assert!(long.ends_with("chuẩn bị") || long.ends_with("chuẩn"), "{long}");
        assert!((110..=120).contains(&long.chars().count()), "{long}");
        let one_word = file_name(&letter(7, "ĐU", &"ệ".repeat(400)), rules);
        assert_eq!(one_word, "07-CV-ĐU");
        let symbol = file_name(&letter(0, &"\u{1f600}".repeat(400), ""), rules);
        assert_eq!(symbol.len(), 239, "59 signs of four bytes behind «CV-»");
    }

    #[test]
    fn labels_follow_the_vietnamese_alphabet() {
        assert_eq!(
            [1, 4, 5, 6, 7, 23, 24, 25, 46, 47].map(letters),
            ["a", "d", "đ", "e", "g", "y", "aa", "ab", "ay", "ba"]
        );
    }

    #[test]
    fn numbering_restarts_under_a_parent_and_goes_on_across_paragraphs() {
        let mut numbering = Numbering::default();
        let labels: Vec<String> =
            [1, 2, 3, 3, 2, 0, 1, 2, 0, 2].into_iter().filter_map(|depth| numbering.label(depth, words())).collect();
        assert_eq!(labels, ["1.", "a)", "-", "-", "b)", "2.", "a)", "b)"]);
    }
}
