//! Measures as they are taken: equal ones become one row, what is wrong keeps its page.

use std::collections::HashMap;

use super::{Measure, in_mm, in_pt};
use crate::rules::{self, Source};
use crate::units::Length;

/// Rows of one kind that are wrong; how many more there are, the last one says.
const MOST_WRONG: usize = 8;

/// What is measured, and who asks for it.
#[derive(Clone, Copy)]
pub struct About {
    /// In the clerk's words.
    pub what: &'static str,
    /// `R2`.
    pub rule: &'static str,
    pub source: Source,
    /// Counted from 1; `None` for the file as a whole.
    pub page: Option<u32>,
}

impl About {
    pub fn new(what: &'static str, rule: &'static str, source: Source) -> About {
        About { what, rule, source, page: None }
    }

    pub fn on(self, page: u32) -> About {
        About { page: Some(page), ..self }
    }
}

/// What was found: lengths are kept so that rows can be put together.
enum Found {
    Length(Length, fn(Length) -> String),
    Words(String),
}

struct Row {
    about: About,
    what: String,
    asked: String,
    /// The least and the most, the same where there is one.
    found: [Found; 2],
    is_right: bool,
}

/// All rows so far.
#[derive(Default)]
pub struct Tally {
    rows: Vec<Row>,
    /// How often something is wrong.
    wrong: HashMap<String, usize>,
}

/// Whether two lengths differ by no more than can be read off.
pub fn is_near(a: Length, b: Length) -> bool {
    let off = if a > b { a - b } else { b - a };
    off <= rules::TOLERANCE.value
}

impl Tally {
    /// A length that must be this one.
    pub fn length(&mut self, about: About, asked: Length, found: Length) {
        self.measured(about, in_mm(asked), (found, is_near(asked, found)));
    }

    /// A length that must be this one, as printers count it.
    pub fn points(&mut self, about: About, asked: Length, found: Length) {
        let right = is_near(asked, found);
        let found = [0, 1].map(|_| Found::Length(found, in_pt));
        self.add(Row { about, what: about.what.to_owned(), asked: in_pt(asked), found, is_right: right });
    }

    /// A length that must be this one or more.
    pub fn at_least(&mut self, about: About, asked: Length, found: Length) {
        let right = found > asked || is_near(asked, found);
        self.measured(about, format!("từ {} trở lên", in_mm(asked)), (found, right));
    }

    /// A place that must be level or in one line with another one: how far it is off.
    pub fn aligned(&mut self, about: About, asked: &str, off: Length) {
        let off = if off < Length::ZERO { -off } else { off };
        let found = match is_near(off, Length::ZERO) {
            true => asked.to_owned(),
            false => format!("lệch {}", in_mm(off)),
        };
        self.words(about, asked, &found);
    }

    /// Words that must be these.
    pub fn words(&mut self, about: About, asked: &str, found: &str) {
        self.judged(about, asked, (found, asked == found));
    }

    /// Words that somebody else has judged.
    pub fn judged(&mut self, about: About, asked: &str, (found, is_right): (&str, bool)) {
        let what = about.what.to_owned();
        self.named((&what, about), asked, (found, is_right));
    }

    /// The same for a thing whose name is put together.
    pub fn named(&mut self, (what, about): (&str, About), asked: &str, (found, is_right): (&str, bool)) {
        let found = [0, 1].map(|_| Found::Words(found.to_owned()));
        self.add(Row { about, what: what.to_owned(), asked: asked.to_owned(), found, is_right });
    }

    fn measured(&mut self, about: About, asked: String, (found, is_right): (Length, bool)) {
        let found = [0, 1].map(|_| Found::Length(found, in_mm));
        self.add(Row { about, what: about.what.to_owned(), asked, found, is_right });
    }

    fn add(&mut self, row: Row) {
        if !row.is_right {
            let count = self.wrong.entry(row.what.clone()).or_default();
            *count += 1;
            if *count <= MOST_WRONG {
                self.rows.push(row);
            }
            return;
        }
        let is_same = |old: &&mut Row| {
            old.is_right && old.what == row.what && old.asked == row.asked && old.about.rule == row.about.rule
        };
        let Some(old) = self.rows.iter_mut().find(is_same) else {
            self.rows.push(row);
            return;
        };
        if old.about.page != row.about.page {
            old.about.page = None;
        }
        let ([Found::Length(least, _), Found::Length(most, _)], [Found::Length(new, _), _]) =
            (&mut old.found, &row.found)
        else {
            return;
        };
        (*least, *most) = (least.min(*new), most.max(*new));
    }

    /// The rows; the last of a kind that is wrong more often than a person reads says how many more there are.
    pub fn finish(self) -> Vec<Measure> {
        let mut measures: Vec<Measure> = self.rows.into_iter().map(measure).collect();
        for (what, count) in self.wrong.into_iter().filter(|(_, count)| *count > MOST_WRONG) {
            if let Some(last) = measures.iter_mut().rev().find(|measure| !measure.is_right && measure.what == what) {
                last.found += &format!(" (và {} chỗ khác)", count - MOST_WRONG);
            }
        }
        measures
    }
}

fn measure(row: Row) -> Measure {
    let found = match &row.found {
        [Found::Length(least, write), Found::Length(most, _)] => {
            let (least, most) = (write(*least), write(*most));
            if least == most { most } else { format!("{} đến {most}", without_unit(&least)) }
        }
        [Found::Words(words), _] | [_, Found::Words(words)] => words.clone(),
    };
    let clause = match row.about.source {
        Source::Guide(clause) => clause,
        Source::Ours(_) => rules::OUR_CHOICE,
    };
    let About { rule, page, .. } = row.about;
    Measure { what: row.what, asked: row.asked, found, clause, rule, is_right: row.is_right, page }
}

fn without_unit(length: &str) -> &str {
    length.rsplit_once(' ').map_or(length, |(number, _)| number)
}
