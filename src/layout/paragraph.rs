//! A block becomes lines: shaped, broken, justified.

use std::ops::Range;

use crate::block::{Block, GAP, Gap, Role};
use crate::error::{Error, Result};
use crate::field::Field;
use crate::font::{Face, Fonts, Glyph, Shaper};
use crate::layout::breaks::{self, Room, Shape};
use crate::layout::ink::{Ink, Run};
use crate::layout::line::Broken;
use crate::layout::memory::{Memory, Task};
use crate::layout::tags::{TagId, Tagged};
use crate::rules::{Case, RuleSet, Style};
use crate::units::{Length, Point, Size};

/// Sets paragraphs; holds what all of them share.
pub(super) struct Setter<'f> {
    pub rules: &'static RuleSet,
    pub fonts: &'f Fonts,
    pub text: String,
    pub glyphs: Vec<Glyph>,
    pub shaper: Shaper<'f>,
    /// What was set before; `None` for a letter that is set once.
    pub memory: Option<Memory>,
}

/// A line that is set but not yet placed: ink relative to the left end of its baseline.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub width: Length,
    pub ink: Vec<Ink>,
}

/// The width a paragraph's lines may have.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub first: Length,
    pub rest: Length,
    pub shape: Shape,
}

impl Measure {
    pub fn new(width: Length, shape: Shape) -> Measure {
        Measure { first: width, rest: width, shape }
    }
}

impl Line {
    /// The same line, moved to the right.
    pub fn moved(mut self, by: Length) -> Line {
        self.ink = self.ink.into_iter().map(|ink| ink.moved(Point::new(by, Length::ZERO))).collect();
        self
    }
}

/// What a piece of ink belongs to.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub role: Role,
    pub field: Field,
    pub block: u32,
    pub tag: Option<TagId>,
}

impl Origin {
    fn of(block: &Tagged, tag: Option<TagId>) -> Origin {
        Origin { role: block.role, field: block.field, block: block.number, tag }
    }
}

/// Glyphs of one face, field and underline.
pub(super) struct Segment {
    pub first: u32,
    pub end: u32,
    pub face: Face,
    pub underline: bool,
    pub field: Field,
    /// Characters of the field before the segment.
    pub offset: u32,
}

/// A paragraph in glyphs.
pub(super) struct Shaped {
    pub segments: Vec<Segment>,
    pub glyphs: Range<u32>,
    pub text: Range<u32>,
}

impl<'f> Setter<'f> {
    pub fn new(rules: &'static RuleSet, fonts: &'f Fonts) -> Setter<'f> {
        let (text, glyphs) = (String::new(), Vec::new());
        Setter { rules, fonts, text, glyphs, shaper: Shaper::new(fonts), memory: None }
    }

    /// The text frame: the sheet without its margins.
    pub fn frame(&self) -> Size {
        let sheet = &self.rules.sheet;
        let Size { width, height } = sheet.size.value;
        Size {
            width: width - sheet.inner.value - sheet.outer.value,
            height: height - sheet.top.value - sheet.bottom.value,
        }
    }

    /// The lines of a block's words.
    pub fn lines(&mut self, block: &Tagged, measure: Measure) -> Result<Vec<Line>> {
        let (task, origin) = (Task { block, measure }, Origin::of(block, block.tag));
        if let Some(lines) = self.remembered(task, origin) {
            return Ok(lines);
        }
        let begins = (self.text.len() as u32, self.glyphs.len() as u32);
        let lines = self.set(block, measure, origin)?;
        self.remember(task, begins, &lines);
        Ok(lines)
    }

    fn set(&mut self, block: &Block, measure: Measure, origin: Origin) -> Result<Vec<Line>> {
        let style = self.rules.style(block.role);
        let shaped = self.shape(block, style)?;
        let atoms = self.atoms(&shaped, measure.shape);
        let units = |length: Length| (length / style.size * f64::from(self.fonts.units())).floor() as i64;
        let spacing = &self.rules.spacing;
        let blanks = (spacing.widest_blank.value, spacing.narrowest_blank.value);
        let room = Room { first: units(measure.first).max(1), rest: units(measure.rest).max(1), blanks };
        let atoms = self.fitted(atoms, &shaped, room);
        let ends = breaks::lines(&atoms, room, measure.shape);
        let broken = Broken { setter: self, shaped: &shaped, atoms: &atoms, style, origin };
        let mut start = 0;
        let lines = ends.iter().map(|&end| {
            let width = if start == 0 { measure.first } else { measure.rest };
            let line = broken.line(start..end, (measure.shape == Shape::Justified).then_some(width));
            start = end;
            line
        });
        Ok(lines.collect())
    }

    /// A block's label with the blank behind it, never stretched; `None` when it has none.
    pub fn label(&mut self, block: &Tagged) -> Result<Option<Line>> {
        match &block.label {
            Some(label) => {
                let origin = Origin::of(block, block.label_tag);
                self.words(&format!("{label} "), origin).map(Some)
            }
            None => Ok(None),
        }
    }

    /// One line of the program's own words, as wide as its blanks make it.
    pub fn words(&mut self, words: &str, origin: Origin) -> Result<Line> {
        let Origin { role, field, block, tag } = origin;
        let Style { bold, italic, size, .. } = self.rules.style(role);
        let face = Face::of(bold, italic);
        let start = self.glyphs.len() as u32;
        self.shape_text(words, face, field)?;
        let glyphs = start..self.glyphs.len() as u32;
        let width = self.fonts.scale(self.advance(&glyphs), size);
        let run = Run {
            at: Point::default(),
            width,
            word_space: Length::ZERO,
            face,
            size,
            role,
            field,
            block,
            offset: 0,
            tag,
            ends_line: false,
            glyphs,
            text_end: self.text.len() as u32,
        };
        Ok(Line { width, ink: vec![Ink::Text(run)] })
    }

    /// How wide some glyphs are, in font units.
    pub fn advance(&self, glyphs: &Range<u32>) -> i64 {
        self.glyphs[glyphs.start as usize..glyphs.end as usize].iter().map(|glyph| i64::from(glyph.advance)).sum()
    }

    fn shape(&mut self, block: &Block, style: Style) -> Result<Shaped> {
        let (first_glyph, first_byte) = (self.glyphs.len() as u32, self.text.len() as u32);
        let mut segments: Vec<Segment> = Vec::with_capacity(block.pieces.len());
        let mut start = 0;
        let (mut field, mut offset) = (block.field, block.offset);
        for piece in &block.pieces {
            let text = &block.text[start..piece.end];
            let face = Face::of(style.bold || piece.bold, style.italic || piece.italic);
            if piece.field != field {
                (field, offset) = (piece.field, 0);
            }
            match piece.gap {
                Some(gap) => self.gap(gap, style.size),
                None if style.case == Case::Capitals => {
                    self.shape_text(&capitals(text), face, piece.field).map_err(|e| shifted(e, offset))?;
                }
                None => self.shape_text(text, face, piece.field).map_err(|e| shifted(e, offset))?,
            }
            let underline = style.underline || piece.underline;
            let first = segments.last().map_or(first_glyph, |segment| segment.end);
            segments.push(Segment { first, end: self.glyphs.len() as u32, face, underline, field, offset });
            offset += text.chars().count() as u32;
            start = piece.end;
        }
        let glyphs = first_glyph..self.glyphs.len() as u32;
        Ok(Shaped { segments, glyphs, text: first_byte..self.text.len() as u32 })
    }

    /// Appends text and its glyphs. A forced break keeps its place in the text and is a glyph of no width, a blank.
    fn shape_text(&mut self, text: &str, face: Face, field: Field) -> Result<()> {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                let blank = self.fonts.file(face).glyph(' ').unwrap_or_default();
                self.glyphs.push(Glyph { start: self.text.len() as u32, advance: 0, id: blank, dx: 0, dy: 0 });
                self.text.push('\n');
            }
            let base = self.text.len() as u32;
            let first = self.glyphs.len();
            self.shaper.shape(face, line, &mut self.glyphs).map_err(|byte| {
                let before = text.split('\n').take(i).map(|line| line.chars().count() + 1).sum::<usize>();
                let position = before + line[..byte].chars().count() + 1;
                Error::NoGlyph { field, position, character: line[byte..].chars().next().unwrap_or_default() }
            })?;
            self.glyphs[first..].iter_mut().for_each(|glyph| glyph.start += base);
            self.text.push_str(line);
        }
        Ok(())
    }

    fn gap(&mut self, gap: Gap, size: Length) {
        let gaps = &self.rules.spacing.gaps;
        let width = match gap {
            Gap::Number => gaps.number,
            Gap::Symbol => gaps.symbol,
            Gap::Place => gaps.place,
            Gap::Day => gaps.day,
            Gap::Year => gaps.year,
            Gap::Name => gaps.name,
        };
        let advance = (width.value / size * f64::from(self.fonts.units())).round() as i32;
        self.glyphs.push(Glyph { start: self.text.len() as u32, advance, id: Glyph::GAP, dx: 0, dy: 0 });
        self.text.push(GAP);
    }
}

fn shifted(error: Error, offset: u32) -> Error {
    match error {
        Error::NoGlyph { field, position, character } => {
            Error::NoGlyph { field, position: position + offset as usize, character }
        }
        other => other,
    }
}

/// Capitals letter by letter, so that places in the text stay: a letter whose capital is longer is kept.
fn capitals(text: &str) -> String {
    let upper = |c: char| {
        let mut upper = c.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(single), None) => single,
            _ => c,
        }
    };
    text.chars().map(upper).collect()
}
