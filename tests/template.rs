//! The wording: what a clerk types stays text whatever it looks like, and an office's own template works or is
//! explained.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;

use congvan::block::Role;
use congvan::view::{LineView, PageView};
use congvan::{Error, Field, Letter, Setup, Templates, json, typeset, view};

const BUILT_IN: &str = include_str!("../templates/cong-van.xml");

/// Markup, template code and entities, as a clerk could paste them.
const NASTY: &str = r#"& < > " ' {{ x }} {% if %} {# #} ]]> &amp; <!-- --> </p> <gap of="day"/>"#;

fn office(template: &[u8]) -> Result<Setup<'static>, Error> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("cong-van.xml"), template).unwrap();
    let templates = Templates::read(folder.path())?;
    Ok(Setup { templates, ..built_in() })
}

fn built_in() -> Setup<'static> {
    Setup::on("2026-06-05".parse().unwrap())
}

fn full() -> Letter {
    json::read(include_bytes!("letters/full.json")).unwrap()
}

/// `@` stands for [`NASTY`].
fn letter(members: &str) -> Letter {
    let quoted = NASTY.replace('"', "\\\"");
    json::read(format!("{{\"kind\": \"cong-van\", {}}}", members.replace('@', &quoted)).as_bytes()).unwrap()
}

fn pages(letter: &Letter, setup: &Setup) -> Vec<PageView> {
    let set = typeset(letter, setup).unwrap();
    set.pages.iter().map(|page| view::page(&set, page)).collect()
}

/// What stands on the pages for every field, line after line, blanks left out: lines may break at any of them.
fn texts(letter: &Letter, setup: &Setup) -> HashMap<Field, String> {
    let mut texts: HashMap<Field, String> = HashMap::new();
    let pages = pages(letter, setup);
    for run in pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.runs) {
        texts.entry(run.field).or_default().push_str(&run.text.replace(' ', ""));
    }
    texts
}

/// The text of a component, its lines parted by `\n`.
fn component(letter: &Letter, setup: &Setup, role: Role) -> String {
    let of_role = |line: &LineView| {
        let runs = line.runs.iter().filter(|run| run.role == role);
        runs.map(|run| run.text.as_str()).collect::<String>()
    };
    let lines: Vec<String> = pages(letter, setup).iter().flat_map(|page| &page.lines).map(of_role).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_looks_like_markup_stays_text_in_every_field() {
    let letter = letter(
        r#""issuer": {"superior": "@", "name": "@", "symbol": "@"}, "place": "@", "subject": "@", "circulation": ["@"],
        "addressees": ["@", "b @"], "recipients": ["@", "b @"], "drafter_mark": "@", "contact": "@",
        "body": [{"level": 0, "text": "@"}, {"level": 1, "text": "@"}, {"level": 2, "text": [{"text": "@ ", "bold": true},
        {"text": "@ ", "italic": true, "underline": true}, {"text": "@"}]}],
        "signature": {"authority": "@", "position": "@\nkiêm\n@", "signer": "@"}"#,
    );
    let found = texts(&letter, &built_in());
    let plain = NASTY.replace(' ', "");
    let capitals = plain.to_uppercase();
    let printed_in_capitals =
        [Field::Superior, Field::Issuer, Field::Circulation(0), Field::Authority, Field::Position];
    let as_written = [
        (Field::Symbol, 1),
        (Field::Place, 1),
        (Field::Subject, 1),
        (Field::Addressee(0), 1),
        (Field::Addressee(1), 1),
        (Field::Body(0), 1),
        (Field::Body(1), 1),
        (Field::Body(2), 3),
        (Field::Recipient(0), 1),
        (Field::Recipient(1), 1),
        (Field::Signer, 1),
        (Field::DrafterMark, 1),
        (Field::Contact, 1),
    ];
    for field in printed_in_capitals {
        assert!(found[&field].contains(&capitals), "{field}: {}", found[&field]);
    }
    for (field, times) in as_written {
        assert!(found[&field].contains(&plain.repeat(times)), "{field}: {}", found[&field]);
    }
    assert_eq!(found[&Field::Superior], capitals);
    assert_eq!(found[&Field::Position], format!("{capitals}kiêm{capitals}"));
    assert_eq!(found[&Field::Subject], plain);
    assert_eq!(found[&Field::Body(0)], plain);
    assert_eq!(typeset(&letter, &built_in()).unwrap().title, NASTY);
}

#[test]
fn the_only_addressee_and_entities_are_text_too() {
    let letter = letter(r#""addressees": ["@"], "contact": "&#65;&lt;""#);
    let found = texts(&letter, &built_in());
    assert!(found[&Field::Addressee(0)].starts_with(&NASTY.replace(' ', "")), "{}", found[&Field::Addressee(0)]);
    assert_eq!(found[&Field::Contact], "&#65;&lt;");
}

#[test]
fn blanks_and_forced_breaks_of_the_clerk_arrive() {
    let letter = letter(r#""subject": "a < b\n{{ c }}", "signature": {"signer": "x\u00a0& y"}"#);
    assert_eq!(component(&letter, &built_in(), Role::Subject), "a < b\n{{ c }}");
    assert_eq!(component(&letter, &built_in(), Role::Signer), "x\u{a0}& y");
}

#[test]
fn an_office_template_with_other_words_is_followed() {
    let own = BUILT_IN.replace("{{ words.addressees }}", "Gửi:").replace("{{ words.star }}", "***");
    let setup = office(own.as_bytes()).unwrap();
    assert_eq!(component(&full(), &setup, Role::AddresseesLabel), "Gửi:");
    assert_eq!(component(&full(), &setup, Role::Star), "***");
    assert_eq!(component(&full(), &built_in(), Role::AddresseesLabel), "Kính gửi:");
    let usual = component(&full(), &built_in(), Role::Paragraph);
    assert!(usual.contains("Yêu cầu các đơn vị"), "{usual}");
    assert_eq!(component(&full(), &setup, Role::Paragraph), usual);
}

#[test]
fn an_office_template_may_leave_out_and_repeat_and_comment() {
    let setup = office(
        b"<letter title=\"T\"><!-- head --><p role=\"subject\" field=\"subject\">A<!-- b -->{{ place }}\
        <t bold=\"yes\">c<!-- d -->e</t></p>\n<p role=\"signer\"><![CDATA[<x> & y]]></p></letter>",
    )
    .unwrap();
    assert_eq!(component(&full(), &setup, Role::Subject), "ATân Hoàce");
    assert_eq!(component(&full(), &setup, Role::Signer), "<x> & y");
    assert_eq!(component(&full(), &setup, Role::Paragraph), "");
    assert_eq!(typeset(&full(), &setup).unwrap().title, "T");
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let usual = pages(&full(), &built_in());
    let marked = [b"\xef\xbb\xbf", BUILT_IN.as_bytes()].concat();
    for template in [BUILT_IN.replace('\n', "\r\n").into_bytes(), BUILT_IN.replace('\n', "\n\n").into_bytes(), marked] {
        assert!(pages(&full(), &office(&template).unwrap()) == usual);
    }
}

/// Why an office's template cannot be used, when it is read or when the full letter is filled in.
fn refusal(template: &[u8]) -> Error {
    let shown = template.escape_ascii();
    match office(template) {
        Err(error) => error,
        Ok(setup) => typeset(&full(), &setup).err().unwrap_or_else(|| panic!("accepted: {shown}")),
    }
}

#[test]
fn a_template_that_is_written_wrongly_is_named_with_its_line() {
    let cases: [(&str, usize, &str); 8] = [
        ("<letter>\n{% if %}\n</letter>", 2, "%}"),
        ("<letter>\n\n{% if subject %}</letter>", 3, "end of input"),
        ("<letter>\n{% for x in %}</letter>", 2, ""),
        ("<letter>\n<p role=\"subject\">{{ nothing }}</p></letter>", 2, "`nothing`"),
        ("<letter>\n\n<p role=\"subject\">{{ words.nothing }}</p></letter>", 3, "`nothing`"),
        ("<letter>\n{{ subject | nothing }}</letter>", 2, "`nothing`"),
        ("<letter>\n{% include \"/etc/hostname\" %}</letter>", 2, "`/etc/hostname`"),
        ("<letter>\n<p role=\"subject\">{{ body | upper }}</p></letter>", 2, "string"),
    ];
    for (template, line, reason) in cases {
        let error = refusal(template.as_bytes());
        let said = error.to_string();
        assert_eq!(error.code(), "template", "{said}");
        assert!(said.contains("«cong-van.xml»") && said.contains(&format!("dòng {line}:")), "{template}: {said}");
        assert!(said.contains("mẫu viết sai (") && said.contains(reason), "{template}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        let Error::Template { file, line: found, .. } = error else { panic!("{said}") };
        assert_eq!((file.as_str(), found), ("cong-van.xml", Some(line)), "{template}");
    }
}

#[test]
fn markup_that_is_not_understood_is_quoted() {
    let p = |inside: &str| format!("<letter><p role=\"subject\">{inside}</p></letter>");
    let cases: [(String, &str); 19] = [
        (String::new(), "XML"),
        ("chỉ có chữ".to_owned(), "XML"),
        ("<letter><p role=\"subject\">{{ subject }}\n</letter>".to_owned(), "«</letter>»"),
        (p("&nbsp;"), "nbsp"),
        (p("{{ subject }} < {{ place }}"), "XML"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><letter>&a;</letter>".to_owned(), "XML"),
        ("<thư/>".to_owned(), "<letter>"),
        ("<letter size=\"12\"/>".to_owned(), "không có thuộc tính nào tên «size»"),
        ("<letter>Kính gửi</letter>".to_owned(), "chữ «Kính gửi» phải đứng trong một <p>"),
        ("<letter><q/></letter>".to_owned(), "không có phần tử nào tên «q»"),
        ("<letter><p>a</p></letter>".to_owned(), "không có role nào tên «»"),
        ("<letter><p role=\"footer\">a</p></letter>".to_owned(), "không có role nào tên «footer»"),
        ("<letter><p role=\"page-number\">a</p></letter>".to_owned(), "không có role nào tên «page-number»"),
        ("<letter><p role=\"subject\" size=\"1\">a</p></letter>".to_owned(), "không có thuộc tính nào tên «size»"),
        ("<letter><p role=\"subject\" field=\"body[x]\">a</p></letter>".to_owned(), "không có field nào tên «body[x]»"),
        (p("<b>a</b>"), "không có phần tử nào tên «b»"),
        (p("<t color=\"red\">a</t>"), "không có thuộc tính nào tên «color»"),
        (p("<t>a<t>b</t></t>"), "không có phần tử nào tên «t»"),
        (p("<gap of=\"hour\"/>"), "không có gap nào tên «hour»"),
    ];
    for (template, reason) in cases {
        let error = refusal(template.as_bytes());
        let said = error.to_string();
        assert_eq!(error.code(), "template", "{said}");
        assert!(said.contains("«cong-van.xml»") && said.contains(reason), "{template}: {said}");
    }
}

#[test]
fn a_template_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = Templates::read(folder.path()).err().unwrap();
    assert_eq!(missing.code(), "read");
    assert!(missing.to_string().contains("cong-van.xml»: không có tệp"), "{missing}");
    let Error::Read { path, cause } = missing else { panic!("{missing}") };
    assert_eq!((path, cause.kind()), (folder.path().join("cong-van.xml"), ErrorKind::NotFound));
    let latin = refusal(b"<letter>\xe9</letter>");
    assert_eq!(latin.code(), "read");
    assert!(latin.to_string().contains("cong-van.xml»: tệp không phải là chữ Unicode"), "{latin}");
}

/// The built-in template with everything between `open` and `close` taken out.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let mut rest = parts.next().unwrap().to_owned();
    for part in parts {
        rest.push_str(part.split_once(close).unwrap_or_else(|| panic!("{open} without {close}: {part}")).1);
    }
    rest
}

#[test]
fn the_built_in_template_escapes_everything() {
    let code = without(BUILT_IN, "{#", "#}");
    for word in ["safe", "autoescape", "raw"] {
        let is_used = code.split(|c: char| !c.is_alphanumeric()).any(|found| found == word);
        assert!(!is_used, "`{word}` lets what a clerk types become markup");
    }
}

#[test]
fn every_word_of_the_built_in_template_comes_from_the_rules() {
    let mut text = without(BUILT_IN, "{#", "#}");
    for (open, close) in [("{%", "%}"), ("{{", "}}"), ("<", ">")] {
        text = without(&text, open, close);
    }
    assert_eq!(text.trim(), "", "words that no rule names");
    assert!(BUILT_IN.contains("{{ words.addressees }}"), "no words at all");
}
