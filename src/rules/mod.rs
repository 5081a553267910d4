//! The guides as data: every measure and every word the page needs, each with the clause it comes from.

mod component;
mod hd05;
mod hd36;
mod measured;
mod sheet;

use chrono::NaiveDate;
use serde::Serialize;

pub use component::Component;
pub(crate) use component::look;
pub use measured::{ARCHIVE, OUR_CHOICE, TOLERANCE};
pub use sheet::TABLE;

use crate::block::Role;
use crate::units::{Length, Size};

/// Where a measure or a word comes from; the screen and the check sheet show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A clause of the guide, `HD05 I.5.2.3`.
    Guide(&'static str),
    /// The guide is silent and this project chose; the reason (spec, «Generator defaults», section 13).
    Ours(&'static str),
}

/// A value and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruled<T> {
    /// The measure or the word.
    pub value: T,
    /// Its clause.
    pub source: Source,
}

/// A template sees the value alone.
impl<T: Serialize> Serialize for Ruled<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

const fn guide<T: Copy>(value: T, clause: &'static str) -> Ruled<T> {
    Ruled { value, source: Source::Guide(clause) }
}

/// A value that an older guide has too.
const fn also<T: Copy>(ruled: Ruled<T>, clause: &'static str) -> Ruled<T> {
    match ruled.source {
        Source::Guide(_) => guide(ruled.value, clause),
        Source::Ours(reason) => ours(ruled.value, reason),
    }
}

const fn ours<T: Copy>(value: T, reason: &'static str) -> Ruled<T> {
    Ruled { value, source: Source::Ours(reason) }
}

/// Capitals are made when the page is set, never in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// As written.
    AsWritten,
    /// In hoa.
    Capitals,
}

/// How the lines of a component stand in the room it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred, lines balanced.
    Center,
    /// Flush right.
    Right,
    /// Both edges straight but for the last line.
    Justify,
}

/// How one component of the page looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Style {
    /// Size of the type.
    pub size: Length,
    /// Chữ đậm.
    pub bold: bool,
    /// Chữ nghiêng.
    pub italic: bool,
    /// Gạch chân.
    pub underline: bool,
    /// In hoa or as written.
    pub case: Case,
    /// Where its lines stand.
    pub align: Align,
    /// The clause.
    pub source: Source,
}

impl Style {
    /// Upright, not bold, as written, centred: what the constructors below change.
    const fn new(size: f64, align: Align, source: Source) -> Style {
        Style {
            size: Length::pt(size),
            bold: false,
            italic: false,
            underline: false,
            case: Case::AsWritten,
            align,
            source,
        }
    }

    const fn bold(self) -> Style {
        Style { bold: true, ..self }
    }

    const fn italic(self) -> Style {
        Style { italic: true, ..self }
    }

    const fn underline(self) -> Style {
        Style { underline: true, ..self }
    }

    const fn capitals(self) -> Style {
        Style { case: Case::Capitals, ..self }
    }
}

/// The sheet and its margins.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// A4.
    pub size: Ruled<Size>,
    /// Lề trên.
    pub top: Ruled<Length>,
    /// Lề dưới.
    pub bottom: Ruled<Length>,
    /// Lề trái of a front, lề phải of a back.
    pub inner: Ruled<Length>,
    /// Lề phải of a front, lề trái of a back.
    pub outer: Ruled<Length>,
    /// From the top edge of the sheet to the top of the page number's line.
    pub page_number: Ruled<Length>,
    /// From the top edge of the sheet to the top of the first circulation mark.
    pub circulation: Ruled<Length>,
    /// From the bottom edge of the sheet to the foot of the last page's mark.
    pub last_page_mark: Ruled<Length>,
}

/// Distances inside the text frame.
#[derive(Clone, Copy, Debug)]
pub struct Spacing {
    /// Width of the left block of head and foot.
    pub left_block: Ruled<Length>,
    /// Width of the right block of head and foot.
    pub right_block: Ruled<Length>,
    /// How far the right block of the head may grow for a date on one line when the names on the left wrap anyway.
    pub right_block_most: Ruled<Length>,
    /// Between the two blocks of the head when one of them takes more than its width.
    pub between_blocks: Ruled<Length>,
    /// Thickness of a drawn line.
    pub stroke: Ruled<Length>,
    /// From the foot of the title's letters, dots below included, to the line under it.
    pub title_stroke_gap: Ruled<Length>,
    /// From the baseline of the title to the baseline of place and date.
    pub title_to_date: Ruled<Length>,
    /// Between circulation marks and a head that they push down.
    pub under_marks: Ruled<Length>,
    /// Above «Kính gửi» and below it.
    pub around_addressees: Ruled<Length>,
    /// Between «Kính gửi:» and the first name.
    pub after_addressees_label: Ruled<Length>,
    /// First-line indent of the body.
    pub indent: Ruled<Length>,
    /// Between paragraphs of the body.
    pub between_paragraphs: Ruled<Length>,
    /// Line pitch of the body («Exactly»).
    pub pitch: Ruled<Length>,
    /// Between the body and the signature block.
    pub above_signature: Ruled<Length>,
    /// Free for signature and seal, from the last line above to the signer's name.
    pub signature_room: Ruled<Length>,
    /// Above and below the line over the contact data.
    pub around_contact_stroke: Ruled<Length>,
    /// Lines of a paragraph, entries of a list, body lines above a signature: never fewer on one page.
    pub together: Ruled<usize>,
    /// Widest inner blank, as a multiple of the natural one, while another way of breaking exists.
    pub widest_blank: Ruled<f64>,
    /// Narrowest inner blank, as a multiple of the natural one.
    pub narrowest_blank: Ruled<f64>,
    /// Room for writing by hand what is still missing.
    pub gaps: Gaps,
}

/// Widths left free for handwriting.
#[derive(Clone, Copy, Debug)]
pub struct Gaps {
    /// Số.
    pub number: Ruled<Length>,
    /// Ký hiệu of the issuer.
    pub symbol: Ruled<Length>,
    /// Địa danh.
    pub place: Ruled<Length>,
    /// Ngày, tháng.
    pub day: Ruled<Length>,
    /// Năm.
    pub year: Ruled<Length>,
    /// A whole name: addressee, issuer.
    pub name: Ruled<Length>,
}

/// Words and marks the guide fixes; the template prints them.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the values say what the words are")]
pub struct Words {
    pub party_title: Ruled<&'static str>,
    pub star: Ruled<&'static str>,
    pub number: Ruled<&'static str>,
    pub letter_symbol: Ruled<&'static str>,
    pub number_join: Ruled<&'static str>,
    pub symbol_join: Ruled<&'static str>,
    pub place_end: Ruled<&'static str>,
    pub day: Ruled<&'static str>,
    pub month: Ruled<&'static str>,
    pub year: Ruled<&'static str>,
    pub draft_round: Ruled<&'static str>,
    pub addressees: Ruled<&'static str>,
    pub addressee_end: Ruled<&'static str>,
    pub last_addressee_end: Ruled<&'static str>,
    pub only_addressee_end: Ruled<&'static str>,
    pub recipients: Ruled<&'static str>,
    pub recipient_end: Ruled<&'static str>,
    pub last_recipient_end: Ruled<&'static str>,
    pub dash: Ruled<&'static str>,
    pub concurrently: Ruled<&'static str>,
    pub copies_join: Ruled<&'static str>,
    pub last_page_mark: Ruled<&'static str>,
    /// Numbers below this one get a zero in front.
    pub pad_number_below: Ruled<u32>,
    /// Days below this one get a zero in front.
    pub pad_day_below: Ruled<u32>,
    /// Months below this one get a zero in front.
    pub pad_month_below: Ruled<u32>,
}

/// A guide: everything that differs between one year's letter and another's.
#[derive(Debug)]
pub struct RuleSet {
    /// `HD05`.
    pub id: &'static str,
    /// As the status line shows it.
    pub name: &'static str,
    /// The family of every letter on the page.
    pub font: Ruled<&'static str>,
    /// The sheet.
    pub sheet: Sheet,
    /// The distances.
    pub spacing: Spacing,
    /// The words.
    pub words: Words,
    style: fn(Role) -> Style,
}

impl RuleSet {
    /// The guide in force on `date`: HD05 from 27/5/2026 on, HD36 before.
    pub fn on(date: NaiveDate) -> &'static RuleSet {
        let from = NaiveDate::from_ymd_opt(2026, 5, 27).expect("27/5/2026 is in the calendar");
        if date >= from { &hd05::RULES } else { &hd36::RULES }
    }

    /// How the component `role` looks.
    pub fn style(&self, role: Role) -> Style {
        (self.style)(role)
    }
}
