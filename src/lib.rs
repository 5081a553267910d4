//! Official letters (công văn) of Vietnamese party committees: from a letter's data to a print-ready, archival PDF.
//!
//! The pipeline in ten lines:
//! ```
//! use congvan::{Setup, json, measure, pdf, typeset};
//!
//! let letter = json::read(include_bytes!("../templates/samples/giao-nhiem-vu.json"))?;
//! let setup = Setup::on("2026-06-05".parse().expect("a date"));
//! let typeset = typeset(&letter, &setup)?; // every line, glyph and stroke is decided here
//! let file = pdf::write(&typeset, letter.date)?; // PDF/A-2a and PDF/UA-1; svg::write and view::page copy the same
//! assert!(file.starts_with(b"%PDF-1.7"));
//! assert!(measure::of(&file, Some(&letter))?.is_right()); // read back from the bytes, compared with the guide
//! # Ok::<(), congvan::Error>(())
//! ```

pub mod block;
pub mod body;
pub mod check;
mod error;
pub mod field;
pub mod file;
pub mod font;
pub mod issuers;
pub mod json;
mod layout;
pub mod letter;
pub mod measure;
pub mod pdf;
pub mod phrases;
pub mod profile;
pub mod rules;
pub mod samples;
pub mod sheet;
pub mod signing;
#[cfg(feature = "store")]
pub mod store;
mod strict;
pub mod svg;
pub mod template;
pub mod text;
pub mod units;
pub mod view;

use chrono::NaiveDate;

pub use error::{Error, Result};
pub use field::Field;
pub use font::Fonts;
pub use layout::ink::{Ink, Page, Run, Stroke, Typeset};
pub use layout::memory::Memory;
pub use layout::tags::{Labels, Tag, TagId, TagKind};
pub use layout::{MOST_PAGES, Sides};
pub use letter::Letter;
pub use rules::RuleSet;
pub use template::Templates;

/// What a letter is set with.
pub struct Setup<'a> {
    /// The four styles of the type.
    pub fonts: &'a Fonts,
    /// The wording.
    pub templates: Templates,
    /// Whose rules hold for a letter that has no date yet.
    pub today: NaiveDate,
    /// One side of the sheet or both.
    pub sides: Sides,
}

impl Setup<'static> {
    /// The program's own fonts and wording, one side of the sheet.
    pub fn on(today: NaiveDate) -> Setup<'static> {
        Setup { fonts: Fonts::embedded(), templates: Templates::built_in(), today, sides: Sides::Single }
    }
}

/// Sets a letter, complete or not: what is missing becomes room for writing by hand.
///
/// # Errors
/// [`Error::NoGlyph`] names a character no font has, [`Error::TooLong`] stops at [`MOST_PAGES`], [`Error::Template`]
/// speaks of an office's own template.
pub fn typeset<'a>(letter: &Letter, setup: &'a Setup) -> Result<Typeset<'a>> {
    let (blocks, rules) = blocks(letter, setup)?;
    layout::typeset(&blocks, rules, (setup.fonts, setup.sides), None)
}

/// Sets a letter that is being written: paragraphs that `memory` holds from the last time keep their lines.
///
/// # Errors
/// Those of [`typeset`].
pub fn typeset_again<'a>(letter: &Letter, setup: &'a Setup, memory: &mut Memory) -> Result<Typeset<'a>> {
    let (blocks, rules) = blocks(letter, setup)?;
    layout::typeset(&blocks, rules, (setup.fonts, setup.sides), Some(memory))
}

fn blocks(letter: &Letter, setup: &Setup) -> Result<(block::Blocks, &'static RuleSet)> {
    letter.check_length()?;
    let rules = RuleSet::on(letter.date.unwrap_or(setup.today));
    let markup = template::fill(letter, rules, &setup.templates)?;
    Ok((block::parse(&markup)?, rules))
}
