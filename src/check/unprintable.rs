//! Characters that the page cannot show: pictures, letters of other scripts (R5). With one of them no page can be made.

use super::{Desk, Finding, Rule, rule};
use crate::font::{Face, Fonts};

const R5: Rule = rule("R5", "HD05 IV.1");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let face = Fonts::embedded().file(Face::Regular);
    let is_shown = |c: char| c.is_whitespace() || face.glyph(c).is_some();
    for passage in desk.passages.iter() {
        let mut letters = passage.text.char_indices().peekable();
        while let Some((start, c)) = letters.next() {
            if is_shown(c) {
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some((at, next)) = letters.next_if(|(_, next)| !is_shown(*next)) {
                end = at + next.len_utf8();
            }
            let message =
                format!("Phông chữ không có «{}», chưa in được: cần xoá hoặc gõ lại", &passage.text[start..end]);
            findings.push(passage.finding(R5.error("no-glyph"), start..end).says(message));
        }
    }
}
