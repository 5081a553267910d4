//! Inside the lines: letters of a word touch, blanks of a line are alike, and none is a hole (R10).

use super::style::rule;
use super::{Desk, by};
use crate::block::Role;
use crate::measure::paper::{Block, Line, is_blank};
use crate::measure::tally::About;
use crate::rules;
use crate::units::Length;

/// How far kerning may pull a letter to its neighbour or into a blank, as a part of the size: «AV» takes an eighth.
const KERNING: f64 = 0.16;
/// How far it may push them apart.
const APART: f64 = 0.06;

impl Desk<'_> {
    pub(super) fn spaces(&mut self) {
        let paper = self.paper;
        for block in &paper.blocks {
            let has_link = block.lines.iter().any(|line| self.has_long_word(line));
            for (i, line) in block.lines.iter().enumerate() {
                self.words_are_whole(block, line);
                let mut blanks = paper.blanks(line);
                // The blank behind a number or dash is never stretched.
                if i == 0 && !block.label.is_empty() && !blanks.is_empty() {
                    self.label_blank(line, blanks.remove(0));
                }
                self.blanks_are_alike(block, line, &blanks);
                if block.role == Role::Paragraph && !has_link {
                    self.no_holes(line, &blanks);
                }
            }
        }
    }

    fn words_are_whole(&mut self, block: &Block, line: &Line) {
        let drawn = &self.paper.pages[line.page].drawn;
        let glyphs: Vec<_> = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]).collect();
        let is_apart = |pair: &&[&crate::measure::content::Glyph]| {
            let gap = pair[1].at.x - (pair[0].at.x + pair[0].width);
            let is_word = !is_blank(drawn.says(pair[0])) && !is_blank(drawn.says(pair[1]));
            is_word && (gap > line.size * APART || gap < -line.size * KERNING)
        };
        let found = match glyphs.windows(2).find(is_apart) {
            Some(pair) => format!("hở hoặc đè ở «{}{}»", drawn.says(pair[0]), drawn.says(pair[1])),
            None => "liền nhau".to_owned(),
        };
        let about = self.about("Chữ trong một từ liền nhau", rule(block.role), block.role).on(line.number());
        self.tally.words(self.alike(about), "liền nhau", &found);
    }

    /// A number or dash keeps the font's own blank behind it.
    fn label_blank(&mut self, line: &Line, (found, own): (Length, Length)) {
        let about = self.about("Sau số thứ tự, gạch đầu dòng có một khoảng trống", "R10", Role::Paragraph);
        self.tally.aligned(about.on(line.number()), "một khoảng trống", found - own);
    }

    fn blanks_are_alike(&mut self, block: &Block, line: &Line, blanks: &[(Length, Length)]) {
        let widths = || blanks.iter().map(|(found, _)| *found);
        let (Some(least), Some(most)) = (widths().reduce(Length::min), widths().reduce(Length::max)) else { return };
        let is_even = most - least <= line.size * KERNING + rules::TOLERANCE.value;
        let found = if is_even { "đều nhau" } else { "không đều" };
        let about = self.about("Khoảng trống trong một dòng đều nhau", rule(block.role), block.role).on(line.number());
        self.tally.words(self.alike(about), "đều nhau", found);
    }

    /// One row for the whole page: the clause is the body's.
    fn alike(&self, about: About) -> About {
        About { rule: "R10", source: self.rules.style(Role::Paragraph).source, ..about }
    }

    /// A link or the like leaves its paragraph no other way of breaking than with holes.
    fn has_long_word(&self, line: &Line) -> bool {
        let drawn = &self.paper.pages[line.page].drawn;
        let glyphs: Vec<_> = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]).collect();
        let [left, right] = self.frame(line.page);
        let mut words = glyphs.split(|glyph| drawn.says(glyph) == " ");
        words.any(|word| word.iter().map(|glyph| glyph.width).sum::<Length>() > (right - left) * LONG)
    }

    /// No blank is wider or narrower than the rules allow.
    fn no_holes(&mut self, line: &Line, blanks: &[(Length, Length)]) {
        let spacing = &self.rules.spacing;
        let (least, most) = (spacing.narrowest_blank, spacing.widest_blank);
        let about = About::new("Nội dung: khoảng trống giữa hai chữ", "R10", by(&most)).on(line.number());
        let asked = format!("{} đến {} lần bình thường", decimal(least.value), decimal(most.value));
        let tolerance = line.size * KERNING + rules::TOLERANCE.value;
        let is_odd = |(found, own): &&(Length, Length)| {
            *found < *own * least.value - tolerance || *found > *own * most.value + tolerance
        };
        match blanks.iter().find(is_odd) {
            Some((found, own)) => {
                let times = decimal((*found / *own * 10.0).round() / 10.0);
                self.tally.judged(about, &asked, (&format!("{times} lần bình thường"), false));
            }
            None if !blanks.is_empty() => self.tally.judged(about, &asked, ("trong khoảng cho phép", true)),
            None => {}
        }
    }
}

/// No Vietnamese word is as long, as a part of the text's width.
const LONG: f64 = 0.25;

fn decimal(number: f64) -> String {
    format!("{number}").replace('.', ",")
}
