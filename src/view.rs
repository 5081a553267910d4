//! A page as positioned lines for the screen: small, serialisable, patched line by line.

mod gauge;
mod news;

use serde::Serialize;

use crate::block::Role;
use crate::field::Field;
use crate::font::Face;
use crate::layout::ink::{Ink, Page, Run, Typeset};
use crate::layout::tags::TagKind;
use crate::letter::Letter;
use crate::samples::Slot;
use crate::units::{Length, Point, Size};

pub use gauge::gauge;
pub use news::{MOST_AT_ONCE, Parts, Seen, news};

/// One page. Lengths are points from the top left corner of the sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PageView {
    /// Counted from 1.
    pub number: usize,
    /// Of the sheet.
    pub size: Size,
    /// Lines of text, in logical order.
    pub lines: Vec<LineView>,
    /// Drawn lines.
    pub strokes: Vec<StrokeView>,
}

/// Runs that follow each other on one baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LineView {
    /// Of the baseline.
    pub y: Length,
    /// From left to right.
    pub runs: Vec<RunView>,
}

/// Letters of one style.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RunView {
    /// Left end.
    pub x: Length,
    /// How long it is.
    pub width: Length,
    /// What every blank is wider than the font's own.
    pub word_space: Length,
    /// What it says.
    pub text: String,
    /// Style of the letters.
    pub face: Face,
    /// Size of the letters.
    pub size: Length,
    /// What it is.
    pub role: Role,
    /// Where it comes from.
    pub field: Field,
    /// Characters of the field before it.
    pub offset: u32,
    /// A number or dash that the program made: nothing of the field's own text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub label: bool,
    /// Where its words begin that even blanks would not lead to; empty where one place is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<PieceView>>"))]
    pub pieces: Vec<PieceView>,
}

/// A part of a run that has a place of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PieceView {
    /// Characters of the run before it.
    pub start: u32,
    /// Its left end, seen from the left end of the run.
    pub x: Length,
}

/// A drawn line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct StrokeView {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// How thick it is.
    pub width: Length,
    /// What it belongs to.
    pub role: Role,
}

/// A letter as the screen shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Preview {
    /// In order; those that the window has already are left out.
    pub pages: Vec<PageView>,
    /// What each page is known by, from the first to the last: the same as long as nothing on it changes.
    pub stamps: Vec<String>,
    /// The name of the guide it follows.
    pub rules: &'static str,
    /// Number and symbol as they will print; `None` without a symbol.
    pub reference: Option<String>,
    /// What the window is called: reference and subject.
    pub title: String,
    /// The places that are still to be filled in, `[…]`.
    pub slots: Vec<Slot>,
}

/// Copies a letter, all of it.
pub fn preview(letter: &Letter, typeset: &Typeset) -> Preview {
    news(letter, typeset, None)
}

/// Copies a page.
pub fn page(typeset: &Typeset, page: &Page) -> PageView {
    copy(typeset, page, Parts::Runs)
}

fn copy(typeset: &Typeset, page: &Page, parts: Parts) -> PageView {
    let mut view = PageView { number: page.number, size: page.size, lines: Vec::new(), strokes: Vec::new() };
    for ink in &page.ink {
        match ink {
            Ink::Text(run) => add(&mut view.lines, shown(typeset, run, parts)),
            Ink::Stroke(stroke) => view.strokes.push(StrokeView {
                from: stroke.from,
                to: stroke.to,
                width: stroke.width,
                role: stroke.role,
            }),
        }
    }
    view
}

fn add(lines: &mut Vec<LineView>, (y, run): (Length, RunView)) {
    match lines.last_mut() {
        Some(line) if line.y == y && line.runs.last().is_some_and(|last| last.x <= run.x) => line.runs.push(run),
        _ => lines.push(LineView { y, runs: vec![run] }),
    }
}

fn shown(typeset: &Typeset, run: &Run, parts: Parts) -> (Length, RunView) {
    let text = typeset.text(run);
    // The blank at the end of a line is there for copying from a file; a screen would only make room for it.
    let text = if run.ends_line { text.trim_end_matches(['\n', ' ']) } else { text };
    let view = RunView {
        x: run.at.x,
        width: run.width,
        word_space: run.word_space,
        text: text.to_owned(),
        face: run.face,
        size: run.size,
        role: run.role,
        field: run.field,
        offset: run.offset,
        label: is_label(typeset, run),
        pieces: pieces(typeset, run, text.chars().count(), parts),
    };
    (run.at.y, view)
}

fn is_label(typeset: &Typeset, run: &Run) -> bool {
    run.tag.is_some_and(|tag| typeset.tags[tag as usize].kind == TagKind::Label)
}

/// The pieces of a run of `count` characters. A blank may be narrower for the letters beside it, as in « A» and « T»; not
/// every browser does that, and each such pair would make its line up to 0.3 mm longer.
fn pieces(typeset: &Typeset, run: &Run, count: usize, parts: Parts) -> Vec<PieceView> {
    let file = typeset.fonts.file(run.face);
    let mut pen = Length::ZERO;
    let mut is_kerned = false;
    let mut pieces = vec![PieceView { start: 0, x: pen }];
    for ((glyph, text), end) in typeset.glyphs(run).zip(1..) {
        let was_kerned = std::mem::replace(&mut is_kerned, glyph.advance != i32::from(file.width(glyph.id)));
        pen += typeset.fonts.scale(i64::from(glyph.advance), run.size);
        if text == " " {
            pen += run.word_space;
            if parts == Parts::Words || is_kerned || was_kerned {
                pieces.push(PieceView { start: end, x: pen });
            }
        }
    }
    pieces.retain(|piece| (piece.start as usize) < count);
    if pieces.len() > 1 { pieces } else { Vec::new() }
}
