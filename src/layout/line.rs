//! A broken paragraph to lines of ink: justified, split where style, field or baseline change.

use std::ops::Range;

use crate::font::{Face, Glyph};
use crate::layout::breaks::{After, Atom};
use crate::layout::ink::{Ink, Run, Stroke};
use crate::layout::paragraph::{Line, Origin, Segment, Setter, Shaped};
use crate::rules::Style;
use crate::units::{Length, Point};

/// A broken paragraph on its way to lines.
pub(super) struct Broken<'a, 'f> {
    pub setter: &'a Setter<'f>,
    pub shaped: &'a Shaped,
    pub atoms: &'a [Atom],
    pub style: Style,
    pub origin: Origin,
}

/// Where the next run begins, and what is on the line already.
struct Pen {
    x: Length,
    word_space: Length,
    ink: Vec<Ink>,
}

/// Some glyphs of a line; the last ones of it take in the blank behind them.
struct Stretch {
    glyphs: Range<u32>,
    until: u32,
}

impl Broken<'_, '_> {
    /// One line; justified to `width` when it is not the last of its part.
    pub fn line(&self, atoms: Range<usize>, width: Option<Length>) -> Line {
        let line = &self.atoms[atoms.clone()];
        let Some(last) = line.last() else {
            return Line { width: Length::ZERO, ink: Vec::new() };
        };
        let natural =
            line.iter().map(|atom| i64::from(atom.width) + i64::from(atom.blank)).sum::<i64>() - i64::from(last.blank);
        let count = line[..line.len() - 1].iter().filter(|atom| atom.blank > 0).count();
        let is_end = atoms.end == self.atoms.len() || last.after == After::Forced;
        let mut natural = self.scale(natural);
        let mut word_space = Length::ZERO;
        if let Some(width) = width
            && count > 0
            && (!is_end || natural > width)
        {
            word_space = (width - natural) / count as f64;
            natural = width;
        }
        let first = if atoms.start == 0 { self.shaped.glyphs.start } else { self.behind(atoms.start - 1) };
        let stretch = Stretch { glyphs: first..last.end, until: self.behind(atoms.end - 1) };
        Line { width: natural, ink: self.ink(&stretch, word_space) }
    }

    /// The runs and underlines of one line.
    fn ink(&self, line: &Stretch, word_space: Length) -> Vec<Ink> {
        let mut pen = Pen { x: Length::ZERO, word_space, ink: Vec::new() };
        let mut start = line.glyphs.start;
        let mut underline: Option<(Length, Face)> = None;
        let segments = &self.shaped.segments;
        let skipped = segments.partition_point(|segment| segment.end <= line.glyphs.start);
        for segment in segments[skipped..].iter().take_while(|segment| segment.first < line.glyphs.end) {
            let end = segment.end.min(line.glyphs.end);
            if !segment.underline
                && let Some(begun) = underline.take()
            {
                self.underline(begun, &mut pen);
            }
            if segment.underline && underline.is_none() {
                underline = Some((pen.x, segment.face));
            }
            let is_last = end == line.glyphs.end && (segment.end >= line.until || self.is_blank_of(segment, end));
            let until = if is_last { line.until } else { end };
            self.runs(segment, &Stretch { glyphs: start..end, until }, &mut pen);
            start = end;
        }
        if let Some(begun) = underline {
            self.underline(begun, &mut pen);
        }
        pen.ink
    }

    /// The blank at the end of a line may belong to the next words and their style; it is read with the words before it, for
    /// the next ones begin another line.
    fn is_blank_of(&self, segment: &Segment, glyph: u32) -> bool {
        let id = self.setter.glyphs.get(glyph as usize).map(|glyph| glyph.id);
        id.is_some() && id == self.setter.fonts.file(segment.face).glyph(' ')
    }

    fn underline(&self, (from, face): (Length, Face), pen: &mut Pen) {
        let (depth, width) = self.setter.fonts.underline(face, self.style.size);
        let [from, to] = [Point::new(from, depth), Point::new(pen.x, depth)];
        pen.ink.push(Ink::Stroke(Stroke { from, to, width, role: self.origin.role, block: self.origin.block }));
    }

    /// The runs of one segment of a line: split at gaps and at marks that leave the baseline.
    fn runs(&self, segment: &Segment, stretch: &Stretch, pen: &mut Pen) {
        let glyphs = &self.setter.glyphs;
        let mut start = stretch.glyphs.start;
        while start < stretch.glyphs.end {
            let first = glyphs[start as usize];
            if first.id == Glyph::GAP {
                pen.x += self.scale(i64::from(first.advance));
                start += 1;
                continue;
            }
            let lifted = first.dx != 0 || first.dy != 0;
            let on_line = |g: &Glyph| g.id != Glyph::GAP && g.dx == 0 && g.dy == 0;
            let rest = &glyphs[start as usize + 1..stretch.glyphs.end as usize];
            let same = rest.iter().take_while(|g| !lifted && on_line(g)).count();
            let end = start + 1 + same as u32;
            let until = if end == stretch.glyphs.end { stretch.until } else { end };
            self.run(segment, &Stretch { glyphs: start..end, until }, pen);
            start = end;
        }
    }

    fn run(&self, segment: &Segment, Stretch { glyphs, until }: &Stretch, pen: &mut Pen) {
        let setter = self.setter;
        let inked = &setter.glyphs[glyphs.start as usize..glyphs.end as usize];
        let blanks = inked.iter().filter(|glyph| setter.is_blank(glyph)).count();
        let width = self.scale(setter.advance(glyphs)) + pen.word_space * blanks as f64;
        let [dx, dy] = [inked[0].dx, inked[0].dy].map(|d| self.scale(i64::from(d)));
        let behind = setter.glyphs.get(*until as usize).map_or(setter.text.len() as u32, |glyph| glyph.start);
        pen.ink.push(Ink::Text(Run {
            at: Point::new(pen.x + dx, -dy),
            width,
            word_space: pen.word_space,
            face: segment.face,
            size: self.style.size,
            role: self.origin.role,
            field: segment.field,
            block: self.origin.block,
            // One glyph a character: the fonts have no ligatures.
            offset: segment.offset + (glyphs.start - segment.first),
            tag: self.origin.tag,
            ends_line: *until > glyphs.end,
            glyphs: glyphs.start..*until,
            text_end: behind.min(self.shaped.text.end),
        }));
        pen.x += width;
    }

    fn scale(&self, units: i64) -> Length {
        self.setter.fonts.scale(units, self.style.size)
    }

    /// First glyph behind an atom and its blank or break.
    fn behind(&self, atom: usize) -> u32 {
        let atom = &self.atoms[atom];
        (atom.end + u32::from(atom.blank != 0 || atom.after == After::Forced)).min(self.shaped.glyphs.end)
    }
}

impl Setter<'_> {
    fn is_blank(&self, glyph: &Glyph) -> bool {
        self.text.as_bytes()[glyph.start as usize] == b' '
    }
}
