//! The head of the letter: who issues it, under whom, with which sign (R19 to R28, R37).

use std::ops::Range;

use super::bodies::{self, Kind};
use super::passage::Passage;
use super::tokens::{self, Token};
use super::{Desk, Edit, Finding, Rule, Severity, joint, rule};
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

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for field in [Field::Superior, Field::Issuer] {
        desk.passages.get(field).iter().for_each(|passage| short_forms(passage, findings));
    }
    if let Some(issuer) = desk.passages.get(Field::Issuer) {
        joint::check(issuer, findings);
        self::issuer(desk, issuer, findings);
        symbol(desk, issuer, findings);
    }
    districts(desk, findings);
}

fn issuer(desk: &Desk, issuer: &Passage, findings: &mut Vec<Finding>) {
    let superior = desk.passages.get(Field::Superior);
    if let Some(rest) = bodies::after(&issuer.text, "Ban Thường vụ") {
        let end = issuer.text.len() - rest.len();
        let message = "Công văn của ban thường vụ mang tên cấp uỷ ở đầu trang, ban thường vụ chỉ ghi ở chỗ ký: cần bỏ «Ban Thường vụ»";
        let finding = issuer.finding(R24.error("standing-committee-in-head"), 0..end).says(message);
        findings.push(if rest.is_empty() { finding } else { finding.becomes("") });
    }
    outvoted(desk, issuer, findings);
    let name = bodies::after(&issuer.text, "Ban Thường vụ").unwrap_or(&issuer.text);
    match bodies::kind(name) {
        Some(Kind::Centre) => {
            centre(issuer, superior, findings);
        }
        Some(Kind::Provincial) if !is_city_in_province(desk, superior) => no_superior(R21, superior, findings),
        Some(Kind::Committee | Kind::Cell) => party_organisation_above(desk, issuer, superior, findings),
        Some(Kind::Assisting) => committee_above(issuer, superior, findings),
        None if name.is_empty() => {}
        None => unit_of_body(issuer, superior, findings),
        Some(_) => {}
    }
}

/// Whether sign and signature speak of a cell under the head of a committee, or the other way round: two against one.
pub(super) fn is_outvoted(desk: &Desk) -> bool {
    let text = |field| desk.passages.get(field).map_or("", |passage| passage.text.as_str());
    let authority = bodies::normal(text(Field::Authority));
    match bodies::kind(text(Field::Issuer)) {
        Some(Kind::Committee) => text(Field::Symbol) == "CB" && authority.ends_with(" chi bộ"),
        Some(Kind::Cell) => text(Field::Symbol).starts_with("ĐU") && authority.ends_with(" đảng uỷ"),
        _ => false,
    }
}

/// «ĐẢNG UỶ …» over `CB` and «T/M CHI BỘ».
fn outvoted(desk: &Desk, issuer: &Passage, findings: &mut Vec<Finding>) {
    if !is_outvoted(desk) {
        return;
    }
    let is_cell = bodies::kind(&issuer.text) == Some(Kind::Cell);
    let (written, right) = if is_cell { ("Chi bộ", "Đảng uỷ") } else { ("Đảng uỷ", "Chi bộ") };
    let rest = bodies::after(&issuer.text, written).unwrap_or_default();
    let range = 0..issuer.text[..issuer.text.len() - rest.len()].trim_end().len();
    let right = if issuer.text.chars().any(char::is_lowercase) { right.to_owned() } else { right.to_uppercase() };
    let message = format!("Ký hiệu và chỗ ký là của {}: cần kiểm tra lại tên cơ quan ban hành", right.to_lowercase());
    findings.push(issuer.finding(R23.error("head-of-other-body"), range).says(message).becomes(right));
}

/// The Central Committee, the Politburo and the Secretariat have one head.
fn centre(issuer: &Passage, superior: Option<&Passage>, findings: &mut Vec<Finding>) {
    const NAME: &str = "Ban Chấp hành Trung ương";
    if bodies::after(&issuer.text, NAME).is_some() {
        no_superior(R20, superior, findings);
        return;
    }
    let right = NAME.to_uppercase();
    let message = format!("Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư đều ghi «{right}» ở đầu trang");
    let finding = issuer.finding(R20.error("name-of-centre"), 0..issuer.text.len()).says(message);
    let mut finding = finding.becomes(right);
    // The one line that is right stands above: it comes down.
    match superior {
        Some(above) if bodies::after(&above.text, NAME).is_some() => {
            let end = above.text.chars().count();
            finding.fix.push(Edit::Replace { field: above.field, start: 0, end, text: String::new() });
        }
        _ => no_superior(R20, superior, findings),
    }
    findings.push(finding);
}

/// How the names of bodies are shortened.
const FORMS: [(&str, &str); 11] = [
    ("CQ", "Cơ quan"),
    ("UBND", "Uỷ ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("BCH", "Ban Chấp hành"),
    ("BTV", "Ban Thường vụ"),
    ("VP", "Văn phòng"),
    ("C.A", "Công an"),
    ("CA", "Công an"),
    ("Q.S", "Quân sự"),
    ("QS", "Quân sự"),
];

/// The short forms in a name: where they stand, and in full.
fn shortened(passage: &Passage) -> Vec<(Range<usize>, String)> {
    let is_capitals = !passage.text.chars().any(char::is_lowercase);
    let form = |token: &Token| {
        let text = &passage.text[token.start..];
        let is_form = |short: &str| {
            text.strip_prefix(short).is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
        };
        let (short, full) = FORMS.iter().find(|(short, _)| is_form(short))?;
        // «Mầm non Sơn Ca», «xã Ca Thành» are names.
        if matches!(*short, "CA" | "QS") && !follows_head(&passage.text[..token.start]) {
            return None;
        }
        let full = if is_capitals { full.to_uppercase() } else { (*full).to_owned() };
        Some((token.start..token.start + short.len(), full))
    };
    passage.tokens.iter().filter(|token| token.kind == tokens::Kind::Word).filter_map(form).collect()
}

/// Whether a name that so begins goes on with the body it is the committee of: «Đảng uỷ CA tỉnh», «Đảng bộ QS».
fn follows_head(before: &str) -> bool {
    let before = bodies::normal(before);
    ["uỷ", "bộ", "huy"].iter().any(|head| before.trim_end().ends_with(head))
}

/// Names stand in full in the head.
fn short_forms(passage: &Passage, findings: &mut Vec<Finding>) {
    for (range, full) in shortened(passage) {
        let message = format!("Tên cơ quan ghi đầy đủ: đang là «{}», cần là «{full}»", &passage.text[range.clone()]);
        let finding = passage.finding(R19.error("name-shortened"), range);
        findings.push(finding.says(message).becomes(full));
    }
}

/// A name with its short forms written out.
fn in_full(passage: &Passage) -> String {
    let mut name = passage.text.clone();
    shortened(passage).into_iter().rev().for_each(|(range, full)| name.replace_range(range, &full));
    name
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
    let name = in_full(issuer);
    // The bodies of a joint letter, and their signs in the same order.
    let names = joint::names(&name).into_iter();
    let expected: Option<Vec<_>> = names.map(|name| bodies::symbol(name, superior, desk.is_new())).collect();
    let Some(expected) = expected.filter(|_| !is_outvoted(desk)) else { return };
    let signs: Vec<&str> = symbol.text.split('-').collect();
    if signs.len() == expected.len() && signs.iter().zip(&expected).all(|(sign, expected)| expected.accepts(sign)) {
        return;
    }
    let severity = if expected.iter().all(|one| one.is_sure) { Severity::Error } else { Severity::Note };
    let right = expected.iter().map(|one| one.symbols[0].as_str()).collect::<Vec<_>>().join("-");
    let message = format!(
        "Ký hiệu của {} là «{right}», đang là «{}»: cần kiểm tra lại",
        issuer.text.replace('\n', " "),
        symbol.text
    );
    let finding = symbol.finding(R37.weighs("symbol-of-issuer", severity), 0..symbol.text.len()).says(message);
    findings.push(finding.becomes(right));
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
