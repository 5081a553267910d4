//! Font, size, style and colour of every component (PL2 of the guide).

use super::{Desk, by};
use crate::block::Role;
use crate::font::{Face, Fonts};
use crate::measure::paper::Line;
use crate::measure::tally::About;
use crate::rules::{Case, Style, look};
use crate::units::Length;

/// Every component but the body, with the rule that asks for its look. The two that no tag names come last.
const RULES: [(Role, &str); 23] = [
    (Role::PartyTitle, "R12"),
    (Role::Superior, "R16"),
    (Role::Issuer, "R16"),
    (Role::Reference, "R30"),
    (Role::PlaceDate, "R40"),
    (Role::Subject, "R51"),
    (Role::Urgency, "R111"),
    (Role::DraftRound, "R114"),
    (Role::Circulation, "R113"),
    (Role::LastPageMark, "R113"),
    (Role::AddresseesLabel, "R61"),
    (Role::Addressee, "R61"),
    (Role::Paragraph, "R7"),
    (Role::Authority, "R91"),
    (Role::Position, "R91"),
    (Role::Concurrently, "R89"),
    (Role::Signer, "R91"),
    (Role::RecipientsLabel, "R100"),
    (Role::Recipient, "R101"),
    (Role::DrafterMark, "R115"),
    (Role::Contact, "R116"),
    (Role::Star, "R17"),
    (Role::PageNumber, "R6"),
];

/// The rule that asks for a component.
pub fn rule(role: Role) -> &'static str {
    RULES.iter().find(|(known, _)| *known == role).map_or("R120", |(_, rule)| rule)
}

impl Desk<'_> {
    pub(super) fn styles(&mut self) {
        for (role, rule) in RULES {
            let lines: Vec<Line> = match role {
                Role::Star => self.star().into_iter().collect(),
                Role::PageNumber => self.page_numbers(),
                role => self.lines(&[role]).into_iter().cloned().collect(),
            };
            for line in &lines {
                let about = self.about(role.name(), rule, role).on(line.number());
                match role {
                    Role::Paragraph => self.sizes(about, line),
                    role => self.look(about, role, line),
                }
            }
        }
        self.letters();
    }

    /// Size, weight, slant and capitals of a line, all of it.
    fn look(&mut self, about: About, role: Role, line: &Line) {
        let asked = self.rules.style(role);
        let drawn = |(size, face): (Length, Face)| {
            let (bold, italic) =
                (matches!(face, Face::Bold | Face::BoldItalic), matches!(face, Face::Italic | Face::BoldItalic));
            let is_capital = |c: char| c.to_uppercase().nth(1).is_some() || c.to_uppercase().eq([c]);
            let capitals = self.paper.says(line).chars().all(is_capital);
            let case = if asked.case == Case::Capitals && !capitals { Case::AsWritten } else { asked.case };
            look(Style { size, bold, italic, case, ..asked })
        };
        let letters = self.paper.letters(line).map(|(glyph, font)| (tenths(glyph.size), font.face));
        let asked_look = look(asked);
        let mut looks: Vec<_> = Vec::new();
        for letter in letters {
            if looks.last() != Some(&letter) {
                looks.push(letter);
            }
        }
        let wrong = looks.into_iter().map(drawn).find(|found| *found != asked_look);
        let found = format!("{}: kiểu chữ", about.what);
        let words = wrong.clone().unwrap_or_else(|| asked_look.clone());
        self.tally.named((&found, about), &asked_look, (&words, wrong.is_none()));
    }

    /// The size of a line of the body; weight and slant are the clerk's.
    fn sizes(&mut self, about: About, line: &Line) {
        let asked = self.rules.style(Role::Paragraph).size;
        let off = |size: &Length| tenths(*size) != asked;
        let wrong = self.paper.letters(line).map(|(glyph, _)| glyph.size).find(off);
        self.tally.points(About { what: "Nội dung: cỡ chữ", ..about }, asked, wrong.map_or(asked, tenths));
    }

    /// Family and colour of every letter of every page.
    fn letters(&mut self) {
        let asked = self.rules.font;
        let own = Fonts::embedded().file(Face::Regular).name.clone();
        for (number, page) in (1..).zip(&self.paper.pages) {
            let about = About::new("Phông chữ", "R4", by(&asked)).on(number);
            for font in &page.drawn.fonts {
                let (found, is_right) = match font.family.as_str() {
                    family if family == own => {
                        ("Liberation Serif, cùng bề rộng chữ với Times New Roman".to_owned(), true)
                    }
                    family => (family.to_owned(), family.replace(' ', "").starts_with(&asked.value.replace(' ', ""))),
                };
                self.tally.judged(about, asked.value, (&found, is_right));
            }
            let coloured = page.drawn.glyphs.iter().filter(|glyph| !glyph.black).count();
            let found = if coloured == 0 { "đen".to_owned() } else { format!("{coloured} chữ không đen") };
            self.tally.words(About { what: "Màu chữ", ..about }, "đen", &found);
        }
    }
}

/// A size as it is spoken of.
fn tenths(size: Length) -> Length {
    Length::read((size.to_pt() * 10.0).round() / 10.0)
}
