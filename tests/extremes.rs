//! Letters nobody would write, and files pasted by mistake: a whole PDF or a clear error, soon and in little memory.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "properties/laws.rs"]
mod laws;

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use std::{fs, thread};

use congvan::block::Role;
use congvan::{Ink, Setup, Sides, json as letter_file, pdf, typeset};
use serde_json::{Value, json};

const SENTENCE: &str = "Ban Thường vụ Đảng uỷ xã yêu cầu các chi bộ nghiêm túc thực hiện nghị quyết của cấp trên. ";

/// A letter with these fields and an ordinary beginning and end.
fn letter(fields: Value) -> Value {
    let mut letter = json!({
        "kind": "cong-van",
        "issuer": { "superior": "Đảng bộ tỉnh An Bình", "name": "Đảng uỷ xã Tân Hoà", "symbol": "ĐU" },
        "number": 7,
        "place": "Tân Hoà",
        "date": "2026-06-05",
        "subject": "về việc chuẩn bị hội nghị",
        "addressees": ["Các chi bộ", "Đảng uỷ bộ phận"],
        "body": [{ "level": 0, "text": SENTENCE.repeat(3) }],
        "recipients": ["Như trên", "Lưu Văn phòng Đảng uỷ"],
        "signature": { "authority": "T/M Ban Thường vụ", "position": "Phó Bí thư", "signer": "Trần Minh Khôi" },
    });
    let Value::Object(fields) = fields else { unreachable!("fields are an object") };
    letter.as_object_mut().unwrap().extend(fields);
    letter
}

/// Sets a letter on one side and on both, holds it to every law, and reads its PDF back. Gives the pages of each role.
fn pages(letter: &Value) -> Pages {
    let letter = letter_file::read(letter.to_string().as_bytes()).unwrap();
    let mut pages = Pages { count: 0, roles: Vec::new() };
    for sides in [Sides::Duplex, Sides::Single] {
        let setup = Setup { sides, ..Setup::on("2026-06-05".parse().unwrap()) };
        let set = typeset(&letter, &setup).unwrap();
        laws::all(&letter, &set, sides).unwrap_or_else(|broken| panic!("{broken}"));
        let bytes = pdf::write(&set, letter.date).unwrap();
        let count = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
        assert_eq!(count, set.pages.len());
        let inked = set.pages.iter().flat_map(|page| page.ink.iter().map(|ink| (page.number, ink)));
        let runs = inked.filter_map(|(page, ink)| match ink {
            Ink::Text(run) => Some((page, run.role)),
            Ink::Stroke(_) => None,
        });
        pages = Pages { count, roles: runs.collect() };
    }
    pages
}

struct Pages {
    count: usize,
    roles: Vec<(usize, Role)>,
}

impl Pages {
    /// First and last page of a component.
    fn of(&self, wanted: Role) -> (usize, usize) {
        let pages = || self.roles.iter().filter(|(_, role)| *role == wanted).map(|(page, _)| *page);
        (pages().min().unwrap(), pages().max().unwrap())
    }
}

#[test]
fn nothing_at_all() {
    let pages = pages(&json!({ "kind": "cong-van" }));
    assert_eq!(pages.count, 1);
}

#[test]
fn a_subject_of_forty_lines() {
    let pages = pages(&letter(json!({ "subject": SENTENCE.repeat(18) })));
    assert_eq!(pages.of(Role::Subject), (1, 1), "the head stays whole while a page can hold it");
    assert_eq!(pages.of(Role::Reference), (1, 1));
}

#[test]
fn three_hundred_addressees() {
    let names: Vec<String> = (0..300).map(|i| format!("Chi bộ cơ sở trực thuộc Đảng uỷ xã số {i}")).collect();
    let pages = pages(&letter(json!({ "addressees": names })));
    assert_eq!(pages.of(Role::AddresseesLabel), (1, 1));
    assert_eq!(pages.of(Role::Addressee), (1, 7));
}

#[test]
fn three_hundred_recipients() {
    let names: Vec<String> = (0..300).map(|i| format!("Chi bộ cơ sở trực thuộc số {i}")).collect();
    let pages = pages(&letter(json!({ "recipients": names, "contact": SENTENCE })));
    assert_eq!(pages.of(Role::Signer), (1, 1), "the signature does not wait for the list to end");
    let (first, last) = pages.of(Role::Recipient);
    assert!(first == 1 && last == pages.count && last > 5, "{first} to {last}");
    assert_eq!(pages.of(Role::Contact).1, pages.count);
}

#[test]
fn two_columns_as_high_as_the_page() {
    let lines = |count: usize| vec!["a"; count].join("\n");
    for (right, left, more) in (36..50).flat_map(|right| (44..56).map(move |left| (right, left, left % 4))) {
        let body = json!([{ "level": 0, "text": "Một dòng." }]);
        let issuer = json!({ "name": lines(more + 1) });
        pages(&letter(json!({ "place": lines(right), "subject": lines(left), "issuer": issuer, "body": body })));
        let signature = json!({ "position": lines(right - 5), "signer": "a" });
        let (mark, names) = (lines(2 * more + 1), vec!["a"; left]);
        pages(&letter(json!({ "recipients": names, "drafter_mark": mark, "signature": signature, "body": body })));
    }
}

#[test]
fn two_hundred_pages() {
    let items: Vec<Value> = (0..1500).map(|i| json!({ "level": i % 4, "text": SENTENCE.repeat(i % 9) })).collect();
    let pages = pages(&letter(json!({ "body": items })));
    assert!((200..300).contains(&pages.count), "{}", pages.count);
    assert_eq!(pages.of(Role::Signer), (pages.count, pages.count));
}

#[test]
fn levels_in_the_worst_order() {
    let levels = [3, 0, 2, 1, 3, 3, 1, 2, 0, 3, 1, 1, 3, 2, 2, 0, 2].into_iter().cycle();
    let items: Vec<Value> = levels.take(300).map(|level| json!({ "level": level, "text": SENTENCE })).collect();
    pages(&letter(json!({ "body": items })));
}

#[test]
fn every_paragraph_promises_another_one() {
    let items = vec![json!({ "level": 1, "text": "Các nội dung sau:" }); 200];
    let letter = letter(json!({ "body": items }));
    let letter = letter_file::read(letter.to_string().as_bytes()).unwrap();
    let setup = Setup::on("2026-06-05".parse().unwrap());
    let set = typeset(&letter, &setup).unwrap();
    laws::stays_in_frame(&set, Sides::Single).unwrap();
    laws::nothing_overlaps(&set).unwrap();
}

#[test]
fn a_word_of_ten_thousand_letters_in_every_field() {
    for word in ["W".repeat(10_000), "ộ".repeat(10_000), "x\u{308}".repeat(5_000), "i/".repeat(5_000)] {
        for field in ["place", "subject", "drafter_mark", "contact"] {
            pages(&letter(json!({ field: word })));
        }
        for field in ["circulation", "addressees", "recipients"] {
            pages(&letter(json!({ field: [word, "Như trên"] })));
        }
        for field in ["superior", "name", "symbol"] {
            pages(&letter(json!({ "issuer": { field: word } })));
        }
        for field in ["authority", "position", "signer"] {
            pages(&letter(json!({ "signature": { field: word } })));
        }
        for level in 0..4 {
            pages(&letter(json!({ "body": [{ "level": level, "text": [{ "text": word, "underline": true }] }] })));
        }
    }
}

#[test]
fn a_thousand_marks_on_one_letter() {
    let zalgo = format!("Đ\u{323}{}ảng uỷ", "\u{301}\u{308}".repeat(500));
    pages(&letter(json!({ "subject": zalgo, "addressees": [zalgo], "body": [{ "level": 1, "text": zalgo }] })));
}

#[test]
fn a_style_for_every_letter() {
    let runs: Vec<Value> = SENTENCE
        .repeat(30)
        .chars()
        .enumerate()
        .map(|(i, c)| json!({ "text": c.to_string(), "bold": i % 2 == 0, "italic": i % 3 == 0, "underline": i % 5 == 0 }))
        .collect();
    pages(&letter(json!({ "body": [{ "level": 0, "text": runs }] })));
}

/// What the program made of a letter, and the most memory it had, in kilobytes (0 where the system does not tell).
struct Run {
    output: Output,
    pdf: Vec<u8>,
    peak: u64,
}

fn run(letter: &Value) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let [data, made] = ["letter.json", "letter.pdf"].map(|name| folder.path().join(name));
    fs::write(&data, letter.to_string()).unwrap();
    let program = env!("CARGO_BIN_EXE_congvan");
    let mut child = Command::new(program)
        .arg("pdf")
        .args([data.as_path(), Path::new("-o"), made.as_path()])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(most_memory(child.id()));
        thread::sleep(Duration::from_millis(5));
    }
    Run { output: child.wait_with_output().unwrap(), pdf: fs::read(made).unwrap_or_default(), peak }
}

/// `VmHWM` of the program: it never falls, so the last look is good enough. Until it begins, the process still has the
/// name and the memory of these tests.
fn most_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let value = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let memory = value("VmHWM:").filter(|_| value("Name:") == Some("congvan"));
    memory.and_then(|memory| memory.strip_suffix(" kB")?.parse().ok()).unwrap_or(0)
}

/// Text of ten million bytes.
fn ten_megabytes(unit: &str) -> String {
    unit.repeat(10_000_000 / unit.len())
}

fn refused_as_too_long(letter: &Value) {
    let run = run(letter);
    let said = String::from_utf8_lossy(&run.output.stderr);
    assert_eq!(run.output.status.code(), Some(1), "{said}");
    assert!(said.contains("công văn dài hơn 1000 trang") && said.lines().count() == 1, "{said}");
    assert!(run.pdf.is_empty());
    assert!(run.peak < 510_000, "{} kB", run.peak);
}

#[test]
fn ten_megabytes_of_paragraphs() {
    let items: Vec<Value> = (0..20_000).map(|i| json!({ "level": i % 4, "text": SENTENCE.repeat(5) })).collect();
    refused_as_too_long(&letter(json!({ "body": items })));
}

#[test]
fn ten_megabytes_in_one_field() {
    for unit in ["W", SENTENCE, "a\n", "x\u{308}"] {
        let text = ten_megabytes(unit);
        refused_as_too_long(&letter(json!({ "body": [{ "level": 0, "text": text }] })));
        refused_as_too_long(&letter(json!({ "subject": text })));
        refused_as_too_long(&letter(json!({ "place": text })));
        refused_as_too_long(&letter(json!({ "recipients": [text] })));
        refused_as_too_long(&letter(json!({ "signature": { "position": text } })));
    }
}

#[test]
fn a_million_runs_of_one_letter() {
    let runs: Vec<Value> = (0..1_000_000).map(|i| json!({ "text": "a", "bold": i % 2 == 0 })).collect();
    refused_as_too_long(&letter(json!({ "body": [{ "level": 0, "text": runs }] })));
}

#[test]
fn a_hundred_thousand_empty_addressees() {
    refused_as_too_long(&letter(json!({ "addressees": vec![""; 100_000] })));
}

#[test]
fn as_long_as_a_letter_may_be() {
    let word = letter(json!({ "body": [{ "level": 0, "text": "i".repeat(3_400_000) }] }));
    let items: Vec<Value> = (0..3_000).map(|i| json!({ "level": i % 4, "text": SENTENCE.repeat(9) })).collect();
    for letter in [word, letter(json!({ "body": items }))] {
        let run = run(&letter);
        assert!(run.output.status.success(), "{}", String::from_utf8_lossy(&run.output.stderr));
        let pages = lopdf::Document::load_mem(&run.pdf).unwrap().get_pages().len();
        assert!((600..=1000).contains(&pages), "{pages}");
        assert!(run.peak > 0 || !cfg!(target_os = "linux"), "nothing was measured");
        assert!(run.peak < 510_000, "{} kB", run.peak);
    }
}
