//! Head and foot of a letter: two blocks side by side.

use crate::block::Role;
use crate::error::Result;
use crate::layout::breaks::Shape;
use crate::layout::ink::{Ink, Stroke};
use crate::layout::paragraph::{Line, Measure, Setter};
use crate::layout::rows::{Row, aligned};
use crate::layout::tags::Tagged;
use crate::rules::Align;
use crate::units::{Length, Point};

/// A column on its way: lines with the top and the height they take.
#[derive(Default)]
pub(super) struct Column {
    lines: Vec<Placed>,
    height: Length,
}

struct Placed {
    top: Length,
    height: Length,
    ink: Vec<Ink>,
}

/// Where a column stands in the text frame.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub left: Length,
    pub width: Length,
}

impl Column {
    pub fn height(&self) -> Length {
        self.height
    }

    /// Leaves room.
    pub fn skip(&mut self, room: Length) {
        self.height += room;
    }

    /// Adds a line whose baseline is `baseline` below the top of its `height`.
    fn push(&mut self, line: Line, baseline: Length, height: Length) {
        let by = Point::new(Length::ZERO, self.height + baseline);
        let ink = line.ink.into_iter().map(|ink| ink.moved(by)).collect();
        self.lines.push(Placed { top: self.height, height, ink });
        self.height += height;
    }
}

/// The head: issuer, number and subject on the left, the Party's title and the date on the right.
pub(super) fn head(setter: &mut Setter, blocks: &[Tagged]) -> Result<Vec<Row>> {
    let (mut left, mut right) = (Column::default(), Column::default());
    let [left_place, right_place] = places(setter, blocks)?;
    // Both blocks begin on one baseline: that of the larger type.
    let title = setter.rules.style(Role::PartyTitle).size;
    let first_baseline = setter.fonts.ascent(title);
    for block in blocks {
        let size = setter.rules.style(block.role).size;
        match block.role {
            Role::PartyTitle => title_with_stroke(setter, block, right_place, &mut right)?,
            Role::PlaceDate => {
                let baseline = first_baseline + setter.rules.spacing.title_to_date.value;
                let below_title = baseline - setter.fonts.ascent(size) - right.height();
                right.skip(below_title.max(Length::ZERO));
                stack(setter, block, right_place, &mut right)?;
            }
            _ => {
                if left.lines.is_empty() {
                    left.skip(first_baseline - setter.fonts.ascent(size));
                }
                stack(setter, block, left_place, &mut left)?;
            }
        }
    }
    let height = setter.frame().height;
    let mut rows = beside(left, right, height);
    hold(&mut rows, height, setter.rules.spacing.together.value);
    Ok(rows)
}

/// The two blocks of the head. Each has its usual width, but names and dates that one line could hold may take what the
/// other block does not need.
fn places(setter: &mut Setter, blocks: &[Tagged]) -> Result<[Place; 2]> {
    let spacing = &setter.rules.spacing;
    let frame = setter.frame().width;
    let free = frame - spacing.between_blocks.value;
    let usual = spacing.left_block.value;
    let (mut left, mut right) = (Length::ZERO, Length::ZERO);
    for block in blocks {
        let side = match block.role {
            Role::PartyTitle | Role::PlaceDate => &mut right,
            Role::Superior | Role::Issuer | Role::Reference => &mut left,
            _ => continue,
        };
        // Words that this width does not hold on one line leave lines longer than `free`.
        let unbroken = Measure::new(frame * 3.0, Shape::Balanced);
        let longest = setter.lines(block, unbroken)?.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
        // A hair more than the line itself, so that rounding does not break it.
        *side = side.max(longest + Length::pt(0.1));
    }
    let both_fit = left + right <= free;
    let width = if right > frame - usual && (both_fit || right <= spacing.right_block_most.value) {
        frame - right
    } else if left > usual && both_fit {
        left
    } else {
        usual
    };
    let left = Place { left: Length::ZERO, width };
    Ok([left, Place { left: width, width: frame - width }])
}

/// Centred or flush lines under what the column has already.
pub(super) fn stack(setter: &mut Setter, block: &Tagged, place: Place, column: &mut Column) -> Result<()> {
    let style = setter.rules.style(block.role);
    let label = setter.label(block)?;
    let indent = label.as_ref().map_or(Length::ZERO, |label| label.width);
    let shape = if style.align == Align::Center { Shape::Balanced } else { Shape::Ragged };
    let lines = setter.lines(block, Measure::new(place.width - indent, shape))?;
    let (height, baseline) = (setter.fonts.single(style.size), setter.fonts.ascent(style.size));
    let mut label = label;
    for mut line in lines {
        let x = aligned(style.align, line.width, place.left + indent, place.width - indent);
        if let Some(label) = label.take() {
            line.ink = label.moved(-indent).ink.into_iter().chain(line.ink).collect();
        }
        column.push(line.moved(x), baseline, height);
    }
    Ok(())
}

/// The title and the line under it, exactly as long as the title and clear of its dots below.
fn title_with_stroke(setter: &mut Setter, block: &Tagged, place: Place, column: &mut Column) -> Result<()> {
    let style = setter.rules.style(block.role);
    let lines = setter.lines(block, Measure::new(place.width, Shape::Balanced))?;
    let count = lines.len();
    for (i, mut line) in lines.into_iter().enumerate() {
        let x = aligned(style.align, line.width, place.left, place.width);
        if i + 1 == count {
            let spacing = &setter.rules.spacing;
            let width = spacing.stroke.value;
            let y = setter.fonts.descent(style.size) + spacing.title_stroke_gap.value + width / 2.0;
            let [from, to] = [Point::new(Length::ZERO, y), Point::new(line.width, y)];
            line.ink.push(Ink::Stroke(Stroke { from, to, width, role: block.role, block: block.number }));
        }
        column.push(line.moved(x), setter.fonts.ascent(style.size), setter.fonts.single(style.size));
    }
    column.skip(setter.rules.spacing.title_stroke_gap.value + setter.rules.spacing.stroke.value);
    Ok(())
}

/// The foot: «Nơi nhận» on the left, the signature on the right, level with each other;
/// whole when a page that keeps `reserve` free can hold it under the last lines of the body.
pub(super) fn foot(setter: &mut Setter, blocks: &[Tagged], reserve: Length) -> Result<Vec<Row>> {
    let spacing = &setter.rules.spacing;
    let (left_width, right_width) = (spacing.left_block.value, spacing.right_block.value);
    let (above, room) = (spacing.above_signature.value, spacing.signature_room.value);
    let left_place = Place { left: Length::ZERO, width: left_width };
    let right_place = Place { left: left_width, width: right_width };
    let (mut left, mut right) = (Column::default(), Column::default());
    for block in blocks {
        match block.role {
            Role::Signer => {
                right.skip(room);
                stack(setter, block, right_place, &mut right)?;
            }
            Role::Authority | Role::Position | Role::Concurrently => stack(setter, block, right_place, &mut right)?,
            _ => stack(setter, block, left_place, &mut left)?,
        }
    }
    let signed = blocks.iter().any(|block| block.role == Role::Signer);
    if !signed && right.height() > Length::ZERO {
        right.skip(room + setter.fonts.single(setter.rules.style(Role::Signer).size));
    }
    let height = setter.frame().height;
    let mut rows = beside(left, right, height);
    if let Some(first) = rows.first_mut() {
        first.gap = above;
    }
    let spacing = &setter.rules.spacing;
    let together = spacing.together.value;
    let body_lines = (spacing.pitch.value + spacing.between_paragraphs.value) * together as f64;
    hold(&mut rows, height - reserve - body_lines, together);
    Ok(rows)
}

/// Two columns as rows: the shorter one stays whole in the first row with what stands beside it; the rest of the longer
/// one follows line by line. When neither fits on a page, the right one goes before the left one.
fn beside(left: Column, right: Column, page: Length) -> Vec<Row> {
    if left.shared_with(&right) > page {
        return right.into_rows().chain(left.into_rows()).collect();
    }
    let (longer, shorter) = if left.height >= right.height { (left, right) } else { (right, left) };
    let mut first = Row::new(shorter.height);
    let mut rows = Vec::new();
    let mut bottom = Length::ZERO;
    for line in longer.lines {
        // What follows the first row keeps its distance from the top of the columns.
        let gap = line.top - bottom.max(first.height);
        bottom = line.top + line.height;
        // The first lines of both columns always stand level.
        if line.top < shorter.height || first.ink.is_empty() {
            first.height = first.height.max(bottom);
            first.ink.extend(line.ink);
        } else {
            rows.push(Row { gap, ..line.into_row() });
        }
    }
    first.ink.extend(shorter.lines.into_iter().flat_map(|line| line.ink));
    if rows.is_empty() {
        first.height = first.height.max(longer.height);
    }
    rows.insert(0, first);
    rows
}

impl Column {
    /// The height of the row that holds the whole of one of two columns: the line that begins beside its last may end
    /// below it.
    fn shared_with(&self, other: &Column) -> Length {
        let (longer, shorter) = if self.height >= other.height { (self, other) } else { (other, self) };
        let level = longer.lines.iter().take_while(|line| line.top < shorter.height).last();
        level.map_or(shorter.height, |line| shorter.height.max(line.top + line.height))
    }

    /// One row a line, each as far from the one before as in the column.
    fn into_rows(self) -> impl Iterator<Item = Row> {
        let mut bottom = Length::ZERO;
        self.lines.into_iter().map(move |line| {
            let gap = line.top - bottom;
            bottom = line.top + line.height;
            Row { gap, ..line.into_row() }
        })
    }
}

impl Placed {
    fn into_row(self) -> Row {
        let up = Point::new(Length::ZERO, -self.top);
        let ink = self.ink.into_iter().map(|ink| ink.moved(up)).collect();
        Row { ink, ..Row::new(self.height) }
    }
}

/// Head and foot stay whole on a page that has `room` for them; otherwise their rows part, two at least on each side.
pub(super) fn hold(rows: &mut [Row], room: Length, together: usize) {
    let height: Length = rows.iter().map(|row| row.gap + row.height).sum();
    let count = rows.len();
    for (i, row) in rows.iter_mut().enumerate().skip(1) {
        row.may_begin_page = height > room && i + together <= count;
    }
}
