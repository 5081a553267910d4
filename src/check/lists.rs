//! Kính gửi and Nơi nhận: marks typed by hand, the first and the last line, bodies named twice (R62, R65, R102 to R104).

use super::bodies;
use super::passage::{Passage, same};
use super::{Desk, Edit, Finding, Rule, Severity, rule};
use crate::field::Field;

const R62: Rule = rule("R62", "HD05 I.9.2.5");
const R65: Rule = rule("R65", "HD05 I.9.1.2");
const R102: Rule = rule("R102", "HD05 I.9.2.3");
const R103: Rule = rule("R103", "HD05 I.9.2.5");
const R104: Rule = rule("R104", "HD05 I.9.2.5, PL2-9");

const AS_ABOVE: &str = "Như trên";
const ARCHIVE: &str = "Lưu";

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let addressees = lines(desk, |field| matches!(field, Field::Addressee(_)));
    let recipients = lines(desk, |field| matches!(field, Field::Recipient(_)));
    addressees.iter().for_each(|line| marks(line, R62, findings));
    recipients.iter().for_each(|line| marks(line, R103, findings));
    addressees.iter().for_each(|line| several(line, R62, findings));
    recipients.iter().for_each(|line| several(line, R103, findings));
    twice(&addressees, findings);
    twice(&recipients, findings);
    if !recipients.is_empty() {
        as_above(desk, &recipients, findings);
        archive(desk, &recipients, findings);
    }
    if recipients.first().is_some_and(|line| is_as_above(line)) {
        addressed_twice(&addressees, &recipients, findings);
    }
}

fn lines<'a>(desk: &'a Desk, is_line: fn(Field) -> bool) -> Vec<&'a Passage> {
    desk.passages.iter().filter(|passage| is_line(passage.field)).collect()
}

/// Dashes before and marks behind a line are the program's.
fn marks(line: &Passage, rule: Rule, findings: &mut Vec<Finding>) {
    let text = &line.text;
    let start = text.len() - text.trim_start_matches(['-', '–', '—', '+', '•', '*', ' ', '\u{a0}']).len();
    if start > 0 && start < text.len() {
        let message = "Gạch đầu dòng do chương trình đặt: cần bỏ dấu đã gõ";
        findings.push(line.finding(rule.error("typed-dash"), 0..start).says(message).becomes(""));
    }
    let end = text.trim_end_matches([';', ',', '.', ' ', '\u{a0}']).len();
    // A shortened word at the end keeps its full stop.
    let is_short = text[..end].ends_with("v.v") || text[..end].ends_with("v.v.");
    if end < text.len() && end > 0 && !is_short {
        let message = "Dấu cuối dòng do chương trình đặt: cần bỏ dấu đã gõ";
        findings.push(line.finding(rule.error("typed-mark"), end..text.len()).says(message).becomes(""));
    }
}

/// «Ban Tổ chức Tỉnh uỷ; Hội Nông dân tỉnh»: each has its own line. What stands in brackets or behind a colon is one line's.
fn several(line: &Passage, rule: Rule, findings: &mut Vec<Finding>) {
    let text = &line.text;
    let Some(at) = text.find(';').filter(|at| !text[..*at].contains(['(', ':'])) else { return };
    let rest = text[at + 1..].trim_matches([' ', '\u{a0}', ';', ',', '.']);
    let next = match line.field {
        Field::Addressee(number) => Field::Addressee(number + 1),
        Field::Recipient(number) => Field::Recipient(number + 1),
        _ => return,
    };
    if rest.is_empty() || is_archive(line) {
        return;
    }
    let message = format!("Mỗi nơi nhận ghi một dòng: cần tách «{rest}» xuống dòng riêng");
    let mut finding = line.finding(rule.warning("several-in-line"), at..text.len()).says(message).becomes("");
    let others =
        rest.split(';').map(|part| part.trim_matches([' ', '\u{a0}', ',', '.'])).filter(|part| !part.is_empty());
    // Each is put before the one that was put last.
    finding.fix.extend(others.rev().map(|part| Edit::Insert { field: next, text: part.to_owned() }));
    findings.push(finding);
}

/// The name without what was typed around it.
fn name(line: &Passage) -> &str {
    line.text.trim_matches(['-', '–', '—', '+', ' ', '\u{a0}', ';', ',', '.'])
}

/// The same body twice in one list.
fn twice(list: &[&Passage], findings: &mut Vec<Finding>) {
    for (i, line) in list.iter().enumerate() {
        if list[..i].iter().any(|earlier| bodies::is_same(name(earlier), name(line))) {
            let message = format!("«{}» đã có ở trên: nên bỏ một dòng", name(line));
            let finding = line.finding(R65.note("named-twice"), 0..line.text.len()).says(message);
            findings.push(finding.mended_by(Edit::Remove { field: line.field }));
        }
    }
}

/// A body that «Như trên» means already.
fn addressed_twice(addressees: &[&Passage], recipients: &[&Passage], findings: &mut Vec<Finding>) {
    for line in recipients {
        if addressees.iter().any(|addressee| bodies::is_same(name(addressee), name(line))) {
            let message = format!("«{}» đã có ở Kính gửi, «Như trên» đã gồm cả: nên bỏ dòng này", name(line));
            let finding = line.finding(R65.note("addressed-twice"), 0..line.text.len()).says(message);
            findings.push(finding.mended_by(Edit::Remove { field: line.field }));
        }
    }
}

fn is_as_above(line: &Passage) -> bool {
    same(name(line), AS_ABOVE)
}

fn as_above(desk: &Desk, recipients: &[&Passage], findings: &mut Vec<Finding>) {
    let severity = if desk.is_new() { Severity::Error } else { Severity::Warning };
    match recipients.iter().position(|line| is_as_above(line)) {
        Some(0) => {}
        Some(at) => {
            let line = recipients[at];
            let message = "«Như trên» cần đứng ở dòng đầu của Nơi nhận";
            let mut finding = line.finding(R102.weighs("as-above-first", severity), 0..line.text.len()).says(message);
            finding.fix = vec![
                Edit::Remove { field: line.field },
                Edit::Insert { field: Field::Recipient(0), text: AS_ABOVE.to_owned() },
            ];
            findings.push(finding);
        }
        None => {
            let line = recipients[0];
            let message = "Dòng đầu của Nơi nhận trong công văn cần là «Như trên»";
            let finding = line.finding(R102.weighs("as-above-missing", severity), 0..0).says(message);
            findings.push(finding.mended_by(Edit::Insert { field: Field::Recipient(0), text: AS_ABOVE.to_owned() }));
        }
    }
}

fn is_archive(line: &Passage) -> bool {
    bodies::after(name(line), ARCHIVE).is_some()
}

fn archive(desk: &Desk, recipients: &[&Passage], findings: &mut Vec<Finding>) {
    let Some(at) = recipients.iter().position(|line| is_archive(line)) else {
        let last = recipients[recipients.len() - 1];
        let severity = if desk.is_new() { Severity::Error } else { Severity::Warning };
        let message = "Dòng cuối của Nơi nhận cần là nơi lưu, ví dụ «Lưu Văn phòng Đảng uỷ»";
        findings.push(
            last.finding(R104.weighs("archive-missing", severity), last.text.len()..last.text.len()).says(message),
        );
        return;
    };
    let line = recipients[at];
    if at + 1 < recipients.len() {
        let message = "Dòng nơi lưu cần đứng cuối Nơi nhận";
        let mut finding = line.finding(R104.error("archive-last"), 0..line.text.len()).says(message);
        finding.fix = vec![
            Edit::Remove { field: line.field },
            Edit::Insert { field: Field::Recipient(u32::MAX), text: line.text.clone() },
        ];
        findings.push(finding);
    }
    archive_form(desk, line, findings);
}

/// No colon behind «Lưu», no «VT» of the State's letters.
fn archive_form(desk: &Desk, line: &Passage, findings: &mut Vec<Finding>) {
    let name = name(line);
    let rest = bodies::after(name, ARCHIVE).unwrap_or_default();
    let has_colon = rest.starts_with(':');
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
    let is_states = rest.split(|c: char| !c.is_alphanumeric()).any(|word| word == "VT");
    if !has_colon && !is_states {
        if rest.is_empty() && desk.is_new() {
            let message = "Dòng nơi lưu cần ghi đơn vị lưu, ví dụ «Lưu Văn phòng Đảng uỷ»";
            findings.push(line.finding(R104.warning("archive-empty"), 0..line.text.len()).says(message));
        }
        return;
    }
    let finding = line.finding(R104.error("archive-form"), 0..line.text.len());
    let finding = if is_states {
        finding.says(
            "«Lưu: VT» là cách ghi của cơ quan nhà nước: cần ghi «Lưu» và tên văn phòng, ví dụ «Lưu Văn phòng Đảng uỷ»",
        )
    } else {
        finding.says("Sau «Lưu» không có dấu hai chấm: cần bỏ dấu «:»")
    };
    let office = if is_states { office(desk) } else { Some(rest.to_owned()) };
    findings.push(match office {
        Some(office) => finding.becomes(format!("{ARCHIVE} {office}")),
        None => finding,
    });
}

/// The office that keeps the letters of this issuer, as far as its name tells.
fn office(desk: &Desk) -> Option<String> {
    let issuer = desk.letter.issuer.name.as_deref()?;
    let committee =
        ["Tỉnh uỷ", "Thành uỷ", "Đảng uỷ"].into_iter().find(|name| bodies::after(issuer, name).is_some())?;
    Some(format!("Văn phòng {committee}"))
}
