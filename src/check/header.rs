//! The head of the letter: who issues it, under whom, with which sign, from where (R19 to R28, R37, R40 to R45).

use super::bodies::{self, Kind};
use super::passage::Passage;
use super::places::{LEVELS, PEOPLE, PROVINCES};
use super::{Desk, Finding, Rule, Severity, rule};
use crate::field::Field;

const R19: Rule = rule("R19", "HD05 I.2.1");
const R20: Rule = rule("R20", "HD05 I.2.1.2a");
const R21: Rule = rule("R21", "HD05 I.2.1.2b");
const R22: Rule = rule("R22", "HD05 I.2.1.2c–đ");
const R23: Rule = rule("R23", "HD05 I.2.1.2d–đ");
const R24: Rule = rule("R24", "HD05 I.2.1.2b–d");
const R25: Rule = rule("R25", "HD05 I.2.1.3");
const R26: Rule = rule("R26", "HD05 I.2.1.4");
const R28: Rule = rule("R28", "HD05 I.2.1; HD 31-HD/BTCTW");
const R37: Rule = rule("R37", "HD05 I.3.1.2b");
const R40: Rule = rule("R40", "HD05 I.4.2.2");
const R43: Rule = rule("R43", "HD05 I.4.1.1");
const R45: Rule = rule("R45", "HD05 I.4.1.1c");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for field in [Field::Superior, Field::Issuer] {
        desk.passages.get(field).iter().for_each(|passage| short_forms(passage, findings));
    }
    if let Some(issuer) = desk.passages.get(Field::Issuer) {
        self::issuer(desk, issuer, findings);
        symbol(desk, issuer, findings);
    }
    districts(desk, findings);
    if let Some(place) = desk.passages.get(Field::Place) {
        self::place(desk, place, findings);
    }
}

fn issuer(desk: &Desk, issuer: &Passage, findings: &mut Vec<Finding>) {
    let superior = desk.passages.get(Field::Superior);
    if let Some(rest) = bodies::after(&issuer.text, "Ban Thường vụ") {
        let end = issuer.text.len() - rest.len();
        let message = "Công văn của ban thường vụ mang tên cấp uỷ ở đầu trang, ban thường vụ chỉ ghi ở chỗ ký: cần bỏ «Ban Thường vụ»";
        let finding = issuer.finding(R24.error("standing-committee-in-head"), 0..end).says(message);
        findings.push(if rest.is_empty() { finding } else { finding.becomes("") });
    }
    let name = bodies::after(&issuer.text, "Ban Thường vụ").unwrap_or(&issuer.text);
    match bodies::kind(name) {
        Some(Kind::Centre) => {
            no_superior(R20, superior, findings);
            centre(issuer, findings);
        }
        Some(Kind::Provincial) if !is_city_in_province(desk, superior) => no_superior(R21, superior, findings),
        Some(Kind::Committee | Kind::Cell) => party_organisation_above(desk, issuer, superior, findings),
        Some(Kind::Assisting) => committee_above(issuer, superior, findings),
        None if name.is_empty() => {}
        None => unit_of_body(issuer, superior, findings),
        Some(_) => {}
    }
}

/// The Central Committee, the Politburo and the Secretariat have one head.
fn centre(issuer: &Passage, findings: &mut Vec<Finding>) {
    const NAME: &str = "Ban Chấp hành Trung ương";
    if bodies::after(&issuer.text, NAME).is_none() {
        let message =
            format!("Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư đều ghi «{}» ở đầu trang", NAME.to_uppercase());
        let finding = issuer.finding(R20.error("name-of-centre"), 0..issuer.text.len()).says(message);
        findings.push(finding.becomes(NAME.to_uppercase()));
    }
}

/// Names stand in full in the head.
fn short_forms(passage: &Passage, findings: &mut Vec<Finding>) {
    const FORMS: [(&str, &str); 7] = [
        ("CQ", "Cơ quan"),
        ("UBND", "Uỷ ban nhân dân"),
        ("HĐND", "Hội đồng nhân dân"),
        ("MTTQ", "Mặt trận Tổ quốc"),
        ("BCH", "Ban Chấp hành"),
        ("BTV", "Ban Thường vụ"),
        ("VP", "Văn phòng"),
    ];
    for token in &passage.tokens {
        let Some((short, full)) = FORMS.iter().find(|(short, _)| *short == passage.word(token)) else { continue };
        let is_capitals = !passage.text.chars().any(char::is_lowercase);
        let full = if is_capitals { full.to_uppercase() } else { (*full).to_owned() };
        let message = format!("Tên cơ quan ghi đầy đủ: đang là «{short}», cần là «{full}»");
        let finding = passage.finding(R19.error("name-shortened"), token.range());
        findings.push(finding.says(message).becomes(full));
    }
}

/// Before the districts went a «thành uỷ» could belong to a city inside a province.
fn is_city_in_province(desk: &Desk, superior: Option<&Passage>) -> bool {
    superior.is_some() && !desk.is_new()
}

fn no_superior(rule: Rule, superior: Option<&Passage>, findings: &mut Vec<Finding>) {
    let Some(superior) = superior else { return };
    let message = "Cơ quan này ban hành văn bản với tên của mình, không có cơ quan cấp trên ở dòng trên: cần để trống";
    let finding = superior.finding(rule.error("superior-not-needed"), 0..superior.text.len());
    findings.push(finding.says(message).becomes(""));
}

fn party_organisation_above(desk: &Desk, issuer: &Passage, superior: Option<&Passage>, findings: &mut Vec<Finding>) {
    // Committees directly under the Centre have nobody above them, and only they know that they are.
    let Some(superior) = superior else {
        if desk.is_new() && !bodies::is_under_centre(&issuer.text) {
            let message = "Cần ghi đảng bộ cấp trên trực tiếp ở dòng trên, ví dụ «Đảng bộ tỉnh …»; chỉ đảng uỷ trực thuộc Trung ương không có";
            let finding = issuer.finding(R22.warning("superior-missing"), 0..issuer.text.len());
            findings.push(finding.says(message));
        }
        return;
    };
    if bodies::after(&superior.text, "Đảng bộ").is_some() {
        return;
    }
    // Under a committee that is itself above the grass roots stand grass-roots committees and cells.
    let is_grass_roots =
        bodies::kind(&issuer.text) == Some(Kind::Cell) || bodies::kind(&superior.text) == Some(Kind::Committee);
    let rule = if is_grass_roots { R23 } else { R22 };
    let right = bodies::organisation_of(&superior.text);
    let message = match &right {
        Some(right) => {
            format!("Dòng trên tên cấp uỷ, chi bộ ghi đảng bộ cấp trên: đang là «{}», cần là «{right}»", superior.text)
        }
        None => format!("Dòng trên tên cấp uỷ, chi bộ ghi «Đảng bộ …»: đang là «{}»", superior.text),
    };
    let finding = superior.finding(rule.error("superior-is-organisation"), 0..superior.text.len()).says(message);
    findings.push(match right {
        Some(right) => finding.becomes(right),
        None => finding,
    });
}

/// A room of an office stands under that office, not under the committee.
fn unit_of_body(issuer: &Passage, superior: Option<&Passage>, findings: &mut Vec<Finding>) {
    let Some(superior) = superior.filter(|_| bodies::after(&issuer.text, "Phòng").is_some()) else { return };
    let is_committee = matches!(bodies::kind(&superior.text), Some(Kind::Provincial | Kind::Committee | Kind::Centre));
    if is_committee || bodies::after(&superior.text, "Đảng bộ").is_some() {
        let message = "Đơn vị do cơ quan tham mưu lập ra ghi tên cơ quan đó ở dòng trên, ví dụ «VĂN PHÒNG TỈNH UỶ», không ghi cấp uỷ";
        findings.push(superior.finding(R26.error("superior-of-unit"), 0..superior.text.len()).says(message));
    }
}

fn committee_above(issuer: &Passage, superior: Option<&Passage>, findings: &mut Vec<Finding>) {
    if let Some(superior) = superior.filter(|superior| bodies::after(&superior.text, "Đảng bộ").is_some()) {
        let right = bodies::committee_of(&superior.text);
        let message = match &right {
            Some(right) => format!("Dòng trên tên cơ quan tham mưu ghi cấp uỷ, không ghi đảng bộ: cần là «{right}»"),
            None => {
                "Dòng trên tên cơ quan tham mưu ghi cấp uỷ («Tỉnh uỷ …», «Đảng uỷ …»), không ghi đảng bộ".to_owned()
            }
        };
        let finding = superior.finding(R25.error("superior-is-committee"), 0..superior.text.len()).says(message);
        findings.push(match right {
            Some(right) => finding.becomes(right),
            None => finding,
        });
    }
    if let Some(at) = bodies::committee_inside(&issuer.text) {
        let range = at..issuer.text.len();
        let message = format!(
            "Tên cơ quan không kèm tên cấp uỷ, cấp uỷ đã ghi ở dòng trên: cần bỏ «{}»",
            issuer.text[range.clone()].trim()
        );
        findings.push(issuer.finding(R25.error("committee-in-name"), range).says(message).becomes(""));
    }
}

fn symbol(desk: &Desk, issuer: &Passage, findings: &mut Vec<Finding>) {
    let Some(symbol) = desk.passages.get(Field::Symbol) else { return };
    let superior = desk.letter.issuer.superior.as_deref().unwrap_or_default();
    let Some(expected) = bodies::symbol(&issuer.text, superior, desk.is_new()) else { return };
    if expected.accepts(&symbol.text) {
        return;
    }
    let severity = if expected.is_sure { Severity::Error } else { Severity::Note };
    let message = format!(
        "Ký hiệu của {} là «{}», đang là «{}»: cần kiểm tra lại",
        issuer.text.replace('\n', " "),
        expected.symbols[0],
        symbol.text
    );
    let finding = symbol.finding(R37.weighs("symbol-of-issuer", severity), 0..symbol.text.len()).says(message);
    findings.push(finding.becomes(expected.symbols[0].clone()));
}

/// A commune's committee writes its own place; one that bears the province's name has its level before it (R45).
fn commune(desk: &Desk, place: &Passage, name: &str, findings: &mut Vec<Finding>) -> bool {
    let issuer = [&desk.letter.issuer.name, &desk.letter.issuer.superior]
        .map(|name| bodies::normal(name.as_deref().unwrap_or_default()));
    let province = PROVINCES.iter().any(|province| bodies::is_same(province, name));
    let level = [("phường", "Phường"), ("xã", "Xã"), ("đặc khu", "Đặc khu")];
    let of = |issuer: &String| {
        level.iter().find(|(small, _)| issuer.contains(&format!(" uỷ {small} "))).map(|(_, level)| *level)
    };
    let Some(level) = issuer.iter().find_map(of).filter(|_| province && desk.is_new()) else { return false };
    let is_namesake =
        issuer.iter().any(|issuer| issuer.contains(&format!("{} {}", level.to_lowercase(), bodies::normal(name))));
    let range = 0..name.len();
    if is_namesake {
        let message = format!("Địa danh trùng tên tỉnh cần ghi cấp hành chính đứng trước: cần là «{level} {name}»");
        let finding = place.finding(R45.error("place-level"), range).says(message);
        findings.push(finding.becomes(format!("{level} {name}")));
    } else {
        let message =
            "Cấp uỷ xã, phường, đặc khu ghi địa danh của xã, phường, đặc khu, không ghi tên tỉnh: cần kiểm tra lại";
        findings.push(place.finding(R43.warning("place-of-province"), range).says(message));
    }
    true
}

/// Names of the district level, gone since 01/7/2025.
fn districts(desk: &Desk, findings: &mut Vec<Finding>) {
    if !bodies::districts_are_gone(desk.day) {
        return;
    }
    let listed = |field| matches!(field, Field::Superior | Field::Issuer | Field::Addressee(_) | Field::Recipient(_));
    for passage in desk.passages.iter().filter(|passage| listed(passage.field)) {
        let Some(range) = bodies::district(&passage.text) else { continue };
        let message = format!("Từ 01/7/2025 không còn cấp huyện: «{}» cần kiểm tra lại", &passage.text[range.clone()]);
        findings.push(passage.finding(R28.warning("district-level"), range).says(message));
    }
}

fn place(desk: &Desk, place: &Passage, findings: &mut Vec<Finding>) {
    let trimmed = place.text.trim_end_matches([',', '.', ';', ' ']);
    if trimmed.len() < place.text.len() {
        let range = trimmed.len()..place.text.len();
        let message = "Dấu phẩy sau địa danh do chương trình đặt: cần bỏ dấu đã gõ";
        findings.push(place.finding(R40.error("place-end"), range).says(message).becomes(""));
    }
    if bodies::districts_are_gone(desk.day) {
        let old =
            ["Huyện", "Quận", "Thị xã", "Thị trấn"].into_iter().find(|level| bodies::after(trimmed, level).is_some());
        if let Some(level) = old {
            let message =
                "Địa danh là tên tỉnh, thành phố hoặc xã, phường, đặc khu; không còn cấp huyện: cần kiểm tra lại";
            findings.push(place.finding(R43.error("place-district"), 0..level.len()).says(message));
        }
    }
    if let Some(comma) = trimmed.find(',').filter(|at| !trimmed[*at..].contains("ngày")) {
        let message = "Địa danh chỉ ghi một tên, không ghi kèm cấp trên: cần bỏ phần sau dấu phẩy";
        let finding = place.finding(R43.error("place-with-province"), comma..trimmed.len());
        findings.push(finding.says(message).becomes(""));
        return;
    }
    if LEVELS.iter().any(|level| bodies::after(trimmed, level).is_some()) {
        return;
    }
    if commune(desk, place, trimmed, findings) {
        return;
    }
    let syllables = trimmed.split(' ').count();
    let person = PEOPLE.iter().any(|name| bodies::is_same(name, trimmed));
    if (syllables == 1 || person) && !trimmed.is_empty() {
        let why = if person { "mang tên người" } else { "có một âm tiết" };
        let message = format!("Địa danh {why} cần ghi cấp hành chính đứng trước, ví dụ «Phường {trimmed}»");
        findings.push(place.finding(R45.error("place-level"), 0..trimmed.len()).says(message));
    }
}
