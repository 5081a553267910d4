//! What an archive asks: fonts in the file, letters that can be read out, and the claims of PDF/A and PDF/UA.

use std::collections::HashSet;

use super::{Desk, by};
use crate::error::Result;
use crate::measure::Measure;
use crate::measure::claims::Claims;
use crate::measure::file::{File, Sheet};
use crate::measure::fonts::Typeface;
use crate::measure::paper;
use crate::measure::syntax::Object;
use crate::measure::tally::{About, Tally};
use crate::rules::{ARCHIVE, RuleSet};

/// Fonts that are looked at in a file of another program.
const MOST_FONTS: usize = 256;

impl Desk<'_> {
    pub(super) fn archive(&mut self, claims: &Claims) {
        for (number, page) in (1..).zip(&self.paper.pages) {
            for font in &page.drawn.fonts {
                fonts(&mut self.tally, number, font);
            }
        }
        claimed(&mut self.tally, claims);
    }
}

/// What can be measured in a file of any program: sheet, fonts, claims.
pub fn foreign<'a>(file: &File<'a>, sheets: &[Sheet<'a>], claims: &Claims) -> Result<Vec<Measure>> {
    let rules = RuleSet::on(chrono::NaiveDate::MAX);
    let mut tally = Tally::default();
    let mut seen = HashSet::new();
    for (number, sheet) in (1..).zip(sheets) {
        let (size, is_changed) = paper::size(file, sheet)?;
        let asked = &rules.sheet.size;
        let (asked_words, found, is_right) = super::sheet::of_any(size, is_changed, asked.value);
        tally.judged(About::new("Khổ giấy", "R1", by(asked)).on(number), &asked_words, (&found, is_right));
        let resources = file.dict(sheet.get("Resources")).unwrap_or_default();
        for (_, font) in file.dict(resources.get("Font")).unwrap_or_default().iter() {
            let is_new = !matches!(font, Object::Reference(id) if !seen.insert(*id));
            if let Some(font) = Typeface::read(file, Some(font)).filter(|_| is_new && seen.len() < MOST_FONTS) {
                fonts(&mut tally, number, &font);
            }
        }
    }
    claimed(&mut tally, claims);
    Ok(tally.finish())
}

fn fonts(tally: &mut Tally, page: u32, font: &Typeface) {
    let embedded = About::new("Phông nhúng trong tệp", "PDF/A", by(&ARCHIVE.embedded)).on(page);
    let asked = ARCHIVE.embedded.value;
    let missing = format!("thiếu {}", font.family);
    tally.words(embedded, asked, if font.embedded { asked } else { &missing });
    let says = About::new("Chữ trong tệp đọc ra được", "PDF/A", by(&ARCHIVE.says_text)).on(page);
    tally.words(says, ARCHIVE.says_text.value, if font.says_text { ARCHIVE.says_text.value } else { "không" });
}

fn claimed(tally: &mut Tally, claims: &Claims) {
    let said = |claim: &Option<String>| claim.clone().unwrap_or_else(|| "không khai".to_owned());
    let about = About::new("Lời khai PDF/A (lưu trữ lâu dài)", "PDF/A", by(&ARCHIVE.pdf_a));
    tally.words(about, ARCHIVE.pdf_a.value, &said(&claims.pdf_a));
    let about = About::new("Lời khai PDF/UA (người khiếm thị đọc được)", "PDF/UA", by(&ARCHIVE.pdf_ua));
    tally.words(about, ARCHIVE.pdf_ua.value, &said(&claims.pdf_ua));
}
