//! The place that a letter comes from (R40, R43, R45).

use super::bodies::{self, Kind};
use super::passage::Passage;
use super::places::{LEVELS, PEOPLE, PROVINCES};
use super::{Desk, Finding, Rule, rule};
use crate::field::Field;

const R40: Rule = rule("R40", "HD05 I.4.2.2");
const R43: Rule = rule("R43", "HD05 I.4.1.1");
const R45: Rule = rule("R45", "HD05 I.4.1.1c");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let Some(place) = desk.passages.get(Field::Place) else { return };
    let trimmed = place.text.trim_end_matches([',', '.', ';', ' ']);
    if trimmed.len() < place.text.len() {
        let range = trimmed.len()..place.text.len();
        let message = "Dấu phẩy sau địa danh do chương trình đặt: cần bỏ dấu đã gõ";
        findings.push(place.finding(R40.error("place-end"), range).says(message).becomes(""));
    }
    if bodies::districts_are_gone(desk.day) {
        let old = ["Huyện", "Quận", "Thị xã", "Thị trấn"].into_iter().find_map(|level| bodies::after(trimmed, level));
        if let Some(name) = old {
            let level = trimmed[..trimmed.len() - name.len()].trim_end();
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
    if province(desk, place, trimmed, findings) || other_level(desk, place, trimmed, findings) {
        return;
    }
    if LEVELS.iter().any(|level| bodies::after(trimmed, level).is_some()) {
        return;
    }
    if commune(desk, place, trimmed, findings) {
        return;
    }
    let syllables = trimmed.split(' ').count();
    let person = PEOPLE.iter().any(|name| bodies::is_name(trimmed, name));
    // A date or a path in the wrong field is no name that a level could stand before.
    let is_name = !trimmed.is_empty() && trimmed.chars().all(|c| c.is_alphanumeric() || " '’-".contains(c));
    if (syllables == 1 || person) && is_name {
        let why = if person { "mang tên người" } else { "có một âm tiết" };
        let message = format!("Địa danh {why} cần ghi cấp hành chính đứng trước, ví dụ «Phường {trimmed}»");
        findings.push(place.finding(R45.error("place-level"), 0..trimmed.len()).says(message));
    }
}

/// A committee of a province and the bodies that help it write the province's name.
fn province(desk: &Desk, place: &Passage, name: &str, findings: &mut Vec<Finding>) -> bool {
    let text = |field| desk.passages.get(field).map_or("", |passage| passage.text.as_str());
    let (issuer, superior) = (text(Field::Issuer), text(Field::Superior));
    let committee = match bodies::kind(issuer) {
        Some(Kind::Provincial) => issuer,
        Some(Kind::Assisting) => superior,
        _ => return false,
    };
    // A party organisation in the place of its committee is told elsewhere (R25).
    let kinds = ["Tỉnh uỷ", "Thành uỷ", "Đảng bộ tỉnh", "Đảng bộ thành phố"];
    let of = kinds.iter().find_map(|kind| bodies::after(committee, kind));
    let province = PROVINCES.iter().find(|province| of.is_some_and(|of| bodies::is_name(of, province)));
    let Some(province) = province.filter(|_| desk.is_new() && !name.is_empty()) else { return false };
    if bodies::normal(name).contains(&bodies::normal(province)) {
        return false;
    }
    let takes_level = !province.contains(' ') || PEOPLE.contains(province);
    let right = if takes_level { format!("Thành phố {province}") } else { (*province).to_owned() };
    let message = format!("Cơ quan cấp tỉnh ghi địa danh là tên tỉnh, thành phố: đang là «{name}», cần là «{right}»");
    findings.push(place.finding(R43.warning("place-of-commune"), 0..name.len()).says(message).becomes(right));
    true
}

/// «Phường Phú Quốc» of a body of Đặc khu Phú Quốc.
fn other_level(desk: &Desk, place: &Passage, name: &str, findings: &mut Vec<Finding>) -> bool {
    const COMMUNES: [&str; 3] = ["xã", "phường", "đặc khu"];
    let head = [&desk.letter.issuer.name, &desk.letter.issuer.superior]
        .map(|name| format!("{} ", bodies::normal(name.as_deref().unwrap_or_default())));
    let of_head =
        |level: &str, own: &str| head.iter().any(|name| name.contains(&format!(" {level} {} ", bodies::normal(own))));
    let written = COMMUNES.iter().find_map(|level| Some((level, bodies::after(name, level)?)));
    let Some((_, own)) = written.filter(|(level, own)| !own.is_empty() && !of_head(level, own)) else {
        return false;
    };
    let Some(right) = COMMUNES.iter().find(|level| of_head(level, own)) else { return false };
    let message = format!(
        "Cơ quan ban hành thuộc {right} {own}: địa danh đang ghi «{}»",
        name[..name.len() - own.len()].trim_end()
    );
    let takes_level = !own.contains(' ') || PEOPLE.iter().any(|person| bodies::is_name(own, person));
    let finding = place.finding(R43.error("place-of-other-level"), 0..name.len()).says(message);
    findings.push(if takes_level { finding } else { finding.becomes(own) });
    true
}

/// A commune's committee writes its own place; one that bears the province's name has its level before it (R45).
fn commune(desk: &Desk, place: &Passage, name: &str, findings: &mut Vec<Finding>) -> bool {
    let issuer = [&desk.letter.issuer.name, &desk.letter.issuer.superior]
        .map(|name| bodies::normal(name.as_deref().unwrap_or_default()));
    let province = PROVINCES.iter().any(|province| bodies::is_name(name, province));
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
