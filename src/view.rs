//! A page as positioned lines for the screen: small, serialisable, patched line by line.

use serde::Serialize;

use crate::block::Role;
use crate::field::Field;
use crate::font::Face;
use crate::layout::ink::{Ink, Page, Run, Typeset};
use crate::letter::Letter;
use crate::phrases;
use crate::samples::{self, Slot};
use crate::units::{Length, Point, Size};

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
    /// From the first to the last.
    pub pages: Vec<PageView>,
    /// The name of the guide it follows.
    pub rules: &'static str,
    /// Number and symbol as they will print; `None` without a symbol.
    pub reference: Option<String>,
    /// What the window is called: reference and subject.
    pub title: String,
    /// The places that are still to be filled in, `[…]`.
    pub slots: Vec<Slot>,
}

/// Copies a letter.
pub fn preview(letter: &Letter, typeset: &Typeset) -> Preview {
    let rules = typeset.rules;
    Preview {
        pages: typeset.pages.iter().map(|shown| page(typeset, shown)).collect(),
        rules: rules.name,
        reference: phrases::reference_or_gap(letter, rules),
        title: phrases::title(letter, rules),
        slots: samples::slots(letter),
    }
}

/// Copies a page.
pub fn page(typeset: &Typeset, page: &Page) -> PageView {
    let mut view = PageView { number: page.number, size: page.size, lines: Vec::new(), strokes: Vec::new() };
    for ink in &page.ink {
        match ink {
            Ink::Text(run) => add(&mut view.lines, run, typeset.text(run)),
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

fn add(lines: &mut Vec<LineView>, run: &Run, text: &str) {
    let shown = RunView {
        x: run.at.x,
        width: run.width,
        word_space: run.word_space,
        // The blank at the end of a line is there for copying from a file; a screen would only make room for it.
        text: if run.ends_line { text.trim_end_matches(['\n', ' ']) } else { text }.to_owned(),
        face: run.face,
        size: run.size,
        role: run.role,
        field: run.field,
        offset: run.offset,
    };
    match lines.last_mut() {
        Some(line) if line.y == run.at.y && line.runs.last().is_some_and(|last| last.x <= run.at.x) => {
            line.runs.push(shown)
        }
        _ => lines.push(LineView { y: run.at.y, runs: vec![shown] }),
    }
}
