//! Blocks to pages: the stages in order.

mod addressees;
mod atoms;
mod body;
mod breaks;
mod columns;
mod glue;
pub mod ink;
mod line;
mod marks;
pub mod memory;
mod pages;
mod paragraph;
mod rows;
mod sheet;
pub mod tags;

use crate::block::{Blocks, Role};
use crate::error::Result;
use crate::font::Fonts;
use std::mem;

use crate::layout::ink::{Ink, Page, Typeset};
use crate::layout::memory::Memory;
use crate::layout::pages::Heights;
use crate::layout::paragraph::Setter;
use crate::layout::rows::Row;
use crate::layout::tags::{Tag, Tagged};
use crate::rules::RuleSet;
use crate::units::{Length, Point};

pub use pages::MOST_PAGES;

/// Whether the back of a sheet mirrors its front.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Every page has the margins of a front (HD05 IV.4.1).
    #[default]
    Single,
    /// Even pages have the margins of a back (HD05 IV.4.2).
    Duplex,
}

/// Sets a letter's blocks; what `memory` holds from the last time keeps its lines.
///
/// # Errors
/// [`crate::Error::NoGlyph`], [`crate::Error::TooLong`].
pub fn typeset<'f>(
    blocks: &Blocks,
    rules: &'static RuleSet,
    (fonts, sides): (&'f Fonts, Sides),
    memory: Option<&mut Memory>,
) -> Result<Typeset<'f>> {
    let mut setter = Setter::new(rules, fonts);
    let Some(memory) = memory else { return all(&mut setter, blocks, sides) };
    memory.begin(rules, fonts);
    setter.memory = Some(mem::take(memory));
    let typeset = all(&mut setter, blocks, sides);
    *memory = setter.memory.unwrap_or_default();
    typeset
}

fn all<'f>(setter: &mut Setter<'f>, blocks: &Blocks, sides: Sides) -> Result<Typeset<'f>> {
    let (tags, tagged) = tags::tree(&blocks.list);
    let parts = Parts::of(tagged);
    let marks = marks::circulation(setter, &parts.circulation)?;
    let mut rows = columns::head(setter, &parts.head)?;
    rows.append(&mut addressees::rows(setter, &parts.addressees)?);
    rows.append(&mut body::rows(setter, &parts.body)?);
    let mut last_page = marks::last_page(setter, &parts.last_page)?;
    let mut foot = columns::foot(setter, &parts.foot, last_page.reserve)?;
    if let Some(first) = foot.first_mut() {
        first.may_begin_page = parts.body.is_empty();
    }
    rows.append(&mut foot);
    rows.append(&mut last_page.rows);
    let first_extra = if marks.is_empty() { Length::ZERO } else { setter.raised_top() };
    let rows = under_marks(marks, rows, (first_extra, setter.rules.spacing.under_marks.value));
    let heights = Heights { page: setter.frame().height, first_extra, last_reserve: last_page.reserve };
    let filled = pages::fill(rows, heights)?;
    let pages = place(setter, filled, last_page.ink, (first_extra, sides))?;
    Ok(setter.typeset(pages, blocks.title.clone(), tags))
}

/// Sets the blocks of a phiếu kiểm tra; whether one page holds them the caller sees.
///
/// # Errors
/// [`crate::Error::NoGlyph`], [`crate::Error::TooLong`].
pub fn sheet<'f>(blocks: &Blocks, rules: &'static RuleSet, fonts: &'f Fonts) -> Result<Typeset<'f>> {
    let mut setter = Setter::new(rules, fonts);
    let (tags, tagged) = tags::tree(&blocks.list);
    let rows = sheet::rows(&mut setter, &tagged)?;
    let none = Length::ZERO;
    let heights = Heights { page: setter.frame().height, first_extra: none, last_reserve: none };
    let pages = place(&mut setter, pages::fill(rows, heights)?, Vec::new(), (none, Sides::Single))?;
    Ok(setter.typeset(pages, blocks.title.clone(), tags))
}

/// The blocks of each stage, in their order.
#[derive(Default)]
struct Parts<'a> {
    circulation: Vec<Tagged<'a>>,
    head: Vec<Tagged<'a>>,
    addressees: Vec<Tagged<'a>>,
    body: Vec<Tagged<'a>>,
    foot: Vec<Tagged<'a>>,
    last_page: Vec<Tagged<'a>>,
}

impl<'a> Parts<'a> {
    fn of(blocks: Vec<Tagged<'a>>) -> Parts<'a> {
        let mut parts = Parts::default();
        for block in blocks {
            let part = match block.role {
                Role::Circulation => &mut parts.circulation,
                Role::PartyTitle
                | Role::Superior
                | Role::Issuer
                | Role::Star
                | Role::Reference
                | Role::PlaceDate
                | Role::Subject
                | Role::Urgency
                | Role::DraftRound => &mut parts.head,
                Role::AddresseesLabel | Role::Addressee => &mut parts.addressees,
                Role::Paragraph | Role::Item(_) | Role::PageNumber | Role::Sheet(_) => &mut parts.body,
                Role::Authority
                | Role::Position
                | Role::Concurrently
                | Role::Signer
                | Role::RecipientsLabel
                | Role::Recipient
                | Role::DrafterMark => &mut parts.foot,
                Role::Contact | Role::LastPageMark => &mut parts.last_page,
            };
            part.push(block);
        }
        parts
    }
}

impl<'f> Setter<'f> {
    fn typeset(&mut self, pages: Vec<Page>, title: String, tags: Vec<Tag>) -> Typeset<'f> {
        let (text, glyphs) = (mem::take(&mut self.text), mem::take(&mut self.glyphs));
        Typeset { pages, title, tags, rules: self.rules, fonts: self.fonts, text, glyphs }
    }

    /// How much higher than the text frame the circulation marks begin.
    fn raised_top(&self) -> Length {
        self.rules.sheet.top.value - self.rules.sheet.circulation.value
    }
}

/// Puts the circulation marks before the letter; the head begins at its usual height, or below them.
fn under_marks(mut marks: Vec<Row>, mut rows: Vec<Row>, (raised, under): (Length, Length)) -> Vec<Row> {
    let height: Length = marks.iter().map(|row| row.height).sum();
    if let Some(first) = rows.first_mut()
        && !marks.is_empty()
    {
        let pushed_down = height > raised;
        first.gap = if pushed_down { under } else { raised - height };
        first.may_begin_page = pushed_down;
    }
    marks.append(&mut rows);
    marks
}

/// Gives everything its place on its sheet.
fn place(
    setter: &mut Setter,
    filled: Vec<Vec<(Length, Row)>>,
    foot: Vec<Ink>,
    (first_extra, sides): (Length, Sides),
) -> Result<Vec<Page>> {
    let sheet = setter.rules.sheet;
    let size = sheet.size.value;
    let count = filled.len();
    let mut foot = Some(foot);
    let mut pages = Vec::with_capacity(count);
    for (i, rows) in filled.into_iter().enumerate() {
        let number = i + 1;
        let mirrored = sides == Sides::Duplex && number % 2 == 0;
        let left = if mirrored { sheet.outer.value } else { sheet.inner.value };
        let top = if number == 1 { sheet.top.value - first_extra } else { sheet.top.value };
        let mut ink = Vec::new();
        if number > 1 {
            let at = Point::new(left, Length::ZERO);
            ink.extend(marks::page_number(setter, number)?.into_iter().map(|ink| ink.moved(at)));
        }
        for (y, row) in rows {
            let at = Point::new(left, top + y);
            ink.extend(row.ink.into_iter().map(|ink| ink.moved(at)));
        }
        if number == count
            && let Some(foot) = foot.take()
        {
            let at = Point::new(left, size.height - sheet.bottom.value);
            ink.extend(foot.into_iter().map(|ink| ink.moved(at)));
        }
        // Columns stand side by side but are read one after the other.
        ink.sort_by_key(Ink::block);
        pages.push(Page { number, size, ink });
    }
    Ok(pages)
}
