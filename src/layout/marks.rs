//! What stands at the edges: circulation marks, contact line, the mark of the last page, page numbers.

use crate::block::Role;
use crate::error::Result;
use crate::field::Field;
use crate::layout::breaks::Shape;
use crate::layout::ink::{Ink, Stroke};
use crate::layout::paragraph::{Line, Measure, Origin, Setter};
use crate::layout::rows::{Row, aligned};
use crate::layout::tags::Tagged;
use crate::units::{Length, Point};

/// Circulation marks, one row a line, flush right (R113).
pub(super) fn circulation(setter: &mut Setter, blocks: &[Tagged]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for block in blocks {
        rows.append(&mut edge_rows(setter, block)?);
    }
    Ok(rows)
}

/// The foot of the last page, relative to the lower left corner of the text frame.
pub(super) struct LastPage {
    /// Taken from the text frame.
    pub reserve: Length,
    pub ink: Vec<Ink>,
    /// Instead of all this, when it would take half the page: rows behind the letter.
    pub rows: Vec<Row>,
}

/// Contact line under its stroke at the foot of the text frame (R116), the mark of the last page in the margin (R113).
pub(super) fn last_page(setter: &mut Setter, blocks: &[Tagged]) -> Result<LastPage> {
    let spacing = &setter.rules.spacing;
    let (air, stroke) = (spacing.around_contact_stroke.value, spacing.stroke.value);
    let frame = setter.frame();
    let sheet = &setter.rules.sheet;
    let margin = sheet.bottom.value - sheet.last_page_mark.value;
    let (mut contact, mut mark) = (Vec::new(), Vec::new());
    let mut block_number = 0;
    for block in blocks {
        block_number = block.number;
        let part = if block.role == Role::Contact { &mut contact } else { &mut mark };
        part.append(&mut edge_rows(setter, block)?);
    }
    let height = |rows: &[Row]| rows.iter().map(|row| row.height).sum::<Length>();
    let mark_height = height(&mark);
    let above_mark = if mark_height > margin { mark_height - margin + air } else { Length::ZERO };
    let has_contact = !contact.is_empty();
    let contact_height = if has_contact { height(&contact) + air + stroke } else { Length::ZERO };
    let reserve = above_mark + contact_height + if has_contact { air } else { Length::ZERO };
    if reserve > frame.height / 2.0 {
        let rows = contact.into_iter().chain(mark).collect();
        return Ok(LastPage { reserve: Length::ZERO, ink: Vec::new(), rows });
    }
    let mut ink = Vec::new();
    let top = -(above_mark + contact_height);
    if has_contact {
        let y = top + stroke / 2.0;
        let [from, to] = [Point::new(Length::ZERO, y), Point::new(frame.width, y)];
        ink.push(Ink::Stroke(Stroke { from, to, width: stroke, role: Role::Contact, block: block_number }));
    }
    place(contact, top + stroke + air, &mut ink);
    place(mark, margin - mark_height, &mut ink);
    Ok(LastPage { reserve, ink, rows: Vec::new() })
}

fn place(rows: Vec<Row>, mut y: Length, ink: &mut Vec<Ink>) {
    for row in rows {
        let by = Point::new(Length::ZERO, y);
        ink.extend(row.ink.into_iter().map(|ink| ink.moved(by)));
        y += row.height;
    }
}

/// The number of a page, centred on the text frame and relative to its left edge and the top of the sheet (R6).
pub(super) fn page_number(setter: &mut Setter, number: usize) -> Result<Vec<Ink>> {
    let style = setter.rules.style(Role::PageNumber);
    let origin = Origin { role: Role::PageNumber, field: Field::Fixed, block: 0, tag: None };
    let line = setter.words(&number.to_string(), origin)?;
    let x = aligned(style.align, line.width, Length::ZERO, setter.frame().width);
    let y = setter.rules.sheet.page_number.value + setter.fonts.ascent(style.size);
    Ok(line.ink.into_iter().map(|ink| ink.moved(Point::new(x, y))).collect())
}

fn edge_rows(setter: &mut Setter, block: &Tagged) -> Result<Vec<Row>> {
    let style = setter.rules.style(block.role);
    let width = setter.frame().width;
    let shape = if block.role == Role::LastPageMark { Shape::Balanced } else { Shape::Ragged };
    let lines = setter.lines(block, Measure::new(width, shape))?;
    let (height, baseline) = (setter.fonts.single(style.size), setter.fonts.ascent(style.size));
    let row = |line: Line| {
        let mut row = Row::new(height);
        let x = aligned(style.align, line.width, Length::ZERO, width);
        row.put(line, x, baseline);
        row
    };
    Ok(lines.into_iter().map(row).collect())
}
