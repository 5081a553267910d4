//! How the text and its paragraphs end (R70, R78), and paragraphs that lack their mark.

use std::ops::Range;

use super::bodies;
use super::passage::Passage;
use super::{Desk, Finding, Rule, rule};
use crate::field::Field;

const R70: Rule = rule("R70", "HD05 I.6.2.2");
const R80: Rule = rule("R80", "HD05 I.6.2.4");
const R78: Rule = rule("R78", "HD05 I.6.2.3");

/// Quotation marks and brackets may close behind the full stop.
const CLOSING: [char; 5] = ['”', '"', '»', ')', '’'];

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let body: Vec<&Passage> = desk.passages.body().collect();
    for (i, entry) in body.iter().enumerate() {
        let is_last = i + 1 == body.len();
        if let Some(at) = states_mark(entry) {
            let message = "«./.» là cách ghi của cơ quan nhà nước: văn bản của Đảng kết thúc bằng dấu chấm «.»";
            findings.push(
                entry.finding(R70.error("states-end-mark"), before(entry, at)..at + 3).says(message).becomes("."),
            );
        } else if is_last {
            end(entry, findings);
        }
    }
    bases(desk, &body, findings);
    unmarked(desk, &body, findings);
}

/// A blank before the mark goes with it: there is none before a full stop.
fn before(entry: &Passage, mark: usize) -> usize {
    entry.text[..mark].trim_end_matches(' ').len()
}

/// «./.» that is not quoted, as in «ghi “./.” là cách ghi của …».
fn states_mark(entry: &Passage) -> Option<usize> {
    entry.text.match_indices("./.").map(|(at, _)| at).find(|at| !entry.is_quoted(*at))
}

fn end(entry: &Passage, findings: &mut Vec<Finding>) {
    let bare = entry.text.trim_end_matches(CLOSING);
    if let Some(start) = ["./", "/.", "/ ."].iter().find_map(|mark| bare.strip_suffix(mark)) {
        let message = "Văn bản của Đảng kết thúc bằng dấu chấm «.», không có dấu gạch chéo";
        let finding = entry.finding(R70.error("states-end-mark"), before(entry, start.len())..bare.len()).says(message);
        findings.push(finding.becomes("."));
        return;
    }
    if let Some(dots) = open_end(bare) {
        let message = format!("Nội dung cần kết thúc bằng dấu chấm «.»: đang là «{}»", &bare[dots.clone()]);
        findings.push(entry.finding(R70.error("end-mark"), dots).says(message).becomes("."));
        return;
    }
    if bare.ends_with('.') || entry.text.ends_with('.') || bare.ends_with('…') {
        return;
    }
    let marks = bare.trim_end_matches([';', ',', ':', '/', '!', '?', ' ']).len();
    let has_mark = marks < bare.len();
    let range = if has_mark { marks..bare.len() } else { entry.text.len()..entry.text.len() };
    let message = if has_mark {
        format!("Nội dung cần kết thúc bằng dấu chấm «.»: đang là «{}»", &entry.text[range.clone()])
    } else {
        "Nội dung cần kết thúc bằng dấu chấm «.»: đang thiếu".to_owned()
    };
    findings.push(entry.finding(R70.error("end-mark"), range).says(message).becomes("."));
}

/// «tư tưởng công nhân...»: dots that leave the sentence open. Behind a blank, or in a row, they are room to write.
fn open_end(bare: &str) -> Option<Range<usize>> {
    let words = bare.trim_end_matches(['.', '…']);
    let is_open = matches!(&bare[words.len()..], "..." | "…");
    (is_open && words.ends_with(char::is_alphanumeric) && !words.ends_with("v.v")).then_some(words.len()..bare.len())
}

/// An item without a mark at its end between two of its level that have one.
fn unmarked(desk: &Desk, body: &[&Passage], findings: &mut Vec<Finding>) {
    let level = |entry: &Passage| match entry.field {
        Field::Body(at) => desk.letter.body.get(at as usize).map_or(0, |item| item.level.depth()),
        _ => 0,
    };
    let has_mark =
        |entry: &Passage| entry.text.trim_end_matches(CLOSING).ends_with([';', '.', ',', ':', '?', '!', '…']);
    for three in body.windows(3) {
        let [before, entry, next] = three else { continue };
        let depth = level(entry);
        let is_between = depth > 1 && level(before) == depth && level(next) == depth;
        if is_between && has_mark(before) && has_mark(next) && !has_mark(entry) && !entry.text.ends_with('.') {
            let right = if before.text.ends_with(';') { ";" } else { "." };
            let message = format!("Các mục khác cùng cấp có dấu ở cuối, mục này chưa có: cần thêm «{right}»");
            let end = entry.text.len();
            findings.push(entry.finding(R80.warning("item-end"), end..end).says(message).becomes(right));
        }
    }
}

/// Several paragraphs in a row that begin «Căn cứ» are a list of bases; one alone is ordinary text.
fn bases(desk: &Desk, body: &[&Passage], findings: &mut Vec<Finding>) {
    let is_basis = |entry: &&Passage| bodies::after(&entry.text, "Căn cứ").is_some();
    let mut start = 0;
    while start < body.len() {
        let count = body[start..].iter().take_while(|entry| is_basis(entry)).count();
        if count >= 2 {
            body[start..start + count].iter().enumerate().for_each(|(i, entry)| {
                basis(desk, entry, i + 1 == count, findings);
            });
        }
        start += count.max(1);
    }
}

fn basis(desk: &Desk, entry: &Passage, is_last: bool, findings: &mut Vec<Finding>) {
    let last = if desk.is_new() { "." } else { "," };
    let right = if is_last { last } else { ";" };
    let bare = entry.text.trim_end_matches([';', ',', '.', ' ']).len();
    let written = &entry.text[bare..];
    if written == right {
        return;
    }
    let shown = if written.is_empty() { "không có dấu".to_owned() } else { format!("«{written}»") };
    let message = format!("Mỗi căn cứ kết thúc bằng «;», căn cứ cuối bằng «{last}»: đang là {shown}, cần là «{right}»");
    let finding = entry.finding(R78.warning("basis-end"), bare..entry.text.len());
    findings.push(finding.says(message).becomes(right));
    debug_assert!(matches!(entry.field, Field::Body(_)));
}
