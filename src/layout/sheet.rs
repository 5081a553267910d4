//! A phiếu kiểm tra: lines of words, and tables whose rows are as high as their highest cell.

use crate::block::{Role, SheetPart, Table};
use crate::error::Result;
use crate::layout::breaks::Shape;
use crate::layout::ink::{Ink, Stroke};
use crate::layout::paragraph::{Measure, Setter};
use crate::layout::rows::{Row, aligned};
use crate::layout::tags::Tagged;
use crate::rules::{Align, TABLE};
use crate::units::{Length, Point};

/// The rows of the sheet, one a line of words or a row of a table.
pub(super) fn rows(setter: &mut Setter, blocks: &[Tagged]) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut blocks = blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let Role::Sheet(part) = block.role else { continue };
        let Some(table) = part.table() else {
            rows.append(&mut lines(setter, part, block)?);
            continue;
        };
        let mut cells = vec![block];
        while let Some(cell) = blocks.next_if(|next| goes_on(next.role)) {
            cells.push(cell);
        }
        rows.push(row(setter, table, &cells)?);
    }
    Ok(rows)
}

/// A cell of the row that was begun.
fn goes_on(role: Role) -> bool {
    matches!(role, Role::Sheet(part) if part.goes_on())
}

fn lines(setter: &mut Setter, part: SheetPart, block: &Tagged) -> Result<Vec<Row>> {
    let style = setter.rules.style(block.role);
    let frame = setter.frame().width;
    let shape = if style.align == Align::Center { Shape::Balanced } else { Shape::Ragged };
    let (height, baseline) = (setter.fonts.single(style.size), setter.fonts.ascent(style.size));
    let mut rows = Vec::new();
    for line in setter.lines(block, Measure::new(frame, shape))? {
        let mut row = Row::new(height);
        let x = aligned(style.align, line.width, Length::ZERO, frame);
        row.put(line, x, baseline);
        rows.push(row);
    }
    if let Some(first) = rows.first_mut() {
        first.gap = match part {
            SheetPart::Heading | SheetPart::FirstLine => TABLE.above_heading.value,
            _ => TABLE.padding.value,
        };
    }
    Ok(rows)
}

/// Cells side by side, a hair below them.
fn row(setter: &mut Setter, table: Table, cells: &[&Tagged]) -> Result<Row> {
    let (padding, stroke) = (TABLE.padding.value, TABLE.stroke.value);
    let mut row = Row::new(Length::ZERO);
    let mut left = Length::ZERO;
    for (cell, width) in cells.iter().zip(TABLE.columns(table)) {
        let size = setter.rules.style(cell.role).size;
        let (height, baseline) = (setter.fonts.single(size), setter.fonts.ascent(size));
        let mut top = padding;
        for line in setter.lines(cell, Measure::new(width - TABLE.gutter.value, Shape::Ragged))? {
            row.put(line, left, top + baseline);
            top += height;
        }
        row.height = row.height.max(top + padding);
        left += width;
    }
    let y = row.height + stroke / 2.0;
    let [from, to] = [Point::new(Length::ZERO, y), Point::new(left, y)];
    let (role, block) = cells.last().map_or((Role::Sheet(SheetPart::More), 0), |cell| (cell.role, cell.number));
    row.ink.push(Ink::Stroke(Stroke { from, to, width: stroke, role, block }));
    row.height += stroke;
    Ok(row)
}
