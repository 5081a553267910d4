//! Capitals (R131 to R137), only where the right form is beyond doubt: sentences, names of persons, places and bodies, parts of
//! documents.

mod names;
mod nouns;
mod parts;
mod persons;
mod sentences;
mod units;

use super::passage::Passage;
use super::tokens::Kind;
use super::{Desk, Finding};
use crate::field::Field;

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    sentences::beginnings(desk, findings);
    sentences::lines(desk, findings);
    if let Some(place) = desk.passages.get(Field::Place) {
        units::place(place, findings);
    }
    for passage in desk.passages.iter() {
        let is_text = matches!(
            passage.field,
            Field::Subject | Field::Body(_) | Field::Addressee(_) | Field::Recipient(_) | Field::Contact
        );
        if !is_text {
            continue;
        }
        for at in 0..passage.tokens.len() {
            if passage.tokens[at].kind != Kind::Word || passage.is_address(passage.tokens[at].start) {
                continue;
            }
            sentences::sentence(passage, at, findings);
            persons::person(passage, at, findings);
            units::unit(passage, at, findings);
            names::body(passage, at, findings);
            nouns::noun(passage, at, findings);
            parts::part(passage, at, findings);
            parts::document(passage, at, findings);
        }
    }
    if let Some(signer) = desk.passages.get(Field::Signer) {
        persons::signer(signer, findings);
    }
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or(' ')
}

fn is_capital(word: &str) -> bool {
    first(word).is_uppercase()
}

fn is_small(word: &str) -> bool {
    first(word).is_lowercase()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// `NGUYỄN văn` to `Nguyễn Văn`.
fn name(words: &str) -> String {
    let of = |word: &str| {
        let mut letters = word.chars();
        let first: Vec<char> = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    words.split(' ').map(of).collect::<Vec<_>>().join(" ")
}

fn is_all_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The word behind `at`, one blank between.
fn next_word(passage: &Passage, at: usize) -> Option<(usize, &str)> {
    passage.token(at, Kind::Blank)?;
    Some((at + 1, passage.word(passage.token(at + 1, Kind::Word)?)))
}

/// The word before the token `at`, one blank between.
fn word_before(passage: &Passage, at: usize) -> Option<&str> {
    passage.token(at.checked_sub(1)?, Kind::Blank)?;
    Some(passage.word(passage.token(at.checked_sub(2)?, Kind::Word)?))
}
