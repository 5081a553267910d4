//! Names of bodies (R134).

use std::sync::LazyLock;

use super::{capital, is_all_capitals, is_capital, is_small, next_word, word_before};
use crate::check::passage::Passage;
use crate::check::tokens::Kind;
use crate::check::vocabulary::Vocabulary;
use crate::check::{Finding, Rule, rule};

const R134: Rule = rule("R134", "QĐ 4148-QĐ/VPTW, Điều 3.4.1");

/// Bodies as they are written.
static BODIES: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::of(&[
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Ban Chấp hành Trung ương",
        "Ban Chấp hành",
        "Ban Thường vụ",
        "Ban Bí thư",
        "Bộ Chính trị",
        "Uỷ ban Kiểm tra",
        "Uỷ ban Mặt trận Tổ quốc",
        "Mặt trận Tổ quốc",
        "Uỷ ban nhân dân",
        "Hội đồng nhân dân",
        "Ban Tuyên giáo và Dân vận",
        "Ban Nội chính",
        "Ban Tổ chức",
        "Ban Chỉ đạo",
        "Quân uỷ Trung ương",
        "Hội Liên hiệp Phụ nữ",
        "Hội Cựu chiến binh",
        "Hội Nông dân",
        "Liên đoàn Lao động",
        "Văn phòng Trung ương",
        "Tỉnh uỷ",
        "Thành uỷ",
        "Đảng uỷ",
        "Bí thư",
        "Phó Bí thư",
    ])
});

/// Those that are a name even in small letters.
const ALWAYS: [&str; 2] = ["Bộ Chính trị", "Ban Bí thư"];

/// «Ban thường vụ», «Ban Thường Vụ», «bộ chính trị».
pub(super) fn body(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let Some((right, end)) = BODIES.at(passage, at) else { return };
    let range = passage.bytes(at..end);
    let written = &passage.text[range.clone()];
    if is_all_capitals(written) || is_cased_like(written, right) {
        return;
    }
    let before = word_before(passage, at);
    // In general: «các ban thường vụ», «mỗi ban chỉ đạo»; «cán bộ chính trị» is another word.
    if matches!(before, Some("các" | "những" | "mỗi" | "từng" | "Các" | "một" | "cán")) && is_small(written)
    {
        return;
    }
    let words: Vec<&str> = written.split(' ').collect();
    let is_over = is_capital(words[0])
        && words.iter().zip(right.split(' ')).any(|(word, like)| is_capital(word) && is_small(like));
    let next = next_word(passage, end).map(|(_, word)| word);
    let names_committee = matches!(next, Some("Tỉnh" | "Thành" | "Đảng" | "Trung" | "Huyện" | "Chi"));
    let is_under = is_capital(written)
        && (right != "Ban Tổ chức" || names_committee)
        && !matches!(right, "Uỷ ban nhân dân" | "Hội đồng nhân dân")
        && (!passage.is_sentence_start(at)
            || names_committee
            || ALWAYS.contains(&right)
            || right.ends_with("Hồ Chí Minh"));
    let leads = matches!(before, Some("trực" | "vụ" | "thư" | "phòng" | "nhiệm"));
    let is_small_name = is_small(written)
        && (ALWAYS.contains(&right)
            || right == "Ban Thường vụ" && names_committee
            || matches!(right, "Tỉnh uỷ" | "Thành uỷ") && leads && is_named_office(passage, at));
    // «Uỷ ban Nhân dân» is written by many offices.
    let is_known_way = matches!(words[..], ["Uỷ" | "Ủy", "ban", "Nhân", "dân"] | ["Hội", "đồng", "Nhân", "dân"]);
    if (is_over || is_under || is_small_name) && !is_known_way {
        let right = cased_like(written, right);
        let message = format!("Tên cơ quan: đang là «{written}», cần là «{right}»");
        findings.push(passage.finding(R134.warning("body-name"), range).says(message).becomes(right));
    }
}

/// «Bí thư thành uỷ», «Thường trực tỉnh uỷ»: the office before begins with a capital.
fn is_named_office(passage: &Passage, at: usize) -> bool {
    at.checked_sub(4).and_then(|at| passage.token(at, Kind::Word)).is_some_and(|token| is_capital(passage.word(token)))
}

fn is_cased_like(written: &str, right: &str) -> bool {
    written.split(' ').zip(right.split(' ')).all(|(a, b)| is_capital(a) == is_capital(b))
}

/// The letters as written, the capitals as they should be.
fn cased_like(written: &str, right: &str) -> String {
    let pairs = written.split(' ').zip(right.split(' '));
    let word =
        |(word, like): (&str, &str)| if is_capital(like) { capital(&word.to_lowercase()) } else { word.to_lowercase() };
    pairs.map(word).collect::<Vec<_>>().join(" ")
}
