//! Dates in the text: their zeros (R41, R74), days that do not exist, deadlines that are past, weekdays that do not fit.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::days::{self, Day, Form, Part};
use super::passage::{Passage, same};
use super::tokens::Kind;
use super::{Desk, Finding, Rule, Severity, rule};
use crate::field::Field;
use crate::rules::RuleSet;

const R41: Rule = rule("R41", "HD05 I.4.2.2");
const R74: Rule = rule("R74", "HD05 I.4.2.2");
/// Not of the guide: what a careful reader would ask.
const READER: Rule = rule("R74", "HD05 I.6.1; soát của văn thư");

/// Days of the calendar, month and day, on which no office works.
const HOLIDAYS: [(u32, u32, &str); 4] =
    [(1, 1, "Tết Dương lịch"), (4, 30, "ngày Chiến thắng"), (5, 1, "ngày Quốc tế Lao động"), (9, 2, "ngày Quốc khánh")];

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for passage in desk.passages.iter().filter(|passage| is_running_text(passage.field)) {
        for day in days::of(passage) {
            // What others wrote is quoted as it stands.
            if passage.is_quoted(day.range.start) {
                continue;
            }
            short_year(passage, &day, findings);
            padding(passage, &day, desk.rules, findings);
            if day.is_impossible() {
                let rule = rule_of(&day);
                let finding = passage.finding(rule.error("impossible-date"), day.range.clone());
                findings.push(finding.says("Ngày này không có trong lịch: cần kiểm tra lại ngày, tháng"));
                continue;
            }
            weekday(passage, &day, findings);
            two_weekdays(passage, &day, findings);
            if matches!(passage.field, Field::Body(_)) {
                deadline(desk, passage, &day, findings);
            }
        }
    }
}

/// `20/11/26`.
fn short_year(passage: &Passage, day: &Day, findings: &mut Vec<Finding>) {
    let Some(year) = day.short_year.clone() else { return };
    let right = format!("20{}", &passage.text[year.clone()]);
    let message = format!("Năm viết đủ bốn chữ số: đang là «{}», cần là «{right}»", &passage.text[year.clone()]);
    findings.push(passage.finding(R74.warning("year-shortened"), year).says(message).becomes(right));
}

fn is_running_text(field: Field) -> bool {
    matches!(field, Field::Body(_) | Field::Subject | Field::Addressee(_) | Field::Recipient(_))
}

fn rule_of(day: &Day) -> Rule {
    match day.form {
        Form::Long => R41,
        Form::Short => R74,
    }
}

fn padding(passage: &Passage, day: &Day, rules: &RuleSet, findings: &mut Vec<Finding>) {
    let words = &rules.words;
    let severity = match day.form {
        Form::Long => Severity::Error,
        Form::Short => Severity::Warning,
    };
    let parts = [
        ("Ngày", "day-padding", day.day.as_ref(), words.pad_day_below.value),
        ("Tháng", "month-padding", Some(&day.month), words.pad_month_below.value),
    ];
    for (name, check, part, below) in parts {
        let Some(part) = part.filter(|part| !is_right(passage, part, below)) else { continue };
        let right = padded(part.value, below);
        let written = &passage.text[part.range.clone()];
        let asks = if part.value < below { "cần thêm số 0" } else { "không thêm số 0" };
        let message = format!("{name} {} {asks}: đang là «{written}», cần là «{right}»", part.value);
        let finding = passage.finding(rule_of(day).weighs(check, severity), part.range.clone());
        findings.push(finding.says(message).becomes(right));
    }
}

fn is_right(passage: &Passage, part: &Part, below: u32) -> bool {
    passage.text[part.range.clone()] == padded(part.value, below)
}

fn padded(value: u32, below: u32) -> String {
    if value < below { format!("{value:02}") } else { value.to_string() }
}

/// Words that make a date a deadline, and words that make the same date a matter of history.
const SETS: [&str; 4] = ["trước", "nhất", "hạn", "hết"];
const WORK: [&str; 9] = ["gửi", "báo", "hoàn", "nộp", "xong", "đăng", "tổng", "trả", "thực"];
const PAST: [&str; 2] = ["đã", "từng"];
const PAST_PAIRS: [(&str, &str); 9] = [
    ("hiệu", "lực"),
    ("kết", "nạp"),
    ("nhiệm", "kỳ"),
    ("thành", "lập"),
    ("so", "với"),
    ("sinh", "trước"),
    ("sinh", "từ"),
    ("ban", "hành"),
    ("xây", "dựng"),
];

/// A deadline: «gửi về Văn phòng trước ngày 20/6/2026».
fn deadline(desk: &Desk, passage: &Passage, day: &Day, findings: &mut Vec<Finding>) {
    let Some(date) = day.date() else { return };
    if !is_deadline(passage, day) {
        return;
    }
    let finding = |severity| passage.finding(READER.weighs("deadline", severity), day.range.clone());
    // «Theo Kế hoạch số …, các chi bộ phải gửi báo cáo trước ngày …»: what was asked before, told now.
    let is_told_again = passage.is_word(0, "theo") || passage.is_word(0, "căn");
    if desk.letter.date.is_some() && date < desk.day {
        if is_told_again {
            return;
        }
        let message = format!(
            "Thời hạn {} đã qua khi ban hành công văn ({}): cần kiểm tra lại",
            &passage.text[day.range.clone()],
            shown(desk.day, desk.rules)
        );
        findings.push(finding(Severity::Warning).says(message));
        return;
    }
    if let Some((_, _, name)) = HOLIDAYS.iter().find(|(month, day, _)| (date.month(), date.day()) == (*month, *day)) {
        findings.push(finding(Severity::Note).says(format!("Thời hạn rơi vào {name}: nên chọn ngày làm việc")));
    } else if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
        let name = if date.weekday() == Weekday::Sat { "thứ Bảy" } else { "Chủ nhật" };
        findings.push(finding(Severity::Note).says(format!("Thời hạn rơi vào {name}: nên chọn ngày làm việc")));
    }
}

/// Whether the words of the same sentence before the date set a deadline for work.
fn is_deadline(passage: &Passage, day: &Day) -> bool {
    let words = sentence_before(passage, day.tokens.start);
    let sets = |word: &&str| SETS.iter().any(|set| same(word, set));
    // «chậm nhất Chủ nhật, ngày 15/11/2026».
    let before_weekday = match &words[..] {
        [before @ .., first, second, "ngày"] if named(first, second).is_some() => before.last(),
        _ => None,
    };
    let near = words.iter().rev().take(3).any(&sets) || before_weekday.is_some_and(sets);
    let has = |list: &[&str]| words.iter().any(|word| list.iter().any(|one| same(word, one)));
    let is_past = words.windows(2).any(|pair| PAST_PAIRS.iter().any(|(a, b)| same(pair[0], a) && same(pair[1], b)));
    near && has(&WORK) && !has(&PAST) && !is_past
}

fn sentence_before(passage: &Passage, at: usize) -> Vec<&str> {
    let before = &passage.tokens[..at];
    let ends = |token: &&super::tokens::Token| {
        matches!(passage.word(token), "." | ";" | ":" | "?" | "!") && !passage.is_address(token.start)
    };
    let start = before.iter().rposition(|token| ends(&token)).map_or(0, |end| end + 1);
    before[start..].iter().filter(|token| token.kind == Kind::Word).map(|token| passage.word(token)).collect()
}

/// `05/6/2026` as this guide writes it.
pub(super) fn shown(date: NaiveDate, rules: &RuleSet) -> String {
    let words = &rules.words;
    let day = padded(date.day(), words.pad_day_below.value);
    let month = padded(date.month(), words.pad_month_below.value);
    format!("{day}/{month}/{}", date.year())
}

const WEEKDAYS: [(&str, &str, Weekday); 6] = [
    ("hai", "2", Weekday::Mon),
    ("ba", "3", Weekday::Tue),
    ("tư", "4", Weekday::Wed),
    ("năm", "5", Weekday::Thu),
    ("sáu", "6", Weekday::Fri),
    ("bảy", "7", Weekday::Sat),
];

/// «thứ Hai, ngày 15/6/2026», «Chủ nhật (ngày 14/6/2026)».
fn weekday(passage: &Passage, day: &Day, findings: &mut Vec<Finding>) {
    let (Some(date), Some((named, tokens))) = (day.date(), weekday_before(passage, day.tokens.start)) else { return };
    if named == date.weekday() {
        return;
    }
    let range = passage.bytes(tokens);
    let right = weekday_name(date.weekday());
    let message =
        format!("Ngày {} là {right}: đang ghi «{}»", &passage.text[day.range.clone()], &passage.text[range.clone()]);
    findings.push(passage.finding(READER.warning("weekday"), range).says(message).becomes(right));
}

/// «thứ Bảy và Chủ nhật, ngày 03 và 04/10/2026»: two days of one month.
fn two_weekdays(passage: &Passage, day: &Day, findings: &mut Vec<Finding>) {
    let Some((range, [first, second])) = two_days(passage, day) else { return };
    let right = format!("{} và {}", weekday_name(first), weekday_name(second));
    let written = &passage.text[range.clone()];
    if same(written, &right) {
        return;
    }
    let message = format!("Hai ngày này là {right}: đang ghi «{written}»");
    findings.push(passage.finding(READER.warning("weekday"), range).says(message).becomes(right));
}

/// Where two weekdays are named for two days, and what they should be.
fn two_days(passage: &Passage, day: &Day) -> Option<(Range<usize>, [Weekday; 2])> {
    let and = word_before(passage, day.tokens.start).filter(|at| passage.is_word(*at, "và"))?;
    let number = word_before(passage, and)?;
    let first = passage.word(passage.token(number, Kind::Number)?).parse().ok()?;
    let (_, behind) = weekday_before(passage, number)?;
    let and = word_before(passage, behind.start).filter(|at| passage.is_word(*at, "và"))?;
    let (_, before) = weekday_before(passage, and)?;
    let date = day.date()?;
    let tokens = before.start..behind.end;
    Some((passage.bytes(tokens), [date.with_day(first)?.weekday(), date.weekday()]))
}

/// The last word or number before a token.
fn word_before(passage: &Passage, at: usize) -> Option<usize> {
    passage.tokens[..at].iter().rposition(|token| matches!(token.kind, Kind::Word | Kind::Number))
}

/// The weekday that ends before a token, «ngày» left aside, and its tokens.
fn weekday_before(passage: &Passage, at: usize) -> Option<(Weekday, Range<usize>)> {
    let last = word_before(passage, at)?;
    let second = if passage.is_word(last, "ngày") { word_before(passage, last)? } else { last };
    let first = word_before(passage, second)?;
    let between = &passage.text[passage.tokens[second].end..passage.tokens[at].start];
    if between.contains(['.', ';', ':', '\n']) || is_ordinal(passage, first) {
        return None;
    }
    let word = |at: usize| passage.word(&passage.tokens[at]);
    Some((named(word(first), word(second))?, first..second + 1))
}

/// «Chủ nhật», «thứ Hai», «thứ 2».
fn named(first: &str, second: &str) -> Option<Weekday> {
    if same(first, "chủ") && same(second, "nhật") {
        return Some(Weekday::Sun);
    }
    let day = WEEKDAYS.iter().find(|(name, digit, _)| same(second, name) || second == *digit);
    day.filter(|_| same(first, "thứ")).map(|(_, _, day)| *day)
}

/// «lần thứ ba», «kỳ họp thứ 5»: a count, not a weekday. «Họp thứ Hai» is one.
fn is_ordinal(passage: &Passage, at: usize) -> bool {
    let before = |at: usize| at.checked_sub(2).filter(|_| passage.token(at - 1, Kind::Blank).is_some());
    let is_any = |at: usize, words: &[&str]| words.iter().any(|word| passage.is_word(at, word));
    let Some(counted) = before(at).filter(|_| passage.is_word(at, "thứ")) else { return false };
    let is_session =
        is_any(counted, &["họp"]) && before(counted).is_some_and(|at| is_any(at, &["kỳ", "phiên", "cuộc"]));
    const COUNTED: [&str; 16] = [
        "lần", "kỳ", "hội", "khoá", "nghị", "phiên", "ngày", "buổi", "đợt", "vòng", "lớp", "tuần", "đoạn", "bước",
        "quý", "năm",
    ];
    is_session || is_any(counted, &COUNTED)
}

fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}
