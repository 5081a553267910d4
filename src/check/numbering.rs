//! Levels and labels (R79, R80): labels typed by hand, levels that skip, an item alone.

use super::passage::Passage;
use super::tokens::Kind;
use super::{Desk, Edit, Finding, Rule, rule};
use crate::body::Level;
use crate::field::Field;

const R79: Rule = rule("R79", "HD05 I.6.2.4");
const R80: Rule = rule("R80", "HD05 I.6.2.4");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let levels: Vec<usize> = desk.letter.body.iter().map(|item| item.level.depth()).collect();
    for passage in desk.passages.body() {
        let Field::Body(number) = passage.field else { continue };
        let at = number as usize;
        let depth = levels[at];
        if let Some(typed) = typed_label(passage) {
            findings.push(label(passage, depth, &typed));
        }
        inner_dash(passage, findings);
        let above = levels[..at].iter().rev().find(|level| **level < depth);
        let is_first = at == 0 || levels[at - 1] < 2;
        if depth == 2 && above != Some(&1) && is_first {
            let message = "Mục «a)» cần đứng trong một mục «1.»: đang đứng ngay dưới đoạn văn";
            findings.push(passage.finding(R80.warning("level-skips"), 0..0).says(message));
        }
        if depth > 0 && is_alone(&levels, at) {
            let message = "Chỉ có một mục ở cấp này: nên viết thành đoạn văn hoặc thêm mục";
            findings.push(passage.finding(R80.note("lone-item"), 0..0).says(message));
        }
    }
}

/// Whether no other item of this level stands under the same parent.
fn is_alone(levels: &[usize], at: usize) -> bool {
    let depth = levels[at];
    // Paragraphs between items of the first level do not end their row.
    let is_parent = |level: &usize| *level < depth && (depth == 3 || *level > 0);
    let before = levels[..at].iter().rev().take_while(|level| !is_parent(level)).any(|level| *level == depth);
    let after = levels[at + 1..].iter().take_while(|level| !is_parent(level)).any(|level| *level == depth);
    !before && !after
}

/// A label typed at the start of the text.
struct Typed {
    /// The byte behind it and its blank.
    end: usize,
    /// The level it means.
    level: u8,
}

fn typed_label(passage: &Passage) -> Option<Typed> {
    let tokens = &passage.tokens;
    let first = tokens.first()?;
    let word = passage.word(first);
    let level = match first.kind {
        Kind::Number if word.len() <= 2 && (passage.is_mark(1, ".") || passage.is_mark(1, ")")) => 1,
        Kind::Word if word.chars().count() == 1 && word.chars().all(char::is_lowercase) && passage.is_mark(1, ")") => 2,
        Kind::Mark if matches!(word, "-" | "–" | "—" | "+" | "•") => 3,
        _ => return None,
    };
    let behind = if level == 3 { 1 } else { 2 };
    // «1.5 tỷ» and «-5 độ» begin with a number, not with a label.
    passage.token(behind, Kind::Blank)?;
    Some(Typed { end: tokens[behind].end, level })
}

/// «… tạm thời. - Trường hợp …»: an item typed into the middle of a paragraph.
fn inner_dash(passage: &Passage, findings: &mut Vec<Finding>) {
    for at in 2..passage.tokens.len() {
        if !passage.is_mark(at, "-") && !passage.is_mark(at, "–") {
            continue;
        }
        let is_behind_end = passage.token(at - 1, Kind::Blank).is_some()
            && [".", ";", ":"].iter().any(|mark| passage.is_mark(at - 2, mark));
        let is_broken = passage.token(at - 1, Kind::Break).is_some();
        if (is_behind_end || is_broken) && passage.token(at + 1, Kind::Blank).is_some() {
            let message = "Gạch đầu dòng gõ ở giữa đoạn: cần tách thành một mục riêng";
            let range = passage.tokens[at].range();
            findings.push(passage.finding(R79.warning("dash-inside"), range).says(message));
        }
    }
}

fn label(passage: &Passage, depth: usize, &Typed { end, level }: &Typed) -> Finding {
    let written = passage.text[..end].trim_end();
    let mut finding = if depth > 0 {
        let message = format!("Số thứ tự, gạch đầu dòng do chương trình đặt: cần bỏ «{written}» gõ tay");
        passage.finding(R79.error("typed-label"), 0..end).says(message).becomes("")
    } else {
        let message = format!("«{written}» gõ tay ở đầu đoạn: cần chuyển đoạn thành mục để số thứ tự đúng");
        passage.finding(R79.warning("typed-label"), 0..end).says(message).becomes("")
    };
    if depth == 0
        && let Some(level) = Level::new(level)
    {
        finding.fix.push(Edit::Level { field: passage.field, level });
    }
    finding
}
