//! What of a letter a window has not seen yet. A letter of 90 pages is 0.9 MB of lines, most of them as they were: only
//! changed pages cross the door, the nearest to the clerk's eye first.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Deserialize;

use crate::layout::ink::{Ink, Page, Typeset};
use crate::letter::Letter;
use crate::phrases;
use crate::samples;
use crate::view::{Preview, copy, is_label};

/// How many pages an answer holds at most; the window asks for the rest when it has time.
pub const MOST_AT_ONCE: usize = 4;

/// What a window has of a letter.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Seen {
    /// The stamps of the pages it holds.
    pub stamps: Vec<String>,
    /// The page before the clerk's eyes, counted from 0.
    pub near: usize,
    /// How finely it places text.
    #[serde(default)]
    pub parts: Parts,
}

/// What the screen gives a place of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Parts {
    /// Letters of one style in a row; right where the screen's letters are as wide as the font says.
    #[default]
    Runs,
    /// Every word, for a screen that rounds the width of letters.
    Words,
}

/// Copies what a window has not seen; `None` has seen nothing and gets every page at once.
pub fn news(letter: &Letter, typeset: &Typeset, seen: Option<&Seen>) -> Preview {
    let rules = typeset.rules;
    let parts = seen.map_or(Parts::Runs, |seen| seen.parts);
    let stamps: Vec<String> = typeset.pages.iter().map(|page| stamp(typeset, page, parts)).collect();
    let new: Vec<&Page> = match seen {
        Some(seen) => unseen(&typeset.pages, &stamps, seen),
        None => typeset.pages.iter().collect(),
    };
    Preview {
        pages: new.into_iter().map(|page| copy(typeset, page, parts)).collect(),
        stamps,
        rules: rules.name,
        reference: phrases::reference_or_gap(letter, rules),
        title: phrases::title(letter, rules),
        slots: samples::slots(letter),
    }
}

/// The same for pages that look the same, today and tomorrow; it never leaves the program. A page need not be copied
/// for it: what the copy says follows from this.
fn stamp(typeset: &Typeset, page: &Page, parts: Parts) -> String {
    let mut hasher = DefaultHasher::new();
    (page.number, page.size, parts).hash(&mut hasher);
    for ink in &page.ink {
        match ink {
            Ink::Text(run) => {
                let is_label = is_label(typeset, run);
                typeset.text(run).hash(&mut hasher);
                (run.at, run.width, run.word_space, run.face, run.size).hash(&mut hasher);
                (run.role, run.field, run.offset, run.ends_line, is_label).hash(&mut hasher);
            }
            Ink::Stroke(stroke) => (stroke.from, stroke.to, stroke.width, stroke.role).hash(&mut hasher),
        }
    }
    format!("{:016x}", hasher.finish())
}

fn unseen<'a>(pages: &'a [Page], stamps: &[String], seen: &Seen) -> Vec<&'a Page> {
    let is_new = |(page, stamp): (&'a Page, &String)| (!seen.stamps.contains(stamp)).then_some(page);
    let mut new: Vec<&Page> = pages.iter().zip(stamps).filter_map(is_new).collect();
    new.sort_by_key(|page| (page.number - 1).abs_diff(seen.near));
    new.truncate(MOST_AT_ONCE);
    new.sort_by_key(|page| page.number);
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::PageView;
    use crate::{Setup, json, typeset};

    fn setup() -> Setup<'static> {
        Setup::on("2026-06-05".parse().expect("a date"))
    }

    /// A letter of so many paragraphs that hold 30 lines together.
    fn letter(paragraphs: usize) -> Letter {
        let words = "Tăng cường công tác lãnh đạo, chỉ đạo thực hiện nhiệm vụ. ".repeat(45);
        let items = vec![format!(r#"{{ "level": 0, "text": "{words}" }}"#); paragraphs].join(",");
        let text = format!(
            r#"{{ "kind": "cong-van", "issuer": {{}}, "addressees": [], "recipients": [], "body": [{items}] }}"#
        );
        json::read(text.as_bytes()).expect("a letter")
    }

    fn numbers(preview: &Preview) -> Vec<usize> {
        preview.pages.iter().map(|page| page.number).collect()
    }

    fn answer(letter: &Letter, seen: Option<&Seen>) -> Preview {
        let setup = setup();
        let set = typeset(letter, &setup).expect("it can be set");
        news(letter, &set, seen)
    }

    #[test]
    fn what_was_seen_does_not_come_again() {
        let mut letter = letter(4);
        let first = answer(&letter, None);
        assert_eq!(numbers(&first), (1..=first.stamps.len()).collect::<Vec<_>>(), "all pages at first");
        let seen = Seen { stamps: first.stamps.clone(), ..Seen::default() };
        assert!(answer(&letter, Some(&seen)).pages.is_empty(), "nothing has changed");
        letter.place = crate::text::Text::new("Tân Hoà");
        let changed = answer(&letter, Some(&seen));
        assert_eq!(numbers(&changed), [1], "the place stands on the first page alone");
        assert_eq!(changed.stamps[1..], first.stamps[1..]);
        assert_ne!(changed.stamps[0], first.stamps[0]);
    }

    #[test]
    fn pages_that_differ_in_anything_the_window_is_told_have_other_stamps() {
        let setup = setup();
        let body = |items: &str| {
            let head = r#""kind": "cong-van", "issuer": {}, "addressees": [], "recipients": []"#;
            json::read(format!(r#"{{ {head}, "body": [{items}] }}"#).as_bytes()).expect("a letter")
        };
        let letters = [
            body(r#"{ "level": 0, "text": "Thực hiện nhiệm vụ." }"#),
            body(r#"{ "level": 1, "text": "Thực hiện nhiệm vụ." }"#),
            body(r#"{ "level": 0, "text": "" }, { "level": 0, "text": "Thực hiện nhiệm vụ." }"#),
            body(r#"{ "level": 0, "text": [{ "text": "Thực hiện nhiệm vụ.", "bold": true }] }"#),
            body(r#"{ "level": 0, "text": [{ "text": "Thực hiện nhiệm vụ.", "underline": true }] }"#),
            body(r#"{ "level": 0, "text": [{ "text": "Thực hiện " }, { "text": "nhiệm vụ.", "italic": true }] }"#),
            body(r#"{ "level": 0, "text": "1. Thực hiện nhiệm vụ." }"#),
            letter(2),
        ];
        let mut seen: Vec<(String, PageView)> = Vec::new();
        for letter in &letters {
            let set = typeset(letter, &setup).expect("it can be set");
            seen.extend(set.pages.iter().map(|page| (stamp(&set, page, Parts::Runs), copy(&set, page, Parts::Runs))));
        }
        for (i, (stamp, page)) in seen.iter().enumerate() {
            for (other, copy) in &seen[..i] {
                assert_eq!(stamp == other, page == copy, "{page:?}\n{copy:?}");
            }
        }
    }

    #[test]
    fn the_nearest_pages_come_first() {
        let seen = Seen { near: 20, ..Seen::default() };
        let preview = answer(&letter(30), Some(&seen));
        assert!(preview.stamps.len() > 24, "{} pages", preview.stamps.len());
        assert_eq!(preview.pages.len(), MOST_AT_ONCE);
        let numbers = numbers(&preview);
        assert!(numbers.contains(&21) && numbers.is_sorted() && numbers[0] >= 18 && numbers[3] <= 24, "{numbers:?}");
    }

    #[test]
    fn words_have_the_places_the_layout_gave_them() {
        let runs = answer(&letter(1), None);
        let words = answer(&letter(1), Some(&Seen { parts: Parts::Words, ..Seen::default() }));
        let longest = |page: &PageView| {
            let lines = page.lines.iter().map(|line| line.runs[0].clone());
            lines.max_by_key(|run| run.text.len()).expect("a line")
        };
        let line = longest(&words.pages[0]);
        assert!(line.word_space.to_pt() != 0.0, "a justified line: {line:?}");
        let starts: Vec<usize> = line.pieces.iter().map(|piece| piece.start as usize).collect();
        let blanks = line.text.chars().zip(1..).filter(|(c, _)| *c == ' ').map(|(_, behind)| behind);
        assert_eq!(starts, std::iter::once(0).chain(blanks).collect::<Vec<_>>());
        assert!(line.pieces.is_sorted_by(|a, b| a.x < b.x) && line.pieces.iter().all(|piece| piece.x < line.width));
        assert!(longest(&runs.pages[0]).pieces.len() < starts.len());
        assert_ne!(runs.stamps, words.stamps, "a window that wants words has not seen them yet");
    }

    #[test]
    fn a_run_is_in_pieces_where_a_blank_is_kerned() {
        let mut letter = letter(1);
        letter.place = crate::text::Text::new("xã An Bình");
        let preview = answer(&letter, None);
        let mut runs = preview.pages[0].lines.iter().flat_map(|line| &line.runs);
        let place = runs.find(|run| run.text.starts_with("xã An")).expect("the place is printed");
        let starts: Vec<u32> = place.pieces.iter().map(|piece| piece.start).collect();
        assert_eq!(starts, [0, 3], "the blank before A is narrower, the one before B is not");
    }
}
