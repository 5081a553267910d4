//! The head: the Party's title with its line, place and date on the right; issuer, number and subject on the left
//! (R12–R17, R40, R51).

use super::{Desk, by};
use crate::block::Role;
use crate::measure::content::Rule;
use crate::measure::paper::Line;
use crate::measure::tally::About;
use crate::rules::Source;
use crate::units::Length;

/// The left block from top to bottom; the star stands behind the names.
const NAMES: [Role; 2] = [Role::Superior, Role::Issuer];
const BELOW: [Role; 4] = [Role::Reference, Role::Subject, Role::Urgency, Role::DraftRound];

impl Desk<'_> {
    pub(super) fn head(&mut self) {
        let about = self.about("Tiêu đề Đảng", "R12", Role::PartyTitle).on(1);
        let titles = self.lines(&[Role::PartyTitle]);
        let Some(title) = titles.last() else {
            self.tally.words(about, "có", "không có");
            return;
        };
        self.title_line(title);
        self.date(title);
        self.left_block(titles[0]);
        self.columns(title);
    }

    /// The line under the title (R13).
    fn title_line(&mut self, title: &Line) {
        let about =
            self.about("Đường kẻ dưới tiêu đề: độ dài bằng tiêu đề", "R13", Role::PartyTitle).on(title.number());
        let spacing = &self.rules.spacing;
        let Some(stroke) = self.rule_below(title, title.single) else {
            self.tally.words(about, "có", "không có");
            return;
        };
        self.tally.length(about, title.end - title.x, stroke.to.x - stroke.from.x);
        let place = About { what: "Đường kẻ dưới tiêu đề: cân với tiêu đề", ..about };
        self.tally.aligned(place, "cân giữa", (stroke.from.x + stroke.to.x) / 2.0 - title.middle());
        let gap =
            About {
                what: "Đường kẻ dưới tiêu đề: cách chân chữ", source: by(&spacing.title_stroke_gap), ..about
            };
        let found = stroke.from.y - stroke.width / 2.0 - (title.y + title.descent);
        self.tally.length(gap, spacing.title_stroke_gap.value, found);
        let thick =
            About { what: "Đường kẻ dưới tiêu đề: độ đậm", source: by(&spacing.stroke), ..about };
        self.tally.points(thick, spacing.stroke.value, stroke.width);
    }

    /// The first level line drawn under a line of text, no deeper than `within`.
    pub(super) fn rule_below(&self, line: &Line, within: Length) -> Option<Rule> {
        let is_below = |rule: &&Rule| {
            let depth = rule.from.y - line.y;
            rule.from.y == rule.to.y
                && depth > Length::ZERO
                && depth < within
                && rule.from.x < line.end
                && rule.to.x > line.x
        };
        self.paper.rules(line.page).iter().find(is_below).copied()
    }

    /// Place and date under the title (R40).
    fn date(&mut self, title: &Line) {
        let lines = self.lines(&[Role::PlaceDate]);
        let about = self.about("Địa danh, ngày tháng năm: cân dưới tiêu đề", "R40", Role::PlaceDate);
        let Some(first) = lines.first() else {
            self.tally.words(about.on(1), "có", "không có");
            return;
        };
        for line in &lines {
            self.tally.aligned(about.on(line.number()), "cân giữa", self.date_middle(line) - title.middle());
        }
        let ruled = &self.rules.spacing.title_to_date;
        let depth = About { what: "Từ dòng tiêu đề đến dòng ngày tháng", source: by(ruled), ..about };
        if first.page == title.page {
            self.tally.length(depth.on(first.number()), ruled.value, first.y - title.y);
        }
        self.single_spaced(About { what: "Địa danh, ngày tháng năm: cách dòng", ..about }, &lines);
    }

    /// The middle of place and date with the room for what is still to be written by hand.
    fn date_middle(&self, line: &Line) -> Length {
        let (words, gaps) = (&self.rules.words, &self.rules.spacing.gaps);
        let [is_first, is_last] = self.ends(Role::PlaceDate, line);
        let text = self.paper.says(line);
        let place = if is_first && text.starts_with(words.place_end.value) { gaps.place.value } else { Length::ZERO };
        let has_no_year = is_last && text.ends_with(words.year.value);
        let year = if has_no_year { gaps.year.value + self.blank(line) } else { Length::ZERO };
        line.middle() + (year - place) / 2.0
    }

    /// Whether a line is the first of its component, and whether it is the last.
    fn ends(&self, role: Role, line: &Line) -> [bool; 2] {
        let lines = self.lines(&[role]);
        let is = |other: Option<&&Line>| other.is_some_and(|other| other.y == line.y && other.page == line.page);
        [is(lines.first()), is(lines.last())]
    }

    /// The font's own blank on a line.
    fn blank(&self, line: &Line) -> Length {
        let drawn = &self.paper.pages[line.page].drawn;
        let mut glyphs = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]);
        glyphs.find(|glyph| drawn.says(glyph) == " ").map_or(Length::ZERO, |blank| blank.width)
    }

    /// Names, star, number, subject and marks: one middle, single spacing, the first line level with the title.
    fn left_block(&mut self, title: &Line) {
        let names = self.lines(&NAMES);
        let star = self.star();
        let about = self.about("Dấu sao giữa tên cơ quan và số", "R17", Role::Star).on(1);
        self.tally.words(
            about,
            self.rules.words.star.value,
            star.as_ref().map_or("không có", |_| self.rules.words.star.value),
        );
        if let Some(first) = names.first() {
            let about = self.about("Dòng đầu bên trái ngang với tiêu đề", "R15", Role::Superior).on(1);
            self.tally.aligned(about, "ngang nhau", first.y - title.y);
        }
        let below = self.lines(&BELOW);
        let Some(reference) = below.first() else {
            self.tally.words(self.about("Số và ký hiệu", "R30", Role::Reference).on(1), "có", "không có");
            return;
        };
        let middle = self.reference_middle(reference);
        let has_issuer = self.paper.all(Role::Issuer).next().is_some();
        let mut column: Vec<&Line> = if has_issuer { names } else { Vec::new() };
        column.extend(&star);
        column.extend(&below);
        let about = self.about("Khối bên trái đầu trang: cách dòng", "R51", Role::Subject);
        self.single_spaced(About { source: Source::Ours("single spacing"), ..about }, &column);
        for (role, line) in self.paper.lines(&[NAMES.as_slice(), &BELOW].concat()) {
            let about = self.about("Khối bên trái đầu trang: cân giữa", super::style::rule(role), role);
            let found = if role == Role::Reference { self.reference_middle(line) } else { line.middle() };
            self.tally.aligned(about.on(line.number()), "cân giữa", found - middle);
        }
        if let Some(star) = star {
            self.centred(self.about("Dấu sao: cân dưới tên cơ quan", "R17", Role::Star), &[&star], middle);
        }
    }

    /// The middle of number and symbol with the room for a symbol that is still to be written by hand.
    fn reference_middle(&self, line: &Line) -> Length {
        let [_, is_last] = self.ends(Role::Reference, line);
        let ends_open = is_last && self.paper.says(line).ends_with(self.rules.words.symbol_join.value);
        let room = if ends_open { self.rules.spacing.gaps.symbol.value } else { Length::ZERO };
        line.middle() + room / 2.0
    }

    /// Both blocks of the head fill the width of the text between them.
    fn columns(&mut self, title: &Line) {
        let Some(reference) = self.lines(&[Role::Reference]).first().copied() else { return };
        let [left, right] = self.frame(title.page);
        let spacing = &self.rules.spacing;
        let about =
            About::new("Hai khối đầu trang: bề rộng cộng lại", "R12", by(&spacing.left_block)).on(title.number());
        let found = (self.reference_middle(reference) - left) * 2.0 + (right - title.middle()) * 2.0;
        self.tally.length(about, spacing.left_block.value + spacing.right_block.value, found);
    }

    /// The star between issuer and number: no tag names it, for it says nothing.
    pub(super) fn star(&self) -> Option<Line> {
        let mut loose = self.paper.pages.iter().flat_map(|page| &page.loose);
        loose.find(|line| self.paper.says(line) == self.rules.words.star.value).cloned()
    }
}
