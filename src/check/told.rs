//! A body that the text tells to do something, and that the letter does not go to (R65).

use std::ops::Range;
use std::sync::LazyLock;

use super::bodies;
use super::passage::Passage;
use super::tokens::Kind;
use super::vocabulary::Vocabulary;
use super::{Desk, Finding, Rule, rule};
use crate::field::Field;

const R65: Rule = rule("R65", "HD05 I.9.1");

/// Words that tell somebody to act.
static VERBS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(&["giao", "đề nghị", "yêu cầu"]));

/// How the name of a body begins.
static HEADS: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::of(&[
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
        "Công an",
        "Ban Chỉ huy Quân sự",
        "Liên đoàn Lao động",
        "Đoàn Thanh niên",
        "Hội Nông dân",
        "Hội Liên hiệp Phụ nữ",
        "Hội Cựu chiến binh",
        "Hội Chữ thập đỏ",
        "Hội Khuyến học",
        "Hội Người cao tuổi",
        "Trung tâm Y tế",
        "Trạm Y tế",
        "UBND",
        "Uỷ ban MTTQ",
    ])
});

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let letter = desk.letter;
    if letter.addressees.is_empty() {
        return;
    }
    let named: Vec<String> = letter.addressees.iter().chain(&letter.recipients).map(|name| plain(name)).collect();
    let own = [&letter.issuer.name, &letter.issuer.superior].map(|name| plain(name.as_deref().unwrap_or_default()));
    let is_own = |body: &str| {
        let body = body.strip_prefix("ban thường vụ").unwrap_or(body).trim();
        own.iter().any(|own| own.contains(body) || own.replace("đảng bộ tỉnh", "tỉnh uỷ").contains(body))
    };
    let mut told: Vec<String> = Vec::new();
    for passage in desk.passages.body() {
        let is_item = matches!(passage.field, Field::Body(at) if letter.body.get(at as usize).is_some_and(|item| item.level.depth() > 0));
        for at in (0..passage.tokens.len()).filter(|at| passage.tokens[*at].kind == Kind::Word) {
            let behind_verb =
                VERBS.at(passage, at).map(|(_, end)| end).filter(|end| passage.token(*end, Kind::Blank).is_some());
            // An item that begins with a body says what the body does.
            let start =
                behind_verb.map(|end| end + 1).or_else(|| (is_item && is_clause_start(passage, at)).then_some(at));
            let Some(name) = start.and_then(|start| name(passage, start)) else { continue };
            let written = &passage.text[name.clone()];
            let body = plain(written);
            if is_reached(&body, &named) || is_own(&body) || told.contains(&body) {
                continue;
            }
            let message =
                format!("Nội dung giao việc cho «{written}» nhưng Kính gửi và Nơi nhận chưa có: cần kiểm tra lại");
            findings.push(passage.finding(R65.note("told-not-addressed"), name).says(message));
            told.push(body);
        }
    }
}

/// In small letters, short forms written out.
fn plain(name: &str) -> String {
    let name = bodies::normal(name);
    name.replace("ubnd", "uỷ ban nhân dân").replace("hđnd", "hội đồng nhân dân").replace("mttq", "mặt trận tổ quốc")
}

/// The beginning of an item, or what follows its `;` or `.`.
fn is_clause_start(passage: &Passage, at: usize) -> bool {
    at == 0
        || at > 1
            && passage.token(at - 1, Kind::Blank).is_some()
            && [";", "."].iter().any(|mark| passage.is_mark(at - 2, mark))
}

/// Small words that may stand inside the name of a body.
const INSIDE: [&str; 19] = [
    "uỷ",
    "ủy",
    "bộ",
    "xã",
    "phường",
    "tỉnh",
    "đặc",
    "khu",
    "thành",
    "phố",
    "và",
    "cơ",
    "quan",
    "thôn",
    "tổ",
    "dân",
    "ban",
    "nhân",
    "niên",
];

/// The body named at `at`, up to the first word or mark that does not belong to the name.
fn name(passage: &Passage, start: usize) -> Option<Range<usize>> {
    let first = passage.token(start, Kind::Word)?;
    passage.word(first).starts_with(char::is_uppercase).then_some(())?;
    let head = HEADS.at(passage, start)?.1;
    let mut end = head;
    let mut at = head;
    while let (Some(_), Some(token)) = (passage.token(at, Kind::Blank), passage.tokens.get(at + 1)) {
        let word = passage.word(token);
        // «Ban Thường vụ các huyện uỷ» are many.
        if word == "các" {
            return None;
        }
        let ends_name = ["uỷ", "ủy", "xã", "phường", "tỉnh", "phố", "khu", "bộ"].contains(&word);
        if word.starts_with(char::is_uppercase) || ends_name || token.kind == Kind::Number {
            end = at + 2;
        } else if token.kind != Kind::Word || !INSIDE.contains(&word) {
            break;
        }
        at += 2;
    }
    Some(passage.bytes(start..end))
}

/// Whether a line of Kính gửi or Nơi nhận means this body, by its name or with a group.
fn is_reached(body: &str, named: &[String]) -> bool {
    let is_group =
        |name: &str| name.starts_with("các ") && !name.starts_with("các đồng chí") || name.starts_with("thủ trưởng");
    let kind = body.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let own_name =
        ["xã", "phường", "thị trấn", "đặc khu"].iter().find_map(|level| body.split(&format!(" {level} ")).nth(1));
    named.iter().any(|name| {
        let by_name = name.contains(body) || body.contains(name.as_str()) && name.split(' ').count() > 2;
        let wide = ["cơ quan", "đơn vị", "các ban", " ban,", "ngành", "tổ chức", "đoàn thể"]
            .iter()
            .any(|word| name.contains(word));
        // «Đảng uỷ các xã: Phương Mỹ, Hương Lâm».
        let in_list = name.starts_with(&kind) && own_name.is_some_and(|own| name.contains(own));
        by_name || in_list || is_group(name) && (wide || name.contains(&kind))
    })
}
