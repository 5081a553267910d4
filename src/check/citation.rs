//! Documents that a text cites: `Kế hoạch số 12-KH/TU, ngày 15/5/2026 của Ban Thường vụ Tỉnh uỷ về …`, taken apart.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::bodies::normal;
use super::days::{self, Day};
use super::passage::{Passage, same};
use super::tokens::Kind;
use super::vocabulary::Vocabulary;

/// A type of document: its name and the signs that stand for it, the Party's first.
pub struct Type {
    /// As it begins a citation.
    pub name: &'static str,
    /// `KH`; none where the sources give none.
    pub symbols: &'static [&'static str],
}

const fn kind(name: &'static str, symbols: &'static [&'static str]) -> Type {
    Type { name, symbols }
}

/// Longer names before the shorter ones that they end with.
pub const TYPES: [Type; 34] = [
    kind("Thông báo kết luận", &["TB", "TBKL"]),
    kind("Nghị quyết liên tịch", &["NQLT"]),
    kind("Thông tư liên tịch", &["TTLT"]),
    kind("Kế hoạch hành động", &["KH"]),
    kind("Kế hoạch liên tịch", &["KH", "KHLT", "KHPH"]),
    kind("Chương trình hành động", &["CTr", "CTHĐ"]),
    kind("Chương trình phối hợp", &["CTr", "CTPH", "CTrPH"]),
    kind("Quy chế phối hợp", &["QC", "QCPH"]),
    kind("Lời kêu gọi", &[]),
    kind("Giấy mời", &["GM"]),
    kind("Nghị quyết", &["NQ"]),
    kind("Nghị định", &["NĐ"]),
    kind("Quyết định", &["QĐ"]),
    kind("Quy định", &["QĐ", "QĐi", "QyĐ"]),
    kind("Quy chế", &["QC"]),
    kind("Quy hoạch", &["QH"]),
    kind("Quy trình", &["QT", "QTr"]),
    kind("Chỉ thị", &["CT"]),
    kind("Kết luận", &["KL"]),
    kind("Thông tri", &["TT"]),
    kind("Thông tư", &["TT"]),
    kind("Thông báo", &["TB", "TBKL"]),
    kind("Thông cáo", &["TC"]),
    kind("Hướng dẫn", &["HD"]),
    kind("Kế hoạch", &["KH"]),
    kind("Chương trình", &["CTr", "CTR"]),
    kind("Đề án", &["ĐA"]),
    kind("Phương án", &["PA"]),
    kind("Dự án", &["DA"]),
    kind("Báo cáo", &["BC"]),
    kind("Biên bản", &["BB"]),
    kind("Tờ trình", &["TTr"]),
    kind("Công văn", &["CV"]),
    kind("Pháp lệnh", &["PL"]),
];

/// Whose way of numbering a symbol follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// `12-KH/TU`
    Party,
    /// `145/2020/NĐ-CP`, `12/QĐ-UBND`
    State,
    /// `331-KL`: no body behind the type.
    Unfinished,
    /// `02`: a number alone.
    Bare,
}

/// A document that is cited by its number.
pub struct Citation {
    /// From the type to the end of what belongs to it, in bytes; the subject is left out.
    pub range: Range<usize>,
    /// The tokens of the same.
    pub tokens: Range<usize>,
    /// Index in [`TYPES`]; `None` when no type stands before «số».
    pub kind: Option<usize>,
    /// The type's bytes.
    pub kind_range: Option<Range<usize>>,
    /// From the number to the end of the symbol.
    pub reference: Range<usize>,
    /// From «số» to the number, marks and blanks included.
    pub lead: Range<usize>,
    /// The number.
    pub number: Range<usize>,
    /// `KH` in `12-KH/TU`, empty for a bare number.
    pub symbol: Range<usize>,
    /// `TU` in `12-KH/TU`.
    pub body: Range<usize>,
    /// How the number is written.
    pub manner: Manner,
    /// The day.
    pub date: Option<Day>,
    /// Whether a comma parts the symbol from the day.
    pub has_comma: bool,
    /// Who issued it.
    pub issuer: Option<Range<usize>>,
    /// The token that begins the subject, «về …».
    pub about: Option<usize>,
}

/// The documents cited in a text, from first to last.
pub fn of(passage: &Passage) -> Vec<Citation> {
    let days = days::of(passage);
    let mut citations: Vec<Citation> = Vec::new();
    for at in 0..passage.tokens.len() {
        if citations.last().is_some_and(|last| at < last.tokens.end) {
            continue;
        }
        if let Some(citation) = without_lead(passage, at, &days) {
            citations.push(citation);
            continue;
        }
        if !passage.is_word(at, "số") {
            continue;
        }
        let inherited =
            citations.last().filter(|last| is_only_comma(passage, last.tokens.end, at)).and_then(|last| last.kind);
        if let Some(citation) = read(passage, at, inherited, &days) {
            citations.push(citation);
        }
    }
    citations
}

/// «Công văn 219-CV/TU»: a type and a number with its sign, «số» left out.
fn without_lead(passage: &Passage, at: usize, days: &[Day]) -> Option<Citation> {
    passage.token(at, Kind::Number)?;
    passage.token(at.checked_sub(1)?, Kind::Blank)?;
    let (kind, first) = kind_before(passage, at)?;
    let (symbol, body, manner, end) = reference(passage, at);
    if !matches!(manner, Manner::Party | Manner::State) || body.is_empty() && symbol.is_empty() {
        return None;
    }
    let tokens = &passage.tokens;
    let mut citation = Citation {
        range: tokens[first].start..tokens[end - 1].end,
        tokens: first..end,
        kind: Some(kind),
        kind_range: Some(tokens[first].start..tokens[at - 2].end),
        reference: tokens[at].start..tokens[end - 1].end,
        lead: tokens[at].start..tokens[at].start,
        number: tokens[at].range(),
        symbol,
        body,
        manner,
        date: None,
        has_comma: false,
        issuer: None,
        about: None,
    };
    follow(passage, &mut citation, days);
    Some(citation)
}

/// «số 12-KH/TU, số 15-KH/TU»: the second is of the first one's type.
fn is_only_comma(passage: &Passage, from: usize, to: usize) -> bool {
    passage.tokens[from..to].iter().all(|token| token.kind == Kind::Blank || matches!(passage.word(token), "," | "và"))
}

/// The citation around the word «số» at `at`.
fn read(passage: &Passage, at: usize, inherited: Option<usize>, days: &[Day]) -> Option<Citation> {
    let lead_end = after_lead(passage, at + 1);
    passage.token(lead_end, Kind::Number)?;
    let named = kind_before(passage, at);
    let (symbol, body, manner, end) = reference(passage, lead_end);
    let kind = named.as_ref().map(|(kind, _)| *kind).or(inherited);
    // «số 5 đồng chí», «điện thoại số 0252…»: only a known type makes a number without a sign a document.
    if kind.is_none() && manner != Manner::Party {
        return None;
    }
    let start = named.as_ref().map_or(at, |(_, first)| *first);
    let tokens = &passage.tokens;
    let mut citation = Citation {
        range: tokens[start].start..tokens[end - 1].end,
        tokens: start..end,
        kind,
        kind_range: named.map(|(_, first)| tokens[first].start..tokens[passage_end_of_kind(passage, at)].end),
        reference: tokens[lead_end].start..tokens[end - 1].end,
        lead: tokens[at].start..tokens[lead_end].start,
        number: tokens[lead_end].range(),
        symbol,
        body,
        manner,
        date: None,
        has_comma: false,
        issuer: None,
        about: None,
    };
    follow(passage, &mut citation, days);
    // A type, «số» and a bare number are a document only with a day: «Điều lệ … Chương trình số 5 của đài».
    (citation.manner != Manner::Bare || citation.date.is_some()).then_some(citation)
}

/// The last token of the type before «số».
fn passage_end_of_kind(passage: &Passage, at: usize) -> usize {
    (0..at).rev().find(|before| passage.tokens[*before].kind == Kind::Word).unwrap_or(at)
}

/// Behind «số»: blanks, and a colon that should not be there.
fn after_lead(passage: &Passage, at: usize) -> usize {
    let at = passage.skip_blanks(at);
    if passage.is_mark(at, ":") { passage.skip_blanks(at + 1) } else { at }
}

/// The types by their last word: `hoạch` for `kế hoạch`.
static BY_LAST: LazyLock<HashMap<String, Vec<(String, usize)>>> = LazyLock::new(|| {
    let mut by_last: HashMap<String, Vec<(String, usize)>> = HashMap::new();
    for (kind, Type { name, .. }) in TYPES.iter().enumerate() {
        let plain = normal(name);
        let last = plain.rsplit(' ').next().unwrap_or_default().to_owned();
        by_last.entry(last).or_default().push((plain, kind));
    }
    by_last
});

/// The type that ends right before the token `at` and its blank, and its first token.
fn kind_before(passage: &Passage, at: usize) -> Option<(usize, usize)> {
    let at = passage.tokens[..at].iter().rposition(|token| token.kind != Kind::Blank)? + 1;
    let kinds = BY_LAST.get(passage.plain(at - 1))?;
    kinds.iter().find_map(|(plain, kind)| Some((*kind, passage.phrase_before(at, plain)?)))
}

type Reference = (Range<usize>, Range<usize>, Manner, usize);

/// What follows the number at `at`: type sign, body sign, manner, and the token behind. Single blanks around the marks are
/// read over; a check tells them.
fn reference(passage: &Passage, at: usize) -> Reference {
    let none = || passage.tokens[at].end..passage.tokens[at].end;
    let bare = (none(), none(), Manner::Bare, at + 1);
    let Some(next) = joined(passage, at + 1, "-") else { return slashed(passage, at).unwrap_or(bare) };
    let Some((symbol, after)) = sign(passage, next) else { return bare };
    let Some((body, end)) = joined(passage, after, "/").and_then(|next| sign_chain(passage, next)) else {
        return (symbol, none(), Manner::Unfinished, after);
    };
    (symbol, body, Manner::Party, end)
}

/// `145/2020/NĐ-CP`, `12/QĐ-UBND`.
fn slashed(passage: &Passage, at: usize) -> Option<Reference> {
    let mut next = joined(passage, at + 1, "/")?;
    if passage.token(next, Kind::Number).is_some_and(|year| year.range().len() == 4) {
        next = joined(passage, next + 1, "/")?;
    }
    let (mut symbol, mut after) = sign(passage, next)?;
    // «UBTVQH14», «QH15».
    if let Some(number) = passage.token(after, Kind::Number) {
        (symbol.end, after) = (number.end, after + 1);
    }
    match joined(passage, after, "-").and_then(|next| sign_chain(passage, next)) {
        Some((body, end)) => Some((symbol, body, Manner::State, end)),
        None => Some((symbol.clone(), symbol.end..symbol.end, Manner::State, after)),
    }
}

/// The token behind a mark, blanks around it left aside.
fn joined(passage: &Passage, at: usize, mark: &str) -> Option<usize> {
    let is_blank = |at: usize| passage.token(at, Kind::Blank).is_some();
    let at = if is_blank(at) { at + 1 } else { at };
    let is_there = passage.is_mark(at, mark) || mark == "-" && passage.is_mark(at, "–");
    if !is_there {
        return None;
    }
    Some(if is_blank(at + 1) { at + 2 } else { at + 1 })
}

/// A sign of a type or a body: letters that begin with a capital.
fn sign(passage: &Passage, at: usize) -> Option<(Range<usize>, usize)> {
    let token = passage.token(at, Kind::Word)?;
    let first = passage.word(token).chars().next()?;
    first.is_uppercase().then(|| (token.range(), at + 1))
}

/// `TU`, `BTCTU-BNCTU`, `UBND`; digits may follow (`HĐND15`).
fn sign_chain(passage: &Passage, at: usize) -> Option<(Range<usize>, usize)> {
    let (mut range, mut end) = sign(passage, at)?;
    loop {
        if let Some(number) = passage.token(end, Kind::Number) {
            range.end = number.end;
            end += 1;
        }
        let more = passage.is_mark(end, "-").then(|| sign(passage, end + 1)).flatten();
        let Some((next, after)) = more else { return Some((range, end)) };
        (range.end, end) = (next.end, after);
    }
}

/// Reads what belongs to the document behind its number: the day, who issued it, where its subject begins.
fn follow(passage: &Passage, citation: &mut Citation, days: &[Day]) {
    let mut at = citation.tokens.end;
    let comma = passage.skip_blanks(at);
    let has_comma = passage.is_mark(comma, ",");
    let word = passage.skip_blanks(if has_comma { comma + 1 } else { comma });
    if let Some((day, end)) = day_at(passage, word, days) {
        citation.date = Some(day);
        citation.has_comma = has_comma;
        at = end;
        extend(passage, citation, end);
    }
    let mut of = passage.skip_blanks(at);
    if passage.is_mark(of, ",") {
        of = passage.skip_blanks(of + 1);
    }
    if passage.is_word(of, "của") {
        let end = issuer_end(passage, of + 1);
        let first = passage.skip_blanks(of + 1);
        if first < end {
            citation.issuer = Some(passage.tokens[first].start..passage.tokens[end - 1].end);
            extend(passage, citation, end);
            at = end;
        }
    }
    let about = passage.skip_blanks(at);
    let about = if passage.is_mark(about, ",") { passage.skip_blanks(about + 1) } else { about };
    citation.about = ABOUT.contains(&passage.plain(about)).then_some(about);
}

/// What begins a subject: «về», «phê duyệt», «ban hành», «quy định», «hướng dẫn», and «V/v».
const ABOUT: [&str; 12] = ["về", "phê", "ban", "quy", "hướng", "thực", "triển", "v", "sửa", "tổ", "kiện", "thành"];

fn extend(passage: &Passage, citation: &mut Citation, end: usize) {
    citation.tokens.end = end;
    citation.range.end = passage.tokens[end - 1].end;
}

/// The day that begins at `at`, with «ngày» or without.
fn day_at(passage: &Passage, at: usize, days: &[Day]) -> Option<(Day, usize)> {
    let behind = if passage.is_word(at, "ngày") { passage.skip_blanks(at + 1) } else { at };
    let day = days.iter().find(|day| day.day.is_some() && (day.tokens.start == at || day.tokens.start == behind))?;
    Some((day.clone(), day.tokens.end))
}

/// Where the name of a body ends: at a mark, or before a word that goes on with something else.
fn issuer_end(passage: &Passage, from: usize) -> usize {
    const STOPS: [&str; 32] = [
        "về", "phê", "hướng", "quy", "nhằm", "để", "và", "tại", "trong", "đã", "có", "phù", "yêu", "đề", "nêu", "theo",
        "do", "được", "khi", "với", "ngày", "số", "đăng", "gửi", "chỉ", "kèm", "đồng", "cho", "hoặc", "thì", "là",
        "từ",
    ];
    let mut end = from;
    for at in from..passage.tokens.len() {
        let token = &passage.tokens[at];
        match token.kind {
            Kind::Word => {
                let word = passage.word(token);
                let is_stop = STOPS.iter().any(|stop| same(word, stop)) && !is_capital(word);
                let is_and = word == "và" && is_more_of_name(passage, at);
                // «ban hành» goes on, «Ban Thường vụ» is a body.
                let is_issuing = word == "ban" && passage.is_word(passage.skip_blanks(at + 1), "hành");
                if is_stop && !is_and || is_issuing {
                    return end;
                }
                end = at + 1;
            }
            Kind::Number => end = at + 1,
            Kind::Blank => {}
            Kind::Break => return end,
            Kind::Mark if passage.word(token) == "-" => {}
            Kind::Mark => return end,
        }
    }
    end
}

static NAMES: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(&TYPES.map(|kind| kind.name)));

/// «Ban Tuyên giáo và Dân vận»: the name goes on behind «và», and no other document begins there.
fn is_more_of_name(passage: &Passage, and: usize) -> bool {
    let next = passage.skip_blanks(and + 1);
    let is_name = passage.token(next, Kind::Word).is_some_and(|token| is_capital(passage.word(token)));
    is_name && NAMES.at(passage, next).is_none()
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
