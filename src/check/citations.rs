//! Cited documents (R71 to R75): complete when first named, short afterwards, one day and one number each.

use std::collections::HashMap;

use super::citation::{self, Citation, Manner, TYPES};
use super::dates::shown;
use super::passage::{Passage, same};
use super::tokens::Kind;
use super::{Desk, Finding, Rule, Severity, rule};
use crate::field::Field;
use crate::rules::RuleSet;

const R32: Rule = rule("R32", "HD05 I.3.2.2");
const R71: Rule = rule("R71", "HD05 I.6.1.4");
const R72: Rule = rule("R72", "HD05 I.6.1.4");
const R73: Rule = rule("R73", "HD05 I.6.1.4");
const R75: Rule = rule("R75", "HD05 I.3.2.2");
const R137: Rule = rule("R137", "NĐ30 PLII.V.6");

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let mut known: HashMap<String, Known> = HashMap::new();
    for passage in desk.passages.iter().filter(|passage| matches!(passage.field, Field::Subject | Field::Body(_))) {
        let citations = citation::of(passage);
        let mut is_nested = false;
        for (i, citation) in citations.iter().enumerate() {
            form(passage, citation, findings);
            day(desk, passage, citation, findings);
            let is_subject = passage.field == Field::Subject;
            is_nested = i > 0 && is_inside_subject(passage, &citations[i - 1], citation, is_nested);
            let shares = shares_with_next(passage, citation, citations.get(i + 1));
            let mention = Mention { passage, citation, is_quoted: is_subject || is_nested, shares };
            identity(&mention, &mut known, findings);
        }
    }
}

/// A citation where it stands.
struct Mention<'a> {
    passage: &'a Passage,
    citation: &'a Citation,
    /// Part of another document's subject, or of the letter's own: written as it is called there.
    is_quoted: bool,
    /// «Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW, ngày … của …»: what follows belongs to both.
    shares: bool,
}

/// What was said of a document before.
struct Known {
    date: Option<chrono::NaiveDate>,
    written: String,
    was_complete: bool,
}

/// How number and sign are written.
fn form(passage: &Passage, citation: &Citation, findings: &mut Vec<Finding>) {
    let text = |range: &std::ops::Range<usize>| &passage.text[range.clone()];
    if citation.manner == Manner::Unfinished {
        let message = format!(
            "Ký hiệu «{}» thiếu cơ quan ban hành: cần viết đủ, ví dụ «{}/TU»",
            text(&citation.reference),
            text(&citation.reference)
        );
        findings.push(passage.finding(R71.error("symbol-unfinished"), citation.reference.clone()).says(message));
    }
    if citation.manner == Manner::Bare {
        let message = format!("Số «{}» thiếu ký hiệu văn bản: cần viết đủ số và ký hiệu", text(&citation.reference));
        findings.push(passage.finding(R71.error("symbol-missing"), citation.reference.clone()).says(message));
    }
    if citation.lead.is_empty() {
        let message = format!("Trước số và ký hiệu cần có chữ «số»: cần là «số {}»", text(&citation.reference));
        let finding = passage.finding(R71.warning("number-word-missing"), citation.reference.clone());
        findings.push(finding.says(message).becomes(format!("số {}", text(&citation.reference))));
        return;
    }
    if citation.manner == Manner::State && is_party_sign(text(&citation.body)) {
        let right = format!("{}-{}/{}", padded(text(&citation.number)), text(&citation.symbol), text(&citation.body));
        let message = format!(
            "Ký hiệu văn bản của Đảng viết «số-loại/cơ quan»: đang là «{}», cần là «{right}»",
            text(&citation.reference)
        );
        let finding = passage.finding(R75.warning("reference-states-way"), citation.reference.clone());
        findings.push(finding.says(message).becomes(right));
        return;
    }
    if text(&citation.lead).contains(':') {
        let message = "Sau chữ «số» không có dấu hai chấm: cần bỏ dấu «:»";
        let lead = passage.finding(R75.warning("number-colon"), citation.lead.clone());
        let word = if text(&citation.lead).starts_with('S') { "Số " } else { "số " };
        findings.push(lead.says(message).becomes(word));
    }
    if citation.manner != Manner::Party {
        return;
    }
    let right = format!("{}-{}/{}", padded(text(&citation.number)), text(&citation.symbol), text(&citation.body));
    let written = text(&citation.reference);
    if written.contains([' ', '\u{a0}', '–']) {
        let message = format!("Số và ký hiệu viết liền, nối bằng «-» và «/»: đang là «{written}», cần là «{right}»");
        let finding = passage.finding(R75.warning("reference-blanks"), citation.reference.clone());
        findings.push(finding.says(message).becomes(right.clone()));
    } else if written != right {
        let message = format!("Số dưới 10 có số 0 đứng trước: đang là «{written}», cần là «{right}»");
        let finding = passage.finding(R32.warning("number-padding"), citation.reference.clone());
        findings.push(finding.says(message).becomes(right));
    }
    kind(passage, citation, findings);
}

/// Signs that only bodies of the Party have.
fn is_party_sign(body: &str) -> bool {
    ["TW", "TU", "ĐU", "HU", "QU", "ThU", "CB"].contains(&body) || body.ends_with("TU") && body.len() > 2
}

fn padded(number: &str) -> String {
    if number.len() == 1 && number != "0" { format!("0{number}") } else { number.to_owned() }
}

/// The type's name and its sign.
fn kind(passage: &Passage, citation: &Citation, findings: &mut Vec<Finding>) {
    let symbol = &passage.text[citation.symbol.clone()];
    let Some(kind) = citation.kind.map(|kind| &TYPES[kind]) else {
        let message = "Văn bản được dẫn cần có tên loại trước chữ «số», ví dụ «Kế hoạch số …»";
        let at = citation.lead.start..citation.reference.end;
        findings.push(passage.finding(R71.warning("type-missing"), at).says(message));
        return;
    };
    if !kind.symbols.is_empty() && !kind.symbols.contains(&symbol) {
        let fits: Vec<&str> =
            TYPES.iter().filter(|other| other.symbols.first() == Some(&symbol)).map(|other| other.name).collect();
        let other = fits.first().map(|name| format!("; «{symbol}» là ký hiệu của {name}")).unwrap_or_default();
        let message =
            format!("Ký hiệu của {} là «{}», đang là «{symbol}»{other}: cần kiểm tra lại", kind.name, kind.symbols[0]);
        findings.push(passage.finding(R71.error("symbol-of-type"), citation.symbol.clone()).says(message));
    }
    let Some(range) = citation.kind_range.clone() else { return };
    let written = &passage.text[range.clone()];
    if written.chars().next().is_some_and(char::is_lowercase) && same(written, kind.name) {
        let message = format!("Tên loại của một văn bản cụ thể viết hoa: đang là «{written}», cần là «{}»", kind.name);
        let finding = passage.finding(R137.warning("type-capital"), range);
        findings.push(finding.says(message).becomes(kind.name));
    }
}

/// The comma before the day, and a day that is later than the letter.
fn day(desk: &Desk, passage: &Passage, citation: &Citation, findings: &mut Vec<Finding>) {
    let Some(day) = &citation.date else { return };
    let is_partys = matches!(citation.manner, Manner::Party | Manner::Unfinished);
    if is_partys && !citation.has_comma && passage.field != Field::Subject {
        let range = citation.reference.end..day.range.start;
        let gap = passage.text[range.clone()].to_owned();
        let message = "Giữa ký hiệu và ngày cần có dấu phẩy, ví dụ «số 12-KH/TU, ngày 15/5/2026»";
        let finding = passage.finding(R72.warning("comma-before-date"), range);
        findings.push(finding.says(message).becomes(format!(",{gap}")));
    }
    let (Some(date), Some(own)) = (day.date(), desk.letter.date) else { return };
    if date > own {
        let message = format!(
            "Văn bản được dẫn có ngày {} sau ngày ban hành công văn ({}): cần kiểm tra lại",
            &passage.text[day.range.clone()],
            shown(own, desk.rules)
        );
        findings.push(passage.finding(R71.error("cited-later"), day.range.clone()).says(message));
    }
}

/// «về thực hiện Nghị quyết số …»: the citation before is still telling its subject. Behind «và» it is so only if the one
/// before stands in a subject as well.
fn is_inside_subject(passage: &Passage, before: &Citation, citation: &Citation, is_nested: bool) -> bool {
    let and = citation.tokens.start.checked_sub(2).is_some_and(|at| passage.is_word(at, "và"));
    if and && !is_nested {
        return false;
    }
    let Some(about) = before.about.or(is_nested.then_some(before.tokens.end)) else { return false };
    let between = passage.tokens.get(about..citation.tokens.start).unwrap_or_default();
    let ends = |word: &str| matches!(word, "." | ";" | ":" | ",") || is_closing_quote(word);
    !between.is_empty() && !between.iter().any(|token| token.kind == Kind::Mark && ends(passage.word(token)))
}

fn is_closing_quote(word: &str) -> bool {
    matches!(word, "”" | "»")
}

/// Whether only a comma or «và» stands before a next citation that brings day and body for both.
fn shares_with_next(passage: &Passage, citation: &Citation, next: Option<&Citation>) -> bool {
    let Some(next) = next.filter(|next| next.issuer.is_some() && citation.issuer.is_none()) else { return false };
    let between = &passage.text[citation.range.end..next.range.start];
    matches!(between.trim(), "," | "và" | ", và" | ";")
}

/// First and later mentions of one document.
fn identity(mention: &Mention, known: &mut HashMap<String, Known>, findings: &mut Vec<Finding>) {
    let Mention { passage, citation, is_quoted, .. } = *mention;
    if matches!(citation.manner, Manner::Bare | Manner::Unfinished) {
        return;
    }
    let kind = citation.kind.map_or("", |kind| TYPES[kind].name);
    let text = |range: &std::ops::Range<usize>| passage.text[range.clone()].to_owned();
    let key = format!("{kind} {} {} {}", padded(&text(&citation.number)), text(&citation.symbol), text(&citation.body));
    // A State document's year is part of its number.
    let key = if citation.manner == Manner::State { format!("{kind} {}", text(&citation.reference)) } else { key };
    let date = citation.date.as_ref().and_then(super::days::Day::date);
    if let Some(earlier) = known.get_mut(&key) {
        if let (Some(before), Some(now)) = (earlier.date, date)
            && before != now
        {
            let day = citation.date.as_ref().map_or(citation.range.clone(), |day| day.range.clone());
            let message = format!(
                "{} ở trên ghi ngày {}, ở đây ghi ngày {}: cần kiểm tra lại",
                earlier.written,
                shown(before, RuleSet::on(now)),
                shown(now, RuleSet::on(now))
            );
            findings.push(passage.finding(R71.error("two-dates"), day).says(message));
        }
        earlier.date = earlier.date.or(date);
        let is_told = date.is_some() && citation.issuer.is_some();
        if earlier.was_complete && !is_quoted {
            repeated(passage, citation, findings);
        } else if !earlier.was_complete && !is_quoted {
            earlier.was_complete = complete(mention, findings);
        }
        earlier.was_complete |= is_told;
        return;
    }
    let is_told = citation.date.is_some() && citation.issuer.is_some();
    let was_complete = if is_quoted { is_told } else { complete(mention, findings) };
    let written = format!("{kind} số {}", text(&citation.reference));
    known.insert(key, Known { date, written, was_complete });
}

/// What the first mention of a document lacks; `true` when the document counts as introduced.
fn complete(mention: &Mention, findings: &mut Vec<Finding>) -> bool {
    let Mention { passage, citation, shares, .. } = *mention;
    let mut lacks = Vec::new();
    if !shares {
        if citation.date.is_none() {
            lacks.push("ngày ban hành");
        }
        if citation.issuer.is_none() && !is_told_before(passage, citation) {
            lacks.push("cơ quan ban hành");
        }
        if citation.about.is_none() && !is_quoted_title(passage, citation) {
            lacks.push("trích yếu");
        }
    }
    if lacks.is_empty() {
        return true;
    }
    let only_subject = lacks == ["trích yếu"];
    // Documents of the State are cited by their own custom, «Nghị định số 145/2020/NĐ-CP của Chính phủ».
    let severity = match citation.manner {
        Manner::State if citation.issuer.is_some() || only_subject => Severity::Note,
        Manner::State => Severity::Warning,
        _ if only_subject => Severity::Warning,
        _ => Severity::Error,
    };
    let message = format!(
        "Lần đầu dẫn một văn bản cần đủ tên loại, số và ký hiệu, ngày, cơ quan ban hành, trích yếu: đang thiếu {}",
        lacks.join(", ")
    );
    let range = citation.range.start..citation.reference.end;
    findings.push(passage.finding(R71.weighs("citation-incomplete", severity), range).says(message));
    true
}

/// «của Học viện … tại Công văn số …»: who issued it stands before.
fn is_told_before(passage: &Passage, citation: &Citation) -> bool {
    let before = citation.tokens.start.checked_sub(2);
    before.is_some_and(|at| passage.is_word(at, "tại"))
        && passage.tokens[..citation.tokens.start]
            .iter()
            .any(|token| matches!(passage.word(token), "của" | "được" | "do"))
}

/// A title in quotation marks right behind the citation, with «về» or without.
fn is_quoted_title(passage: &Passage, citation: &Citation) -> bool {
    let at = passage.skip_blanks(citation.tokens.end);
    ["“", "\"", "«", "("].iter().any(|mark| passage.is_mark(at, mark))
}

/// A later mention that tells day and body again (R73).
fn repeated(passage: &Passage, citation: &Citation, findings: &mut Vec<Finding>) {
    if citation.date.is_none() && citation.issuer.is_none() {
        return;
    }
    let range = citation.reference.end..citation.range.end;
    let kind = citation.kind.map_or("", |kind| TYPES[kind].name);
    let short = format!("{kind} số {}", &passage.text[citation.reference.clone()]);
    let message =
        format!("Văn bản đã dẫn đủ ở trên, từ lần sau chỉ cần «{short}»: nên bỏ «{}»", &passage.text[range.clone()]);
    let finding = passage.finding(R73.note("citation-repeated"), range).says(message);
    // A subject that follows would be left hanging; only the clerk sees where it ends.
    findings.push(if citation.about.is_none() { finding.becomes("") } else { finding });
}
