//! The fonts of a PDF: how wide each glyph is, what it says, which style it has, whether the file holds it.

use std::collections::HashMap;

use super::file::File;
use super::syntax::{Lexer, Object};
use crate::font::{self, Face, Heights};

/// Glyphs of one font that are told apart; a font has at most this many.
const MOST_GLYPHS: usize = 1 << 16;

/// A font as a page uses it. Widths and heights are parts of the size.
pub struct Typeface {
    /// `LiberationSerif`, without the letters of the part and the style.
    pub family: String,
    pub face: Face,
    /// Whether the file holds the font itself.
    pub embedded: bool,
    /// Whether the file tells which letter each glyph is.
    pub says_text: bool,
    /// Of the font in the file; `None` when it holds none, or a broken one.
    pub heights: Option<Heights>,
    widths: HashMap<u16, f64>,
    usual_width: f64,
    texts: HashMap<u16, String>,
}

impl Typeface {
    /// Reads a font's dictionary.
    pub fn read<'a>(file: &File<'a>, value: Option<&Object<'a>>) -> Option<Typeface> {
        let dict = file.dict(value)?;
        let below = file.items(dict.get("DescendantFonts"));
        let part = file.dict(below.first()).unwrap_or_else(|| dict.clone());
        let descriptor = file.dict(part.get("FontDescriptor")).unwrap_or_default();
        let programs = ["FontFile2", "FontFile3", "FontFile"];
        let program = programs.iter().find_map(|name| descriptor.get(name));
        let bytes = program.and_then(|program| file.stream(Some(program)));
        let name = String::from_utf8_lossy(file.resolve(dict.get("BaseFont")).name().unwrap_or_default()).into_owned();
        let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
        let (family, style) = name.split_once(['-', ',']).unwrap_or((name, ""));
        let map = file.stream(dict.get("ToUnicode"));
        let heights = bytes.as_deref().and_then(font::heights);
        // What draws the letters decides; the name only where the font itself is not there.
        let named = || Face::of(style.contains("Bold"), style.contains("Italic") || style.contains("Oblique"));
        Some(Typeface {
            family: family.to_owned(),
            face: heights.map_or_else(named, |heights| heights.face),
            embedded: program.is_some(),
            says_text: map.is_some(),
            heights,
            widths: widths(file, part.get("W")),
            usual_width: file.resolve(part.get("DW")).number().unwrap_or(1000.0) / 1000.0,
            texts: map.as_deref().map(texts).unwrap_or_default(),
        })
    }

    /// How far the pen moves behind a glyph.
    pub fn width(&self, glyph: u16) -> f64 {
        self.widths.get(&glyph).copied().unwrap_or(self.usual_width)
    }

    /// What a glyph says.
    pub fn text(&self, glyph: u16) -> &str {
        self.texts.get(&glyph).map_or("\u{fffd}", String::as_str)
    }
}

/// `[3 [500 600] 7 9 250]`: a first glyph and its widths, or a first, a last and the width of all between.
fn widths<'a>(file: &File<'a>, value: Option<&Object<'a>>) -> HashMap<u16, f64> {
    let mut widths = HashMap::new();
    let items = file.items(value);
    let mut rest = items.as_slice();
    while let [first, second, behind @ ..] = rest {
        let Some(first) = first.count() else { break };
        match (second, behind) {
            (Object::Array(list), _) => {
                let numbers = list.iter().map(|width| width.number().unwrap_or_default() / 1000.0);
                widths.extend((first..).map(|glyph| glyph as u16).zip(numbers).take(MOST_GLYPHS));
                rest = behind;
            }
            (last, [width, behind @ ..]) => {
                let (Some(last), Some(width)) = (last.count(), width.number()) else { break };
                widths.extend((first..=last).take(MOST_GLYPHS).map(|glyph| (glyph as u16, width / 1000.0)));
                rest = behind;
            }
            _ => break,
        }
        if widths.len() == MOST_GLYPHS {
            break;
        }
    }
    widths
}

/// What the glyphs say: the lines between `beginbfchar` and `endbfchar`, and the spans between `beginbfrange` and its end.
fn texts(map: &[u8]) -> HashMap<u16, String> {
    let mut texts = HashMap::new();
    let mut lexer = Lexer::new(map, 0);
    let mut waiting: Vec<Object> = Vec::new();
    while let Some(object) = lexer.next() {
        match object {
            Object::Word(b"endbfchar") => {
                let pairs = waiting.chunks_exact(2);
                texts.extend(pairs.filter_map(|pair| Some((code(&pair[0])?, utf16(pair[1].string()?)))));
            }
            Object::Word(b"endbfrange") => waiting.chunks_exact(3).for_each(|span| spread(span, &mut texts)),
            Object::Word(_) => waiting.clear(),
            object => waiting.push(object),
        }
        if texts.len() > MOST_GLYPHS {
            break;
        }
    }
    texts
}

/// A span of glyphs that say letters in a row, or those of a list.
fn spread(span: &[Object], texts: &mut HashMap<u16, String>) {
    let (Some(first), Some(last)) = (code(&span[0]), code(&span[1])) else { return };
    match &span[2] {
        Object::Array(list) => {
            texts.extend((first..=last).zip(list.iter().filter_map(Object::string).map(utf16)));
        }
        Object::String(start) => {
            let start = utf16(start).chars().next().map_or(0, u32::from);
            let letters = (start..).map_while(char::from_u32).map(String::from);
            texts.extend((first..=last).zip(letters));
        }
        _ => {}
    }
}

fn code(object: &Object) -> Option<u16> {
    match object.string()? {
        [code] => Some(u16::from(*code)),
        [high, low] => Some(u16::from_be_bytes([*high, *low])),
        _ => None,
    }
}

/// UTF-16 as PDF writes it, the mark in front left out.
pub fn utf16(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes);
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
}
