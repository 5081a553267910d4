//! The display list to PDF/A-2a and PDF/UA-1 bytes: printpdf writes pages and fonts, the archive stage makes the file
//! one that lasts.

mod archive;
mod content;
mod metadata;
mod srgb;
mod structure;
mod subset;

use chrono::NaiveDate;
use lopdf::{Document, Object};

use crate::error::{Error, Result};
use crate::layout::ink::Typeset;

/// Writes a letter. The same letter gives the same bytes; `created` is the letter's own date, never the clock.
///
/// # Errors
/// [`Error::Pdf`], a fault of this program.
pub fn write(typeset: &Typeset, created: Option<NaiveDate>) -> Result<Vec<u8>> {
    let fonts = subset::subsets(typeset)?;
    let content = content::pages(typeset, &fonts);
    let mut document = content::document(content.pages, &fonts, typeset.fonts)?;
    archive::embed_fonts(&mut document, &fonts)?;
    structure::tag(&mut document, typeset, &content.marked)?;
    metadata::describe(&mut document, &typeset.title, created)?;
    archive::compress(&mut document)?;
    archive::identify(&mut document)?;
    let mut bytes = Vec::with_capacity(64 * 1024);
    document.save_to(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

fn fault(what: impl ToString) -> Error {
    Error::Pdf { reason: what.to_string() }
}

/// The catalog of a document.
fn catalog(document: &mut Document) -> Result<&mut lopdf::Dictionary> {
    document.catalog_mut().map_err(fault)
}

fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A text string that any viewer can read: UTF-16 with its mark.
fn text(text: &str) -> Object {
    let utf16 = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(utf16.flat_map(u16::to_be_bytes).collect(), lopdf::StringFormat::Hexadecimal)
}
