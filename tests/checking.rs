//! `congvan check` as a clerk meets it: the real program, real files, exit codes and messages.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const RIGHT: i32 = 0;
const WRONG: i32 = 1;
const UNREADABLE: i32 = 2;

/// A folder with the letters `a.json` and `b.json` and their files.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (case, name) in [("full", "a"), ("two-pages", "b")] {
        let letters = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
        fs::copy(letters.join(case).with_extension("json"), folder.path().join(name).with_extension("json")).unwrap();
    }
    assert_eq!(run(folder.path(), &["pdf", "a.json", "b.json"]).status.code(), Some(RIGHT));
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congvan"));
    command.current_dir(folder).stdin(Stdio::null()).args(args).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The file, its sheet of another size.
fn spoil(folder: &Path, name: &str) {
    let mut document = lopdf::Document::load(folder.join(name)).unwrap();
    let page = document.get_pages()[&1];
    document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Rotate", 90);
    document.save(folder.join(name)).unwrap();
}

#[test]
fn a_right_file_is_said_to_be_right() {
    let desk = desk();
    let output = run(desk.path(), &["check", "a.pdf", "--letter", "a.json"]);
    let text = said(&output.stdout);
    assert_eq!((output.status.code(), said(&output.stderr)), (Some(RIGHT), String::new()), "{text}");
    for words in ["a.pdf: Số 07-CV/ĐU", "Hướng dẫn 05-HD/VPTW", "SHA-256: ", "giống từng chữ", "Kết quả: đúng tất cả."]
    {
        assert!(text.contains(words), "«{words}» is not in {text}");
    }
    assert!(!text.contains("SAI"));
    let columns: Vec<usize> =
        text.lines().filter(|line| line.contains("R2]")).map(|line| column(line, "HD05")).collect();
    assert!(columns.len() > 3 && columns.iter().all(|at| *at == columns[0]), "not aligned: {text}");
}

fn column(line: &str, word: &str) -> usize {
    line[..line.find(word).unwrap()].chars().count()
}

#[test]
fn what_is_wrong_stands_first_and_the_code_says_so() {
    let desk = desk();
    spoil(desk.path(), "b.pdf");
    let output = run(desk.path(), &["check", "a.pdf", "b.pdf"]);
    let text = said(&output.stdout);
    assert_eq!(output.status.code(), Some(WRONG), "{text}");
    let of_b = &text[text.find("b.pdf:").unwrap()..];
    let first = of_b.lines().find(|line| line.contains("[R")).unwrap();
    assert!(first.starts_with("SAI") && first.contains("Khổ giấy (trang 1)") && first.contains("xoay"), "{first}");
    assert!(of_b.contains("1 chỗ SAI"), "{of_b}");
}

#[test]
fn another_letters_file_is_found_out() {
    let desk = desk();
    let output = run(desk.path(), &["check", "a.pdf", "--letter", "b.json"]);
    assert_eq!(output.status.code(), Some(WRONG));
    assert!(said(&output.stdout).contains("Chữ: Trích yếu, thứ 1"), "{}", said(&output.stdout));
}

#[test]
fn machines_get_json() {
    let desk = desk();
    fs::write(desk.path().join("c.pdf"), "%PDF-1.7 broken").unwrap();
    let output = run(desk.path(), &["check", "a.pdf", "c.pdf", "--json"]);
    let text = said(&output.stdout);
    assert_eq!((output.status.code(), said(&output.stderr)), (Some(UNREADABLE), String::new()), "{text}");
    let [a, c]: [serde_json::Value; 2] = serde_json::from_str(&text).unwrap();
    assert_eq!((a["file"].as_str(), a["is_ours"].as_bool(), a["pages"].as_u64()), (Some("a.pdf"), Some(true), Some(1)));
    let first = &a["measures"][0];
    assert_eq!((first["rule"].as_str(), first["clause"].as_str()), (Some("R1"), Some("HD05 IV.3")));
    assert_eq!(first["is_right"].as_bool(), Some(true));
    assert!(c["error"].as_str().unwrap().contains("thiếu phần cuối") && c["measures"].is_null(), "{text}");
}

#[test]
fn what_cannot_be_read_is_named_with_the_reason() {
    let desk = desk();
    fs::write(desk.path().join("c.pdf"), "%PDF-1.7 broken").unwrap();
    fs::write(desk.path().join("d.txt"), "chữ").unwrap();
    for (file, reason) in
        [("c.pdf", "thiếu phần cuối"), ("d.txt", "không phải là tệp PDF"), ("none.pdf", "không có tệp")]
    {
        let output = run(desk.path(), &["check", "b.pdf", file]);
        let error = said(&output.stderr);
        assert_eq!(output.status.code(), Some(UNREADABLE), "{file}: {error}");
        assert!(error.contains(file) && error.contains(reason), "{file}: {error}");
        assert!(said(&output.stdout).contains("b.pdf: Số 138"), "the other file is checked all the same");
    }
    let output = run(desk.path(), &["check", "a.pdf", "--letter", "none.json"]);
    assert_eq!(output.status.code(), Some(UNREADABLE));
    assert!(said(&output.stderr).contains("none.json"));
}

#[test]
fn the_sheet_is_written_beside_the_answer() {
    let desk = desk();
    let output = run(desk.path(), &["check", "a.pdf", "--sheet", "phieu.pdf"]);
    assert_eq!(output.status.code(), Some(RIGHT), "{}", said(&output.stderr));
    let sheet = fs::read(desk.path().join("phieu.pdf")).unwrap();
    assert!(sheet.starts_with(b"%PDF-1.7"));
    assert!(congvan::measure::of(&sheet, None).unwrap().measures.iter().all(|measure| measure.is_right));
    spoil(desk.path(), "a.pdf");
    let output = run(desk.path(), &["check", "a.pdf", "--sheet", "phieu.pdf"]);
    assert_eq!(output.status.code(), Some(WRONG));
    assert!(fs::read(desk.path().join("phieu.pdf")).unwrap() != sheet, "the sheet tells of the other file");
}

#[test]
fn wrong_usage_is_explained_and_nothing_is_lost() {
    let desk = desk();
    let before = fs::read(desk.path().join("a.pdf")).unwrap();
    for (args, reason) in [
        (&["check"] as &[&str], "thiếu tệp"),
        (&["check", "a.pdf", "b.pdf", "--letter", "a.json"], "một tệp PDF"),
        (&["check", "a.pdf", "b.pdf", "--sheet", "x.pdf"], "một tệp PDF"),
        (&["check", "a.pdf", "--sheet", "a.pdf"], "trùng với tệp"),
        (&["check", "a.pdf", "--letter", "a.json", "--sheet", "a.json"], "trùng với tệp"),
        (&["check", "a.pdf", "--sheet", "-"], "phải ghi vào tệp"),
        (&["check", "-", "-"], "một lần"),
        (&["check", "a.pdf", "-o", "x"], "--fix và -o đi cùng nhau"),
    ] {
        let output = run(desk.path(), args);
        let error = said(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(UNREADABLE), 0), "{args:?}: {error}");
        assert!(error.contains(reason) && error.contains("Lệnh chưa đúng"), "{args:?}: {error}");
    }
    assert!(fs::read(desk.path().join("a.pdf")).unwrap() == before);
}

/// A letter with one error, one warning and one note: `e.json`.
fn faulty(folder: &Path) {
    let mut letter: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("a.json")).unwrap()).unwrap();
    letter["subject"] = "V/v chuẩn bị hội nghị.".into();
    fs::write(folder.join("e.json"), letter.to_string()).unwrap();
}

#[test]
fn a_letter_gets_a_line_for_each_finding() {
    let desk = desk();
    faulty(desk.path());
    let output = run(desk.path(), &["check", "e.json"]);
    let text = said(&output.stdout);
    assert_eq!((output.status.code(), said(&output.stderr)), (Some(WRONG), String::new()), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("e.json:subject:0 cảnh báo R52 «V/v»"), "{text}");
    assert!(lines[1].starts_with("e.json:subject:21 lỗi R53 "), "{text}");
    assert!(lines[2].starts_with("e.json:body[6]:44 lưu ý R74 "), "{text}");
}

#[test]
fn a_letter_with_notes_only_is_good() {
    let desk = desk();
    let output = run(desk.path(), &["check", "a.json"]);
    assert_eq!((output.status.code(), said(&output.stdout).lines().count()), (Some(RIGHT), 1));
}

#[test]
fn findings_for_machines_name_rule_place_clause_and_fix() {
    let desk = desk();
    faulty(desk.path());
    let output = run(desk.path(), &["check", "e.json", "--json"]);
    let [answer]: [serde_json::Value; 1] = serde_json::from_str(&said(&output.stdout)).unwrap();
    let first = &answer["open"][0];
    let named = ["rule", "field", "clause", "severity", "found"].map(|key| first[key].as_str().unwrap());
    assert_eq!(named, ["R52", "subject", "HD05 I.5.2.3", "warning", "V/v"]);
    assert_eq!(first["fix"][0]["text"].as_str(), Some("về việc"));
}

#[test]
fn a_mended_letter_is_written_elsewhere_and_the_old_one_stays() {
    let desk = desk();
    faulty(desk.path());
    let before = fs::read(desk.path().join("e.json")).unwrap();
    let output = run(desk.path(), &["check", "e.json", "--fix", "-o", "f.json"]);
    assert_eq!((output.status.code(), said(&output.stderr)), (Some(RIGHT), "e.json: đã sửa 2 chỗ.\n".to_owned()));
    assert!(fs::read(desk.path().join("e.json")).unwrap() == before);
    let mended: serde_json::Value = serde_json::from_slice(&fs::read(desk.path().join("f.json")).unwrap()).unwrap();
    assert_eq!(mended["subject"].as_str(), Some("về việc chuẩn bị hội nghị"));
    fs::create_dir(desk.path().join("da-sua")).unwrap();
    assert_eq!(run(desk.path(), &["check", "a.json", "e.json", "--fix", "-o", "da-sua/"]).status.code(), Some(RIGHT));
    assert!(desk.path().join("da-sua/e.json").is_file() && desk.path().join("da-sua/a.json").is_file());
}

#[test]
fn what_was_put_aside_is_not_told_again() {
    let desk = desk();
    faulty(desk.path());
    let mut letter: serde_json::Value = serde_json::from_slice(&fs::read(desk.path().join("e.json")).unwrap()).unwrap();
    letter["dismissed"] = serde_json::json!([{ "check": "subject-end", "text": ".", "reason": "theo mẫu của tỉnh" }]);
    fs::write(desk.path().join("e.json"), letter.to_string()).unwrap();
    let output = run(desk.path(), &["check", "e.json", "--json"]);
    assert_eq!(output.status.code(), Some(RIGHT));
    let [answer]: [serde_json::Value; 1] = serde_json::from_str(&said(&output.stdout)).unwrap();
    assert_eq!(answer["put_aside"][0]["dismissal"]["reason"].as_str(), Some("theo mẫu của tỉnh"));
}

#[test]
fn fixing_asks_where_the_mended_letter_goes() {
    let desk = desk();
    let output = run(desk.path(), &["check", "a.json", "--fix"]);
    assert_eq!(output.status.code(), Some(UNREADABLE));
    let output = run(desk.path(), &["check", "a.json", "b.json", "--fix", "-o", "one.json"]);
    assert_eq!(output.status.code(), Some(UNREADABLE));
    assert!(said(&output.stderr).contains("phải là thư mục"), "{}", said(&output.stderr));
}
