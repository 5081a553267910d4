//! Provinces, communes, wards: the proper name only (R133).

use std::sync::LazyLock;

use super::persons::FAMILIES;
use super::{is_all_capitals, is_capital, is_small, name, next_word, word_before};
use crate::check::passage::{Passage, same};
use crate::check::places::{PEOPLE, PROVINCES};
use crate::check::tokens::Kind;
use crate::check::vocabulary::Vocabulary;
use crate::check::{Finding, Rule, bodies, rule};

const R133: Rule = rule("R133", "NĐ30 PLII.III");

static UNITS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::of(&["tỉnh", "thành phố", "xã", "phường", "đặc khu", "huyện", "thị trấn", "thị xã"]));

/// «Tỉnh Lâm Đồng» inside a sentence, «tỉnh lâm đồng».
pub(super) fn unit(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let Some(end) = UNITS.at(passage, at).map(|(_, end)| end) else { return };
    let range = passage.bytes(at..end);
    let unit = &passage.text[range.clone()];
    let mut words: Vec<&str> = Vec::new();
    let mut last = end;
    while words.len() < 4
        && let Some((next, word)) = next_word(passage, last)
        && is_capital(word)
    {
        words.push(word);
        last = next + 1;
    }
    small_place(passage, unit, end, findings);
    let before = word_before(passage, at);
    if unit == "thành phố" && words.len() >= 3 && passage.phrase(end + 1, "hồ chí minh").is_some() {
        let message = "Cần là «Thành phố Hồ Chí Minh»: chữ «Thành» của tên này luôn viết hoa";
        findings.push(passage.finding(R133.warning("city-name"), range).says(message).becomes("Thành phố"));
        return;
    }
    if words.is_empty() && is_capital(unit) && !is_all_capitals(unit) {
        unit_alone(passage, at, end, findings);
    }
    let is_inside = before.is_some_and(|word| is_small(word) || ["uỷ", "ủy", "Bộ", "bộ"].contains(&word));
    let place = words.join(" ");
    // A level in capitals belongs to some names (R45): of people, of one syllable, of the province itself.
    let takes_level = words.len() < 2
        || words.len() >= 3 && FAMILIES.iter().any(|family| same(family, words[0]))
        || PEOPLE.iter().any(|person| bodies::normal(&place).starts_with(&bodies::normal(person)))
        || !same(unit, "tỉnh") && PROVINCES.iter().any(|province| bodies::normal(province) == bodies::normal(&place));
    if is_capital(unit) && !is_all_capitals(unit) && is_inside && !takes_level {
        let right = unit.to_lowercase();
        let message =
            format!("Tên đơn vị hành chính chỉ viết hoa tên riêng: đang là «{unit} {place}», cần là «{right} {place}»");
        findings.push(passage.finding(R133.warning("unit-capital"), range).says(message).becomes(right));
    }
}

/// «quy định của Tỉnh», «ở Xã, Phường»: a unit without its name.
fn unit_alone(passage: &Passage, at: usize, end: usize, findings: &mut Vec<Finding>) {
    let range = passage.bytes(at..end);
    let unit = &passage.text[range.clone()];
    let next = passage.token(end, Kind::Blank).and_then(|_| passage.tokens.get(end + 1));
    let is_longer = next.is_some_and(|next| {
        next.kind == Kind::Number || matches!(passage.word(next), "uỷ" | "ủy" | "đoàn" | "đội" | "I" | "II")
    });
    // «Thành phố» alone may stand for Thành phố Hồ Chí Minh.
    let is_city = unit.starts_with("Th");
    if !passage.is_sentence_start(at) && !is_longer && !is_city {
        let right = unit.to_lowercase();
        let message = format!("Tên cấp hành chính đứng một mình viết thường: đang là «{unit}», cần là «{right}»");
        findings.push(passage.finding(R133.warning("unit-alone"), range).says(message).becomes(right));
    }
}

static PLACES: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(&PROVINCES));

fn small_place(passage: &Passage, unit: &str, end: usize, findings: &mut Vec<Finding>) {
    let Some((at, _)) = next_word(passage, end) else { return };
    let Some((province, last)) = PLACES.at(passage, at) else {
        return;
    };
    if !province.contains(' ') {
        return;
    }
    let range = passage.bytes(at..last);
    if passage.text[range.clone()].split(' ').all(is_capital) {
        return;
    }
    let right = name(&passage.text[range.clone()]);
    let message = format!("Tên riêng của địa phương viết hoa mỗi âm tiết: cần là «{unit} {right}»");
    findings.push(passage.finding(R133.warning("place-name"), range).says(message).becomes(right));
}

/// The place of the letter, «phú lâm», «xã Phú lâm»: each syllable of its name; the word of the level before may be small.
pub(super) fn place(place: &Passage, findings: &mut Vec<Finding>) {
    let level = UNITS.at(place, 0).map_or(0, |(_, end)| end);
    let words = || place.tokens.iter().enumerate().skip(level).filter(|(_, token)| token.kind == Kind::Word);
    if words().all(|(_, token)| !is_small(place.word(token))) {
        return;
    }
    let (Some((first, _)), Some((last, _))) = (words().next(), words().next_back()) else { return };
    let range = place.bytes(first..last + 1);
    let right = name(&place.text[range.clone()]);
    let message = format!("Tên riêng của địa phương viết hoa mỗi âm tiết: cần là «{right}»");
    findings.push(place.finding(R133.warning("place-name"), range).says(message).becomes(right));
}
