//! Dates as a text names them: `ngày 05 tháng 6 năm 2026`, `05/6/2026`, `tháng 8`.

use std::ops::Range;

use chrono::NaiveDate;

use super::passage::Passage;
use super::tokens::Kind;

/// A day, a month or a year as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its value.
    pub value: u32,
    /// Its digits, in bytes.
    pub range: Range<usize>,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `ngày 05 tháng 6 năm 2026`
    Long,
    /// `05/6/2026`
    Short,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its bytes, without «ngày» before a short one.
    pub range: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How it is written.
    pub form: Form,
    /// Day of the month.
    pub day: Option<Part>,
    /// Month.
    pub month: Part,
    /// Year.
    pub year: Option<Part>,
    /// A year of two digits, in bytes.
    pub short_year: Option<Range<usize>>,
}

impl Day {
    /// The day in the calendar; `None` while the year is open or there is no such day.
    pub fn date(&self) -> Option<NaiveDate> {
        let year = i32::try_from(self.year.as_ref()?.value).ok()?;
        NaiveDate::from_ymd_opt(year, self.month.value, self.day.as_ref()?.value)
    }

    /// Whether no year has such a day.
    pub fn is_impossible(&self) -> bool {
        let leap = 2024;
        let year = self.year.as_ref().map_or(leap, |year| i32::try_from(year.value).unwrap_or(leap));
        let day = self.day.as_ref().map_or(1, |day| day.value);
        NaiveDate::from_ymd_opt(year, self.month.value, day).is_none()
    }
}

/// The dates of a text, from first to last.
pub fn of(passage: &Passage) -> Vec<Day> {
    let mut days = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let day = match passage.tokens[at].kind {
            Kind::Word => long(passage, at),
            Kind::Number => short(passage, at),
            _ => None,
        };
        match day {
            Some(day) => {
                at = day.tokens.end;
                days.push(day);
            }
            None => at += 1,
        }
    }
    days
}

/// `ngày 05 tháng 6 năm 2026`, `tháng 6 năm 2026`, `tháng 6/2026`, `tháng 6`.
fn long(passage: &Passage, at: usize) -> Option<Day> {
    let (day, month_at) = match named(passage, at, "ngày") {
        Some((day, next)) if day.value <= 99 => (Some(day), passage.skip_blanks(next)),
        _ => (None, at),
    };
    let (month, after_month) = named(passage, month_at, "tháng")?;
    let year = named(passage, passage.skip_blanks(after_month), "năm").filter(|(year, _)| is_year(year));
    let year = year.or_else(|| {
        let at = passage.is_mark(after_month, "/").then_some(after_month + 1)?;
        Some((number(passage, at)?, at + 1)).filter(|(year, _)| is_year(year))
    });
    // «6 tháng» counts months, «tháng 13» is no month but might be a name: only what is near one is read.
    if month.value == 0 || month.value > 31 || month.range.len() > 2 {
        return None;
    }
    // «3 tháng 15 ngày» is a span of time.
    let counts = at.checked_sub(2).is_some_and(|before| passage.token(before, Kind::Number).is_some());
    if day.is_none() && year.is_none() && counts {
        return None;
    }
    let (year, end) = match year {
        Some((year, end)) => (Some(year), end),
        None => (None, after_month),
    };
    Some(day_of(passage, at..end, Form::Long, (day, month, year)))
}

/// `05/6/2026`; without a year only behind «ngày», for `2/3` is a fraction.
fn short(passage: &Passage, at: usize) -> Option<Day> {
    let is_inside = at > 0 && (is_slash(passage, at - 1) || passage.is_mark(at - 1, "-"));
    if is_inside {
        return None;
    }
    let day = number(passage, at).filter(|day| day.range.len() <= 2)?;
    let separator = passage.tokens.get(at + 1).map(|token| passage.word(token))?;
    if !matches!(separator, "/" | "-" | ".") {
        return None;
    }
    let month = number(passage, at + 2).filter(|month| month.range.len() <= 2)?;
    let third = passage.is_mark(at + 3, separator).then(|| number(passage, at + 4)).flatten();
    let is_short = |year: &Part| year.range.len() == 2 && separator == "/" && follows_day_word(passage, at);
    let short_year = third.clone().filter(is_short).map(|year| year.range);
    let year = third.filter(is_year);
    let end = if year.is_some() || short_year.is_some() { at + 5 } else { at + 3 };
    // `145/2020/NĐ-CP` and `1.2.3` are no dates.
    if is_slash(passage, end) || year.is_none() && (separator != "/" || !follows_day_word(passage, at)) {
        return None;
    }
    Some(Day { short_year, ..day_of(passage, at..end, Form::Short, (Some(day), month, year)) })
}

fn follows_day_word(passage: &Passage, at: usize) -> bool {
    at >= 2 && passage.is_word(at - 2, "ngày")
}

fn is_slash(passage: &Passage, at: usize) -> bool {
    passage.is_mark(at, "/")
}

fn is_year(year: &Part) -> bool {
    year.range.len() == 4 && (1900..2200).contains(&year.value)
}

/// A number behind a word: `tháng 6`; and the token behind it.
fn named(passage: &Passage, at: usize, word: &str) -> Option<(Part, usize)> {
    if !passage.is_word(at, word) {
        return None;
    }
    let at = passage.skip_blanks(at + 1);
    Some((number(passage, at)?, at + 1))
}

fn number(passage: &Passage, at: usize) -> Option<Part> {
    let token = passage.token(at, Kind::Number)?;
    let value = passage.word(token).parse().ok()?;
    Some(Part { value, range: token.range() })
}

type Parts = (Option<Part>, Part, Option<Part>);

fn day_of(passage: &Passage, tokens: Range<usize>, form: Form, (day, month, year): Parts) -> Day {
    let range = passage.tokens[tokens.start].start..passage.tokens[tokens.end - 1].end;
    Day { range, tokens, form, day, month, year, short_year: None }
}
