//! Rows: the horizontal bands that pages are filled with.

use crate::layout::ink::Ink;
use crate::layout::paragraph::Line;
use crate::rules::Align;
use crate::units::{Length, Point};

/// A band of the page that is never split. Its ink is relative to its top left corner in the text frame.
#[derive(Debug)]
pub(super) struct Row {
    /// Air above it, dropped at the top of a page.
    pub gap: Length,
    pub height: Length,
    pub ink: Vec<Ink>,
    /// Whether a page may begin with it.
    pub may_begin_page: bool,
}

impl Row {
    /// Nothing but height.
    pub fn new(height: Length) -> Row {
        Row { gap: Length::ZERO, height, ink: Vec::new(), may_begin_page: true }
    }

    /// Takes in a line whose baseline is `baseline` below the top of the row.
    pub fn put(&mut self, line: Line, x: Length, baseline: Length) {
        let by = Point::new(x, baseline);
        self.ink.extend(line.ink.into_iter().map(|ink| ink.moved(by)));
    }
}

/// Where a line of `width` begins in a room that begins at `left`.
pub(super) fn aligned(align: Align, width: Length, left: Length, room: Length) -> Length {
    match align {
        Align::Left | Align::Justify => left,
        Align::Center => left + (room - width) / 2.0,
        Align::Right => left + room - width,
    }
}

/// Keeps at least `together` rows on each side of every page end inside `rows`; the first row decides for itself.
pub(super) fn keep_together(rows: &mut [Row], together: usize) {
    let count = rows.len();
    for (i, row) in rows.iter_mut().enumerate().skip(1) {
        row.may_begin_page = i >= together && i + together <= count;
    }
}
