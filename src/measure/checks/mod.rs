//! What is measured, from the sheet inwards.

mod archive;
mod body;
mod edges;
mod foot;
mod head;
mod letter;
mod sheet;
mod spaces;
mod style;
mod words;

use super::Measure;
use super::claims::Claims;
use super::paper::{Line, Paper};
use super::tally::{About, Tally};
use crate::block::Role;
use crate::error::Result;
use crate::letter::Letter;
use crate::rules::{RuleSet, Source};
use crate::template::Templates;
use crate::units::Length;

pub use archive::foreign;

/// The paper under the ruler.
pub struct Desk<'p> {
    paper: &'p Paper,
    rules: &'static RuleSet,
    /// From one baseline of the body to the next, as most lines have it.
    pitch: Length,
    /// Even pages have the margins of a back.
    is_duplex: bool,
    tally: Tally,
}

impl<'p> Desk<'p> {
    pub fn new(paper: &'p Paper, rules: &'static RuleSet) -> Desk<'p> {
        let pitch = body::pitch(paper).unwrap_or(rules.spacing.pitch.value);
        Desk { paper, rules, pitch, is_duplex: sheet::is_duplex(paper, rules), tally: Tally::default() }
    }

    /// Everything; with the letter, its words too.
    pub fn all(mut self, claims: &Claims, letter: Option<(&Letter, &Templates)>) -> Result<Vec<Measure>> {
        self.sheet();
        self.styles();
        self.head();
        self.addressees();
        self.body(letter.map(|(letter, _)| body::typed_ends(letter)));
        self.foot();
        self.spaces();
        self.edges();
        self.fixed_words(claims);
        if let Some((letter, templates)) = letter {
            self.letter(letter, templates)?;
        }
        self.archive(claims);
        Ok(self.tally.finish())
    }

    /// Left and right edge of the text on a page, as they are asked for; pages count from 0.
    fn frame(&self, page: usize) -> [Length; 2] {
        let sheet = &self.rules.sheet;
        let [left, right] = match self.is_duplex && page % 2 == 1 {
            true => [sheet.outer.value, sheet.inner.value],
            false => [sheet.inner.value, sheet.outer.value],
        };
        [left, sheet.size.value.width - right]
    }

    /// The lines of a kind of component, in their order.
    fn lines(&self, roles: &[Role]) -> Vec<&'p Line> {
        self.paper.lines(roles).into_iter().map(|(_, line)| line).collect()
    }

    /// What the rules say of a component, under the name of one of its measures.
    fn about(&self, what: &'static str, rule: &'static str, role: Role) -> About {
        About::new(what, rule, self.rules.style(role).source)
    }

    /// Top and foot of the room a line takes: lines of the body stand in the middle of their pitch.
    fn band(&self, line: &Line, is_body: bool) -> [Length; 2] {
        if !is_body {
            return [line.top(), line.bottom()];
        }
        let air = (self.pitch - line.ascent - line.descent) / 2.0;
        [line.top() - air, line.y + line.descent + air]
    }

    /// Lines under each other with nothing but single spacing between them.
    fn single_spaced(&mut self, about: About, lines: &[&Line]) {
        for pair in lines.windows(2).filter(|pair| pair[0].page == pair[1].page) {
            self.tally.aligned(about.on(pair[1].number()), "cách dòng đơn", pair[1].top() - pair[0].bottom());
        }
    }

    /// Lines that share one middle.
    fn centred(&mut self, about: About, lines: &[&Line], middle: Length) {
        for line in lines {
            self.tally.aligned(about.on(line.number()), "cân giữa", line.middle() - middle);
        }
    }

    /// Entries of a list: those that begin stand under each other, and further lines under the words, not under the dash.
    fn hanging(&mut self, about: About, role: Role) {
        let blocks: Vec<_> = self.paper.all(role).filter(|block| !block.label.is_empty()).collect();
        let Some(first) = blocks.iter().find_map(|block| block.lines.first()) else { return };
        let from_edge = |x: Length, line: &Line| x - self.frame(line.page)[0];
        let dash = from_edge(first.x, first);
        let mut off = Vec::new();
        for block in blocks {
            let words = block.lines.first().and_then(|line| Some(from_edge(words_begin(self.paper, line)?, line)));
            for (i, line) in block.lines.iter().enumerate() {
                let asked = if i == 0 { Some(dash) } else { words };
                off.extend(asked.map(|asked| (line.number(), from_edge(line.x, line) - asked)));
            }
        }
        for (page, off) in off {
            self.tally.aligned(about.on(page), "thẳng hàng", off);
        }
    }
}

/// Where the words behind a dash begin.
fn words_begin(paper: &Paper, line: &Line) -> Option<Length> {
    let drawn = &paper.pages[line.page].drawn;
    let mut glyphs = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]);
    glyphs.find(|glyph| drawn.says(glyph) == " ")?;
    glyphs.next().map(|glyph| glyph.at.x)
}

/// The clause of a ruled value.
fn by<T>(ruled: &crate::rules::Ruled<T>) -> Source {
    ruled.source
}
