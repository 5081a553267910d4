//! The body: justified paragraphs and items at an exact pitch (R8–R10).

use crate::error::{Error, Result};
use crate::layout::breaks::Shape;
use crate::layout::pages::MOST_PAGES;
use crate::layout::paragraph::{Measure, Setter};
use crate::layout::rows::{Row, keep_together};
use crate::layout::tags::Tagged;
use crate::units::Length;

/// One row a line. The last two rows stay with what follows them: the signature never stands alone on a page.
pub(super) fn rows(setter: &mut Setter, blocks: &[Tagged]) -> Result<Vec<Row>> {
    let spacing = &setter.rules.spacing;
    let (gap, pitch, indent) = (spacing.between_paragraphs.value, spacing.pitch.value, spacing.indent.value);
    let (above, together) = (spacing.around_addressees.value, spacing.together.value);
    let frame = setter.frame();
    let most_rows = (frame.height / pitch) as usize * MOST_PAGES;
    let mut rows: Vec<Row> = Vec::new();
    let mut keeps_next = false;
    for block in blocks {
        let mut paragraph = paragraph(setter, block, indent, pitch)?;
        keep_together(&mut paragraph, together);
        if let Some(first) = paragraph.first_mut() {
            first.gap = if rows.is_empty() { above } else { gap };
            first.may_begin_page = !keeps_next;
        }
        keeps_next = block.text.ends_with(':');
        rows.append(&mut paragraph);
        if rows.len() > most_rows {
            return Err(Error::TooLong { limit: MOST_PAGES });
        }
    }
    // The only line of a body has none to stay with but the signature.
    if let [_, .., last] = rows.as_mut_slice() {
        last.may_begin_page = false;
    }
    Ok(rows)
}

fn paragraph(setter: &mut Setter, block: &Tagged, indent: Length, pitch: Length) -> Result<Vec<Row>> {
    let frame = setter.frame().width;
    let size = setter.rules.style(block.role).size;
    let mut label = setter.label(block)?;
    let lead = indent + label.as_ref().map_or(Length::ZERO, |label| label.width);
    let measure = Measure { first: frame - lead, rest: frame, shape: Shape::Justified };
    let lines = setter.lines(block, measure)?;
    // The line stands in the middle of its pitch.
    let (ascent, descent) = (setter.fonts.ascent(size), setter.fonts.descent(size));
    let baseline = (pitch - ascent - descent) / 2.0 + ascent;
    let rows = lines.into_iter().enumerate().map(|(i, line)| {
        let mut row = Row::new(pitch);
        if let Some(label) = label.take() {
            row.put(label, indent, baseline);
        }
        row.put(line, if i == 0 { lead } else { Length::ZERO }, baseline);
        row
    });
    Ok(rows.collect())
}
