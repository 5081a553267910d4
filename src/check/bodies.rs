//! What the name of a body tells: its kind, its sign, what stands above it.

use std::ops::Range;

use chrono::NaiveDate;

use super::passage::same;
use super::tone;

/// Kinds of bodies that head letters differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The Central Committee and what speaks for it (R20).
    Centre,
    /// Tỉnh uỷ, thành uỷ under the Centre (R21).
    Provincial,
    /// Đảng uỷ (R22, R23).
    Committee,
    /// Chi bộ (R23).
    Cell,
    /// What helps a committee: its office, boards, inspection committee, school (R25).
    Assisting,
    /// Huyện uỷ, quận uỷ, thị uỷ, until 01/7/2025.
    District,
}

const CENTRE: [&str; 3] = ["Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư"];
const ASSISTING: [&str; 17] = [
    "Văn phòng",
    "Ban Tổ chức",
    "Ban Xây dựng Đảng",
    "Ban Tuyên giáo",
    "Ban Dân vận",
    "Ban Nội chính",
    "Ban Chính sách",
    "Uỷ ban Kiểm tra",
    "Cơ quan Uỷ ban Kiểm tra",
    "Ban Chỉ đạo",
    "Tiểu ban",
    "Hội đồng",
    "Trường Chính trị",
    "Trung tâm Chính trị",
    "Báo",
    "Ban Bảo vệ",
    "Tổ công tác",
];

/// What kind of body has this name; `None` for one that is not known.
pub fn kind(name: &str) -> Option<Kind> {
    let begins = |with: &str| after(name, with).is_some();
    if CENTRE.into_iter().any(begins) {
        return Some(Kind::Centre);
    }
    if ["Tỉnh uỷ", "Thành uỷ"].into_iter().any(begins) {
        return Some(Kind::Provincial);
    }
    if ["Huyện uỷ", "Quận uỷ", "Thị uỷ"].into_iter().any(begins) {
        return Some(Kind::District);
    }
    if begins("Đảng uỷ") {
        return Some(Kind::Committee);
    }
    if begins("Chi bộ") {
        return Some(Kind::Cell);
    }
    ASSISTING.into_iter().any(begins).then_some(Kind::Assisting)
}

/// What follows `start` in `name`, in capitals or not, with either place of the tone mark; whole words only.
pub fn after<'a>(name: &'a str, start: &str) -> Option<&'a str> {
    let mut rest = name.chars();
    let mut expected = start.chars();
    while let Some(one) = expected.next() {
        let found = rest.next()?;
        if plain(found) == plain(one) {
            continue;
        }
        // «ỦY» for «UỶ»: the tone stands on the other letter.
        let (next, found_next) = (expected.next()?, rest.next()?);
        let (one, found): (String, String) = ([one, next].iter().collect(), [found, found_next].iter().collect());
        if !same(&tone::turned(&found), &one) {
            return None;
        }
    }
    let rest = rest.as_str();
    let is_whole = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    is_whole.then(|| rest.trim_start_matches([' ', '\u{a0}', '\n']))
}

fn plain(c: char) -> char {
    if matches!(c, '\n' | '\u{a0}') { ' ' } else { tone::lower(c) }
}

/// In lower case, with one place of the tone mark, one kind of blank.
pub fn normal(text: &str) -> String {
    let words = text.split([' ', '\n', '\u{a0}']).map(|word| {
        let word = if tone::style(word) == Some(tone::Style::First) { tone::turned(word) } else { word.to_owned() };
        word.chars().map(plain).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

const UNDER_CENTRE: [&str; 6] = [
    "Đảng uỷ Công an Trung ương",
    "Đảng uỷ các cơ quan Đảng Trung ương",
    "Đảng uỷ Chính phủ",
    "Đảng uỷ Quốc hội",
    "Đảng uỷ Mặt trận Tổ quốc",
    "Đảng uỷ Bộ Công an",
];

/// Whether a committee stands directly under the Centre, so that its head has one line.
pub fn is_under_centre(name: &str) -> bool {
    UNDER_CENTRE.into_iter().any(|with| after(name, with).is_some()) || normal(name).contains("trung ương")
}

/// `Đảng bộ tỉnh Lâm Đồng` for `Tỉnh uỷ Lâm Đồng`.
pub fn organisation_of(committee: &str) -> Option<String> {
    let pairs = [("Tỉnh uỷ", "Đảng bộ tỉnh"), ("Thành uỷ", "Đảng bộ thành phố"), ("Đảng uỷ", "Đảng bộ")];
    swapped(committee, &pairs)
}

/// `Tỉnh uỷ Lâm Đồng` for `Đảng bộ tỉnh Lâm Đồng`.
pub fn committee_of(organisation: &str) -> Option<String> {
    let pairs = [("Đảng bộ tỉnh", "Tỉnh uỷ"), ("Đảng bộ thành phố", "Thành uỷ"), ("Đảng bộ", "Đảng uỷ")];
    swapped(organisation, &pairs)
}

fn swapped(name: &str, pairs: &[(&str, &str)]) -> Option<String> {
    let (new, rest) = pairs.iter().find_map(|(old, new)| Some((*new, after(name, old)?)))?;
    let is_capitals = !name.chars().any(char::is_lowercase);
    let new = if is_capitals { new.to_uppercase() } else { new.to_owned() };
    Some(format!("{new} {rest}").trim_end().to_owned())
}

/// Where a committee's name begins inside the name of a body that helps it: ` Tỉnh uỷ …`.
pub fn committee_inside(name: &str) -> Option<usize> {
    let words = ["Tỉnh uỷ", "Thành uỷ", "Đảng uỷ", "Huyện uỷ"];
    let mut starts =
        name.char_indices().filter(|(at, c)| *at > 0 && matches!(c, ' ' | '\n')).map(|(at, c)| (at, at + c.len_utf8()));
    starts.find(|(_, word)| words.iter().any(|committee| after(&name[*word..], committee).is_some())).map(|(at, _)| at)
}

/// The sign a body should have.
pub struct Expected {
    /// The first one is proposed, all are accepted.
    pub symbols: Vec<String>,
    /// Whether the guide itself gives it.
    pub is_sure: bool,
}

impl Expected {
    /// Whether a sign is one of them.
    pub fn accepts(&self, symbol: &str) -> bool {
        self.symbols.iter().any(|one| one == symbol)
    }
}

const ASSISTING_SYMBOLS: [(&str, &[&str]); 14] = [
    ("Cơ quan Uỷ ban Kiểm tra", &["CQUBKT"]),
    ("Uỷ ban Kiểm tra", &["UBKT"]),
    ("Văn phòng", &["VP"]),
    ("Ban Tổ chức", &["BTC"]),
    ("Ban Xây dựng Đảng", &["BXDĐ"]),
    ("Ban Tuyên giáo và Dân vận", &["BTGDV"]),
    ("Ban Tuyên giáo", &["BTG"]),
    ("Ban Dân vận", &["BDV"]),
    ("Ban Nội chính", &["BNC"]),
    ("Ban Chỉ đạo", &["BCĐ"]),
    ("Tiểu ban", &["TB"]),
    ("Hội đồng", &["HĐ"]),
    ("Trường Chính trị", &["TCT"]),
    ("Trung tâm Chính trị", &["TTCT"]),
];

/// Units of training, whose sign may do without the committee's.
const SCHOOLS: [&str; 2] = ["Trường Chính trị", "Trung tâm Chính trị"];

/// The sign of a body (spec 5.2); `None` where the sources say nothing.
pub fn symbol(name: &str, superior: &str, is_new: bool) -> Option<Expected> {
    let sure =
        |symbols: &[&str]| Some(Expected { symbols: symbols.iter().map(|s| (*s).to_owned()).collect(), is_sure: true });
    let begins = |with: &str| after(name, with).is_some();
    match kind(name)? {
        Kind::Centre => sure(&["TW"]),
        Kind::Provincial if !is_new && !superior.is_empty() => sure(&["ThU", "TU"]),
        Kind::Provincial => sure(&["TU"]),
        Kind::District if begins("Huyện uỷ") => sure(&["HU"]),
        Kind::District if begins("Quận uỷ") => sure(&["QU"]),
        Kind::District => sure(&["ThU"]),
        Kind::Cell => sure(&["CB"]),
        Kind::Committee if begins("Đảng uỷ Quân sự") => sure(&["ĐUQS"]),
        Kind::Committee if begins("Đảng uỷ Công an") => sure(&["ĐUCA"]),
        Kind::Committee if begins("Đảng uỷ Bộ đội Biên phòng") || begins("Đảng uỷ Biên phòng") => {
            sure(&["ĐUBP"])
        }
        Kind::Committee if !is_new && begins("Đảng uỷ Khối") => sure(&["ĐUK"]),
        Kind::Committee => sure(&["ĐU"]),
        Kind::Assisting => assisting_symbol(name, superior, is_new),
    }
}

fn assisting_symbol(name: &str, superior: &str, is_new: bool) -> Option<Expected> {
    // The boards of propaganda and of mass mobilisation became one.
    let is_merged = is_new && ["Ban Tuyên giáo", "Ban Dân vận"].iter().any(|board| after(name, board).is_some());
    let name = if is_merged { "Ban Tuyên giáo và Dân vận" } else { name };
    let (_, own) = ASSISTING_SYMBOLS.iter().find(|(body, _)| after(name, body).is_some())?;
    // A party organisation in the place of its committee is told elsewhere (R25).
    let above = kind(superior).or_else(|| kind(&committee_of(superior)?))?;
    let committee = match above {
        Kind::Centre => "TW",
        Kind::Provincial => "TU",
        Kind::Committee => "ĐU",
        _ => return None,
    };
    let mut symbols: Vec<String> = own.iter().map(|own| format!("{own}{committee}")).collect();
    let is_sure = committee != "ĐU";
    if !is_sure || SCHOOLS.iter().any(|school| after(name, school).is_some()) {
        symbols.extend(own.iter().map(|own| (*own).to_owned()));
    }
    Some(Expected { symbols, is_sure })
}

/// Whether the districts were gone on this day.
pub fn districts_are_gone(day: NaiveDate) -> bool {
    NaiveDate::from_ymd_opt(2025, 7, 1).is_some_and(|end| day >= end)
}

const DISTRICTS: [&str; 8] = [
    "huyện uỷ",
    "quận uỷ",
    "thị uỷ",
    "đảng uỷ khối",
    "đảng bộ huyện",
    "đảng bộ quận",
    "đảng bộ thị xã",
    "uỷ ban nhân dân huyện",
];

/// Where a name of the district level stands.
pub fn district(text: &str) -> Option<Range<usize>> {
    let starts =
        text.char_indices().filter(|(at, _)| text[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric()));
    starts.into_iter().find_map(|(at, _)| {
        let words = &text[at..];
        let name = DISTRICTS.into_iter().find(|name| after(words, name).is_some());
        let name = name.or_else(|| is_city_in_province(words).then_some(CITY))?;
        Some(at..at + name.chars().zip(words.chars()).map(|(_, c)| c.len_utf8()).sum::<usize>())
    })
}

const CITY: &str = "thành uỷ";
/// The cities under the Centre, and what may stand before the name of one.
const CITIES: [&str; 8] = ["Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Thành phố", "TP"];

/// «Thành uỷ Bắc Kạn»: the committee of a city that belonged to a province.
fn is_city_in_province(words: &str) -> bool {
    let is_capitals = !words.chars().any(char::is_lowercase);
    after(words, CITY).is_some_and(|name| {
        let mut letters = name.chars();
        let is_name = letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(|c| is_capitals || c.is_lowercase());
        is_name && !CITIES.iter().any(|city| after(name, city).is_some())
    })
}

/// Whether `text` is this name and nothing else, in capitals or not, with either place of the tone mark.
pub fn is_name(text: &str, name: &str) -> bool {
    after(text, name).is_some_and(str::is_empty)
}

/// Whether two names mean the same body, however they are written.
pub fn is_same(a: &str, b: &str) -> bool {
    let bare = |name: &str| normal(name.trim_matches([' ', ';', ',', '.', '-']));
    same(a, b) || bare(a) == bare(b)
}
