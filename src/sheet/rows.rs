//! Measures as rows of a table: what is wrong alone and first, what is right put together as far as the page needs it.

use serde::Serialize;

use super::shown;
use crate::measure::Measure;
use crate::rules::OUR_CHOICE;

/// How far measures that are right are put together: each its own row, or one row for what is said of one thing, lengths
/// that the guide names alone, and one row for the whole of every part of the page that is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    pub each: bool,
    /// Of [`PARTS`].
    pub open: [bool; PARTS.len()],
}

impl By {
    /// Every measure for itself.
    pub const EACH: By = By { each: true, open: [true; PARTS.len()] };
    /// One row a part.
    pub const LEAST: By = By { each: false, open: [false; PARTS.len()] };

    /// Parts in the order in which they are opened: what an office looks at first comes first.
    pub fn parts() -> impl Iterator<Item = usize> {
        [0, 4, 5, 6, 2, 3, 8, 7, 1, 9, 10].into_iter()
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub what: String,
    pub asked: String,
    pub found: String,
    pub clause: String,
    pub is_wrong: bool,
}

/// Parts of the page from top to bottom, with the rules that speak of them.
const PARTS: [(&str, &[&str]); 11] = [
    ("Khổ giấy, lề", &["R1", "R2", "R3"]),
    ("Phông, màu, mã chữ", &["R4", "R5"]),
    ("Đầu trang", &["R12", "R13", "R14", "R15", "R16", "R17", "R30", "R40", "R41", "R51"]),
    ("Kính gửi", &["R61", "R62", "R64"]),
    ("Nội dung", &["R7", "R8", "R9", "R10"]),
    ("Khối chữ ký", &["R89", "R91", "R127"]),
    ("Nơi nhận", &["R100", "R101", "R103", "R106"]),
    ("Thành phần bổ sung", &["R111", "R113", "R114", "R115", "R116"]),
    ("Số trang", &["R6"]),
    ("Chữ, hình trên trang", &["R120"]),
    ("Lưu trữ, đọc được", &["PDF/A", "PDF/UA"]),
];

/// A part of the page and, while it is open, the thing that is spoken of.
type Key = (usize, Option<String>);

/// The rows, no more than `most` of them wrong, and how many wrong ones are left out.
pub fn of(measures: &[Measure], by: &By, most: usize) -> (Vec<Row>, usize) {
    let (right, wrong): (Vec<&Measure>, Vec<&Measure>) = measures.iter().partition(|measure| measure.is_right);
    let mut rows: Vec<Row> = wrong.iter().take(most).map(|measure| row(measure)).collect();
    let mut groups: Vec<(Key, Vec<&Measure>)> = Vec::new();
    for measure in right {
        let key = key(measure, by);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(measure),
            None => groups.push((key, vec![measure])),
        }
    }
    groups.sort_by_key(|((part, _), _)| *part);
    rows.extend(groups.iter().map(|(key, group)| together(key, group)));
    (rows, wrong.len().saturating_sub(most))
}

/// What measures of one row share.
fn key(measure: &Measure, by: &By) -> Key {
    let part = PARTS.iter().position(|(_, rules)| rules.contains(&measure.rule)).unwrap_or(PARTS.len() - 2);
    if by.each {
        return (part, Some(format!("{} {}", measure.what, measure.asked)));
    }
    let kind = if is_length(measure) { None } else { measure.what.split_once(": ") };
    let kind = kind.map_or(measure.what.as_str(), |(kind, _)| kind);
    (part, by.open[part].then(|| kind.to_owned()))
}

/// A length that the guide itself names.
fn is_length(measure: &Measure) -> bool {
    measure.clause != OUR_CHOICE && (measure.asked.contains(" mm") || measure.asked.ends_with(" pt"))
}

/// One row for all of them: a length speaks for the others, and a clause of the guide for choices of this program.
fn together((part, kind): &Key, group: &[&Measure]) -> Row {
    let has_length = |measure: &&&Measure| measure.asked.contains(" mm");
    let first = group.iter().find(has_length).unwrap_or(&group[0]);
    let clause = group.iter().map(|measure| measure.clause).find(|clause| *clause != OUR_CHOICE);
    match (kind, group.len()) {
        (_, 1) => row(first),
        (None, count) => Row {
            what: format!("{}: {count} nội dung", PARTS[*part].0),
            asked: "như hướng dẫn".to_owned(),
            found: "đúng cả".to_owned(),
            clause: shown(clause.unwrap_or(first.clause)),
            is_wrong: false,
        },
        (Some(_), count) => Row { what: format!("{} và {} nội dung khác", first.what, count - 1), ..row(first) },
    }
}

fn row(measure: &Measure) -> Row {
    let page = measure.page.filter(|_| !measure.is_right).map_or(String::new(), |page| format!(", trang {page}"));
    Row {
        what: shown(&format!("{}{page}", measure.what)),
        asked: short(&measure.asked),
        found: short(&measure.found),
        clause: shown(measure.clause),
        is_wrong: !measure.is_right,
    }
}

/// A style without the word that the column does not need.
fn short(words: &str) -> String {
    let words = shown(words);
    words.strip_prefix("chữ in ").map_or_else(|| words.clone(), |style| format!("in {style}"))
}
