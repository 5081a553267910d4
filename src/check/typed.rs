//! What the program prints by itself and was typed as well, and what only the State's letters have
//! (R14, R30, R31, R50, R60, R61, R100, R112, R115).

use super::bodies;
use super::passage::Passage;
use super::tone;
use super::{Desk, Finding, Rule, rule};
use crate::field::Field;

const R14: Rule = rule("R14", "HD05 I.1");
const R30: Rule = rule("R30", "HD05 I.3.2.2");
const R40: Rule = rule("R40", "HD05 I.4.2.2");
const R50: Rule = rule("R50", "HD05 I.5.1.1");
const R60: Rule = rule("R60", "HD05 I.9.2.4");
const R61: Rule = rule("R61", "HD05 I.9.2.3");
const R100: Rule = rule("R100", "HD05 I.9.2.1");
const R112: Rule = rule("R112", "HD05 II.2");
const R115: Rule = rule("R115", "HD05 II.5");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for passage in desk.passages.iter() {
        motto(passage, findings);
        match passage.field {
            Field::Symbol => symbol(desk, passage, findings),
            Field::Place => place(passage, findings),
            Field::Subject => subject(passage, findings),
            Field::Addressee(_) => {
                label(passage, "Kính gửi", R61, findings);
                label(passage, "Kính trình", R60, findings);
            }
            Field::Recipient(_) => label(passage, "Nơi nhận", R100, findings),
            Field::Circulation(_) => secrecy(passage, findings),
            Field::DrafterMark => drafter(desk, passage, findings),
            _ => {}
        }
    }
    if desk.letter.copies.is_some() && desk.letter.drafter_mark.is_none() {
        let message = "Số bản đứng sau ký hiệu người soạn thảo: cần ghi ký hiệu, ví dụ «NguyenVanAn», hoặc bỏ số bản";
        findings.push(Passage::empty(Field::DrafterMark).finding(R115.warning("copies-alone"), 0..0).says(message));
    }
}

/// The State's name and motto.
fn motto(passage: &Passage, findings: &mut Vec<Finding>) {
    const MOTTOS: [&str; 3] =
        ["Cộng hoà xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"];
    let is_head = !matches!(passage.field, Field::Body(_));
    for line in lines(&passage.text) {
        let written = passage.text[line.clone()].trim();
        let is_motto = MOTTOS.iter().any(|motto| bodies::after(written, motto).is_some_and(str::is_empty));
        // Inside a sentence the State may be named.
        if is_motto || is_head && MOTTOS.iter().any(|motto| bodies::after(written, motto).is_some()) {
            let message = "Văn bản của Đảng không có quốc hiệu, tiêu ngữ: cần bỏ";
            findings.push(passage.finding(R14.error("state-motto"), line).says(message).becomes(""));
        }
    }
}

fn lines(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}

/// The symbol of the body alone: the rest of `Số 07-CV/ĐU` the program writes.
fn symbol(desk: &Desk, passage: &Passage, findings: &mut Vec<Finding>) {
    let text = passage.text.as_str();
    let upper = text.to_uppercase();
    if upper.len() == text.len()
        && let Some(at) = upper.find("CV/")
    {
        let message =
            format!("Ô ký hiệu chỉ ghi ký hiệu cơ quan: cần là «{}», «CV/» do chương trình đặt", &text[at + 3..]);
        findings.push(passage.finding(R30.error("symbol-typed-whole"), 0..at + 3).says(message).becomes(""));
        return;
    }
    let is_sign = |c: char| matches!(c, 'A'..='Z' | '0'..='9' | 'Đ' | 'Ư' | 'Ơ' | 'Ă' | 'Â' | 'Ê' | 'Ô');
    let is_old_town = !desk.is_new() && text == "ThU";
    if !is_old_town && !text.split('-').all(|part| !part.is_empty() && part.chars().all(is_sign)) {
        let right: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
        let right = right.trim_matches(['-', '/', '.', ',']).to_owned();
        let message = "Ký hiệu cơ quan ghi bằng chữ in hoa, viết liền, không có dấu cách và dấu khác";
        let finding = passage.finding(R30.error("symbol-form"), 0..text.len()).says(message);
        let is_mended = right != text && right.split('-').all(|part| !part.is_empty() && part.chars().all(is_sign));
        findings.push(if is_mended { finding.becomes(right) } else { finding });
    }
}

/// The date has its own field.
fn place(passage: &Passage, findings: &mut Vec<Finding>) {
    let is_day = |at: usize| passage.is_word(at, "ngày") || passage.is_word(at, "tháng");
    let Some(at) = (0..passage.tokens.len()).find(|at| is_day(*at)) else { return };
    let start = passage.text[..passage.tokens[at].start].trim_end_matches([' ', ',', '\u{a0}']).len();
    let message = "Ô địa danh chỉ ghi địa danh: ngày, tháng, năm ghi ở ô ngày ban hành";
    let finding = passage.finding(R40.error("date-in-place"), start..passage.text.len());
    findings.push(finding.says(message).becomes(""));
}

/// A letter has no type name.
fn subject(passage: &Passage, findings: &mut Vec<Finding>) {
    let Some(rest) = bodies::after(&passage.text, "Công văn") else { return };
    if bodies::after(rest, "về").is_some() || bodies::after(rest, "V/v").is_some() {
        let end = passage.text.len() - rest.len();
        let message = "Công văn không ghi tên loại: cần bỏ «Công văn» ở đầu trích yếu";
        findings.push(passage.finding(R50.error("type-name"), 0..end).says(message).becomes(""));
    }
}

/// «Kính gửi:» typed before a name.
fn label(passage: &Passage, label: &str, rule: Rule, findings: &mut Vec<Finding>) {
    let text = passage.text.trim_start_matches(['-', ' ']);
    let Some(rest) = bodies::after(text, label) else { return };
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}', '\n']);
    let end = passage.text.len() - rest.len();
    let message = format!("Chữ «{label}» không gõ ở đây, nhãn do chương trình đặt: cần bỏ");
    findings.push(passage.finding(rule.error("typed-words"), 0..end).says(message).becomes(""));
}

fn secrecy(passage: &Passage, findings: &mut Vec<Finding>) {
    let text: String = passage.text.chars().map(tone::lower).collect();
    let is_secret = text.split(|c: char| !c.is_alphabetic()).any(|word| word == "mật");
    if is_secret {
        let message = "Dấu chỉ độ mật theo luật về bí mật nhà nước; văn bản mật không soạn trên máy tính thông thường";
        findings.push(passage.finding(R112.error("secret"), 0..passage.text.len()).says(message));
    }
}

/// `NguyenVanAn-26` typed beside the number of copies.
fn drafter(desk: &Desk, passage: &Passage, findings: &mut Vec<Finding>) {
    let Some((name, copies)) = passage.text.rsplit_once('-') else { return };
    if desk.letter.copies.is_some() && !copies.is_empty() && copies.chars().all(|c| c.is_ascii_digit()) {
        let message = "Số bản đã có ô riêng: cần bỏ phần số đã gõ sau ký hiệu người soạn thảo";
        let finding = passage.finding(R115.error("copies-twice"), name.len()..passage.text.len());
        findings.push(finding.says(message).becomes(""));
    }
}
