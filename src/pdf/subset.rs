//! The part of each font a letter uses, cut out and compressed once for every set of glyphs.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::thread;

use libdeflater::{CompressionLvl, Compressor};
use subsetter::GlyphRemapper;

use super::fault;
use crate::error::Result;
use crate::font::{Face, FontFile};
use crate::layout::ink::{Ink, Typeset};

/// A font as one file holds it.
pub struct Subset {
    /// `ABCDEF+LiberationSerif`.
    pub name: String,
    /// zlib stream of the font program.
    pub compressed: Vec<u8>,
    /// Length of the font program itself.
    pub length: usize,
    /// Number in the whole font to number in the part.
    pub glyphs: BTreeMap<u16, u16>,
}

/// A face a letter uses: the part of the font, and what each of its glyphs says.
pub struct UsedFont {
    pub face: Face,
    pub subset: Arc<Subset>,
    /// By number in the whole font. A glyph that says two things keeps the first; the runs where it says the other carry
    /// their text with them.
    texts: Vec<Option<char>>,
}

impl UsedFont {
    /// What a glyph of the letter says.
    pub fn text(&self, glyph: u16) -> Option<char> {
        self.texts.get(usize::from(glyph)).copied().flatten()
    }
}

/// The fonts a letter uses.
pub fn subsets(typeset: &Typeset) -> Result<Vec<UsedFont>> {
    let mut used: [Vec<Option<char>>; 4] = Default::default();
    for page in &typeset.pages {
        for ink in &page.ink {
            let Ink::Text(run) = ink else { continue };
            let texts = &mut used[run.face as usize];
            for (glyph, text) in typeset.glyphs(run) {
                let at = usize::from(glyph.id);
                if texts.len() <= at {
                    texts.resize(at + 1, None);
                }
                texts[at] = texts[at].or_else(|| said(text));
            }
        }
    }
    let faces: Vec<_> = Face::ALL.into_iter().zip(used).filter(|(_, texts)| !texts.is_empty()).collect();
    let keys = faces.iter().map(|(face, texts)| {
        let glyphs = texts.iter().enumerate().filter(|(_, text)| text.is_some()).map(|(id, _)| id as u16);
        (typeset.fonts.file(*face), glyphs.collect())
    });
    let subsets = all(keys.collect())?;
    let font = |((face, texts), subset)| UsedFont { face, subset, texts };
    Ok(faces.into_iter().zip(subsets).map(font).collect())
}

/// The one character a glyph says; a forced line break reads as a blank. A glyph that says none or several stands in
/// for the first.
pub fn said(text: &str) -> Option<char> {
    let first = text.chars().next().unwrap_or('\u{fffd}');
    Some(if first == '\n' { ' ' } else { first })
}

/// The font's first byte in memory stands for the font: its file lives as long as the program.
type Key = (usize, Vec<u16>);

static CACHE: Mutex<VecDeque<(Key, Arc<Subset>)>> = Mutex::new(VecDeque::new());

/// The parts of the fonts with these glyphs. What is not at hand is cut out, each font on a thread of its own: this is
/// half of what the first file of a process takes.
fn all(wanted: Vec<(&FontFile, Vec<u16>)>) -> Result<Vec<Arc<Subset>>> {
    thread::scope(|scope| {
        let started = wanted.into_iter().map(|(file, glyphs)| {
            let key = (file.bytes.as_ptr() as usize, glyphs);
            kept(&key).ok_or_else(|| scope.spawn(|| keep(file, key)))
        });
        let started: Vec<_> = started.collect();
        let finish = |thread: thread::ScopedJoinHandle<Result<_>>| thread.join().map_err(|_| fault("cắt phông"))?;
        started.into_iter().map(|subset| subset.or_else(finish)).collect()
    })
}

fn kept(key: &Key) -> Option<Arc<Subset>> {
    let cache = CACHE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    cache.iter().find(|(kept, _)| kept == key).map(|(_, subset)| subset.clone())
}

fn keep(file: &FontFile, key: Key) -> Result<Arc<Subset>> {
    const KEPT: usize = 32;
    let subset = Arc::new(cut(file.bytes, &file.name, &key.1)?);
    let mut cache = CACHE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if cache.len() == KEPT {
        cache.pop_front();
    }
    cache.push_back((key, subset.clone()));
    Ok(subset)
}

fn cut(bytes: &[u8], name: &str, glyphs: &[u16]) -> Result<Subset> {
    let mut remapper = GlyphRemapper::new();
    let glyphs: BTreeMap<u16, u16> = glyphs.iter().map(|glyph| (*glyph, remapper.remap(*glyph))).collect();
    let program = subsetter::subset(bytes, 0, &remapper).map_err(|error| fault(format!("cắt phông: {error}")))?;
    let name = format!("{}+{name}", tag(glyphs.keys()));
    Ok(Subset { name, compressed: deflate(&program, Effort::Once)?, length: program.len(), glyphs })
}

/// Six capitals that differ where the glyphs differ.
fn tag<'a>(glyphs: impl Iterator<Item = &'a u16>) -> String {
    let mut hash =
        glyphs.fold(0xcbf2_9ce4_8422_2325_u64, |hash, glyph| (hash ^ u64::from(*glyph)).wrapping_mul(0x0100_0000_01b3));
    let letter = |_| {
        let letter = char::from(b'A' + (hash % 26) as u8);
        hash /= 26;
        letter
    };
    (0..6).map(letter).collect()
}

/// How long to look for a shorter stream.
#[derive(Clone, Copy)]
pub enum Effort {
    /// For what is kept and used again.
    Once,
    /// For what every letter does anew.
    Always,
}

/// A zlib stream.
pub fn deflate(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Once => 9,
        Effort::Always => 5,
    };
    let level = CompressionLvl::new(level).map_err(|error| fault(format!("{error:?}")))?;
    let mut compressor = Compressor::new(level);
    let mut out = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let length = compressor.zlib_compress(bytes, &mut out).map_err(fault)?;
    out.truncate(length);
    Ok(out)
}
