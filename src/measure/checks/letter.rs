//! The words of the page against those of the letter it was made from, and the styles the clerk gave them.

use super::Desk;
use super::words::page;
use crate::block::{self, Blocks, GAP, Role};
use crate::error::Result;
use crate::font::Face;
use crate::letter::Letter;
use crate::measure::joined;
use crate::measure::paper::{self, Block};
use crate::measure::tally::About;
use crate::rules::{Case, Source};
use crate::template::{self, Templates};

/// Where the words must come from.
const BY_LETTER: Source = Source::Guide("bản thảo công văn");

/// Letters shown on both sides of the first difference.
const AROUND: usize = 24;

impl Desk<'_> {
    /// Compares component by component.
    pub(super) fn letter(&mut self, letter: &Letter, templates: &Templates) -> Result<()> {
        let asked = block::parse(&template::fill(letter, self.rules, templates)?)?;
        let mut count = 0;
        let mut wrong = 0;
        for role in roles(&asked) {
            let asked: Vec<&block::Block> =
                asked.list.iter().filter(|block| block.role.name() == role.name()).collect();
            let asked: Vec<(&block::Block, String)> =
                asked.into_iter().map(|block| (block, self.words_of(block))).collect();
            let is_printed = |block: &block::Block| !joined(&block.text.replace(GAP, "")).is_empty();
            let asked: Vec<_> = asked.into_iter().filter(|(block, _)| is_printed(block)).collect();
            let found: Vec<&Block> =
                self.paper.blocks.iter().filter(|block| block.role.name() == role.name()).collect();
            // An item without words that holds others is a component of the tree, and nothing on the page.
            let found: Vec<&Block> = found.into_iter().filter(|block| !joined(&block.text).is_empty()).collect();
            for i in 0..asked.len().max(found.len()) {
                count += 1;
                let words = asked.get(i).map_or("", |(_, words)| words);
                let is_right = self.compare(role, i, (words, found.get(i).copied()));
                wrong += usize::from(!is_right);
                if let (true, Some((block, _)), Some(found)) = (is_right, asked.get(i), found.get(i)) {
                    self.styled(block, found);
                }
            }
        }
        if wrong == 0 {
            let about = About::new("Chữ trên trang so với công văn", "R120", BY_LETTER);
            let found = format!("giống từng chữ, {count} thành phần");
            self.tally.judged(about, "giống từng chữ", (&found, true));
        }
        Ok(())
    }

    /// What a component must say: label and words, gaps left out, capitals where the guide wants them.
    fn words_of(&self, block: &block::Block) -> String {
        let style = self.rules.style(block.role);
        let text = block.text.replace(GAP, "");
        let text = if style.case == Case::Capitals { text.chars().map(capital).collect() } else { text };
        joined(&format!("{} {text}", block.label.as_deref().unwrap_or_default()))
    }

    fn compare(&mut self, role: Role, i: usize, (asked, found): (&str, Option<&Block>)) -> bool {
        let said = found.map(|block| joined(&format!("{} {}", block.label, block.text))).unwrap_or_default();
        if said == asked {
            return true;
        }
        let about = About::new("Chữ", "R120", BY_LETTER);
        let about = found.map_or(about, |block| page(about, block));
        let what = format!("Chữ: {}, thứ {}", role.name(), i + 1);
        let [asked, said] = differing(asked, &said);
        self.tally.named((&what, about), &asked, (&said, false));
        false
    }

    /// Bold and slanted words of the body are those of the letter.
    fn styled(&mut self, asked: &block::Block, found: &Block) {
        if !matches!(asked.role, Role::Paragraph | Role::Item(_)) {
            return;
        }
        let label = asked.label.iter().flat_map(|label| label.chars().map(|letter| (letter, Face::Regular)));
        let mut start = 0;
        let words = asked.pieces.iter().flat_map(|piece| {
            let text = &asked.text[std::mem::replace(&mut start, piece.end)..piece.end];
            text.chars().map(|letter| (letter, Face::of(piece.bold, piece.italic)))
        });
        let is_drawn =
            |letter: &char| !letter.is_whitespace() && *letter != GAP && !paper::is_mark(&letter.to_string());
        let asked: Vec<Face> =
            label.chain(words).filter(|(letter, _)| is_drawn(letter)).map(|(_, face)| face).collect();
        let letters = found.lines.iter().flat_map(|line| self.paper.letters(line));
        let found_faces: Vec<Face> = letters.map(|(_, font)| font.face).collect();
        let about = page(About::new("Nội dung: chữ đậm, nghiêng", "R120", BY_LETTER), found);
        let differing = asked.iter().zip(&found_faces).filter(|(asked, found)| asked != found).count();
        let words = if differing == 0 { "như công văn".to_owned() } else { format!("{differing} chữ khác") };
        self.tally.words(about, "như công văn", &words);
    }
}

/// The capital of a letter; one whose capital is longer stays as it is, for it must stay one letter.
fn capital(letter: char) -> char {
    let mut upper = letter.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(single), None) => single,
        _ => letter,
    }
}

/// Each kind of component once; stars and page numbers are in no letter.
fn roles(blocks: &Blocks) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for block in blocks.list.iter().filter(|block| block.role != Role::Star) {
        if roles.iter().all(|role| role.name() != block.role.name()) {
            roles.push(block.role);
        }
    }
    roles
}

/// Both texts from a little before to a little behind the first letter that differs.
fn differing(asked: &str, said: &str) -> [String; 2] {
    let same = asked.chars().zip(said.chars()).take_while(|(a, b)| a == b).count();
    let start = same.saturating_sub(AROUND);
    [asked, said].map(|text| {
        let shown: String = text.chars().skip(start).take(2 * AROUND).collect();
        let before = if start > 0 { "…" } else { "" };
        let after = if text.chars().count() > start + 2 * AROUND { "…" } else { "" };
        if text.is_empty() { "không có".to_owned() } else { format!("«{before}{shown}{after}»") }
    })
}
