//! Phrases that checks look for, found by their first word.

use std::collections::HashMap;

use super::bodies::normal;
use super::passage::Passage;

/// Some phrases; of two that begin alike the one listed first is found.
pub struct Vocabulary {
    by_first: HashMap<String, Vec<(String, &'static str)>>,
}

impl Vocabulary {
    /// Phrases as they are written, single blanks between their words.
    pub fn of(phrases: &[&'static str]) -> Vocabulary {
        let mut by_first: HashMap<String, Vec<(String, &'static str)>> = HashMap::new();
        for phrase in phrases {
            let plain = normal(phrase);
            let first = plain.split(' ').next().unwrap_or_default().to_owned();
            by_first.entry(first).or_default().push((plain, phrase));
        }
        Vocabulary { by_first }
    }

    /// The phrase that begins at the token `at`, in capitals or not, and the token behind it.
    pub fn at(&self, passage: &Passage, at: usize) -> Option<(&'static str, usize)> {
        let phrases = self.by_first.get(passage.plain(at))?;
        phrases.iter().find_map(|(plain, phrase)| Some((*phrase, passage.phrase(at, plain)?)))
    }
}
