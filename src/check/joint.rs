//! Letters of several bodies: their names stand in one heading, joined by « - » (R27).

use std::ops::Range;

use super::bodies::{self, Kind};
use super::passage::Passage;
use super::{Finding, Rule, rule};

const R27: Rule = rule("R27", "HD05 I.2.1.5, I.2.2.3");

/// «BAN NỘI CHÍNH VÀ BAN TỔ CHỨC».
pub(super) fn check(issuer: &Passage, findings: &mut Vec<Finding>) {
    for range in joints(&issuer.text).into_iter().filter(|range| !issuer.text[range.clone()].contains(['-', '–'])) {
        let message = "Tên các cơ quan cùng ban hành nối với nhau bằng « - »: cần bỏ chữ «và»";
        findings.push(issuer.finding(R27.error("joined-by-word"), range).says(message).becomes(" - "));
    }
}

/// The names of the bodies, one after the other.
pub(super) fn names(name: &str) -> Vec<&str> {
    let mut start = 0;
    let mut names = Vec::new();
    for joint in joints(name) {
        names.push(&name[start..joint.start]);
        start = joint.end;
    }
    names.push(&name[start..]);
    names
}

/// What stands between two names, blanks included.
fn joints(name: &str) -> Vec<Range<usize>> {
    let blanks = name.match_indices([' ', '\n']);
    blanks.filter_map(|(at, _)| Some(at..name.len() - behind(name, &name[at + 1..])?.len())).collect()
}

/// The second name, when `rest` begins with what joins it to the first.
fn behind<'a>(name: &str, rest: &'a str) -> Option<&'a str> {
    if let Some(next) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("– ")) {
        return (bodies::kind(name).is_some() && bodies::kind(next).is_some()).then_some(next);
    }
    // «Đoàn đại biểu Quốc hội và Hội đồng nhân dân», «Tiểu ban Tuyên truyền và Báo chí» are one body each.
    let is_part = |name: &str| ["Hội đồng", "Báo"].iter().any(|part| bodies::after(name, part).is_some());
    let is_board = |name: &str| bodies::kind(name) == Some(Kind::Assisting) && !is_part(name);
    bodies::after(rest, "và").filter(|next| is_board(name) && is_board(next))
}
