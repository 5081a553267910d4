//! Whose rules hold: the date on the page, or what the file says of its date.

use chrono::NaiveDate;

use super::claims::Claims;
use super::joined;
use super::paper::Paper;
use crate::block::Role;
use crate::rules::{RuleSet, Words};

/// The guide, and how it was found.
pub fn rules(paper: &Paper, claims: &Claims) -> (&'static RuleSet, String) {
    let newest = RuleSet::on(NaiveDate::MAX);
    if let Some(date) = on_page(paper, &newest.words) {
        return (RuleSet::on(date), format!("theo ngày ghi trên trang, {}", date.format("%d/%-m/%Y")));
    }
    match claims.created {
        Some(date) => (RuleSet::on(date), format!("theo ngày ghi trong tệp, {}", date.format("%d/%-m/%Y"))),
        None => (newest, "trang chưa ghi đủ ngày, tháng, năm nên theo hướng dẫn mới nhất".to_owned()),
    }
}

/// The date of place and date, `ngày 05 tháng 6 năm 2026`; `None` while any of it is still to be written by hand.
pub fn on_page(paper: &Paper, words: &Words) -> Option<NaiveDate> {
    let text = joined(&paper.all(Role::PlaceDate).next()?.text);
    let (_, rest) = text.rsplit_once(&format!("{} ", words.day.value))?;
    let (day, rest) = rest.split_once(&format!(" {} ", words.month.value))?;
    let (month, year) = rest.split_once(&format!(" {} ", words.year.value))?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
