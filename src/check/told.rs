//! A body that the text tells to do something, and that the letter does not go to (R65).

use super::bodies;
use super::passage::Passage;
use super::tokens::Kind;
use super::{Desk, Finding, Rule, Severity, rule};

const R65: Rule = rule("R65", "HD05 I.9.1");

/// Words that tell somebody to act.
const VERBS: [&str; 3] = ["giao", "đề nghị", "yêu cầu"];

/// How the name of a body begins.
const HEADS: [&str; 12] = [
    "Ban Thường vụ",
    "Ban Tổ chức",
    "Ban Xây dựng Đảng",
    "Ban Tuyên giáo",
    "Ban Nội chính",
    "Uỷ ban Kiểm tra",
    "Uỷ ban nhân dân",
    "Uỷ ban Mặt trận Tổ quốc",
    "Văn phòng",
    "Đảng uỷ",
    "Chi bộ",
    "Trung tâm Chính trị",
];

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let letter = desk.letter;
    if letter.addressees.is_empty() {
        return;
    }
    let named: Vec<String> =
        letter.addressees.iter().chain(&letter.recipients).map(|name| bodies::normal(name)).collect();
    let own = letter.issuer.name.as_deref().map(bodies::normal).unwrap_or_default();
    let mut told: Vec<String> = Vec::new();
    for passage in desk.passages.body() {
        for at in 0..passage.tokens.len() {
            let Some(end) = VERBS.iter().find_map(|verb| passage.phrase(at, verb)) else { continue };
            let Some(name) = name(passage, end) else { continue };
            let written = &passage.text[name.clone()];
            let plain = bodies::normal(written);
            if is_reached(&plain, &named) || own.contains(&plain) || told.contains(&plain) {
                continue;
            }
            let message =
                format!("Nội dung giao việc cho «{written}» nhưng Kính gửi và Nơi nhận chưa có: cần kiểm tra lại");
            findings.push(passage.finding(R65, "told-not-addressed", Severity::Note, name).says(message));
            told.push(plain);
        }
    }
}

/// The body named right behind the verb, up to the first small word or mark that does not belong to the name.
fn name(passage: &Passage, at: usize) -> Option<std::ops::Range<usize>> {
    passage.token(at, Kind::Blank)?;
    let start = at + 1;
    let head = HEADS.iter().find_map(|head| passage.phrase(start, head))?;
    passage.word(&passage.tokens[start]).starts_with(char::is_uppercase).then_some(())?;
    let mut end = head;
    let mut at = head;
    while let (Some(_), Some(token)) = (passage.token(at, Kind::Blank), passage.token(at + 1, Kind::Word)) {
        let word = passage.word(token);
        let goes_on =
            ["uỷ", "ủy", "bộ", "xã", "phường", "tỉnh", "đặc", "khu", "thành", "phố", "và", "các", "cơ", "quan"]
                .contains(&word);
        if word.starts_with(char::is_uppercase) {
            end = at + 2;
        } else if !goes_on {
            break;
        }
        at += 2;
    }
    // «Đảng uỷ», «Tỉnh uỷ»: the last small syllable belongs to the name.
    if passage.token(end, Kind::Blank).is_some() && (passage.is_word(end + 1, "uỷ") || passage.is_word(end + 1, "ủy"))
    {
        end += 2;
    }
    Some(passage.bytes(start..end))
}

/// Whether a line of Kính gửi or Nơi nhận means this body, by its name or with a group.
fn is_reached(plain: &str, named: &[String]) -> bool {
    let is_group =
        |name: &String| name.starts_with("các ") || name.starts_with("thủ trưởng") || name.starts_with("như kính gửi");
    let kind: Vec<&str> = plain.split(' ').take(2).collect();
    named.iter().any(|name| {
        let by_name = name.contains(plain) || plain.contains(name.as_str()) && name.split(' ').count() > 2;
        let wide = ["cơ quan", "đơn vị", "ban", "ngành", "tổ chức"].iter().any(|word| name.contains(word));
        by_name || is_group(name) && (wide || name.contains(&kind.join(" ")))
    })
}
