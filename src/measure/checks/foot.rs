//! The foot: «Nơi nhận» on the left, the signature on the right (R91, R100–R106, R127).

use super::{Desk, by};
use crate::block::Role;
use crate::measure::paper::Line;
use crate::measure::tally::{About, is_near};
use crate::rules::Source;
use crate::units::Length;

const OFFICES: [Role; 3] = [Role::Authority, Role::Position, Role::Concurrently];
const SIGNATURE: [Role; 4] = [Role::Authority, Role::Position, Role::Concurrently, Role::Signer];
const RECIPIENTS: [Role; 3] = [Role::RecipientsLabel, Role::Recipient, Role::DrafterMark];

impl Desk<'_> {
    pub(super) fn foot(&mut self) {
        self.recipients();
        self.signature();
        self.together();
    }

    /// The label underlined from end to end (R100), the list under it (R101).
    fn recipients(&mut self) {
        let labels = self.lines(&[Role::RecipientsLabel]);
        let about = self.about("Nơi nhận: gạch dưới dài bằng chữ", "R100", Role::RecipientsLabel);
        let Some(label) = labels.first() else {
            self.tally.words(about.on(1), "có", "không có");
            return;
        };
        match self.rule_below(label, label.descent) {
            Some(rule) => {
                let is_whole = is_near(rule.from.x, label.x);
                let off = if is_whole { rule.to.x - label.end } else { rule.from.x - label.x };
                self.tally.aligned(about.on(label.number()), "dài bằng chữ", off);
            }
            None => self.tally.words(about.on(label.number()), "dài bằng chữ", "không có gạch dưới"),
        }
        let lines = self.lines(&RECIPIENTS);
        self.single_spaced(self.about("Nơi nhận: cách dòng", "R101", Role::Recipient), &lines);
        self.hanging(
            self.about("Nơi nhận: các gạch đầu dòng và dòng tiếp theo", "R101", Role::Recipient),
            Role::Recipient,
        );
        let edge = self.about("Nơi nhận: sát lề trái", "R100", Role::RecipientsLabel);
        for label in labels {
            self.tally.aligned(edge.on(label.number()), "sát lề", label.x - self.frame(label.page)[0]);
        }
    }

    /// One middle, single spacing above the room for signature and seal, the name under it.
    fn signature(&mut self) {
        let spacing = &self.rules.spacing;
        for (role, line) in self.paper.lines(&SIGNATURE) {
            let left = self.frame(line.page)[0] + spacing.left_block.value;
            let about = self.about("Khối chữ ký: cân giữa nửa phải", super::style::rule(role), role);
            self.tally.aligned(
                about.on(line.number()),
                "cân giữa",
                line.middle() - left - spacing.right_block.value / 2.0,
            );
        }
        let offices = self.lines(&OFFICES);
        self.single_spaced(self.about("Khối chữ ký: cách dòng", "R91", Role::Position), &offices);
        let names = self.lines(&[Role::Signer]);
        self.single_spaced(self.about("Khối chữ ký: cách dòng", "R91", Role::Signer), &names);
        let (Some(last), Some(name)) = (offices.last(), names.first()) else { return };
        if last.page == name.page {
            let about = About::new("Khối chữ ký: chỗ trống để ký, đóng dấu", "R127", by(&spacing.signature_room));
            self.tally.length(about.on(name.number()), spacing.signature_room.value, name.top() - last.bottom());
        }
    }

    /// Both columns begin level (R106), a line's air below the body.
    fn together(&mut self) {
        // A name without an office stands below the room for its signature.
        let (left, right) = (self.lines(&RECIPIENTS), self.lines(&OFFICES));
        let first = [left.first(), right.first()];
        // Columns that are both longer than a page stand one after the other.
        let is_level = right.iter().all(|line| line.page == right[0].page);
        if let [Some(left), Some(right)] = first
            && left.page == right.page
            && is_level
        {
            let about = self.about("Nơi nhận ngang với dòng đầu của khối chữ ký", "R106", Role::RecipientsLabel);
            self.tally.aligned(about.on(left.number()), "ngang nhau", left.y - right.y);
        }
        let Some(highest) = first.into_iter().flatten().min_by(|a, b| places(a).total_cmp(&places(b))) else { return };
        let ruled = &self.rules.spacing.above_signature;
        if let Some(foot) = self.body_foot(highest.page) {
            let about = About::new("Khối chữ ký: cách phần nội dung", "R106", Source::Ours("")).on(highest.number());
            self.tally.length(About { source: by(ruled), ..about }, ruled.value, highest.top() - foot);
        }
    }
}

/// Pages one under the other.
fn places(line: &Line) -> f64 {
    const TALLER_THAN_ANY_PAGE: f64 = 1e6;
    line.page as f64 * TALLER_THAN_ANY_PAGE + (line.top() - Length::ZERO).to_pt()
}
