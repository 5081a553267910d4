//! Dates, numbers, references and labels as the guide writes them.

use chrono::{Datelike, NaiveDate};

use crate::letter::Letter;
use crate::rules::{RuleSet, Words};

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

/// What the title bar of a PDF viewer shows: reference and subject, or as much of them as there is.
pub fn title(letter: &Letter, rules: &RuleSet) -> String {
    let subject = letter.subject.as_ref().map(|subject| subject.replace('\n', " "));
    let parts: Vec<String> = reference(letter, rules).into_iter().chain(subject).collect();
    if parts.is_empty() { "Công văn".to_owned() } else { parts.join(" ") }
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
    use super::*;

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
