//! What stands at the edges: page numbers (R6), circulation marks (R113), the contact line (R116); and that nothing else
//! stands anywhere.

use super::{Desk, by};
use crate::block::Role;
use crate::measure::paper::Line;
use crate::measure::tally::About;

impl Desk<'_> {
    pub(super) fn edges(&mut self) {
        for page in 0..self.paper.pages.len() {
            self.page_number(page);
        }
        self.circulation();
        self.last_page_mark();
        self.contact();
    }

    /// Lines in the top margin that no component claims.
    pub(super) fn page_numbers(&self) -> Vec<Line> {
        let lines = self.paper.pages.iter().flat_map(|page| &page.loose);
        lines.filter(|line| self.is_page_number(line)).cloned().collect()
    }

    fn is_page_number(&self, line: &Line) -> bool {
        line.y < self.rules.sheet.top.value
    }

    fn page_number(&mut self, page: usize) {
        let sheet = &self.rules.sheet;
        let about = About::new("Số trang", "R6", by(&sheet.page_number)).on(page as u32 + 1);
        let loose = &self.paper.pages[page].loose;
        let found = loose.iter().find(|line| self.is_page_number(line)).cloned();
        let said = found.as_ref().map_or("không có".to_owned(), |line| self.paper.says(line));
        if page == 0 {
            let first = About { what: "Số trang ở trang đầu", ..about };
            self.tally.words(first, "không có", &said);
        } else {
            let asked = (page + 1).to_string();
            self.tally.judged(about, "đúng thứ tự trang", (&order(&asked, &said), asked == said));
        }
        if let Some(line) = found.filter(|_| page > 0) {
            let [left, right] = self.frame(page);
            let depth = About { what: "Số trang: cách mép trên của giấy", ..about };
            self.tally.length(depth, sheet.page_number.value, line.top());
            let middle = About { what: "Số trang: cân giữa", ..about };
            self.tally.aligned(middle, "cân giữa", line.middle() - (left + right) / 2.0);
        }
        self.strangers(page);
    }

    /// Words that belong to no component, and what is neither a letter nor a line.
    fn strangers(&mut self, page: usize) {
        let about = self.about("Chữ, hình ngoài các thành phần", "R120", Role::PageNumber).on(page as u32 + 1);
        let star = self.rules.words.star.value;
        let sheet = &self.paper.pages[page];
        let stranger = sheet.loose.iter().find(|line| {
            let is_star = page == 0 && self.paper.says(line) == star;
            !is_star && !self.is_page_number(line)
        });
        let found = match (stranger, sheet.drawn.others) {
            (Some(line), _) => format!("có «{}»", self.paper.says(line)),
            (None, 0) => "không có".to_owned(),
            (None, count) => format!("{count} hình hoặc khung"),
        };
        self.tally.words(about, "không có", &found);
    }

    /// Marks on the first page: the first 10 mm from the top edge of the sheet, all at the right edge of the text.
    fn circulation(&mut self) {
        let lines = self.lines(&[Role::Circulation]);
        let ruled = &self.rules.sheet.circulation;
        let about = About::new("Phạm vi lưu hành: cách mép trên của giấy", "R113", by(ruled));
        let Some(first) = lines.first() else { return };
        self.tally.length(about.on(first.number()), ruled.value, first.top());
        for line in &lines {
            let edge = About { what: "Phạm vi lưu hành: sát lề phải", ..about }.on(line.number());
            self.tally.aligned(edge, "sát lề", self.frame(line.page)[1] - line.end);
        }
        self.single_spaced(About { what: "Phạm vi lưu hành: cách dòng", ..about }, &lines);
    }

    /// The mark of the last page: its foot 10 mm from the bottom edge of the sheet, in the middle of the text.
    fn last_page_mark(&mut self) {
        let lines = self.lines(&[Role::LastPageMark]);
        let ruled = &self.rules.sheet.last_page_mark;
        let about = About::new("Phạm vi phổ biến: cách mép dưới của giấy", "R113", by(ruled));
        let Some(last) = lines.last() else { return };
        let depth = self.paper.pages[last.page].size.height - last.bottom();
        self.tally.length(about.on(last.number()), ruled.value, depth);
        let [left, right] = self.frame(last.page);
        self.centred(About { what: "Phạm vi phổ biến: cân giữa", ..about }, &lines, (left + right) / 2.0);
        self.single_spaced(About { what: "Phạm vi phổ biến: cách dòng", ..about }, &lines);
        let page = self.paper.pages.len();
        let found = if last.page + 1 == page { "trang cuối".to_owned() } else { format!("trang {}", last.number()) };
        self.tally.words(
            About { what: "Phạm vi phổ biến: ở trang cuối", ..about }.on(last.number()),
            "trang cuối",
            &found,
        );
    }

    /// The contact line under a line as wide as the text (R116).
    fn contact(&mut self) {
        let lines = self.lines(&[Role::Contact]);
        let Some(first) = lines.first() else { return };
        let spacing = &self.rules.spacing;
        let [left, right] = self.frame(first.page);
        let about =
            self.about("Thông tin liên hệ: đường kẻ dài bằng khổ chữ", "R116", Role::Contact).on(first.number());
        let above =
            self.paper.rules(first.page).iter().filter(|rule| rule.from.y == rule.to.y && rule.from.y < first.y);
        let nearest = above.max_by(|a, b| a.from.y.to_pt().total_cmp(&b.from.y.to_pt()));
        let rule = nearest.filter(|rule| first.top() - rule.from.y < first.single).copied();
        self.single_spaced(About { what: "Thông tin liên hệ: cách dòng", ..about }, &lines);
        let Some(rule) = rule else {
            self.tally.words(about, "có", "không có");
            return;
        };
        self.tally.length(about, right - left, rule.to.x - rule.from.x);
        let edge = About { what: "Thông tin liên hệ: đường kẻ từ lề trái", ..about };
        self.tally.aligned(edge, "sát lề", rule.from.x - left);
        let air =
            About {
                what: "Thông tin liên hệ: cách đường kẻ", source: by(&spacing.around_contact_stroke), ..about
            };
        let found = first.top() - rule.from.y - rule.width / 2.0;
        self.tally.length(air, spacing.around_contact_stroke.value, found);
        let foot = About { what: "Thông tin liên hệ: sát lề trái", ..about };
        for line in lines {
            self.tally.aligned(foot.on(line.number()), "sát lề", line.x - self.frame(line.page)[0]);
        }
    }
}

fn order(asked: &str, said: &str) -> String {
    if asked == said { "đúng thứ tự trang".to_owned() } else { format!("«{said}» ở trang {asked}") }
}
