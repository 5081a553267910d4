//! Letters at random, as JSON text: what a clerk might type or paste, and what nobody would.

use std::sync::LazyLock;

use congvan::Fonts;
use congvan::font::Face;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

const SYLLABLES: [&str; 48] = [
    "Ban",
    "Thường",
    "vụ",
    "Đảng",
    "uỷ",
    "xã",
    "Tân",
    "Hoà",
    "yêu",
    "cầu",
    "các",
    "chi",
    "bộ",
    "cơ",
    "sở",
    "trực",
    "thuộc",
    "nghiêm",
    "túc",
    "thực",
    "hiện",
    "Nghị",
    "quyết",
    "số",
    "02-NQ/TW,",
    "ngày",
    "12/6/2021",
    "về",
    "công",
    "tác",
    "xây",
    "dựng",
    "đội",
    "ngũ",
    "cán",
    "bộ;",
    "báo",
    "cáo",
    "kết",
    "quả",
    "(qua",
    "Văn",
    "phòng)",
    "trước",
    "tháng",
    "6",
    "năm",
    "2026,",
];

const LINKS: [&str; 4] = [
    "https://example.vn/van-ban/2026/06/cong-van-so-07-cv-du-ve-viec-chuan-bi-hoi-nghi-so-ket?trang=1&ban=in",
    "vanphong@example.vn",
    "www.example.vn/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/x/y",
    "0299.3000000-0299.3000001-0299.3000002-0299.3000003-0299.3000004",
];

/// Every character below U+FB10 that all four styles have.
static IN_FONT: LazyLock<Vec<char>> = LazyLock::new(|| {
    let has = |c: &char| Face::ALL.iter().all(|face| Fonts::embedded().file(*face).glyph(*c).is_some());
    (' '..'\u{fb10}').filter(has).collect()
});

/// Words one could read in an office.
pub fn sentence(most_words: usize) -> impl Strategy<Value = String> {
    let end = select(vec![".", ".", ";", ":", ""]);
    (vec(select(SYLLABLES.to_vec()), 1..most_words), end).prop_map(|(words, end)| words.join(" ") + end)
}

/// What a clerk types and pastes: words, now and then a link, a no-break space, a line end.
fn typed(most_words: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        40 => select(SYLLABLES.to_vec()).prop_map(str::to_owned),
        1 => select(LINKS.to_vec()).prop_map(str::to_owned),
        2 => select(vec!["số\u{a0}12-KH/TU,", "“V/v”", "(T/M", "AV", "10\u{a0}%", "Tỷ", "–"]).prop_map(str::to_owned),
    ];
    let joint = select([vec![" "; 30], vec!["\n"]].concat());
    vec((piece, joint), 1..most_words)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, joint)| [word, joint.into()]).collect())
}

/// Letters with such words wherever they are usual.
pub fn typed_letter() -> impl Strategy<Value = String> {
    let issuer = json!({ "superior": "Đảng bộ tỉnh An Bình", "name": "Đảng uỷ xã Tân Hoà", "symbol": "ĐU" });
    let signature = vec![field("authority", written(sentence(5))), field("signer", written(sentence(4)))];
    whole(vec![
        field("issuer", Just(issuer)),
        field("number", positive()),
        field("place", written(sentence(4))),
        field("date", date()),
        field("subject", written(sentence(25))),
        field("addressees", list(typed(14), 6)),
        field("body", body(typed(90), 20)),
        field("recipients", list(typed(10), 8)),
        field("signature", signature.prop_map(object)),
        field("contact", written(typed(40))),
    ])
}

/// Anything the fonts can print, however it is pieced together.
fn printable() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "a\u{301}",
        "\u{301}",
        "e\u{302}\u{301}\u{323}",
        " \u{308}",
        "\n\u{323}x",
        "\u{a0}",
        "\u{200b}",
        "\u{ffff}",
    ]);
    let piece = prop_oneof![
        8 => select(SYLLABLES.to_vec()).prop_map(str::to_owned),
        2 => select(LINKS.to_vec()).prop_map(str::to_owned),
        2 => vec(select(IN_FONT.clone()), 1..12).prop_map(String::from_iter),
        1 => (select(vec!["W", "i", "Ễ", "-", "“", ".", "x\u{308}"]), 1..300_usize).prop_map(|(c, n)| c.repeat(n)),
        1 => odd.prop_map(str::to_owned),
    ];
    let joint = select(vec![" ", " ", " ", " ", "", "\n", "  \t", " \r\n "]);
    vec((piece, joint), 0..12)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, joint)| [word, joint.into()]).collect())
}

fn text(wild: bool) -> BoxedStrategy<String> {
    let nothing = select(vec!["", " ", "\n \n", "\u{200b}", "\t\u{a0}\t"]).prop_map(str::to_owned);
    let foreign = any::<String>();
    let foreign_weight = u32::from(wild);
    prop_oneof![
        6 => sentence(30),
        6 => printable(),
        1 => nothing,
        foreign_weight => foreign,
        foreign_weight => any::<char>().prop_map(String::from),
    ]
    .boxed()
}

/// A text as a string, or cut into runs wherever it happens, inside words and between a letter and its mark.
fn runs(text: impl Strategy<Value = String>) -> impl Strategy<Value = Value> {
    let cut = (any::<Index>(), any::<[Option<bool>; 3]>());
    (text, vec(cut, 0..5)).prop_map(|(text, cuts)| {
        let chars: Vec<char> = text.chars().collect();
        if cuts.is_empty() || chars.is_empty() {
            return Value::String(text);
        }
        let mut ends: Vec<usize> = cuts.iter().map(|(at, _)| at.index(chars.len() + 1)).collect();
        ends.sort_unstable();
        *ends.last_mut().expect("there is a cut") = chars.len();
        let mut start = 0;
        let run = |(end, (_, [bold, italic, underline])): (usize, &(Index, [Option<bool>; 3]))| {
            let mut run = Map::new();
            run.insert("text".into(), chars[start..end].iter().collect::<String>().into());
            start = end;
            for (name, on) in [("bold", bold), ("italic", italic), ("underline", underline)] {
                if let Some(on) = on {
                    run.insert(name.into(), (*on).into());
                }
            }
            Value::Object(run)
        };
        ends.into_iter().zip(&cuts).map(run).collect()
    })
}

type Field = (&'static str, Option<Value>);

fn field(name: &'static str, value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Field> {
    weighted(0.7, value).prop_map(move |value| (name, value)).boxed()
}

fn object(fields: impl IntoIterator<Item = Field>) -> Value {
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect::<Map<_, _>>().into()
}

fn written(value: impl Strategy<Value = String>) -> impl Strategy<Value = Value> {
    value.prop_map(Value::String)
}

fn body(text: impl Strategy<Value = String>, most: usize) -> impl Strategy<Value = Value> {
    let item = (0..=3, runs(text)).prop_map(|(level, text)| json!({ "level": level, "text": text }));
    vec(item, 0..most).prop_map(Value::from)
}

fn list(text: impl Strategy<Value = String>, most: usize) -> impl Strategy<Value = Value> {
    vec(text, 0..most).prop_map(|texts| json!(texts))
}

fn positive() -> impl Strategy<Value = Value> {
    prop_oneof![1..200_u32, 1..u32::MAX].prop_map(Value::from)
}

fn date() -> impl Strategy<Value = Value> {
    let day = (1900..2100, 1..=12, 1..=28);
    let near = (2025..2028, 1..=12, 1..=28);
    prop_oneof![near, day].prop_map(|(year, month, day)| json!(format!("{year}-{month:02}-{day:02}")))
}

fn whole(fields: Vec<BoxedStrategy<Field>>) -> impl Strategy<Value = String> {
    fields.prop_map(|fields| {
        let mut letter = object(fields);
        letter["kind"] = json!("cong-van");
        letter.to_string()
    })
}

/// Everything at random; nearly always the fonts have its letters.
pub fn letter() -> impl Strategy<Value = String> {
    prop_oneof![5 => strange(false), 1 => strange(true)]
}

fn strange(wild: bool) -> impl Strategy<Value = String> {
    let text = || text(wild);
    let marks = prop_oneof![text(), Just("Không phổ biến trên phương tiện thông tin đại chúng".to_owned())];
    let issuer =
        vec![field("superior", written(text())), field("name", written(text())), field("symbol", written(text()))];
    let signature =
        vec![field("authority", written(text())), field("position", written(text())), field("signer", written(text()))];
    whole(vec![
        field("issuer", issuer.prop_map(object)),
        field("number", positive()),
        field("place", written(text())),
        field("date", date()),
        field("subject", written(text())),
        field("urgency", select(vec!["khẩn", "Thượng khẩn", "hỏa tốc"]).prop_map(Value::from)),
        field("draft_round", positive()),
        field("circulation", list(marks, 3)),
        field("addressees", prop_oneof![4 => list(text(), 4), 1 => list(text(), 30)]),
        field("body", body(text(), 14)),
        field("recipients", prop_oneof![4 => list(text(), 5), 1 => list(text(), 40)]),
        field("signature", signature.prop_map(object)),
        field("drafter_mark", written(text())),
        field("copies", positive()),
        field("contact", written(text())),
    ])
}

/// Ordinary words, as many as it takes for page ends to fall anywhere.
pub fn office_letter() -> impl Strategy<Value = String> {
    let offices = prop_oneof![9 => vec(sentence(5), 1..4), 1 => vec(sentence(5), 10..25)];
    let position = offices.prop_map(|lines| lines.join("\nkiêm\n"));
    let signature = vec![
        field("authority", written(sentence(8))),
        field("position", written(position)),
        field("signer", written(sentence(5))),
    ];
    let marks = select(vec!["Tài liệu hội nghị", "Không phổ biến trên phương tiện thông tin đại chúng"]);
    whole(vec![
        field("issuer", Just(json!({ "superior": "Đảng bộ tỉnh An Bình", "name": "Đảng uỷ xã Tân Hoà" }))),
        field("number", positive()),
        field("place", written(sentence(4))),
        field("date", date()),
        field("subject", written(sentence(25))),
        field("circulation", list(marks.prop_map(str::to_owned), 3)),
        field("addressees", list(sentence(12), 6)),
        field(
            "body",
            prop_oneof![1 => body(sentence(20), 3), 2 => body(sentence(25), 16), 3 => body(sentence(90), 40)],
        ),
        field("recipients", prop_oneof![4 => list(sentence(7), 6), 1 => list(sentence(7), 60)]),
        field("signature", signature.prop_map(object)),
        field("contact", written(sentence(60))),
    ])
}
