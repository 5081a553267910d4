//! «Kính gửi»: label and names as one block in the middle of the text frame (R61–R64).

use crate::block::Role;
use crate::error::Result;
use crate::layout::breaks::Shape;
use crate::layout::paragraph::{Measure, Setter};
use crate::layout::rows::{Row, keep_together};
use crate::layout::tags::Tagged;
use crate::units::{Length, Point};

/// The rows of the block: every name under the one before, its further lines under its words, not under its dash.
pub(super) fn rows(setter: &mut Setter, blocks: &[Tagged]) -> Result<Vec<Row>> {
    let frame = setter.frame().width;
    let size = setter.rules.style(Role::Addressee).size;
    let (mut label_ink, mut label_width) = (Vec::new(), Length::ZERO);
    let mut lines = Vec::new();
    for block in blocks {
        if block.role == Role::AddresseesLabel {
            for line in setter.lines(block, Measure::new(frame, Shape::Ragged))? {
                label_width = label_width.max(line.width);
                label_ink.extend(line.ink);
            }
            label_width += setter.rules.spacing.after_addressees_label.value;
            continue;
        }
        let mut dash = setter.label(block)?;
        let hang = dash.as_ref().map_or(Length::ZERO, |dash| dash.width);
        for mut line in setter.lines(block, Measure::new(frame - label_width - hang, Shape::Ragged))? {
            line.width += hang;
            let right = Point::new(hang, Length::ZERO);
            let words = line.ink.into_iter().map(|ink| ink.moved(right));
            line.ink = dash.take().into_iter().flat_map(|dash| dash.ink).chain(words).collect();
            lines.push(line);
        }
    }
    let widest = lines.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
    let left = (frame - label_width - widest) / 2.0;
    let (height, baseline) = (setter.fonts.single(size), setter.fonts.ascent(size));
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    for line in lines {
        let mut row = Row::new(height);
        if rows.is_empty() {
            let at = Point::new(left, baseline);
            row.ink.extend(label_ink.drain(..).map(|ink| ink.moved(at)));
        }
        row.put(line, left + label_width, baseline);
        rows.push(row);
    }
    let spacing = &setter.rules.spacing;
    keep_together(&mut rows, spacing.together.value);
    if let Some(first) = rows.first_mut() {
        first.gap = spacing.around_addressees.value;
        first.may_begin_page = false;
    }
    Ok(rows)
}
