//! A paragraph's glyphs to what a line can be made of.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::font::Glyph;
use crate::layout::breaks::{After, Atom, Cost, Room, Shape};
use crate::layout::glue::{binds, is_one_word};
use crate::layout::paragraph::{Segment, Setter, Shaped};

impl Setter<'_> {
    /// Splits the glyphs at blanks and forced breaks.
    pub fn atoms(&self, shaped: &Shaped, shape: Shape) -> Vec<Atom> {
        let text = self.text.as_bytes();
        let mut atoms: Vec<Atom> = Vec::new();
        let (mut width, mut word) = (0_i32, shaped.text.start as usize);
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
                    self.judge(atoms.last_mut(), shape, [previous.clone(), word..byte]);
                    atoms.push(Atom {
                        end: i,
                        width: width.saturating_sub(kern),
                        blank: glyph.advance + kern,
                        after: After::Open(Cost::None),
                    });
                    (width, previous, word) = (0, word..byte, byte + 1);
                }
                Some(b'\n') => {
                    self.judge(atoms.last_mut(), shape, [previous.clone(), word..byte]);
                    atoms.push(Atom { end: i, width, blank: 0, after: After::Forced });
                    (width, word) = (0, byte + 1);
                    previous = word..word;
                }
                // A word as long as a book is split, however wide it is.
                _ => width = width.saturating_add(glyph.advance),
            }
        }
        self.judge(atoms.last_mut(), shape, [previous, word..shaped.text.end as usize]);
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

    /// Decides whether a line may end between two words, and how well.
    fn judge(&self, atom: Option<&mut Atom>, shape: Shape, words: [Range<usize>; 2]) {
        let Some(atom) = atom.filter(|atom| atom.after != After::Forced) else { return };
        let [left, right] = words.map(|word| &self.text[word]);
        if binds(left, right) {
            atom.after = After::Bound;
        } else if left.ends_with([',', ';', ':', '-', '–']) {
            atom.after = After::Open(Cost::Pause);
        } else if shape == Shape::Balanced && is_one_word(left, right) {
            atom.after = After::Open(Cost::Syllable);
        }
    }

    /// Loosens bound groups and splits atoms that no line can hold.
    pub fn fitted(&self, mut atoms: Vec<Atom>, shaped: &Shaped, room: Room) -> Vec<Atom> {
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
            let cost = match grapheme {
                "-" => Cost::Hyphen,
                "/" | "." | "_" | "?" | "&" | "=" | "," | ";" => Cost::Sign,
                _ => Cost::Inside,
            };
            out.push(Atom { end: first + i as u32, width, blank: 0, after: After::Open(cost) });
        }
        if let Some(last) = out.last_mut() {
            (last.end, last.blank, last.after) = (atom.end, atom.blank, atom.after);
            // The kerning before the blank belongs to the blank.
            if atom.blank != 0 {
                last.width -= atom.blank - self.glyphs[atom.end as usize].advance;
            }
        }
    }
}
