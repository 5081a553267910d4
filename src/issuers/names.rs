//! The names a pattern asks for, and what stands where they are filled in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Question;
use crate::text::clean;

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Ask {
    /// Tỉnh, thành phố.
    Province,
    /// Xã, phường, đặc khu.
    Commune,
    /// Đảng bộ cấp trên trực tiếp.
    Above,
    /// Đảng uỷ of an agency, chi bộ: the body's own name.
    Own,
    /// The committee a commission belongs to.
    Committee,
    /// What a commission is for.
    Topic,
    /// The commune or province of the seat.
    Seat,
}

impl Ask {
    const WORDS: [(&'static str, Ask); 7] = [
        ("province", Ask::Province),
        ("commune", Ask::Commune),
        ("above", Ask::Above),
        ("own", Ask::Own),
        ("committee", Ask::Committee),
        ("topic", Ask::Topic),
        ("seat", Ask::Seat),
    ];
}

/// An answer: `xã` and `Tân Hoà`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Name {
    /// What stands before the name; empty for the first there is.
    pub before: String,
    /// The name itself.
    pub name: String,
}

/// All answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "Partial<Record<import('./Ask').Ask, import('./Name').Name>>"))]
pub struct Names(BTreeMap<Ask, Name>);

/// Địa danh in its two forms.
pub(super) struct Place {
    pub usual: String,
    /// With its level.
    pub full: String,
}

const GAP: &str = "…";

/// The cities under the Centre: none of them is a province, whatever was chosen before the name.
const CITIES: [&str; 6] = ["Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", PERSON];

/// The one city that is named after a person: its name never stands alone (R45).
const PERSON: &str = "Hồ Chí Minh";

impl FromIterator<(Ask, Name)> for Names {
    fn from_iter<I: IntoIterator<Item = (Ask, Name)>>(answers: I) -> Names {
        Names(answers.into_iter().collect())
    }
}

impl Names {
    /// The answer, if there is one.
    pub(super) fn of(&self, ask: Ask) -> Option<&Name> {
        self.0.get(&ask).filter(|name| !clean(&name.name).is_empty())
    }

    /// What stands before the name and the name, each as it is written; a gap for what is missing. A clerk who typed «xã
    /// Tân Hoà» behind «xã» meant it once.
    fn parts(&self, question: &Question) -> (String, String) {
        let Some(answer) = self.of(question.ask) else {
            return (question.before.first().copied().unwrap_or_default().to_owned(), GAP.to_owned());
        };
        let name = clean(&answer.name);
        let typed = question.before.iter().find_map(|before| Some((*before, without(&name, before)?)));
        if let Some((before, name)) = typed {
            return (before.to_owned(), name.to_owned());
        }
        let is_city = CITIES.iter().any(|city| city.to_lowercase() == name.to_lowercase());
        let level = if question.ask == Ask::Province && is_city { "thành phố" } else { &answer.before };
        let chosen = question.before.iter().find(|before| **before == level).or(question.before.first());
        (chosen.copied().unwrap_or_default().to_owned(), name)
    }

    fn asked(&self, ask: Ask, questions: &[Question]) -> (String, String) {
        let question = questions.iter().find(|question| question.ask == ask);
        question.map_or_else(|| (String::new(), GAP.to_owned()), |question| self.parts(question))
    }

    /// Fills `{commune}`, `{commune name}`, `{commune before}` and the like; `{provincial}` is «Tỉnh uỷ» or «Thành uỷ».
    pub(super) fn fill(&self, text: &str, questions: &[Question]) -> String {
        let mut filled = text.to_owned();
        for (word, ask) in Ask::WORDS {
            let (before, name) = self.asked(ask, questions);
            filled = filled
                .replace(&format!("{{{word}}}"), format!("{before} {name}").trim())
                .replace(&format!("{{{word} name}}"), &name)
                .replace(&format!("{{{word} before}}"), &before);
        }
        let provincial = if self.is_city(questions) { "Thành uỷ" } else { "Tỉnh uỷ" };
        filled.replace("{provincial}", provincial)
    }

    fn is_city(&self, questions: &[Question]) -> bool {
        self.asked(Ask::Province, questions).0 == "thành phố"
    }

    pub(super) fn names_provincial_committee(&self, questions: &[Question]) -> bool {
        ["Tỉnh uỷ", "Thành uỷ"].contains(&self.asked(Ask::Committee, questions).0.as_str())
    }

    /// The level stands before a name of one syllable, a number, and the province's own name (R45).
    pub(super) fn place(&self, ask: Ask, questions: &[Question]) -> Option<Place> {
        self.of(ask)?;
        let (before, name) = self.asked(ask, questions);
        let full = capitalised(format!("{before} {name}").trim());
        let is_provinces = ask == Ask::Commune && name == self.asked(Ask::Province, questions).1;
        let needs_level = !name.contains(' ') || name == PERSON || is_provinces;
        Some(Place { usual: if needs_level { full.clone() } else { name }, full })
    }
}

/// The name behind `before`, if it begins so.
fn without<'a>(name: &'a str, before: &str) -> Option<&'a str> {
    // Both spellings of «uỷ» have the same length.
    let plain = |text: &str| text.to_lowercase().replace("ủy", "uỷ");
    let (end, _) = name.char_indices().nth(before.chars().count())?;
    let is_there = plain(&name[..end]) == plain(before);
    name[end..].strip_prefix(' ').filter(|rest| is_there && !rest.is_empty())
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
