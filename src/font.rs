//! Text to glyphs. The only file that reads font tables.

mod embedded;

use std::sync::LazyLock;

use harfrust::{Buffer, ClusterLevel, Direction, Font, Script, ShapeOptions, ShapePlan, ShaperFont, shape};
use serde::Serialize;
use skrifa::attribute::{Style as FontStyle, Weight};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::hmtx::Hmtx;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// What an outline is drawn with.
pub use skrifa::outline::OutlinePen as Pen;

use crate::error::{Error, Result};
use crate::units::Length;

/// One of the four styles of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Face {
    /// All four, in the order of [`Fonts::new`].
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// The face of a style.
    pub fn of(bold: bool, italic: bool) -> Face {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }
}

/// A positioned glyph. Lengths are font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Byte of the shared text where its own text begins; it ends where the next glyph's begins.
    pub start: u32,
    /// How far the pen moves, kerning included.
    pub advance: i32,
    /// Number in the font; [`Glyph::GAP`] for room that is left free.
    pub id: u16,
    /// Offset of a combining mark to the right.
    pub dx: i16,
    /// Offset of a combining mark upwards.
    pub dy: i16,
}

impl Glyph {
    /// Not a glyph: room left for writing by hand, `advance` wide.
    pub const GAP: u16 = u16::MAX;
}

/// A font file and what is read from it once.
pub struct FontFile {
    /// The whole file.
    pub bytes: &'static [u8],
    /// PostScript name.
    pub name: String,
    font: Font,
    plan: ShapePlan,
    outlines: FontRef<'static>,
    hmtx: Hmtx<'static>,
    metrics: skrifa::metrics::Metrics,
}

impl FontFile {
    fn new(bytes: &'static [u8]) -> Result<FontFile> {
        let broken = |what: &str| Error::Font { reason: format!("tệp phông hỏng: {what}") };
        let font = Font::new(bytes, 0).ok_or_else(|| broken("không phải TrueType"))?;
        let outlines = FontRef::new(bytes).map_err(|error| broken(&error.to_string()))?;
        let hmtx = outlines.hmtx().map_err(|error| broken(&error.to_string()))?;
        let metrics = outlines.metrics(Size::unscaled(), LocationRef::default());
        let name = outlines.localized_strings(StringId::POSTSCRIPT_NAME).next();
        let name = name.map(|name| name.chars().collect()).ok_or_else(|| broken("không có tên"))?;
        let plan = ShapePlan::new(&font, Direction::LeftToRight, Some(Script::LATIN), None, &[]);
        Ok(FontFile { bytes, name, font, plan, outlines, hmtx, metrics })
    }

    /// Width of a glyph without kerning, in font units.
    pub fn width(&self, glyph: u16) -> u16 {
        self.hmtx.advance(GlyphId::from(glyph)).unwrap_or_default()
    }

    /// Left, bottom, right and top of all glyphs together, in font units.
    pub fn bounds(&self) -> [i16; 4] {
        let bounds = self.metrics.bounds.unwrap_or_default();
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| edge as i16)
    }

    /// Rise and run of the caret: how far the letters lean.
    pub fn slope(&self) -> (i16, i16) {
        self.outlines.hhea().map_or((1, 0), |hhea| (hhea.caret_slope_rise(), hhea.caret_slope_run()))
    }

    /// 400 regular, 700 bold.
    pub fn weight(&self) -> u16 {
        self.outlines.os2().map_or(400, |os2| os2.us_weight_class())
    }

    /// Top of the letters above the baseline, in font units.
    pub fn ascent(&self) -> i16 {
        self.metrics.ascent as i16
    }

    /// Foot of the letters, below the baseline and so negative, in font units.
    pub fn descent(&self) -> i16 {
        self.metrics.descent as i16
    }

    /// The glyph of a character, `None` when the font has none.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let id = self.outlines.charmap().map(character)?;
        u16::try_from(id.to_u32()).ok().filter(|id| *id != 0)
    }

    /// Draws the outline of a glyph in font units, y upwards.
    pub fn draw(&self, glyph: u16, pen: &mut impl Pen) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if let Some(outline) = self.outlines.outline_glyphs().get(GlyphId::from(glyph)) {
            // A glyph whose outline is broken stays empty, as in every viewer.
            let _ = outline.draw(settings, pen);
        }
    }
}

/// The four styles a letter is set in. Any family with the widths of Times New Roman will do.
pub struct Fonts {
    files: [FontFile; 4],
    units: u16,
}

impl Fonts {
    /// Regular, bold, italic, bold italic. The files stay in memory as long as the program runs.
    ///
    /// # Errors
    /// [`Error::Font`] when a file cannot be read or the four differ in their units.
    pub fn new(files: [&'static [u8]; 4]) -> Result<Fonts> {
        let [regular, bold, italic, bold_italic] = files.map(FontFile::new);
        let files = [regular?, bold?, italic?, bold_italic?];
        let units = files[0].metrics.units_per_em;
        if files.iter().any(|file| file.metrics.units_per_em != units) {
            return Err(Error::Font { reason: "bốn kiểu chữ không cùng một bộ phông".to_owned() });
        }
        Ok(Fonts { files, units })
    }

    /// Liberation Serif 2.1.5, part of the program: the widths of Times New Roman, all Vietnamese letters.
    pub fn embedded() -> &'static Fonts {
        static EMBEDDED: LazyLock<Fonts> =
            LazyLock::new(|| Fonts::new(embedded::files()).expect("the embedded fonts are tested"));
        &EMBEDDED
    }

    /// The file of a face.
    pub fn file(&self, face: Face) -> &FontFile {
        &self.files[face as usize]
    }

    /// Font units in an em.
    pub fn units(&self) -> u16 {
        self.units
    }

    /// `units` font units at `size`.
    pub fn scale(&self, units: i64, size: Length) -> Length {
        size * (units as f64) / f64::from(self.units)
    }

    /// From the baseline up to the top of a line at `size`.
    pub fn ascent(&self, size: Length) -> Length {
        self.scale(i64::from(self.files[0].ascent()), size)
    }

    /// From the baseline down to the foot of a line at `size`, dots below included.
    pub fn descent(&self, size: Length) -> Length {
        self.scale(-i64::from(self.files[0].descent()), size)
    }

    /// «Single» line spacing at `size`.
    pub fn single(&self, size: Length) -> Length {
        let gap = self.scale(self.files[0].metrics.leading as i64, size);
        self.ascent(size) + self.descent(size) + gap
    }

    /// How far under the baseline the middle of an underline lies, and how thick it is.
    pub fn underline(&self, face: Face, size: Length) -> (Length, Length) {
        let Some(line) = self.file(face).metrics.underline else {
            return (size * 0.1, size * 0.05);
        };
        let thickness = self.scale(line.thickness as i64, size);
        (self.scale(-(line.offset as i64), size) + thickness / 2.0, thickness)
    }
}

/// What a font file tells about its lines and its style; lengths are parts of the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heights {
    /// From the baseline up to the top of a line.
    pub ascent: f64,
    /// From the baseline down to the foot of a line.
    pub descent: f64,
    /// «Single» line spacing.
    pub single: f64,
    /// The style the font itself claims.
    pub face: Face,
}

/// Reads them from the bytes of any font, such as one that a PDF holds; `None` when it is broken.
pub fn heights(bytes: &[u8]) -> Option<Heights> {
    let font = FontRef::new(bytes).ok()?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let style = font.attributes();
    let part = |units: f32| f64::from(units) / f64::from(metrics.units_per_em.max(1));
    let (ascent, descent) = (part(metrics.ascent), part(-metrics.descent));
    let face = Face::of(style.weight >= Weight::SEMI_BOLD, style.style != FontStyle::Normal);
    Some(Heights { ascent, descent, single: ascent + descent + part(metrics.leading), face })
}

/// Turns text into glyphs; keeps its working memory from one call to the next.
pub struct Shaper<'f> {
    fonts: [ShaperFont<'f, 'static>; 4],
    files: &'f Fonts,
    buffer: Option<Buffer>,
}

impl<'f> Shaper<'f> {
    /// For the faces of `fonts`.
    pub fn new(fonts: &'f Fonts) -> Shaper<'f> {
        let shaper = |face| ShaperFont::new(&fonts.file(face).font);
        Shaper { fonts: Face::ALL.map(shaper), files: fonts, buffer: Some(Buffer::new()) }
    }

    /// Appends the glyphs of `text`.
    ///
    /// # Errors
    /// The byte in `text` of the first character that the face does not have.
    pub fn shape(&mut self, face: Face, text: &str, glyphs: &mut Vec<Glyph>) -> std::result::Result<(), usize> {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.clear();
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        let plan = &self.files.file(face).plan;
        let shaped = shape(&self.fonts[face as usize], &mut buffer, ShapeOptions::new().plan(Some(plan)));
        let mut missing = shaped.is_err().then_some(0);
        for (info, at) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            if id == 0 && missing.is_none() {
                missing = Some(info.cluster as usize);
            }
            let (dx, dy) = (at.x_offset as i16, at.y_offset as i16);
            glyphs.push(Glyph { start: info.cluster, advance: at.x_advance, id, dx, dy });
        }
        self.buffer = Some(buffer);
        missing.map_or(Ok(()), Err)
    }

    /// The kerning between the last glyph before a blank and the blank: it belongs to the blank, for both go when the
    /// line ends there.
    pub fn kern_before_blank(&self, face: Face, glyph: &Glyph) -> i32 {
        // A mark that stands over the letter before it has no advance, whatever its own width: that is no kerning.
        if glyph.advance == 0 { 0 } else { glyph.advance - i32::from(self.files.file(face).width(glyph.id)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every precomposed Vietnamese letter: each vowel plain and with five tone marks, both cases, and đ.
    fn vietnamese_letters() -> Vec<char> {
        let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
        let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let lower = vowels.iter().flat_map(|vowel| marks.iter().map(move |mark| format!("{vowel}{mark}")));
        let composed: Vec<String> = lower.chain(["đ".to_owned()]).map(|letter| crate::text::clean(&letter)).collect();
        composed
            .iter()
            .flat_map(|letter| [letter.clone(), letter.to_uppercase()])
            .flat_map(|s| s.chars().collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn every_vietnamese_letter_is_one_glyph_in_every_style() {
        let letters = vietnamese_letters();
        assert_eq!(letters.len(), 2 * (12 * 6 + 1), "each letter is one precomposed character");
        let mut shaper = Shaper::new(Fonts::embedded());
        for face in Face::ALL {
            for letter in &letters {
                let mut glyphs = Vec::new();
                shaper.shape(face, &letter.to_string(), &mut glyphs).unwrap();
                assert_eq!(glyphs.len(), 1, "{letter} {face:?}");
                assert_eq!(Some(glyphs[0].id), Fonts::embedded().file(face).glyph(*letter), "{letter} {face:?}");
            }
        }
    }

    #[test]
    fn the_embedded_files_are_those_of_the_project() {
        for (face, name) in Face::ALL.into_iter().zip(["Regular", "Bold", "Italic", "BoldItalic"]) {
            let file = format!("{}/fonts/LiberationSerif-{name}.ttf", env!("CARGO_MANIFEST_DIR"));
            assert!(std::fs::read(file).unwrap() == Fonts::embedded().file(face).bytes, "{name}");
        }
    }

    #[test]
    fn the_partys_title_has_the_width_of_times_new_roman() {
        let fonts = Fonts::embedded();
        let mut glyphs = Vec::new();
        Shaper::new(fonts).shape(Face::Bold, "ĐẢNG CỘNG SẢN VIỆT NAM", &mut glyphs).unwrap();
        let plain: i64 = glyphs.iter().map(|glyph| i64::from(fonts.file(Face::Bold).width(glyph.id))).sum();
        let width = fonts.scale(plain, Length::pt(15.0));
        assert!((width.to_mm() - 72.9).abs() < 0.1, "{} mm, spec section 2 measured 72.9", width.to_mm());
    }

    #[test]
    fn a_missing_character_is_named_by_its_place() {
        let mut glyphs = Vec::new();
        let missing = Shaper::new(Fonts::embedded()).shape(Face::Regular, "chữ 漢", &mut glyphs);
        assert_eq!(missing, Err("chữ ".len()));
    }
}
