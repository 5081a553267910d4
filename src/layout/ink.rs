//! The display list: everything decided, nothing drawn. Writers only copy it.

use std::ops::Range;

use crate::block::Role;
use crate::field::Field;
use crate::font::{Face, Fonts, Glyph};
use crate::layout::tags::{Tag, TagId};
use crate::rules::RuleSet;
use crate::units::{Length, Point, Size};

/// A letter set in type.
pub struct Typeset<'f> {
    /// From the first to the last.
    pub pages: Vec<Page>,
    /// Reference and subject, for the title bar of a viewer.
    pub title: String,
    /// What the pages say, in logical order; the root is the first.
    pub tags: Vec<Tag>,
    /// The guide it follows.
    pub rules: &'static RuleSet,
    /// The fonts it was measured with.
    pub fonts: &'f Fonts,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Typeset<'_> {
    /// What a run says, with the blank at its end when its line ended there.
    pub fn text(&self, run: &Run) -> &str {
        let start = self.glyphs.get(run.glyphs.start as usize).map_or(self.text.len(), |glyph| glyph.start as usize);
        &self.text[start..run.text_end as usize]
    }

    /// The glyphs of a run, each with its own text.
    pub fn glyphs(&self, run: &Run) -> impl Iterator<Item = (Glyph, &str)> {
        let glyphs = &self.glyphs[run.glyphs.start as usize..run.glyphs.end as usize];
        glyphs.iter().enumerate().map(move |(i, glyph)| {
            let end = glyphs.get(i + 1).map_or(run.text_end, |next| next.start);
            (*glyph, &self.text[glyph.start as usize..end as usize])
        })
    }
}

/// One side of a sheet.
#[derive(Clone, Debug)]
pub struct Page {
    /// Counted from 1.
    pub number: usize,
    /// Of the sheet.
    pub size: Size,
    /// In logical order.
    pub ink: Vec<Ink>,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Ink {
    /// Letters of one face on one baseline.
    Text(Run),
    /// A drawn line.
    Stroke(Stroke),
}

impl Ink {
    /// Which block of the letter it belongs to; 0 for what is on the page before the letter.
    pub(crate) fn block(&self) -> u32 {
        match self {
            Ink::Text(run) => run.block,
            Ink::Stroke(stroke) => stroke.block,
        }
    }

    /// The same ink, moved.
    pub(crate) fn moved(mut self, by: Point) -> Ink {
        match &mut self {
            Ink::Text(run) => run.at = run.at + by,
            Ink::Stroke(stroke) => {
                stroke.from = stroke.from + by;
                stroke.to = stroke.to + by;
            }
        }
        self
    }
}

/// Letters of one face on one baseline.
#[derive(Clone, Debug)]
pub struct Run {
    /// Left end of the baseline.
    pub at: Point,
    /// How long it is, a blank at the end of its line not counted.
    pub width: Length,
    /// What every blank in it is wider than the font's own.
    pub word_space: Length,
    /// Style of the letters.
    pub face: Face,
    /// Size of the letters.
    pub size: Length,
    /// What it is.
    pub role: Role,
    /// Where it comes from.
    pub field: Field,
    /// Which block of the letter it belongs to; pages hold their ink in this order.
    pub block: u32,
    /// How many characters of the field stand before it.
    pub offset: u32,
    /// What it says in the structure of the document; `None` for page numbers and the like.
    pub tag: Option<TagId>,
    /// A blank or a forced break ends it that only a reader of the file's text will find.
    pub ends_line: bool,
    pub(crate) glyphs: Range<u32>,
    pub(crate) text_end: u32,
}

/// A drawn line, never part of what the document says.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// How thick it is.
    pub width: Length,
    /// What it belongs to.
    pub role: Role,
    /// Which block of the letter it belongs to.
    pub block: u32,
}
