//! Phrases that checks look for, found by their first word.

use std::collections::HashMap;

use super::bodies::normal;
use super::passage::Passage;

/// Some phrases; of two that begin alike the one listed first is found.
pub struct Vocabulary {
    by_first: HashMap<String, Vec<(String, &'static str)>>,
    /// Which marks the first words have: nearly every other word is told from them without a look into the table.
    marks: [bool; 256],
}

impl Vocabulary {
    /// Phrases as they are written, single blanks between their words.
    pub fn of(phrases: &[&'static str]) -> Vocabulary {
        let mut by_first: HashMap<String, Vec<(String, &'static str)>> = HashMap::new();
        let mut marks = [false; 256];
        for phrase in phrases {
            let plain = normal(phrase);
            let first = plain.split(' ').next().unwrap_or_default().to_owned();
            marks[mark(&first)] = true;
            by_first.entry(first).or_default().push((plain, phrase));
        }
        Vocabulary { by_first, marks }
    }

    /// The phrase that begins at the token `at`, in capitals or not, and the token behind it.
    pub fn at(&self, passage: &Passage, at: usize) -> Option<(&'static str, usize)> {
        let first = passage.plain(at);
        if !self.marks[mark(first)] {
            return None;
        }
        let phrases = self.by_first.get(first)?;
        phrases.iter().find_map(|(plain, phrase)| Some((*phrase, passage.phrase(at, plain)?)))
    }
}

/// A number below 256 that follows from a word's length and ends.
fn mark(word: &str) -> usize {
    let bytes = word.as_bytes();
    let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
    let length = u8::try_from(bytes.len()).unwrap_or(u8::MAX);
    usize::from(first.wrapping_mul(7) ^ last.wrapping_mul(31) ^ length.wrapping_mul(113))
}
