//! A long line of known width in each face: a screen measures it to see whether its letters are as wide as the layout's.

use chrono::NaiveDate;

use crate::block::Role;
use crate::field::Field;
use crate::font::{Face, Fonts, Shaper};
use crate::rules::RuleSet;
use crate::units::Length;
use crate::view::RunView;

/// As long as a line of the body, with letters of one and two marks, digits, capitals and pairs that are kerned; no blank
/// is kerned, for not every browser does that.
const LINE: &str = "Kế hoạch số 12-KH/TU, ngày 15/5/2026 của Đảng uỷ xã Phú Quý về quản lý đội ngũ cán bộ";

/// The line in the four faces, at the size of the body.
pub fn gauge(fonts: &Fonts) -> Vec<RunView> {
    let mut shaper = Shaper::new(fonts);
    Face::ALL.into_iter().map(|face| run(fonts, &mut shaper, face)).collect()
}

fn run(fonts: &Fonts, shaper: &mut Shaper, face: Face) -> RunView {
    let size = RuleSet::on(NaiveDate::MAX).style(Role::Paragraph).size;
    let mut glyphs = Vec::new();
    // A face without one of these letters would make the line shorter than on the screen, and the screen careful.
    let _ = shaper.shape(face, LINE, &mut glyphs);
    let units = glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum();
    RunView {
        x: Length::ZERO,
        width: fonts.scale(units, size),
        word_space: Length::ZERO,
        text: LINE.to_owned(),
        face,
        size,
        role: Role::Paragraph,
        field: Field::Fixed,
        offset: 0,
        label: false,
        pieces: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_a_line_as_long_as_one_of_the_body() {
        let lines = gauge(Fonts::embedded());
        assert_eq!(lines.iter().map(|line| line.face).collect::<Vec<_>>(), Face::ALL);
        for line in &lines {
            // The text frame of the guide is 165 mm wide; bold letters are wider.
            assert!((150.0..200.0).contains(&line.width.to_mm()), "{:?} {} mm", line.face, line.width.to_mm());
        }
        assert_ne!(lines[0].width, lines[1].width);
    }

    #[test]
    fn it_is_as_long_as_its_words_and_plain_blanks() {
        let fonts = Fonts::embedded();
        let mut shaper = Shaper::new(fonts);
        for line in gauge(fonts) {
            let mut parts = Vec::new();
            LINE.split(' ').for_each(|word| shaper.shape(line.face, word, &mut parts).expect("letters it has"));
            shaper.shape(line.face, &" ".repeat(LINE.matches(' ').count()), &mut parts).expect("blanks");
            let units = parts.iter().map(|glyph| i64::from(glyph.advance)).sum();
            assert_eq!(fonts.scale(units, line.size), line.width, "{:?}", line.face);
        }
    }
}
