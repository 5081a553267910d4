//! What is asked of the finished file beside the guide, and how exactly it is measured.

use super::{Ruled, guide, ours};
use crate::units::Length;

/// How far a length may be off: what a ruler tells apart.
pub const TOLERANCE: Ruled<Length> = ours(Length::mm(0.1), "a tenth of a millimetre; the writer keeps to a hundredth");

/// Stands where a clause would, for what the guide leaves open.
pub const OUR_CHOICE: &str = "chương trình chọn";

/// What an archive and a screen reader ask of a file: the level each must claim.
#[derive(Clone, Copy, Debug)]
pub struct Archive {
    /// PDF/A.
    pub pdf_a: Ruled<&'static str>,
    /// PDF/UA.
    pub pdf_ua: Ruled<&'static str>,
    /// Every font is in the file.
    pub embedded: Ruled<&'static str>,
    /// Every glyph says which letter it is.
    pub says_text: Ruled<&'static str>,
}

/// PDF/A-2a and PDF/UA-1.
pub const ARCHIVE: Archive = Archive {
    pdf_a: guide("2A", "ISO 19005-2, 6.6.4"),
    pdf_ua: guide("1", "ISO 14289-1, điều 5"),
    embedded: guide("nhúng trong tệp", "ISO 19005-2, 6.2.11.4"),
    says_text: guide("có", "ISO 19005-2, 6.2.11.7"),
};
