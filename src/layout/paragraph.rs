//! A block becomes lines: shaped, broken, justified.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::block::{Block, GAP, Gap, Role};
use crate::error::{Error, Result};
use crate::field::Field;
use crate::font::{Face, Fonts, Glyph, Shaper};
use crate::layout::breaks::{self, After, Atom, Cost, Room, Shape};
use crate::layout::glue::binds;
use crate::layout::ink::{Ink, Run, Stroke};
use crate::layout::tags::{TagId, Tags};
use crate::rules::{Case, RuleSet, Style};
use crate::units::{Length, Point, Size};

/// Sets paragraphs; holds what all of them share.
pub(super) struct Setter<'f> {
    pub rules: &'static RuleSet,
    pub fonts: &'f Fonts,
    pub tags: Tags,
    pub text: String,
    pub glyphs: Vec<Glyph>,
    shaper: Shaper<'f>,
}

/// A line that is set but not yet placed: ink relative to the left end of its baseline.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub width: Length,
    pub ink: Vec<Ink>,
}

/// The width a paragraph's lines may have.
#[derive(Clone, Copy)]
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

/// Glyphs of one face, field and underline.
struct Segment {
    first: u32,
    end: u32,
    face: Face,
    underline: bool,
    field: Field,
    /// Characters of the field before the segment.
    offset: u32,
}

/// A paragraph in glyphs.
struct Shaped {
    segments: Vec<Segment>,
    glyphs: Range<u32>,
    text: Range<u32>,
}

impl<'f> Setter<'f> {
    pub fn new(rules: &'static RuleSet, fonts: &'f Fonts) -> Setter<'f> {
        let (text, glyphs) = (String::new(), Vec::new());
        Setter { rules, fonts, tags: Tags::new(), text, glyphs, shaper: Shaper::new(fonts) }
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
    pub fn lines(&mut self, block: &Block, measure: Measure, tag: Option<TagId>) -> Result<Vec<Line>> {
        let style = self.rules.style(block.role);
        let shaped = self.shape(block, style)?;
        let atoms = self.atoms(&shaped);
        let units = |length: Length| (length / style.size * f64::from(self.fonts.units())).floor() as i64;
        let spacing = &self.rules.spacing;
        let blanks = (spacing.widest_blank.value, spacing.narrowest_blank.value);
        let room = Room { first: units(measure.first).max(1), rest: units(measure.rest).max(1), blanks };
        let atoms = self.fitted(atoms, &shaped, room);
        let ends = breaks::lines(&atoms, room, measure.shape);
        let set = Set { shaped: &shaped, atoms: &atoms, style, role: block.role, tag };
        let mut start = 0;
        let lines = ends.iter().map(|&end| {
            let width = if start == 0 { measure.first } else { measure.rest };
            let line = self.line(&set, start..end, (measure.shape == Shape::Justified).then_some(width));
            start = end;
            line
        });
        Ok(lines.collect())
    }

    /// A block's label with the blank behind it, never stretched; `None` when it has none.
    pub fn label(&mut self, block: &Block, tag: Option<TagId>) -> Result<Option<Line>> {
        match &block.label {
            Some(label) => self.words(&format!("{label} "), block.role, block.field, tag).map(Some),
            None => Ok(None),
        }
    }

    /// One line of the program's own words, as wide as its blanks make it.
    pub fn words(&mut self, words: &str, role: Role, field: Field, tag: Option<TagId>) -> Result<Line> {
        let style = self.rules.style(role);
        let face = Face::of(style.bold, style.italic);
        let start = self.glyphs.len() as u32;
        self.shape_text(words, face, field)?;
        let run = RunOf { glyphs: start..self.glyphs.len() as u32, text_end: self.text.len() as u32 };
        let units = self.advance(&run.glyphs);
        let width = self.fonts.scale(units, style.size);
        let at = Point::default();
        let (size, offset, word_space) = (style.size, 0, Length::ZERO);
        let RunOf { glyphs, text_end } = run;
        let ends_line = false;
        let run = Run { at, width, word_space, face, size, role, field, offset, tag, ends_line, glyphs, text_end };
        Ok(Line { width, ink: vec![Ink::Text(run)] })
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
            self.shaper.shape(face, line, base, &mut self.glyphs).map_err(|byte| {
                let position =
                    text[..text.len().min(line.as_ptr() as usize - text.as_ptr() as usize + byte)].chars().count() + 1;
                Error::NoGlyph { field, position, character: line[byte..].chars().next().unwrap_or_default() }
            })?;
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

    /// Splits the glyphs at blanks and forced breaks.
    fn atoms(&self, shaped: &Shaped) -> Vec<Atom> {
        let text = self.text.as_bytes();
        let mut atoms: Vec<Atom> = Vec::new();
        let (mut width, mut word) = (0, shaped.text.start as usize);
        let mut previous = word..word;
        let mut segments = shaped.segments.iter().peekable();
        for i in shaped.glyphs.clone() {
            let glyph = &self.glyphs[i as usize];
            let byte = glyph.start as usize;
            while segments.next_if(|segment| segment.end <= i).is_some() {}
            match text.get(byte) {
                Some(b' ') => {
                    let kern = segments.peek().map_or(0, |segment| self.kern(segment, i));
                    // What follows decides whether the blank may end a line, so the blank is judged one word later.
                    self.judge(atoms.last_mut(), &previous, word..byte);
                    atoms.push(Atom {
                        end: i,
                        width: width - kern,
                        blank: glyph.advance + kern,
                        after: After::Open(Cost::None),
                    });
                    (width, previous, word) = (0, word..byte, byte + 1);
                }
                Some(b'\n') => {
                    self.judge(atoms.last_mut(), &previous, word..byte);
                    atoms.push(Atom { end: i, width, blank: 0, after: After::Forced });
                    (width, word) = (0, byte + 1);
                    previous = word..word;
                }
                _ => width += glyph.advance,
            }
        }
        self.judge(atoms.last_mut(), &previous, word..shaped.text.end as usize);
        if word < shaped.text.end as usize || atoms.is_empty() && !shaped.glyphs.is_empty() {
            atoms.push(Atom { end: shaped.glyphs.end, width, blank: 0, after: After::Open(Cost::None) });
        }
        atoms
    }

    /// The kerning between a blank and the glyph before it in the same segment.
    fn kern(&self, segment: &Segment, blank: u32) -> i32 {
        if blank == segment.first {
            return 0;
        }
        let glyph = &self.glyphs[blank as usize - 1];
        if glyph.id == Glyph::GAP { 0 } else { self.shaper.kern_before_blank(segment.face, glyph) }
    }

    /// Decides whether a line may end between two words.
    fn judge(&self, atom: Option<&mut Atom>, left: &Range<usize>, right: Range<usize>) {
        let Some(atom) = atom.filter(|atom| atom.after != After::Forced) else { return };
        let left = &self.text[left.clone()];
        if binds(left, &self.text[right]) {
            atom.after = After::Bound;
        } else if left.ends_with([',', ';', ':', '-', '–']) {
            atom.after = After::Open(Cost::Pause);
        }
    }

    /// Loosens bound groups and splits atoms that no line can hold.
    fn fitted(&self, mut atoms: Vec<Atom>, shaped: &Shaped, room: Room) -> Vec<Atom> {
        let most = room.narrowest();
        let mut start = 0;
        while start < atoms.len() {
            let bound = atoms[start..].iter().take_while(|atom| atom.after == After::Bound).count();
            let end = (start + bound + 1).min(atoms.len());
            let width: i64 = atoms[start..end].iter().map(|atom| i64::from(atom.width) + i64::from(atom.blank)).sum();
            if width - i64::from(atoms[end - 1].blank) > most {
                atoms[start..end]
                    .iter_mut()
                    .filter(|a| a.after == After::Bound)
                    .for_each(|a| a.after = After::Open(Cost::Inside));
            }
            start = end;
        }
        if atoms.iter().all(|atom| i64::from(atom.width) <= most) {
            return atoms;
        }
        let mut split = Vec::with_capacity(atoms.len());
        let mut first = shaped.glyphs.start;
        for atom in atoms {
            if i64::from(atom.width) > most {
                self.split(atom, first, &mut split);
            } else {
                split.push(atom);
            }
            first = atom.end + u32::from(atom.blank > 0 || atom.after == After::Forced);
        }
        split
    }

    /// Parts one atom at grapheme boundaries.
    fn split(&self, atom: Atom, first: u32, out: &mut Vec<Atom>) {
        let glyphs = &self.glyphs[first as usize..atom.end as usize];
        let end_byte = self.glyphs.get(atom.end as usize).map_or(self.text.len(), |glyph| glyph.start as usize);
        let Some(start_byte) = glyphs.first().map(|glyph| glyph.start as usize) else {
            return;
        };
        let mut i = 0;
        for (at, grapheme) in self.text[start_byte..end_byte].grapheme_indices(true) {
            let next = start_byte + at + grapheme.len();
            let mut width = 0;
            while i < glyphs.len() && (glyphs[i].start as usize) < next {
                width += glyphs[i].advance;
                i += 1;
            }
            let cost = if grapheme.ends_with(['/', '.', '-', '_', '?', '&', '=', ',', ';']) {
                Cost::Sign
            } else {
                Cost::Inside
            };
            out.push(Atom { end: first + i as u32, width, blank: 0, after: After::Open(cost) });
        }
        if let Some(last) = out.last_mut() {
            (last.end, last.blank, last.after) = (atom.end, atom.blank, atom.after);
        }
    }

    /// One line of a broken paragraph; justified to `width` when it is not the last of its part.
    fn line(&self, set: &Set, atoms: Range<usize>, width: Option<Length>) -> Line {
        let line = &set.atoms[atoms.clone()];
        let Some(last) = line.last() else {
            return Line { width: Length::ZERO, ink: Vec::new() };
        };
        let natural =
            line.iter().map(|atom| i64::from(atom.width) + i64::from(atom.blank)).sum::<i64>() - i64::from(last.blank);
        let count = line[..line.len() - 1].iter().filter(|atom| atom.blank > 0).count();
        let is_end = atoms.end == set.atoms.len() || last.after == After::Forced;
        let mut natural = self.fonts.scale(natural, set.style.size);
        let mut word_space = Length::ZERO;
        if let Some(width) = width
            && count > 0
            && (!is_end || natural > width)
        {
            word_space = (width - natural) / count as f64;
            natural = width;
        }
        let first = if atoms.start == 0 { set.shaped.glyphs.start } else { set.after(atoms.start - 1) };
        let ink = self.ink(set, first..last.end, set.after(atoms.end - 1), word_space);
        Line { width: natural, ink }
    }

    /// The runs and underlines of the glyphs of one line; `until` takes in the blank at its end.
    fn ink(&self, set: &Set, glyphs: Range<u32>, until: u32, word_space: Length) -> Vec<Ink> {
        let mut ink = Vec::new();
        let mut x = Length::ZERO;
        let mut start = glyphs.start;
        let mut underline: Option<(Length, Face)> = None;
        let segments = &set.shaped.segments;
        let skipped = segments.partition_point(|segment| segment.end <= glyphs.start);
        for segment in segments[skipped..].iter().take_while(|segment| segment.first < glyphs.end) {
            let end = segment.end.min(glyphs.end);
            if !segment.underline
                && let Some(begun) = underline.take()
            {
                ink.push(self.underline(set, begun, x));
            }
            if segment.underline && underline.is_none() {
                underline = Some((x, segment.face));
            }
            let whole = if end == glyphs.end && segment.end >= until { until } else { end };
            x = self.runs(set, segment, (start..end, whole), (x, word_space), &mut ink);
            start = end;
        }
        if let Some(begun) = underline {
            ink.push(self.underline(set, begun, x));
        }
        ink
    }

    fn underline(&self, set: &Set, (from, face): (Length, Face), to: Length) -> Ink {
        let (depth, width) = self.fonts.underline(face, set.style.size);
        Ink::Stroke(Stroke { from: Point::new(from, depth), to: Point::new(to, depth), width, role: set.role })
    }

    /// The runs of one segment of a line: split at gaps and at marks that leave the baseline. Returns where the pen is.
    fn runs(
        &self,
        set: &Set,
        segment: &Segment,
        (glyphs, until): (Range<u32>, u32),
        (mut x, word_space): (Length, Length),
        ink: &mut Vec<Ink>,
    ) -> Length {
        let mut start = glyphs.start;
        while start < glyphs.end {
            let glyph = self.glyphs[start as usize];
            if glyph.id == Glyph::GAP {
                x += self.fonts.scale(i64::from(glyph.advance), set.style.size);
                start += 1;
                continue;
            }
            let lifted = glyph.dx != 0 || glyph.dy != 0;
            let on = |g: &Glyph| g.id != Glyph::GAP && g.dx == 0 && g.dy == 0;
            let same =
                self.glyphs[start as usize + 1..glyphs.end as usize].iter().take_while(|g| !lifted && on(g)).count();
            let end = start + 1 + same as u32;
            let blanks = self.glyphs[start as usize..end as usize].iter().filter(|g| self.is_blank(g)).count();
            let width = self.fonts.scale(self.advance(&(start..end)), set.style.size) + word_space * blanks as f64;
            let [dx, dy] = [glyph.dx, glyph.dy].map(|d| self.fonts.scale(i64::from(d), set.style.size));
            let taken = if end == glyphs.end { until } else { end };
            let text_end = self
                .glyphs
                .get(taken as usize)
                .map_or(self.text.len() as u32, |glyph| glyph.start)
                .min(set.shaped.text.end);
            ink.push(Ink::Text(Run {
                at: Point::new(x + dx, -dy),
                width,
                word_space,
                face: segment.face,
                size: set.style.size,
                role: set.role,
                field: segment.field,
                // One glyph a character: the fonts have no ligatures.
                offset: segment.offset + (start - segment.first),
                tag: set.tag,
                ends_line: taken > end,
                glyphs: start..taken,
                text_end,
            }));
            x += width;
            start = end;
        }
        x
    }

    fn is_blank(&self, glyph: &Glyph) -> bool {
        self.text.as_bytes()[glyph.start as usize] == b' '
    }

    fn advance(&self, glyphs: &Range<u32>) -> i64 {
        self.glyphs[glyphs.start as usize..glyphs.end as usize].iter().map(|glyph| i64::from(glyph.advance)).sum()
    }
}

struct RunOf {
    glyphs: Range<u32>,
    text_end: u32,
}

/// A broken paragraph on its way to lines.
struct Set<'a> {
    shaped: &'a Shaped,
    atoms: &'a [Atom],
    style: Style,
    role: Role,
    tag: Option<TagId>,
}

impl Set<'_> {
    /// First glyph after an atom and its blank or break.
    fn after(&self, atom: usize) -> u32 {
        let atom = &self.atoms[atom];
        (atom.end + u32::from(atom.blank != 0 || atom.after == After::Forced)).min(self.shaped.glyphs.end)
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
