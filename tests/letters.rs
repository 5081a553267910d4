//! The data format: what is read, what is written back, and what a clerk is told about a broken file.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use congvan::letter::Urgency;
use congvan::text::Text;
use congvan::{Error, Field, Letter, Setup, json, typeset};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The JSON files of a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
}

fn assert_reads_back(path: &Path) {
    let letter = json::read(&fs::read(path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let written = json::write(&letter);
    let again = json::read(written.as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(letter, again, "{}", path.display());
    assert_eq!(written, json::write(&again), "{}", path.display());
}

/// A letter that has `members` besides its kind.
fn letter(members: &str) -> Letter {
    json::read(format!("{{\"kind\": \"cong-van\", {members}}}").as_bytes()).unwrap()
}

fn subject(json_text: &str) -> Option<String> {
    letter(&format!("\"subject\": \"{json_text}\"")).subject.map(|text| text.to_string())
}

#[test]
fn every_case_and_sample_reads_back_equal() {
    let all: Vec<PathBuf> =
        ["tests/letters", "templates/samples"].iter().flat_map(|f| files(&root().join(f))).collect();
    assert!(all.len() >= 18, "the case files are gone");
    all.iter().for_each(|path| assert_reads_back(path));
}

#[test]
fn the_letters_of_the_reference_folder_read_back_equal() {
    let folder = root().join("../shared/letters");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not here", folder.display());
        return;
    }
    let files = files(&folder);
    assert_eq!(files.len(), 3);
    files.iter().for_each(|path| assert_reads_back(path));
    let seven = json::read(&fs::read(folder.join("07-cv-du.json")).unwrap()).unwrap();
    assert_eq!((seven.number.unwrap().get(), seven.urgency), (7, Some(Urgency::Urgent)));
}

#[test]
fn the_full_letter_is_written_as_it_stands_on_disk() {
    let on_disk = fs::read_to_string(root().join("tests/letters/full.json")).unwrap();
    assert_eq!(json::write(&json::read(on_disk.as_bytes()).unwrap()), on_disk);
}

#[test]
fn what_is_absent_null_or_empty_is_one_and_the_same() {
    let absent = letter("\"addressees\": []");
    let null = letter(
        "\"number\": null, \"place\": null, \"date\": null, \"subject\": null, \"urgency\": null, \"draft_round\": null, \
         \"circulation\": null, \"addressees\": null, \"body\": null, \"recipients\": null, \"signature\": null, \
         \"drafter_mark\": null, \"copies\": null, \"contact\": null, \
         \"issuer\": {\"superior\": null, \"name\": null, \"symbol\": null}",
    );
    let empty = letter("\"place\": \" \", \"date\": \"\", \"subject\": \"\\n\", \"contact\": \"\\u200b\"");
    assert_eq!(absent, null);
    assert_eq!(absent, empty);
    assert_eq!(absent, Letter::default());
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert_eq!(json::read(b"\xef\xbb\xbf{\"kind\": \"cong-van\"}").unwrap(), Letter::default());
}

/// Words of serde, serde_json and chrono.
const ENGLISH: [&str; 14] = [
    "expected",
    "invalid",
    "unknown",
    "missing",
    "duplicate",
    "trailing",
    "struct",
    "sequence",
    "at line",
    "eof",
    "integer",
    "input",
    "length",
    "unit",
];

/// Reads a broken file: field, line, column and what is said about it, all of it Vietnamese.
fn fault(bytes: &[u8]) -> (String, usize, usize, String) {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(120)]).into_owned();
    let error = json::read(bytes).err().unwrap_or_else(|| panic!("accepted: {head}"));
    assert_eq!(error.code(), "letter", "{head}");
    let said = error.to_string();
    let lower = said.to_lowercase();
    let foreign: Vec<_> = ENGLISH.iter().filter(|word| lower.contains(*word)).collect();
    assert!(foreign.is_empty(), "{foreign:?} in: {said}");
    assert!(!said.contains('?') && !said.contains('`'), "a sign of the machinery in: {said}");
    let Error::Letter { field, line, column, reason } = error else { panic!("{said}") };
    assert!(said.contains(&format!("dòng {line}, cột {column}")) && said.contains(&reason), "{said}");
    assert!(said.contains(&field), "{said}");
    (field, line, column, reason)
}

/// `members`, field, line, column, a part of the reason. The letter's kind stands in line 1, the members begin line 2.
type Fault = (&'static str, &'static str, usize, usize, &'static str);

fn assert_faults(faults: &[Fault]) {
    for (members, field, line, column, reason) in faults {
        let found = fault(format!("{{\"kind\": \"cong-van\",\n{members}}}").as_bytes());
        let (found_field, found_line, found_column, said) = &found;
        assert_eq!((found_field.as_str(), found_line, found_column), (*field, line, column), "{members}: {said}");
        assert!(said.contains(reason), "{members}: {said}");
    }
}

#[test]
fn unknown_repeated_and_missing_members_are_named() {
    assert_faults(&[
        (r#""nubmer": 7"#, "nubmer", 2, 8, "không có mục nào tên «nubmer»"),
        ("\"issuer\": {\n  \"nme\": \"x\"}", "issuer.nme", 3, 7, "không có mục nào tên «nme»"),
        (r#""body": [{"level": 0, "text": "a", "bold": true}]"#, "body[0].bold", 2, 41, "«bold»"),
        (
            r#""body": [{"level": 0, "text": [{"text": "a", "strike": true}]}]"#,
            "body[0].text[0].strike",
            2,
            53,
            "«strike»",
        ),
        (r#""signature": {"name": "An"}"#, "signature.name", 2, 20, "không có mục nào tên «name»"),
        (r#""place": "a", "place": "b""#, "", 2, 21, "mục «place» có hai lần"),
        (r#""issuer": {"name": "a", "name": "b"}"#, "issuer", 2, 30, "mục «name» có hai lần"),
        (r#""body": [{"text": "a"}]"#, "body[0]", 2, 22, "thiếu mục «level»"),
        (r#""body": [{"level": 0}]"#, "body[0]", 2, 21, "thiếu mục «text»"),
        (r#""body": [{"level": 0, "text": [{"bold": true}]}]"#, "body[0].text[0]", 2, 45, "thiếu mục «text»"),
    ]);
}

#[test]
fn a_wrong_type_is_named_where_it_stands() {
    let third =
        "\"body\": [{\"level\": 0, \"text\": \"a\"},\n{\"level\": 0, \"text\": \"b\"},\n{\"level\": 1, \"text\": 5}]";
    assert_faults(&[
        (third, "body[2].text", 4, 22, "đang là số 5"),
        (r#""place": 5"#, "place", 2, 10, "cần chữ trong dấu ngoặc kép, đang là số 5"),
        (r#""place": true"#, "place", 2, 13, "đang là true"),
        (r#""addressees": "Chi bộ 1""#, "addressees", 2, 24, "cần danh sách trong dấu [ ], đang là chữ «Chi bộ 1»"),
        (r#""addressees": ["a", null]"#, "addressees[1]", 2, 24, "đang là null"),
        (r#""recipients": [["a"]]"#, "recipients[0]", 2, 15, "cần chữ"),
        (r#""body": ["a"]"#, "body[0]", 2, 12, "cần nhóm mục trong dấu { }, đang là chữ «a»"),
        (r#""body": {"level": 0}"#, "body", 2, 8, "cần danh sách"),
        (r#""body": [{"level": 0, "text": null}]"#, "body[0].text", 2, 34, "đang là null"),
        (r#""body": [{"level": 0, "text": ["a"]}]"#, "body[0].text[0]", 2, 34, "cần nhóm mục"),
        (
            r#""body": [{"level": 0, "text": [{"text": "a", "bold": "có"}]}]"#,
            "body[0].text[0].bold",
            2,
            57,
            "true hoặc false",
        ),
        (r#""issuer": "Đảng uỷ""#, "issuer", 2, 19, "cần nhóm mục"),
        (r#""issuer": null"#, "issuer", 2, 14, "cần nhóm mục"),
    ]);
}

#[test]
fn what_the_clerk_wrote_does_not_confuse_the_message() {
    let error = json::read(br#"{"kind": "cong-van", "number": "7, expected 8"}"#).unwrap_err();
    assert!(error.to_string().ends_with("cần số nguyên dương, đang là chữ «7, expected 8»"), "{error}");
}

#[test]
fn a_list_is_not_taken_for_a_group() {
    assert_faults(&[
        (r#""issuer": ["Đảng bộ", "Đảng uỷ"]"#, "issuer", 2, 10, "cần nhóm mục trong dấu { }, đang là danh sách"),
        (r#""signature": []"#, "signature", 2, 13, "cần nhóm mục"),
        (r#""body": [[0, "a"]]"#, "body[0]", 2, 9, "cần nhóm mục"),
        (r#""body": [[]]"#, "body[0]", 2, 9, "cần nhóm mục"),
        (r#""body": [{"level": 0, "text": [["a"]]}]"#, "body[0].text[0]", 2, 31, "cần nhóm mục"),
    ]);
    assert_eq!(fault(b"[\"cong-van\"]").0, "");
}

#[test]
fn only_dates_of_the_calendar_in_iso_form_are_taken() {
    let form = "ngày viết dạng năm-tháng-ngày, ví dụ 2026-06-05";
    assert_faults(&[
        (r#""date": "2026-02-30""#, "date", 2, 20, "không có ngày «2026-02-30» trong lịch"),
        (r#""date": "2026-13-01""#, "date", 2, 20, "trong lịch"),
        (r#""date": "2026-00-10""#, "date", 2, 20, "trong lịch"),
        (r#""date": "5/6/2026""#, "date", 2, 18, form),
        (r#""date": "05/06/2026""#, "date", 2, 20, form),
        (r#""date": "05-06-2026""#, "date", 2, 20, form),
        (r#""date": "2026-6-5""#, "date", 2, 18, form),
        (r#""date": "2026-06- 5""#, "date", 2, 20, form),
        (r#""date": "+026-06-05""#, "date", 2, 20, form),
        (r#""date": "-026-06-05""#, "date", 2, 20, form),
        (r#""date": "2026-06-05T00:00:00""#, "date", 2, 29, form),
        (r#""date": 20260605"#, "date", 2, 16, "cần chữ trong dấu ngoặc kép"),
    ]);
    let last = "\"date\": \"2026-02-30\"\n";
    assert_faults(&[(last, "date", 2, 20, "trong lịch")]);
    assert_eq!(letter(r#""date": "2028-02-29""#).date.unwrap().to_string(), "2028-02-29");
}

#[test]
fn numbers_are_positive_integers_and_levels_stop_at_three() {
    let positive = "cần số nguyên dương";
    assert_faults(&[
        (r#""number": 0"#, "number", 2, 11, positive),
        (r#""number": -1"#, "number", 2, 12, positive),
        (r#""number": 1.5"#, "number", 2, 13, positive),
        (r#""number": "7""#, "number", 2, 13, "cần số nguyên dương, đang là chữ «7»"),
        (r#""number": true"#, "number", 2, 14, positive),
        (r#""number": 4294967296"#, "number", 2, 20, positive),
        (r#""number": 07"#, "number", 2, 12, "số viết sai"),
        (r#""draft_round": 0"#, "draft_round", 2, 16, positive),
        (r#""copies": "26""#, "copies", 2, 14, positive),
        (r#""body": [{"level": 4, "text": ""}]"#, "body[0].level", 2, 20, "0, 1, 2 hoặc 3, đang là 4"),
        (r#""body": [{"level": -1, "text": ""}]"#, "body[0].level", 2, 21, "0, 1, 2 hoặc 3, đang là -1"),
        (r#""body": [{"level": 1.0, "text": ""}]"#, "body[0].level", 2, 22, "cần số nguyên"),
        (r#""body": [{"level": "1", "text": ""}]"#, "body[0].level", 2, 22, "cần số nguyên"),
    ]);
    assert_eq!(letter(r#""number": 4294967295"#).number.unwrap().get(), u32::MAX);
}

#[test]
fn kinds_and_urgencies_that_do_not_exist_are_refused() {
    for (file, column, reason) in [
        (r#"{"kind": "quyet-dinh"}"#, 21, "chưa soạn được loại văn bản «quyet-dinh»"),
        (r#"{"kind": "Cong-van"}"#, 19, "«Cong-van»"),
        (r#"{"kind": null}"#, 13, "cần chữ"),
        (r#"{"kind": 5}"#, 10, "cần chữ"),
        (r#"{"kind": {"cong-van": null}}"#, 9, "cần chữ"),
    ] {
        let (field, line, found, said) = fault(file.as_bytes());
        assert_eq!((field.as_str(), line, found), ("kind", 1, column), "{file}: {said}");
        assert!(said.contains(reason), "{file}: {said}");
    }
    let (field, line, column, said) = fault(b"{\n}");
    assert_eq!((field.as_str(), line, column, said.as_str()), ("", 2, 1, "thiếu mục «kind»"));
    assert_faults(&[
        (r#""urgency": "gấp""#, "urgency", 2, 16, "«khẩn», «thượng khẩn» hoặc «hoả tốc», đang là «gấp»"),
        (r#""urgency": 1"#, "urgency", 2, 12, "cần chữ"),
    ]);
    for (word, urgency) in
        [("Khẩn", Urgency::Urgent), ("THƯỢNG KHẨN", Urgency::VeryUrgent), ("hỏa tốc", Urgency::Flash)]
    {
        assert_eq!(letter(&format!("\"urgency\": \"{word}\"")).urgency, Some(urgency));
    }
}

#[test]
fn what_is_no_json_is_explained() {
    let cases: [(&[u8], &str, usize, usize, &str); 16] = [
        (b"", "", 1, 1, "thiếu phần cuối"),
        (b" \n\n ", "", 3, 1, "thiếu phần cuối"),
        (b"{\"kind\": \"cong-van\"", "", 1, 19, "thiếu phần cuối"),
        (b"{\"kind\": \"cong-van\",\n\"issuer\": {\n\"name\": \"x", "issuer.name", 3, 10, "thiếu phần cuối"),
        (b"{\"kind\": \"cong-van\"}x", "", 1, 21, "còn chữ thừa"),
        (b"{\"kind\": \"cong-van\"}\n{}", "", 2, 1, "còn chữ thừa"),
        (b"{\"kind\": \"cong-van\",}", "", 1, 21, "thừa dấu phẩy"),
        (b"{\"kind\": \"cong-van\" \"place\": \"a\"}", "", 1, 21, "thiếu dấu phẩy"),
        (b"{\"kind\" \"cong-van\"}", "", 1, 9, "thiếu dấu hai chấm"),
        (b"{kind: \"cong-van\"}", "", 1, 2, "tên mục phải đặt trong dấu ngoặc kép"),
        (b"{\"kind\": \"cong-van\",\n\"place\": \"a\nb\"}", "place", 3, 0, "xuống dòng"),
        (b"{\"kind\": \"cong-van\",\n\"place\": \"\\q\"}", "place", 2, 12, "viết sai"),
        (b"{\"kind\": \"cong-van\",\n\"place\": \"\\ud800\"}", "place", 2, 17, "viết sai"),
        (b"{\"kind\": \"cong-van\",\n\"place\": \"a\xffb\"}", "place", 2, 12, "UTF-8"),
        (b"<letter/>", "", 1, 1, "không phải là tệp công văn"),
        (b"PK\x03\x04\0\0", "", 1, 1, "không phải là tệp công văn"),
    ];
    for (bytes, field, line, column, reason) in cases {
        let (found, found_line, found_column, said) = fault(bytes);
        let expected = (field, line, column.max(1));
        assert_eq!((found.as_str(), found_line, found_column), expected, "{}: {said}", bytes.escape_ascii());
        assert!(said.contains(reason), "{}: {said}", bytes.escape_ascii());
    }
}

#[test]
fn deep_nesting_is_refused_without_overflowing() {
    let deep = |before: &str, bracket: &str| [before.as_bytes(), bracket.repeat(100_000).as_bytes()].concat();
    assert_eq!(fault(&deep("", "[")).0, "");
    assert_eq!(fault(&deep("{\"kind\": \"cong-van\", \"body\": ", "[")).0, "body[0]");
    assert_eq!(fault(&deep("{\"kind\": \"cong-van\", \"x\": ", "[")).0, "x");
    assert_eq!(fault(&deep("{\"kind\": ", "{\"kind\": ")).0, "kind");
}

#[test]
fn a_character_without_glyph_is_found_in_its_field() {
    let setup = Setup::on("2026-06-05".parse().unwrap());
    let cases = [
        (r#""subject": "về việc 漢""#, Field::Subject, 9),
        (r#""subject": "漢""#, Field::Subject, 1),
        (
            r#""body": [{"level": 0, "text": "a"}, {"level": 1, "text": [{"text": "một "}, {"text": "hai 漢", "bold": true}]}]"#,
            Field::Body(1),
            9,
        ),
        (r#""body": [{"level": 0, "text": "một\nhai\n漢"}]"#, Field::Body(0), 9),
        (r#""addressees": ["Chi bộ", "Bộ 漢"]"#, Field::Addressee(1), 4),
        (r#""recipients": ["Như 漢"]"#, Field::Recipient(0), 5),
        (r#""issuer": {"superior": "漢"}"#, Field::Superior, 1),
        (r#""issuer": {"name": "Straße 漢"}"#, Field::Issuer, 8),
        (r#""issuer": {"symbol": "Đ漢"}"#, Field::Symbol, 2),
        (r#""place": "Tân 漢""#, Field::Place, 5),
        (r#""circulation": ["a", "b漢"]"#, Field::Circulation(1), 2),
        (r#""signature": {"authority": "T/M\n漢"}"#, Field::Authority, 5),
        (r#""signature": {"position": "Bí thư\nkiêm\nChủ tịch 漢"}"#, Field::Position, 22),
        (r#""signature": {"signer": "Trần 漢"}"#, Field::Signer, 6),
        (r#""drafter_mark": "An漢", "copies": 3"#, Field::DrafterMark, 3),
        (r#""contact": "điện thoại\n漢""#, Field::Contact, 12),
    ];
    for (members, field, position) in cases {
        let error = typeset(&letter(members), &setup).err().unwrap_or_else(|| panic!("set: {members}"));
        assert_eq!(error.code(), "no-glyph", "{error}");
        assert!(error.to_string().contains(&format!("«{field}», ký tự thứ {position}")), "{error}");
        let Error::NoGlyph { field: found, position: at, character } = error else { panic!("{error}") };
        assert_eq!((found, at, character), (field, position, '漢'), "{members}");
    }
}

#[test]
fn pasted_text_is_cleaned_without_losing_a_word() {
    let cases = [
        ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "Tiếng Việt"),
        ("u\u{31b}\u{309} và y\u{309}", "ử và ỷ"),
        ("Tăng\\u00adcường", "Tăngcường"),
        ("Tăng\\u200bcường\\u200d\\ufeff", "Tăngcường"),
        ("e\\u200d\\u0302", "ê"),
        ("02\\u2011NQ/TW và 03\\u2010KH", "02-NQ/TW và 03-KH"),
        ("một\\thai\\t \\tba", "một hai ba"),
        ("  một   hai  ", "một hai"),
        ("số\\u00a007", "số\u{a0}07"),
        ("số\\u202f07", "số\u{a0}07"),
        ("một\\r\\nhai\\rba\\n\\n bốn\\n", "một\nhai\nba\nbốn"),
        ("a\\u0000\\u0007\\u001bb", "ab"),
        ("a\\ufffe\\uffffb", "ab"),
        ("“uỷ” và ‘ủy’ – … ./.", "“uỷ” và ‘ủy’ – … ./."),
    ];
    for (typed, expected) in cases {
        assert_eq!(subject(typed).as_deref(), Some(expected), "{typed}");
    }
    assert_eq!(subject("\\u00ad \\u200b\\n"), None);
}

#[test]
fn every_text_of_a_letter_is_cleaned() {
    let dirty = "e\\u0302\\u00ad  b\\t\\u200b ";
    let clean = Text::new("ê b").unwrap();
    let letter = letter(
        &r#""issuer": {"superior": "@", "name": "@", "symbol": "@"}, "place": "@", "subject": "@", "circulation": ["@"],
        "addressees": ["@"], "body": [{"level": 0, "text": "@"}], "recipients": ["@"],
        "signature": {"authority": "@", "position": "@", "signer": "@"}, "drafter_mark": "@", "contact": "@""#
            .replace('@', dirty),
    );
    let signature = letter.signature.unwrap();
    let single = [letter.issuer.superior, letter.issuer.name, letter.issuer.symbol, letter.place, letter.subject];
    let signed = [signature.authority, signature.position, signature.signer, letter.drafter_mark, letter.contact];
    for text in single.into_iter().chain(signed) {
        assert_eq!(text.as_ref(), Some(&clean));
    }
    for list in [letter.circulation, letter.addressees, letter.recipients] {
        assert_eq!(list.as_slice(), std::slice::from_ref(&clean));
    }
    assert_eq!(letter.body[0].text.to_string(), "ê b");
}

#[test]
fn runs_are_cleaned_as_one_text_and_keep_their_styles() {
    let letter = letter(
        r#""body": [{"level": 0, "text": [{"text": " một "}, {"text": " ha\u00adi ", "bold": true}, {"text": ""},
        {"text": " ba ", "italic": true, "underline": true}]}]"#,
    );
    let spans: Vec<_> = letter.body[0].text.iter().collect();
    let texts: Vec<&str> = spans.iter().map(|span| span.text.as_str()).collect();
    assert_eq!(texts, ["một ", "hai ", "ba"]);
    assert_eq!(spans.iter().map(|span| span.bold).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(spans.iter().map(|span| span.italic && span.underline).collect::<Vec<_>>(), [false, false, true]);
}
