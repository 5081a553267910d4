//! General nouns in small letters; the Party, the people, the State, a certain cell in capitals (R134, R135).

use std::sync::LazyLock;

use super::{capital, is_all_capitals, is_capital, is_small, next_word, word_before};
use crate::check::passage::{Passage, same};
use crate::check::tokens::Kind;
use crate::check::vocabulary::Vocabulary;
use crate::check::{Finding, Rule, rule};

const R134: Rule = rule("R134", "QĐ 4148-QĐ/VPTW, Điều 3.4.1");
const R135: Rule = rule("R135", "cách viết của HD05; NĐ30 PLII.V");

static NOUNS: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::of(&[
        "đảng viên",
        "cấp uỷ",
        "chi bộ",
        "đảng bộ",
        "chi uỷ",
        "tổ chức đảng",
        "cán bộ",
        "công chức",
        "viên chức",
        "đoàn viên",
        "hội viên",
        "quần chúng",
    ])
});

/// Words before a noun that names no certain one: «Mỗi đảng viên».
const COUNTING: [&str; 7] = ["Mỗi", "Các", "Những", "Từng", "Mọi", "Một", "Nhiều"];

/// «Đảng Viên»; «đảng» for the Party.
pub(super) fn noun(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    if let Some((noun, end)) = NOUNS.at(passage, at) {
        let range = passage.bytes(at..end);
        let written = &passage.text[range.clone()];
        let last = written.rsplit(' ').next().unwrap_or_default();
        // «Ban Tổ chức Đảng uỷ» is a body and its committee.
        let is_body =
            word_before(passage, at) == Some("Ban") || matches!(next_word(passage, end), Some((_, "uỷ" | "ủy" | "bộ")));
        let goes_on = |mark: usize| {
            let word = passage.token(mark, Kind::Word).map(|word| passage.word(word));
            passage.is_mark(mark, ",") || word.is_some_and(|word| is_small(word) || COUNTING.contains(&word))
        };
        let is_inside = ["đảng viên", "cấp uỷ", "quần chúng"].contains(&noun)
            && passage.token(at.wrapping_sub(1), Kind::Blank).is_some()
            && at.checked_sub(2).is_some_and(goes_on);
        if is_inside && is_capital(written) && is_small(last) {
            let right = written.to_lowercase();
            let message = format!("Danh từ chung ở giữa câu viết thường: đang là «{written}», cần là «{right}»");
            findings.push(passage.finding(R135.warning("common-noun"), range).says(message).becomes(right));
        } else if is_capital(last) && is_capital(written) && !is_all_capitals(written) && !is_body {
            let small = written.to_lowercase();
            let right = if passage.is_sentence_start(at) || noun.ends_with("bộ") { capital(&small) } else { small };
            let message = format!("Danh từ chung không viết hoa từng âm tiết: đang là «{written}», cần là «{right}»");
            findings.push(passage.finding(R135.warning("common-noun"), range).says(message).becomes(right));
        }
    }
    people_and_state(passage, at, findings);
    let word = passage.word(&passage.tokens[at]);
    if word == "đảng" && is_the_party(passage, at) {
        let message = "«Đảng» chỉ Đảng ta viết hoa: đang là «đảng», cần là «Đảng»";
        let finding = passage.finding(R135.note("the-party"), passage.tokens[at].range());
        findings.push(finding.says(message).becomes("Đảng"));
    }
}

/// «nhân dân» for the people, but in names of bodies; «Đảng và nhà nước»; a certain «chi bộ thôn 4».
fn people_and_state(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let mut say = |rule: Rule, end, right: &str, message: &str| {
        let finding = passage.finding(rule.note("common-name"), passage.bytes(at..end));
        findings.push(finding.says(message).becomes(right));
    };
    let before = word_before(passage, at);
    match passage.word(&passage.tokens[at]) {
        "nhân" if is_people(passage, at) => {
            say(R135, at + 3, "Nhân dân", "«Nhân dân» viết hoa chữ đầu: đang là «nhân dân»");
        }
        "Nhân" if is_people_in_capitals(passage, at) => {
            say(R135, at + 3, "Nhân dân", "«Nhân dân» chỉ viết hoa chữ đầu: đang là «Nhân Dân»");
        }
        "nhà" if passage.phrase(at, "nhà nước").is_some() => {
            let with_party = before == Some("và") && at >= 4 && passage.word(&passage.tokens[at - 4]) == "Đảng"
                || at >= 3 && passage.is_mark(at - 2, ",") && passage.word(&passage.tokens[at - 3]) == "Đảng";
            if with_party {
                say(R135, at + 3, "Nhà nước", "«Nhà nước» đi cùng «Đảng» viết hoa chữ đầu: đang là «nhà nước»");
            }
        }
        "chi" => {
            let general = matches!(before, Some("các" | "những" | "mỗi" | "từng" | "Các" | "một" | "số" | "ở" | "là"));
            let named = ["thôn", "tổ dân phố", "khu phố", "ấp", "bản", "buôn", "xóm"].iter().any(|place| {
                let Some(end) = passage.phrase(at + 4, place).filter(|_| passage.phrase(at, "chi bộ").is_some())
                else {
                    return false;
                };
                is_one_name(passage, end)
            });
            if !general && named {
                say(R134, at + 3, "Chi bộ", "Tên của một chi bộ cụ thể viết hoa chữ đầu: cần là «Chi bộ»");
            }
        }
        _ => {}
    }
}

/// «nhân dân» as written for the people, not in «Uỷ ban nhân dân», «nghệ sĩ nhân dân».
fn is_people(passage: &Passage, at: usize) -> bool {
    is_written_people(passage, at, "dân") && !is_behind(passage, at, &IN_NAMES)
}

/// «Nhân Dân» for the people, not the newspaper.
fn is_people_in_capitals(passage: &Passage, at: usize) -> bool {
    is_written_people(passage, at, "Dân") && !is_behind(passage, at, &IN_NAMES) && !is_behind(passage, at, &PAPERS)
}

/// Words before «nhân dân» in names and set phrases, «sức khoẻ nhân dân» among them.
const IN_NAMES: [&str; 16] = [
    "ban", "đồng", "án", "sát", "đội", "an", "sĩ", "giáo", "thuốc", "trang", "tín", "kiểm", "nước", "chủ", "khoẻ",
    "khỏe",
];

/// Words before «Nhân Dân», the newspaper and what belongs to it.
const PAPERS: [&str; 4] = ["báo", "tử", "hình", "chí"];

fn is_written_people(passage: &Passage, at: usize, second: &str) -> bool {
    passage.phrase(at, "nhân dân").is_some_and(|end| passage.word(&passage.tokens[end - 1]) == second)
}

fn is_behind(passage: &Passage, at: usize, words: &[&str]) -> bool {
    word_before(passage, at).is_some_and(|before| words.iter().any(|word| same(word, before)))
}

/// Behind `at` stands one number or one name, not a list of them.
fn is_one_name(passage: &Passage, at: usize) -> bool {
    let is_part = |at: usize| {
        passage.token(at, Kind::Blank).is_some()
            && passage.tokens.get(at + 1).is_some_and(|next| {
                next.kind == Kind::Number || next.kind == Kind::Word && is_capital(passage.word(next))
            })
    };
    let mut end = at;
    while is_part(end) {
        end += 2;
    }
    let goes_on = passage.is_mark(end, ",") && is_part(end + 1) || passage.is_word(end + 1, "và");
    end > at && !goes_on
}

/// «của đảng,», «vào đảng», «đảng ta», «điều lệ đảng».
fn is_the_party(passage: &Passage, at: usize) -> bool {
    let next = next_word(passage, at + 1).map(|(_, word)| word);
    let is_longer = matches!(next, Some("bộ" | "uỷ" | "ủy" | "viên" | "đoàn" | "phí" | "tịch" | "vụ" | "cộng"));
    let before = word_before(passage, at);
    next == Some("ta")
        || !is_longer && matches!(before, Some("của" | "vào" | "lệ")) && !matches!(next, Some(word) if is_capital(word))
}
