//! The sheet and its margins (R1–R3).

use super::body::End;
use super::{Desk, by};
use crate::block::Role;
use crate::measure::in_mm;
use crate::measure::paper::{Line, Paper};
use crate::measure::tally::{About, is_near};
use crate::rules::{RuleSet, Sheet};
use crate::units::{Length, Size};

/// Components whose lines begin at the left edge of the text.
const FLUSH_LEFT: [Role; 4] = [Role::RecipientsLabel, Role::Recipient, Role::DrafterMark, Role::Contact];

/// A line of a page, and what of the page's edges it must reach.
struct Reach<'p> {
    line: &'p Line,
    role: Role,
    left: bool,
    right: bool,
}

impl Desk<'_> {
    pub(super) fn sheet(&mut self) {
        for number in 0..self.paper.pages.len() {
            self.paper_size(number);
            self.margins(number);
        }
    }

    fn paper_size(&mut self, number: usize) {
        let page = &self.paper.pages[number];
        let asked = &self.rules.sheet.size;
        let about = About::new("Khổ giấy", "R1", by(asked)).on(number as u32 + 1);
        self.tally.judged(about, &in_words(asked.value), (&found(page.size, page.is_changed), is(page, asked.value)));
    }

    fn margins(&mut self, number: usize) {
        let Sheet { size, top, bottom, inner, .. } = &self.rules.sheet;
        let is_back = self.is_duplex && number % 2 == 1;
        let rule = if is_back { "R3" } else { "R2" };
        let about = |what| About::new(what, rule, by(inner)).on(number as u32 + 1);
        let [left, right] = self.frame(number);
        let lines = self.reach(number);
        let edge = |pick: fn(&Line) -> Length, choose: fn(Length, Length) -> Length| {
            lines.iter().map(|reach| pick(reach.line)).reduce(choose)
        };
        let (Some(first), Some(last)) = (edge(|line| line.x, Length::min), edge(|line| line.end, Length::max)) else {
            return;
        };
        let names =
            if is_back { ["Lề trái mặt sau", "Lề phải mặt sau"] } else { ["Lề trái", "Lề phải"] };
        let reaches = [lines.iter().any(|reach| reach.left), lines.iter().any(|reach| reach.right)];
        let found = [first, self.paper.pages[number].size.width - last];
        let asked = [left, size.value.width - right];
        let upper = self.highest(number, &lines);
        let lower = self.lowest(number, &lines);
        for i in [0, 1] {
            match reaches[i] {
                true => self.tally.length(about(names[i]), asked[i], found[i]),
                false => self.tally.at_least(about(names[i]), asked[i], found[i]),
            }
        }
        let about = |what| About::new(what, "R2", by(top)).on(number as u32 + 1);
        match upper {
            (upper, true) => self.tally.length(about("Lề trên"), top.value, upper),
            (upper, false) => self.tally.at_least(about("Lề trên"), top.value, upper),
        }
        self.tally.at_least(About { source: by(bottom), ..about("Lề dưới") }, bottom.value, lower);
    }

    /// The lines between the margins: marks in the margins and page numbers left out.
    fn reach(&self, number: usize) -> Vec<Reach<'_>> {
        let mut lines = Vec::new();
        for block in self.paper.blocks.iter().filter(|block| block.role != Role::LastPageMark) {
            for (i, line) in block.lines.iter().enumerate().filter(|(_, line)| line.page == number) {
                let (role, is_body) = (block.role, block.role == Role::Paragraph);
                let goes_on = block.lines.get(i + 1);
                let right = is_body && goes_on.is_some_and(|next| self.end(line, next) == End::Stretched);
                lines.push(Reach {
                    line,
                    role,
                    left: is_body && i > 0 || FLUSH_LEFT.contains(&role) && i == 0,
                    right: right || role == Role::Circulation,
                });
            }
        }
        lines
    }

    /// From the edge of the sheet to the first line, and whether that line must stand exactly there.
    fn highest(&self, number: usize, lines: &[Reach]) -> (Length, bool) {
        let marked = lines.iter().any(|reach| reach.role == Role::Circulation);
        let inside = lines.iter().filter(|reach| reach.role != Role::Circulation);
        let tops = inside.map(|reach| self.band(reach.line, reach.role == Role::Paragraph)[0]);
        let top = tops.reduce(Length::min).unwrap_or(self.rules.sheet.top.value);
        (top, number > 0 || !marked)
    }

    /// From the last line to the edge of the sheet.
    fn lowest(&self, number: usize, lines: &[Reach]) -> Length {
        let feet = lines.iter().map(|reach| self.band(reach.line, reach.role == Role::Paragraph)[1]);
        self.paper.pages[number].size.height - feet.reduce(Length::max).unwrap_or_default()
    }
}

/// Whether the second page has the margins of a back: its number stands nearer to the middle of a back's text than to that
/// of a front's; where it has none, its text begins nearer to a back's edge.
pub fn is_duplex(paper: &Paper, rules: &RuleSet) -> bool {
    let Sheet { size, top, inner, outer, .. } = &rules.sheet;
    let Some(page) = paper.pages.get(1) else { return false };
    if let Some(number) = page.loose.iter().find(|line| line.y < top.value) {
        return number.middle() < size.value.width / 2.0;
    }
    let lines = paper.blocks.iter().flat_map(|block| &block.lines);
    let first = lines.filter(|line| line.page == 1).map(|line| line.x).reduce(Length::min);
    first.is_some_and(|first| first < (inner.value + outer.value) / 2.0)
}

fn is(page: &crate::measure::paper::Page, asked: Size) -> bool {
    is_near(page.size.width, asked.width) && is_near(page.size.height, asked.height) && !page.is_changed
}

fn in_words(size: Size) -> String {
    format!("{} × {}", in_mm(size.width).trim_end_matches(" mm"), in_mm(size.height))
}

/// The size of a sheet, and whether it is shown otherwise.
fn found(size: Size, is_changed: bool) -> String {
    in_words(size) + if is_changed { ", nhưng bị cắt, xoay hoặc phóng" } else { "" }
}

/// The sheet of a page, for files of other programs too.
pub fn of_any(size: Size, is_changed: bool, asked: Size) -> (String, String, bool) {
    let right = is_near(size.width, asked.width) && is_near(size.height, asked.height) && !is_changed;
    (in_words(asked), found(size, is_changed), right)
}
