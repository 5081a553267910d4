//! Components that every letter has and this one lacks; places of a ready beginning that are still to be filled in.

use super::passage::Passage;
use super::{Desk, Finding, Severity, rule};
use crate::field::Field;
use crate::samples;

/// A place that is still to be filled in.
pub(super) const TO_FILL: &str = "to-fill";

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let letter = desk.letter;
    let signature = letter.signature.clone().unwrap_or_default();
    let has_sign = signature.authority.is_some() || signature.position.is_some();
    let none = Severity::Error;
    let components = [
        (letter.issuer.name.is_none(), Field::Issuer, rule("R19", "HD05 I.2.1"), none, "tên cơ quan ban hành"),
        (letter.issuer.symbol.is_none(), Field::Symbol, rule("R30", "HD05 I.3.1"), none, "ký hiệu cơ quan ban hành"),
        (letter.place.is_none(), Field::Place, rule("R40", "HD05 I.4"), none, "địa danh"),
        (letter.subject.is_none(), Field::Subject, rule("R51", "HD05 I.5.2.3"), none, "trích yếu"),
        (letter.addressees.is_empty(), Field::Addressees, rule("R61", "HD05 I.9.2.3"), none, "nơi nhận sau «Kính gửi»"),
        (letter.body.is_empty(), Field::Body(0), rule("R70", "HD05 I.6"), none, "nội dung"),
        (
            letter.recipients.is_empty(),
            Field::Recipients,
            rule("R100", "HD05 I.9.2.1"),
            none,
            "các dòng dưới «Nơi nhận»",
        ),
        (!has_sign, Field::Position, rule("R84", "HD05 I.7.1"), none, "quyền hạn hoặc chức vụ người ký"),
        (signature.signer.is_none(), Field::Signer, rule("R90", "HD05 I.7.1.3"), none, "họ và tên người ký"),
        (letter.number.is_none(), Field::Number, rule("R38", "HD05 I.3"), Severity::Note, "số (để trống thì chừa chỗ)"),
        (letter.date.is_none(), Field::Date, rule("R42", "HD05 I.4"), Severity::Note, "ngày (để trống thì chừa chỗ)"),
    ];
    for (_, field, rule, severity, what) in components.into_iter().filter(|(is_missing, ..)| *is_missing) {
        findings.push(
            Passage::empty(field).finding(rule.weighs("missing", severity), 0..0).says(format!("Còn thiếu {what}")),
        );
    }
    to_fill(desk, findings);
}

/// `[họ và tên]`: left from a ready beginning.
fn to_fill(desk: &Desk, findings: &mut Vec<Finding>) {
    for slot in samples::slots(desk.letter) {
        let Some(passage) = desk.passages.get(slot.field) else { continue };
        let byte = |letters: usize| passage.text.char_indices().nth(letters).map_or(passage.text.len(), |(at, _)| at);
        let range = byte(slot.start)..byte(slot.end);
        let message = format!("Chỗ «{}» còn chờ điền", &passage.text[range.clone()]);
        findings.push(passage.finding(rule("R77", "HD05 I.6.1").error(TO_FILL), range).says(message));
    }
}
