//! The signature block as typed (R82 to R90): prefixes, who may sign for whom, titles.

use super::bodies::{self, Kind};
use super::header::is_outvoted;
use super::passage::{Passage, same};
use super::{Desk, Finding, Rule, rule};
use crate::field::Field;
use crate::signing::names::title_before;

const R82: Rule = rule("R82", "HD05 I.7.1.1");
const R83: Rule = rule("R83", "HD05 I.7.1.1a");
const R84: Rule = rule("R84", "HD05 I.7.1.2b");
const R85: Rule = rule("R85", "HD05 I.7.1.1b, I.7.1.4c");
const R86: Rule = rule("R86", "HD05 I.7.1.4c");
const R87: Rule = rule("R87", "HD05 I.7.1.4d");
const R88: Rule = rule("R88", "HD05 I.7.1.2");
const R89: Rule = rule("R89", "HD05 I.7.1.4đ");
const R90: Rule = rule("R90", "HD05 I.7.1.3");

/// The guide's prefixes.
const PREFIXES: [&str; 4] = ["T/M", "K/T", "T/L", "Q."];

/// Prefixes as the State and old habits write them, and the right one; longer ones first.
const WRONG: [(&str, &str); 18] = [
    ("QUYỀN", "Q."),
    ("Quyền", "Q."),
    ("TUQ.", "T/L"),
    ("TUQ", "T/L"),
    ("T/UQ", "T/L"),
    ("T.M.", "T/M"),
    ("T/M.", "T/M"),
    ("TM.", "T/M"),
    ("TM", "T/M"),
    ("K.T.", "K/T"),
    ("K/T.", "K/T"),
    ("KT.", "K/T"),
    ("KT", "K/T"),
    ("T.L.", "T/L"),
    ("T/L.", "T/L"),
    ("TL.", "T/L"),
    ("TL", "T/L"),
    ("Q/", "Q."),
];

/// Offices that are printed under «T/M».
const LEADING: [&str; 6] = ["Bí thư", "Phó Bí thư", "Chủ nhiệm", "Phó Chủ nhiệm", "Chủ tịch", "Phó Chủ tịch"];

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    if let Some(authority) = desk.passages.get(Field::Authority) {
        prefix(authority, findings);
        if let Some(signed) = parted(&authority.text) {
            self::authority(desk, authority, signed, findings);
        }
    }
    if let Some(position) = desk.passages.get(Field::Position) {
        body_in_title(desk, position, findings);
        // What is wrong with the authority makes the title look wrong as well.
        if findings.iter().all(|finding| finding.field != Field::Authority || finding.check == "authority-prefix") {
            under(desk, position, findings);
        }
    }
    if let Some(signer) = desk.passages.get(Field::Signer)
        && let Some(title) = title_before(&signer.text)
    {
        let end = signer.text[title.len()..].trim_start_matches([' ', '.', ',']).len();
        let range = 0..signer.text.len() - end;
        let message = format!("Trước họ tên người ký không ghi học hàm, học vị, quân hàm, danh hiệu: cần bỏ «{title}»");
        findings.push(signer.finding(R90.error("title-before-name"), range).says(message).becomes(""));
    }
}

fn prefix(authority: &Passage, findings: &mut Vec<Finding>) {
    let text = &authority.text;
    let wrong = WRONG.iter().find(|(wrong, right)| {
        let begins = text.get(..wrong.len()).is_some_and(|start| start.eq_ignore_ascii_case(wrong));
        let next = text.get(wrong.len()..).and_then(|rest| rest.chars().next());
        let is_whole = wrong.ends_with(['.', '/']) || next.is_none_or(|c| !c.is_alphanumeric() && c != '/');
        begins && is_whole && !text.starts_with(right) | wrong.starts_with(right)
    });
    let Some((wrong, right)) = wrong else { return };
    let blanks = text[wrong.len()..].len() - text[wrong.len()..].trim_start().len();
    let written = &text[..wrong.len()];
    let message = format!("Quyền hạn ký trong văn bản của Đảng ghi «{right}»: đang là «{written}»");
    let finding = authority.finding(R82.error("authority-prefix"), 0..wrong.len() + blanks).says(message);
    findings.push(finding.becomes(format!("{right} ")));
}

/// An authority line taken apart.
#[derive(Clone, Copy)]
struct Signed<'a> {
    /// `T/M`
    sign: &'static str,
    /// `BAN THƯỜNG VỤ`
    principal: &'a str,
}

/// The parts of an authority line, whichever way its prefix is written.
fn parted(text: &str) -> Option<Signed<'_>> {
    let right = PREFIXES.into_iter().map(|prefix| (prefix, prefix));
    let all = WRONG.into_iter().chain(right);
    let found =
        all.filter(|(written, _)| text.get(..written.len()).is_some_and(|start| start.eq_ignore_ascii_case(written)));
    let (written, sign) = found.max_by_key(|(written, _)| written.len())?;
    Some(Signed { sign, principal: text[written.len()..].trim_start_matches([' ', '\u{a0}', '.', '\n']) })
}

fn authority(desk: &Desk, passage: &Passage, signed: Signed, findings: &mut Vec<Finding>) {
    let Signed { sign, principal } = signed;
    let issuer = desk.letter.issuer.name.as_deref().unwrap_or_default();
    let kind = bodies::kind(issuer);
    let is = |name: &str| bodies::after(principal, name).is_some();
    let all = 0..passage.text.len();
    let is_inspection =
        bodies::after(issuer, "Uỷ ban Kiểm tra").is_some() || bodies::after(issuer, "Hội đồng").is_some();
    if let Some((order, _)) = passage.text.split_once('\n').filter(|(_, next)| sign == "T/L" && parted(next).is_some())
    {
        let message = format!("Người được giao ký thừa lệnh không giao tiếp cho người khác: chỉ ghi «{order}»");
        findings.push(passage.finding(R87.error("order-passed-on"), all).says(message).becomes(order));
        return;
    }
    let mut say = |rule: Rule, check, message: String| {
        findings.push(passage.finding(rule.error(check), all.clone()).says(message));
    };
    match (sign, kind) {
        ("K/T" | "T/M", _) if is_commission(desk) => {
            let message = format!(
                "Ban chỉ đạo, tiểu ban không có con dấu riêng: ghi chức vụ chính, «kiêm», chức vụ trong ban; không dùng «{sign}»"
            );
            say(R89, "commission-authority", message);
        }
        ("K/T", Some(Kind::Provincial | Kind::Committee | Kind::Cell | Kind::District)) if is("Bí thư") => {
            say(
                R83,
                "deputy-of-committee",
                "Phó bí thư ký thay mặt tập thể: cần là «T/M …», không dùng «K/T BÍ THƯ»".to_owned(),
            );
        }
        ("K/T", Some(Kind::Assisting)) if is_inspection => {
            let message =
                format!("{} làm việc theo chế độ tập thể: cần là «T/M …», không dùng «K/T»", issuer.replace('\n', " "));
            say(R83, "deputy-of-committee", message);
        }
        ("T/M", Some(Kind::Assisting)) if !is_inspection && !is("Ban Thường vụ") && !is("Cấp uỷ") => {
            let message = format!(
                "{} do người đứng đầu lãnh đạo: người đứng đầu ký trực tiếp, cấp phó ký «K/T …», không dùng «T/M»",
                issuer.replace('\n', " ")
            );
            say(R85, "on-behalf-of-head-body", message);
        }
        ("T/M", Some(Kind::Cell)) if is("Ban Thường vụ") => {
            say(R83, "cell-has-no-standing-committee", "Công văn của chi bộ ký «T/M CHI BỘ»".to_owned());
        }
        ("T/M", Some(kind)) if kind != Kind::Assisting && !is_outvoted(desk) => {
            other_collective(passage, issuer, principal, findings)
        }
        ("T/L", _) if ["Bí thư", "Phó Bí thư"].iter().any(|title| is(title)) => {
            say(R87, "by-order-of", "Ký thừa lệnh là theo lệnh của ban thường vụ hoặc của người đứng đầu cơ quan: cần là «T/L BAN THƯỜNG VỤ»".to_owned());
        }
        _ => {}
    }
}

/// Who leads the firm, the school, the office that a committee belongs to: no collective of the Party.
const HOSTS: [&str; 9] = [
    "Ban Giám đốc",
    "Ban Giám hiệu",
    "Ban Quản lý",
    "Ban Lãnh đạo",
    "Hội đồng quản trị",
    "Hội đồng thành viên",
    "Hội đồng trường",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
];

/// «T/M ĐẢNG UỶ» under the head of a Tỉnh uỷ.
fn other_collective(passage: &Passage, issuer: &str, principal: &str, findings: &mut Vec<Finding>) {
    let names = ["Tỉnh uỷ", "Thành uỷ", "Đảng uỷ", "Chi bộ", "Huyện uỷ", "Quận uỷ", "Thị uỷ"];
    let of_issuer = names.into_iter().find(|name| bodies::after(issuer, name).is_some());
    let of_principal = names.into_iter().find(|name| bodies::after(principal, name).is_some());
    let of_principal = of_principal.or_else(|| HOSTS.into_iter().find(|name| bodies::after(principal, name).is_some()));
    let (Some(of_issuer), Some(of_principal)) = (of_issuer, of_principal) else { return };
    if of_issuer == of_principal {
        return;
    }
    let message = format!(
        "Người ký thay mặt cơ quan ban hành: cần là «T/M {}», đang là «T/M {}»",
        of_issuer.to_uppercase(),
        of_principal.to_uppercase()
    );
    let range = 0..passage.text.len();
    let finding = passage.finding(R83.error("other-collective"), range).says(message);
    findings.push(finding.becomes(format!("T/M {}", of_issuer.to_uppercase())));
}

/// «BÍ THƯ ĐẢNG UỶ»: the body stands in the head already.
fn body_in_title(desk: &Desk, position: &Passage, findings: &mut Vec<Finding>) {
    // A second office in a commission names its commission (R89).
    if position.text.contains('\n') || bodies::normal(&position.text).contains(" kiêm ") {
        return;
    }
    if let Some(range) = name_in_title(desk, position) {
        let message = format!("Chức vụ không kèm tên cơ quan: cần bỏ «{}»", position.text[range.clone()].trim());
        findings.push(position.finding(R88.error("body-in-title"), range).says(message).becomes(""));
        return;
    }
    let Some(at) = bodies::committee_inside(&position.text) else { return };
    let message = format!("Chức vụ không kèm tên cơ quan: cần bỏ «{}»", position.text[at..].trim());
    findings.push(position.finding(R88.error("body-in-title"), at..position.text.len()).says(message).becomes(""));
}

/// «TRƯỞNG BAN XÂY DỰNG ĐẢNG» of a Ban Xây dựng Đảng: what goes beyond «TRƯỞNG BAN».
fn name_in_title(desk: &Desk, position: &Passage) -> Option<std::ops::Range<usize>> {
    let issuer = bodies::normal(desk.letter.issuer.name.as_deref()?);
    let (head, rest) = issuer.split_once(' ').filter(|(head, _)| *head == "ban")?;
    let written = bodies::normal(&position.text);
    let at = written.find(&format!("{head} {rest}"))? + head.len();
    // Capitals and small letters of Vietnamese are as long as each other in bytes, but for the place of a tone mark.
    (written.len() == position.text.len() && position.text.is_char_boundary(at)).then_some(at..position.text.len())
}

/// Signed with two offices, as a commission without a seal signs.
fn is_commission(desk: &Desk) -> bool {
    let issuer = desk.letter.issuer.name.as_deref().unwrap_or_default();
    let position =
        desk.letter.signature.as_ref().and_then(|signature| signature.position.as_deref()).unwrap_or_default();
    let has_two_offices = position.lines().any(|line| same(line.trim(), "kiêm"));
    has_two_offices
        && ["Ban Chỉ đạo", "Tiểu ban", "Tổ công tác"].iter().any(|name| bodies::after(issuer, name).is_some())
}

/// What may stand under the authority line.
fn under(desk: &Desk, position: &Passage, findings: &mut Vec<Finding>) {
    let Some(authority) = desk.passages.get(Field::Authority) else { return };
    let Some(Signed { sign, principal }) = parted(&authority.text) else { return };
    let title = position.text.lines().next().unwrap_or_default();
    let all = 0..position.text.len();
    match sign {
        "Q." => {
            let message = "Người giữ quyền ký với một dòng «Q. …», không có dòng chức vụ ở dưới: cần để trống";
            findings.push(position.finding(R86.warning("acting-with-position"), all).says(message).becomes(""));
        }
        "T/M" if !LEADING.iter().any(|office| bodies::after(title, office).is_some()) => {
            let message = "Dưới «T/M» chỉ ghi chức vụ bí thư, phó bí thư, chủ nhiệm, phó chủ nhiệm, chủ tịch, phó chủ tịch: cần bỏ chức vụ này";
            findings.push(position.finding(R84.error("title-under-collective"), all).says(message));
        }
        "K/T" if same(title.trim(), principal.trim()) => {
            let message = "Người ký «K/T» là cấp phó: dòng chức vụ cần ghi chức vụ của người ký";
            findings.push(position.finding(R85.error("head-for-head"), all).says(message));
        }
        "K/T" if bodies::after(title, "Phó").is_none() => {
            let message = "Người ký «K/T» là cấp phó của người đứng đầu: cần kiểm tra lại chức vụ";
            findings.push(position.finding(R85.warning("deputy-title"), all).says(message));
        }
        "T/L" if ["Bí thư", "Phó Bí thư"].iter().any(|office| bodies::after(title, office).is_some()) => {
            let message = "Bí thư, phó bí thư ký thay mặt («T/M»), không ký thừa lệnh («T/L»)";
            findings.push(position.finding(R87.error("secretary-by-order"), all).says(message));
        }
        _ => {}
    }
}
