//! Rows to pages.

use crate::error::{Error, Result};
use crate::layout::rows::Row;
use crate::units::Length;

/// No letter is longer; what is was pasted by mistake.
pub const MOST_PAGES: usize = 1000;

/// Heights of the text frame.
#[derive(Clone, Copy)]
pub(super) struct Heights {
    pub page: Length,
    /// The first page begins higher up when it carries circulation marks.
    pub first_extra: Length,
    /// Kept free at the foot of the last page.
    pub last_reserve: Length,
}

/// Fills pages from the first to the last; each row comes with its distance from the top of its page.
///
/// # Errors
/// [`Error::TooLong`].
pub(super) fn fill(rows: Vec<Row>, heights: Heights) -> Result<Vec<Vec<(Length, Row)>>> {
    let ends = ends(&rows, heights)?;
    let mut pages: Vec<Vec<(Length, Row)>> = Vec::with_capacity(ends.len());
    let mut rows = rows.into_iter();
    let mut start = 0;
    for end in ends {
        let mut y = Length::ZERO;
        let page = rows.by_ref().take(end - start).enumerate().map(|(i, row)| {
            let top = if i == 0 { y } else { y + row.gap };
            y = top + row.height;
            (top, row)
        });
        pages.push(page.collect());
        start = end;
    }
    Ok(pages)
}

/// The first row of the next page, page by page.
fn ends(rows: &[Row], heights: Heights) -> Result<Vec<usize>> {
    let mut ends = Vec::new();
    let mut start = 0;
    loop {
        if ends.len() == MOST_PAGES {
            return Err(Error::TooLong { limit: MOST_PAGES });
        }
        let extra = if start == 0 { heights.first_extra } else { Length::ZERO };
        let full = heights.page + extra;
        if fitting(rows, start, full - heights.last_reserve) == rows.len() {
            ends.push(rows.len());
            return Ok(ends);
        }
        // Something must be left for the last page, or its foot would find no room.
        let most = fitting(rows, start, full).min(rows.len() - 1).max(start + 1);
        let end = (start + 1..=most).rev().find(|&end| rows.get(end).is_some_and(|row| row.may_begin_page));
        start = end.unwrap_or(most);
        ends.push(start);
    }
}

/// The first row that no longer fits on a page that begins with row `start`.
fn fitting(rows: &[Row], start: usize, room: Length) -> usize {
    // A hundredth of a point: sums of many lengths are not exact.
    let room = room + Length::pt(0.01);
    let mut y = Length::ZERO;
    for (i, row) in rows.iter().enumerate().skip(start) {
        y += row.height + if i == start { Length::ZERO } else { row.gap };
        if y > room {
            return i;
        }
    }
    rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize, held: &[usize]) -> Vec<Row> {
        let row = |i| Row { may_begin_page: !held.contains(&i), ..Row::new(Length::pt(10.0)) };
        (0..count).map(row).collect()
    }

    fn heights(page: f64, last_reserve: f64) -> Heights {
        Heights { page: Length::pt(page), first_extra: Length::ZERO, last_reserve: Length::pt(last_reserve) }
    }

    #[test]
    fn a_page_ends_where_it_may() {
        assert_eq!(ends(&rows(10, &[]), heights(50.0, 0.0)).unwrap(), [5, 10]);
        assert_eq!(ends(&rows(10, &[5, 4]), heights(50.0, 0.0)).unwrap(), [3, 8, 10]);
    }

    #[test]
    fn the_last_page_keeps_its_foot_free() {
        assert_eq!(ends(&rows(5, &[]), heights(50.0, 20.0)).unwrap(), [4, 5]);
        assert_eq!(ends(&rows(5, &[4, 3]), heights(50.0, 20.0)).unwrap(), [2, 5], "held rows move together");
        assert_eq!(ends(&rows(1, &[]), heights(5.0, 20.0)).unwrap(), [1, 1], "a page of its own when all else fails");
    }

    #[test]
    fn rows_that_cannot_be_held_are_parted_all_the_same() {
        let all: Vec<usize> = (0..12).collect();
        assert_eq!(ends(&rows(12, &all), heights(50.0, 0.0)).unwrap(), [5, 10, 12]);
    }

    #[test]
    fn there_is_a_longest_letter() {
        let result = ends(&rows(MOST_PAGES * 5 + 1, &[]), heights(50.0, 0.0));
        assert!(matches!(result, Err(Error::TooLong { .. })));
    }
}
