//! Capitals (R131 to R137), only where the right form is beyond doubt: sentences, names of persons, places and bodies, parts of
//! documents.

use std::sync::LazyLock;

use super::passage::{Passage, same};
use super::places::{PEOPLE, PROVINCES};
use super::syllable::is_syllable;
use super::tokens::Kind;
use super::vocabulary::Vocabulary;
use super::{Desk, Finding, Rule, bodies, rule};
use crate::field::Field;

const R131: Rule = rule("R131", "QĐ 4148-QĐ/VPTW, Điều 3.1");
const R132: Rule = rule("R132", "QĐ 4148-QĐ/VPTW, Điều 3");
const R133: Rule = rule("R133", "NĐ30 PLII.III");
const R134: Rule = rule("R134", "QĐ 4148-QĐ/VPTW, Điều 3.4.1");
const R135: Rule = rule("R135", "cách viết của HD05; NĐ30 PLII.V");
const R136: Rule = rule("R136", "NĐ30 PLII.V.7");
const R137: Rule = rule("R137", "NĐ30 PLII.V.6");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    beginnings(desk, findings);
    for passage in desk.passages.iter() {
        let is_text = matches!(
            passage.field,
            Field::Subject | Field::Body(_) | Field::Addressee(_) | Field::Recipient(_) | Field::Contact
        );
        if !is_text {
            continue;
        }
        for at in 0..passage.tokens.len() {
            if passage.tokens[at].kind != Kind::Word || passage.is_address(passage.tokens[at].start) {
                continue;
            }
            sentence(passage, at, findings);
            person(passage, at, findings);
            unit(passage, at, findings);
            body(passage, at, findings);
            noun(passage, at, findings);
            part(passage, at, findings);
            document(passage, at, findings);
        }
    }
    if let Some(signer) = desk.passages.get(Field::Signer) {
        self::signer(signer, findings);
    }
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or(' ')
}

fn is_capital(word: &str) -> bool {
    first(word).is_uppercase()
}

fn is_small(word: &str) -> bool {
    first(word).is_lowercase()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// `NGUYỄN văn` to `Nguyễn Văn`.
fn name(words: &str) -> String {
    let of = |word: &str| {
        let mut letters = word.chars();
        let first: Vec<char> = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    words.split(' ').map(of).collect::<Vec<_>>().join(" ")
}

fn is_all_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The word behind `at`, one blank between.
fn next_word(passage: &Passage, at: usize) -> Option<(usize, &str)> {
    passage.token(at, Kind::Blank)?;
    Some((at + 1, passage.word(passage.token(at + 1, Kind::Word)?)))
}

/// The word before the token `at`, one blank between.
fn word_before(passage: &Passage, at: usize) -> Option<&str> {
    passage.token(at.checked_sub(1)?, Kind::Blank)?;
    Some(passage.word(passage.token(at.checked_sub(2)?, Kind::Word)?))
}

/// Paragraphs and items begin with a capital; what stands behind a dash may begin either way.
fn beginnings(desk: &Desk, findings: &mut Vec<Finding>) {
    let body: Vec<&Passage> = desk.passages.body().collect();
    for (i, passage) in body.iter().enumerate() {
        let Field::Body(at) = passage.field else { continue };
        let level = desk.letter.body.get(at as usize).map_or(0, |item| item.level.depth());
        // A sentence may go on behind a comma or a list.
        let goes_on = level == 0 && i > 0 && body[i - 1].text.ends_with([',', ';', ':']);
        let Some(token) = passage.token(0, Kind::Word).filter(|_| level < 3 && !goes_on) else { continue };
        let word = passage.word(token);
        if is_small(word) && !passage.is_address(token.start) {
            let message = format!("Đầu đoạn, đầu mục viết hoa: đang là «{word}», cần là «{}»", capital(word));
            let finding = passage.finding(R131.warning("capital-at-start"), token.range());
            findings.push(finding.says(message).becomes(capital(word)));
        }
    }
}

/// A small letter behind a full stop.
fn sentence(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let token = &passage.tokens[at];
    let word = passage.word(token);
    if at < 3 || !is_small(word) || passage.tokens[at - 1].kind != Kind::Blank {
        return;
    }
    let mark = passage.word(&passage.tokens[at - 2]);
    let before = &passage.tokens[at - 3];
    let is_end = match before.kind {
        // «v.v. và», «tr. 5», «TP. Huế»: the stop shortens a word.
        Kind::Word => {
            let before = passage.word(before);
            is_syllable(&before.to_lowercase()) && before.chars().skip(1).all(char::is_lowercase)
                || matches!(mark, "?" | "!")
        }
        Kind::Number => at >= 5 && !passage.is_mark(at - 4, "."),
        Kind::Mark => matches!(passage.word(before), ")" | "”" | "»" | "³" | "²" | "%"),
        _ => false,
    };
    if is_end && matches!(mark, "." | "?" | "!") && passage.tokens[at - 2].kind == Kind::Mark {
        let message = format!("Đầu câu viết hoa: đang là «{word}», cần là «{}»", capital(word));
        let finding = passage.finding(R131.warning("capital-at-start"), token.range());
        findings.push(finding.says(message).becomes(capital(word)));
    }
}

/// Family names that are no other word in small letters.
const FAMILIES: [&str; 12] = ["nguyễn", "trần", "lê", "phạm", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô"];

/// «đồng chí nguyễn văn An», «Nguyễn văn An».
fn person(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let word = passage.word(&passage.tokens[at]);
    let behind_title = matches!(word_before(passage, at), Some("ông" | "bà" | "chí"));
    let has_middle = || matches!(next_word(passage, at + 1), Some((middle, "văn" | "thị" | "Văn" | "Thị")) if next_word(passage, middle + 1).is_some_and(|(_, given)| is_capital(given)));
    let is_family = FAMILIES.contains(&passage.plain(at)) || behind_title && has_middle();
    if !is_family || is_all_capitals(word) && word.chars().count() > 1 {
        return;
    }
    let mut words = vec![word];
    let mut end = at;
    while words.len() < 4
        && let Some((next, word)) = next_word(passage, end + 1)
    {
        let is_middle = words.len() == 1 && ["văn", "thị", "hữu", "đức", "quang", "minh"].contains(&word);
        if !(is_capital(word) || is_middle || is_small(words[0]) && behind_title && words.len() < 3) {
            break;
        }
        words.push(word);
        end = next;
    }
    let is_wrong = words.iter().any(|word| is_small(word));
    let has_given_name = words.len() >= 2;
    // A name in small letters is one only behind a title; with a capital family name the middle name tells.
    let is_person = is_capital(word) && words.len() >= 3 && words.last().is_some_and(|word| is_capital(word))
        || is_small(word) && behind_title;
    if is_wrong && has_given_name && is_person {
        let written = words.join(" ");
        let right = name(&written);
        let message = format!("Họ tên người viết hoa chữ đầu mỗi âm tiết: đang là «{written}», cần là «{right}»");
        let finding = passage.finding(R132.warning("person-name"), passage.bytes(at..end + 1));
        findings.push(finding.says(message).becomes(right));
    }
}

/// The signer's name as it is printed: capitals at the beginnings only.
fn signer(passage: &Passage, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let words: Vec<&str> = text.split(' ').collect();
    let is_shouted = is_all_capitals(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    if is_shouted || words.iter().any(|word| is_small(word)) {
        let right = name(text);
        let message = format!("Họ tên người ký viết hoa chữ đầu mỗi âm tiết: đang là «{text}», cần là «{right}»");
        let finding = passage.finding(R132.warning("signer-name"), 0..text.len());
        findings.push(finding.says(message).becomes(right));
    }
}

static UNITS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::of(&["tỉnh", "thành phố", "xã", "phường", "đặc khu", "huyện", "thị trấn", "thị xã"]));

/// «Tỉnh Lâm Đồng» inside a sentence, «tỉnh lâm đồng».
fn unit(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
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
fn body(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
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

/// «Đảng Viên»; «đảng» for the Party.
fn noun(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    if let Some((noun, end)) = NOUNS.at(passage, at) {
        let range = passage.bytes(at..end);
        let written = &passage.text[range.clone()];
        let last = written.rsplit(' ').next().unwrap_or_default();
        // «Ban Tổ chức Đảng uỷ» is a body and its committee.
        let is_body =
            word_before(passage, at) == Some("Ban") || matches!(next_word(passage, end), Some((_, "uỷ" | "ủy" | "bộ")));
        let goes_on = |mark: usize| {
            passage.is_mark(mark, ",")
                || passage.token(mark, Kind::Word).is_some_and(|word| is_small(passage.word(word)))
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
    const BEHIND: [&str; 14] =
        ["ban", "đồng", "án", "sát", "đội", "an", "sĩ", "giáo", "thuốc", "trang", "tín", "kiểm", "nước", "chủ"];
    let is_written = passage.phrase(at, "nhân dân").is_some_and(|end| passage.word(&passage.tokens[end - 1]) == "dân");
    is_written && !word_before(passage, at).is_some_and(|word| BEHIND.iter().any(|one| same(one, word)))
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

/// «Điểm a Khoản 2 điều 7».
fn part(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    let word = passage.word(&passage.tokens[at]);
    let next = passage.token(at + 1, Kind::Blank).and_then(|_| passage.tokens.get(at + 2));
    let Some(next) = next else { return };
    let number = passage.word(next);
    let is_number = next.kind == Kind::Number;
    let is_roman = next.kind == Kind::Word && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_letter = next.kind == Kind::Word && number.chars().count() == 1 && is_small(number);
    let is_inside = !passage.is_sentence_start(at);
    let right = match word {
        "Điểm" if is_inside && is_letter => "điểm",
        "Khoản" if is_inside && is_number => "khoản",
        "điều" if is_number && is_article(passage, at) => "Điều",
        "chương" if is_roman => "Chương",
        "phần" if is_roman => "Phần",
        "mục" if is_roman => "Mục",
        _ => return,
    };
    let message = format!(
        "Viện dẫn phần của văn bản: điểm, khoản viết thường; Điều, Mục, Chương, Phần viết hoa. Đang là «{word} {number}», cần là «{right} {number}»"
    );
    let finding = passage.finding(R136.warning("part-of-document"), passage.tokens[at].range());
    findings.push(finding.says(message).becomes(right));
}

/// «khoản 2 điều 7», «điều 7 Quy định …»: an article, not a count of things.
fn is_article(passage: &Passage, at: usize) -> bool {
    let before = at >= 4 && passage.tokens[at - 1].kind == Kind::Blank && is_part_word(passage, at - 4);
    let next = next_word(passage, at + 3).map(|(_, word)| word);
    let tail = ["Luật", "Quy", "Nghị", "Điều", "Quyết", "Hướng", "Chương", "của", "Pháp", "Thông", "Bộ", "Hiến"];
    before || next.is_some_and(|next| tail.contains(&next))
}

fn is_part_word(passage: &Passage, at: usize) -> bool {
    ["điểm", "khoản"].iter().any(|word| passage.is_word(at, word))
}

/// «nghị quyết Đại hội đại biểu toàn quốc»: a certain document.
fn document(passage: &Passage, at: usize, findings: &mut Vec<Finding>) {
    if passage.word(&passage.tokens[at]) != "nghị" {
        return;
    }
    let Some(end) = passage.phrase(at, "nghị quyết") else { return };
    let Some((next, word)) = next_word(passage, end) else { return };
    if word == "Đại" && passage.phrase(next, "đại hội đại biểu").is_some() {
        let message = "Tên loại của một văn bản cụ thể viết hoa: cần là «Nghị quyết»";
        let finding = passage.finding(R137.warning("type-capital"), passage.bytes(at..end));
        findings.push(finding.says(message).becomes("Nghị quyết"));
    }
}
