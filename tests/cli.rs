//! The command line as a clerk meets it: the real program, real files, exit codes and messages.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const GOOD: i32 = 0;
const FAILED: i32 = 1;
const WRONG_USAGE: i32 = 2;

/// Words that clap, serde or the operating system would say by themselves.
const ENGLISH: [&str; 22] = [
    "error:",
    "usage",
    "for more information",
    "unexpected",
    "argument",
    "required",
    "tip:",
    "invalid",
    "unrecognized",
    "options",
    "commands",
    "print help",
    "possible values",
    "default:",
    "expected",
    "unknown",
    "os error",
    "no such file",
    "panicked",
    "missing",
    "too large",
    "pipe",
];

/// What the program left behind.
struct Outcome {
    code: Option<i32>,
    out: Vec<u8>,
    said: String,
}

fn congvan(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congvan"));
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn outcome(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    Outcome { code: output.status.code(), out: output.stdout, said: String::from_utf8(output.stderr).unwrap() }
}

fn run(folder: &Path, args: &[&str]) -> Outcome {
    outcome(congvan(folder).args(args))
}

/// Runs what must succeed without a word.
fn make(folder: &Path, args: &[&str]) {
    let outcome = run(folder, args);
    assert_eq!((outcome.code, outcome.said.as_str()), (Some(GOOD), ""), "{args:?}");
}

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters").join(name).with_extension("json")
}

/// Puts a case file into `folder` under another name.
fn put(folder: &Path, case_name: &str, name: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(case(case_name), path).unwrap();
}

/// A folder with the one-page letter `a.json` and the two-page letter `b.json`.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "full", "a.json");
    put(folder.path(), "two-pages", "b.json");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn assert_vietnamese(text: &str) {
    let lower = text.to_lowercase();
    let foreign: Vec<_> = ENGLISH.iter().filter(|word| lower.contains(*word)).collect();
    assert!(foreign.is_empty(), "{foreign:?} in: {text}");
    assert!(text.chars().any(|c| "ạảấầậắặếềệốồộớờợứừựươăâêôđ".contains(c)), "not Vietnamese: {text}");
}

/// The left end of the leftmost line of an SVG page, in millimetres.
fn left_edge(svg: &Path) -> f64 {
    let svg = fs::read_to_string(svg).unwrap();
    let matrices = svg.split("matrix(").skip(1).map(|rest| rest.split(')').next().unwrap());
    let xs = matrices.map(|matrix| matrix.split(' ').nth(4).unwrap().parse::<f64>().unwrap());
    xs.fold(f64::INFINITY, f64::min) / 72.0 * 25.4
}

#[test]
fn pdf_makes_the_named_file_and_nothing_else() {
    let desk = desk();
    make(desk.path(), &["pdf", "a.json", "-o", "out.pdf"]);
    assert!(fs::read(desk.path().join("out.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    assert_eq!(names(desk.path()), ["a.json", "b.json", "out.pdf"]);
}

#[test]
fn without_an_output_the_file_stands_beside_its_letter() {
    let desk = desk();
    put(desk.path(), "full", "thư mục/07.cv.json");
    make(desk.path(), &["pdf", "a.json", "thư mục/07.cv.json"]);
    assert_eq!(names(desk.path()), ["a.json", "a.pdf", "b.json", "thư mục"]);
    assert_eq!(names(&desk.path().join("thư mục")), ["07.cv.json", "07.cv.pdf"]);
}

#[test]
fn standard_input_and_output_carry_the_bytes_of_the_files() {
    let desk = desk();
    make(desk.path(), &["pdf", "a.json", "-o", "out.pdf"]);
    let mut child = congvan(desk.path())
        .args(["pdf", "-", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&fs::read(desk.path().join("a.json")).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(output.stdout == fs::read(desk.path().join("out.pdf")).unwrap(), "not the same bytes");
}

#[test]
fn a_letter_gives_the_same_bytes_every_time() {
    let desk = desk();
    for name in ["1.pdf", "2.pdf"] {
        make(desk.path(), &["pdf", "b.json", "-o", name]);
    }
    let [first, second] = ["1.pdf", "2.pdf"].map(|name| fs::read(desk.path().join(name)).unwrap());
    assert!(first == second, "the second file differs");
    make(desk.path(), &["pdf", "a.json", "-o", "other.pdf"]);
    assert!(first != fs::read(desk.path().join("other.pdf")).unwrap(), "another letter gives another file");
}

#[test]
fn svg_makes_a_file_for_every_page() {
    let desk = desk();
    make(desk.path(), &["svg", "a.json", "b.json"]);
    assert_eq!(names(desk.path()), ["a.json", "a.svg", "b-1.svg", "b-2.svg", "b.json"]);
    let [one, two] = ["b-1.svg", "b-2.svg"].map(|name| fs::read_to_string(desk.path().join(name)).unwrap());
    assert!(one.contains("– trang 1</title>") && two.contains("– trang 2</title>"));
}

#[test]
fn one_page_can_be_drawn_alone() {
    let desk = desk();
    make(desk.path(), &["svg", "b.json"]);
    make(desk.path(), &["svg", "b.json", "--page", "2", "-o", "only.svg"]);
    let [expected, found] = ["b-2.svg", "only.svg"].map(|name| fs::read(desk.path().join(name)).unwrap());
    assert!(expected == found, "not page 2");
}

#[test]
fn a_page_the_letter_does_not_have_is_an_error() {
    let desk = desk();
    let outcome = run(desk.path(), &["svg", "b.json", "--page", "3", "-o", "only.svg"]);
    assert_eq!(outcome.code, Some(FAILED));
    assert!(outcome.said.contains("b.json") && outcome.said.contains("2 trang"), "{}", outcome.said);
    assert_vietnamese(&outcome.said);
    assert_eq!(names(desk.path()), ["a.json", "b.json"]);
}

#[test]
fn several_pages_do_not_fit_into_standard_output() {
    let desk = desk();
    let outcome = run(desk.path(), &["svg", "b.json", "-o", "-"]);
    assert_eq!((outcome.code, outcome.out.len()), (Some(FAILED), 0));
    assert!(outcome.said.contains("--page"), "{}", outcome.said);
}

#[test]
fn bad_letters_are_listed_and_good_ones_made() {
    let desk = desk();
    fs::write(desk.path().join("broken.json"), "{\"kind\": \"cong-van\",\n \"number\": 0}").unwrap();
    fs::write(desk.path().join("glyph.json"), "{\"kind\": \"cong-van\", \"subject\": \"a漢\"}").unwrap();
    let letters = ["a.json", "broken.json", "none.json", "b.json", "glyph.json"];
    let outcome = run(desk.path(), &[&["pdf"], letters.as_slice(), &["-o", "in/ra/"]].concat());
    assert_eq!(outcome.code, Some(FAILED));
    assert_eq!(names(&desk.path().join("in/ra")), ["a.pdf", "b.pdf"]);
    let lines: Vec<&str> = outcome.said.lines().collect();
    assert_eq!(lines.len(), 4, "{}", outcome.said);
    assert!(lines[0].contains("2 trong 5"), "{}", lines[0]);
    assert!(lines[1].contains("broken.json") && lines[1].contains("dòng 2") && lines[1].contains("«number»"));
    assert!(lines[2].contains("none.json") && lines[2].contains("không có tệp"), "{}", lines[2]);
    assert!(lines[3].contains("glyph.json") && lines[3].contains("«漢» (U+6F22)"), "{}", lines[3]);
    assert_vietnamese(&outcome.said);
}

#[test]
fn letters_of_one_name_get_files_of_two_names() {
    let desk = desk();
    put(desk.path(), "full", "x/letter.json");
    put(desk.path(), "two-pages", "y/letter.json");
    put(desk.path(), "empty", "z/letter_2.json");
    make(desk.path(), &["pdf", "x/letter.json", "y/letter.json", "z/letter_2.json", "-o", "out/"]);
    make(desk.path(), &["pdf", "x/letter.json", "y/letter.json", "z/letter_2.json"]);
    let made = names(&desk.path().join("out"));
    let mut made: Vec<Vec<u8>> =
        made.iter().map(|name| fs::read(desk.path().join("out").join(name)).unwrap()).collect();
    let single = ["x/letter.pdf", "y/letter.pdf", "z/letter_2.pdf"];
    let mut single = single.map(|name| fs::read(desk.path().join(name)).unwrap());
    made.sort();
    single.sort();
    assert!(made == single, "{} files, or not each letter's own", made.len());
}

#[test]
fn a_second_letter_is_not_taken_for_a_second_page() {
    let desk = desk();
    put(desk.path(), "two-pages", "x/letter.json");
    put(desk.path(), "full", "y/letter.json");
    make(desk.path(), &["svg", "x/letter.json", "y/letter.json", "-o", "out/"]);
    assert_eq!(names(&desk.path().join("out")).len(), 3, "{:?}", names(&desk.path().join("out")));
}

#[test]
fn wrong_usage_is_explained_in_vietnamese() {
    let desk = desk();
    let cases: [(&[&str], &str); 20] = [
        (&[], "congvan LỆNH TỆP"),
        (&["ve", "a.json"], "không có lệnh «ve»"),
        (&["help"], "không có lệnh «help»"),
        (&["-V"], "không có tuỳ chọn «-V»"),
        (&["--version"], "không có tuỳ chọn «--version»"),
        (&["pdf"], "thiếu tệp công văn"),
        (&["pdf", "a.json", "--nhanh"], "không có tuỳ chọn «--nhanh»"),
        (&["pdf", "a.json", "--duplx"], "không có tuỳ chọn «--duplx»"),
        (&["pdf", "a.json", "--page", "1"], "không có tuỳ chọn «--page»"),
        (&["pdf", "a.json", "-o"], "--output"),
        (&["pdf", "a.json", "--templates"], "--templates"),
        (&["pdf", "a.json", "-o", "x", "-o", "y"], "hai lần"),
        (&["pdf", "a.json", "--duplex", "--duplex"], "hai lần"),
        (&["pdf", "a.json", "--duplex=yes"], "--duplex"),
        (&["svg", "a.json", "--page", "0"], "«0»"),
        (&["svg", "a.json", "--page", "hai"], "«hai»"),
        (&["pdf", "a.json", "b.json", "-o", "c.pdf"], "nơi lưu phải là thư mục"),
        (&["pdf", "a.json", "b.json", "-o", "-"], "nơi lưu phải là thư mục"),
        (&["pdf", "-"], "phải nói nơi lưu"),
        (&["pdf", "-", "-", "-o", "out/"], "một lần"),
    ];
    for (args, expected) in cases {
        let outcome = run(desk.path(), args);
        assert_eq!((outcome.code, outcome.out.len()), (Some(WRONG_USAGE), 0), "{args:?}: {}", outcome.said);
        assert!(outcome.said.contains(expected), "{args:?}: {}", outcome.said);
        assert_vietnamese(&outcome.said);
    }
    assert_eq!(names(desk.path()), ["a.json", "b.json"]);
}

#[test]
fn a_letter_is_never_overwritten_by_its_own_file() {
    let desk = desk();
    let letter = fs::read(desk.path().join("a.json")).unwrap();
    let whole = desk.path().join("a.json");
    for output in ["a.json", "./a.json", "../a.json", whole.to_str().unwrap()] {
        let folder = desk.path().join("sub");
        fs::create_dir_all(&folder).unwrap();
        let from = if output.starts_with("..") { folder.as_path() } else { desk.path() };
        let outcome = run(from, &["pdf", whole.to_str().unwrap(), "-o", output]);
        assert_eq!(outcome.code, Some(WRONG_USAGE), "{output}");
        assert!(outcome.said.contains("trùng với tệp công văn"), "{}", outcome.said);
        assert_vietnamese(&outcome.said);
        assert!(fs::read(&whole).unwrap() == letter, "{output}: the letter is gone");
    }
}

#[test]
fn a_letter_named_like_a_pdf_is_not_lost() {
    let desk = desk();
    put(desk.path(), "full", "letter.pdf");
    let letter = fs::read(desk.path().join("letter.pdf")).unwrap();
    for args in [&["pdf", "letter.pdf"] as &[&str], &["pdf", "letter.pdf", "-o", "./"]] {
        let outcome = run(desk.path(), args);
        assert_eq!(outcome.code, Some(FAILED), "{args:?}");
        assert!(outcome.said.contains("trùng với tệp công văn"), "{}", outcome.said);
        assert!(fs::read(desk.path().join("letter.pdf")).unwrap() == letter, "the letter is gone");
    }
}

#[test]
fn help_is_vietnamese_and_names_every_command() {
    let desk = desk();
    for args in [&["--help"] as &[&str], &["-h"], &["pdf", "--help"], &["svg", "-h"], &["check", "--help"]] {
        let outcome = run(desk.path(), args);
        assert_eq!((outcome.code, outcome.said.as_str()), (Some(GOOD), ""), "{args:?}");
        assert_vietnamese(&String::from_utf8(outcome.out).unwrap());
    }
    let help = String::from_utf8(run(desk.path(), &["--help"]).out).unwrap();
    for line in ["\n  pdf    Dựng tệp PDF", "\n  svg    Vẽ từng trang", "\n  check  Kiểm tra thể thức"] {
        assert!(help.contains(line), "{help}");
    }
}

#[test]
fn a_letter_that_is_not_there_is_named() {
    let desk = desk();
    let outcome = run(desk.path(), &["pdf", "không có.json", "-o", "out.pdf"]);
    assert_eq!(outcome.code, Some(FAILED));
    assert!(outcome.said.contains("«không có.json»: không có tệp"), "{}", outcome.said);
    assert_vietnamese(&outcome.said);
    assert_eq!(names(desk.path()), ["a.json", "b.json"]);
}

#[test]
fn a_folder_is_no_letter_and_no_target() {
    let desk = desk();
    fs::create_dir(desk.path().join("out.pdf")).unwrap();
    fs::create_dir(desk.path().join("c.pdf")).unwrap();
    put(desk.path(), "full", "c.json");
    for args in [&["pdf", "out.pdf", "-o", "x.pdf"] as &[&str], &["pdf", "c.json"]] {
        let outcome = run(desk.path(), args);
        assert_eq!(outcome.code, Some(FAILED), "{args:?}");
        assert!(outcome.said.contains("đây là thư mục"), "{}", outcome.said);
        assert_vietnamese(&outcome.said);
    }
    assert_eq!(names(desk.path()), ["a.json", "b.json", "c.json", "c.pdf", "out.pdf"]);
}

#[test]
fn where_no_file_can_be_the_message_says_why() {
    let desk = desk();
    let outcome = run(desk.path(), &["pdf", "a.json", "-o", "b.json/out.pdf"]);
    assert_eq!(outcome.code, Some(FAILED));
    assert!(outcome.said.contains("«b.json/out.pdf»"), "{}", outcome.said);
    assert!(outcome.said.contains("không phải thư mục"), "{}", outcome.said);
    assert_vietnamese(&outcome.said);
    let outcome = run(desk.path(), &["pdf", "a.json", "-o", "không/có/out.pdf"]);
    assert_eq!(outcome.code, Some(FAILED));
    assert!(outcome.said.contains("không có tệp hoặc thư mục này"), "{}", outcome.said);
    let outcome = run(desk.path(), &["pdf", "a.json", "b.json", "-o", "b.json/out/"]);
    assert_eq!(outcome.code, Some(FAILED));
    assert_vietnamese(&outcome.said);
    assert_eq!(names(desk.path()), ["a.json", "b.json"]);
}

#[test]
fn a_letter_that_cannot_be_set_leaves_the_old_file_alone() {
    let desk = desk();
    fs::write(desk.path().join("out.pdf"), "bản cũ").unwrap();
    fs::write(desk.path().join("bad.json"), "{\"kind\": \"cong-van\", \"addressees\": [\"a\", \"漢\"]}").unwrap();
    let outcome = run(desk.path(), &["pdf", "bad.json", "-o", "out.pdf"]);
    assert_eq!(outcome.code, Some(FAILED));
    assert!(outcome.said.contains("addressees[1]"), "{}", outcome.said);
    assert_eq!(fs::read_to_string(desk.path().join("out.pdf")).unwrap(), "bản cũ");
    assert_eq!(names(desk.path()), ["a.json", "b.json", "bad.json", "out.pdf"]);
}

#[test]
fn duplex_mirrors_the_even_page() {
    let desk = desk();
    make(desk.path(), &["svg", "b.json", "-o", "single.svg"]);
    make(desk.path(), &["svg", "b.json", "-o", "duplex.svg", "--duplex"]);
    let edges = ["single-1.svg", "single-2.svg", "duplex-1.svg", "duplex-2.svg"];
    let edges = edges.map(|name| left_edge(&desk.path().join(name)));
    for (found, expected) in edges.into_iter().zip([30.0, 30.0, 30.0, 15.0]) {
        assert!((found - expected).abs() < 0.2, "{edges:?}");
    }
    make(desk.path(), &["pdf", "b.json", "-o", "single.pdf"]);
    make(desk.path(), &["pdf", "b.json", "-o", "duplex.pdf", "--duplex"]);
    let [single, duplex] = ["single.pdf", "duplex.pdf"].map(|name| fs::read(desk.path().join(name)).unwrap());
    assert!(single != duplex, "--duplex does nothing to a PDF");
}

#[test]
fn an_office_prints_its_own_wording() {
    let desk = desk();
    let wording = include_str!("../templates/cong-van.xml").replace("{{ words.addressees }}", "Trân trọng gửi:");
    fs::create_dir(desk.path().join("mẫu")).unwrap();
    fs::write(desk.path().join("mẫu/cong-van.xml"), wording).unwrap();
    make(desk.path(), &["svg", "a.json", "-o", "own.svg", "--templates", "mẫu"]);
    make(desk.path(), &["svg", "a.json", "-o", "usual.svg"]);
    let [own, usual] = ["own.svg", "usual.svg"].map(|name| fs::read_to_string(desk.path().join(name)).unwrap());
    assert!(own.contains("Trân trọng gửi:") && !own.contains("Kính gửi"));
    assert!(usual.contains("Kính gửi"));
}

#[test]
fn a_template_that_cannot_be_used_is_named_before_any_work() {
    let desk = desk();
    fs::create_dir_all(desk.path().join("broken")).unwrap();
    fs::write(desk.path().join("broken/cong-van.xml"), "<letter>\n{% if %}\n</letter>").unwrap();
    fs::create_dir_all(desk.path().join("latin")).unwrap();
    fs::write(desk.path().join("latin/cong-van.xml"), b"<letter>\xe9</letter>").unwrap();
    for (folder, reason) in [("broken", "dòng 2"), ("latin", "UTF-8"), ("none", "không có tệp")] {
        let outcome = run(desk.path(), &["pdf", "a.json", "b.json", "-o", "out/", "--templates", folder]);
        assert_eq!(outcome.code, Some(FAILED), "{folder}");
        assert!(outcome.said.contains("cong-van.xml") && outcome.said.contains(reason), "{}", outcome.said);
        assert_eq!(outcome.said.lines().count(), 1, "once, not once a letter: {}", outcome.said);
        assert!(!desk.path().join("out").exists());
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    /// The permissions of a file, or of what a link leads to.
    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o777
    }

    /// Runs the program by bash, as `"$0"`.
    fn bash(folder: &Path, script: &str) -> Outcome {
        let mut command = Command::new("bash");
        command.args(["-c", script, env!("CARGO_BIN_EXE_congvan")]).current_dir(folder).stdin(Stdio::null());
        outcome(&mut command)
    }

    /// The old file is whole and alone, the reason is given.
    fn assert_nothing_lost(outcome: &Outcome, folder: &Path, old: &[u8], reason: &str) {
        assert_eq!(outcome.code, Some(FAILED), "{}", outcome.said);
        assert!(outcome.said.contains("out.pdf") && outcome.said.contains(reason), "{}", outcome.said);
        assert_vietnamese(&outcome.said);
        assert!(fs::read(folder.join("out.pdf")).unwrap() == old, "the old file is not whole");
        assert_eq!(names(folder), ["out.pdf"], "something was left behind");
    }

    /// A file system of `size`, taken away at the end; `None` when the user may not mount.
    struct Disk(TempDir);

    impl Disk {
        fn mount(size: &str) -> Option<Disk> {
            let folder = tempfile::tempdir().unwrap();
            let options = format!("size={size}");
            let mut mount = Command::new("mount");
            mount.args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).stderr(Stdio::null());
            mount.status().is_ok_and(|status| status.success()).then(|| Disk(folder))
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.0.path()).status();
        }
    }

    #[test]
    fn a_full_disk_leaves_the_old_file_whole() {
        let desk = desk();
        let Some(disk) = Disk::mount("16k") else {
            eprintln!("skipped: mounting is not allowed here");
            return;
        };
        let target = disk.0.path().join("out.pdf");
        fs::write(&target, "bản cũ").unwrap();
        let outcome = run(desk.path(), &["pdf", "a.json", "-o", target.to_str().unwrap()]);
        assert_nothing_lost(&outcome, disk.0.path(), "bản cũ".as_bytes(), "ổ đĩa đã đầy");
    }

    #[test]
    fn a_file_size_limit_leaves_the_old_file_whole() {
        let desk = desk();
        fs::create_dir(desk.path().join("out")).unwrap();
        let old = "bản cũ\n".repeat(400).into_bytes();
        fs::write(desk.path().join("out/out.pdf"), &old).unwrap();
        let outcome = bash(desk.path(), r#"trap '' XFSZ; ulimit -f 8; exec "$0" pdf a.json -o out/out.pdf"#);
        assert_nothing_lost(&outcome, &desk.path().join("out"), &old, "lớn hơn mức được phép");
    }

    #[test]
    fn a_folder_that_may_not_be_written_to_is_named() {
        let desk = desk();
        let folder = desk.path().join("out");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("out.pdf"), "bản cũ").unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
        let is_stopped = fs::write(folder.join("probe"), "").is_err();
        if is_stopped {
            let outcome = run(desk.path(), &["pdf", "a.json", "-o", "out/out.pdf"]);
            assert_nothing_lost(&outcome, &folder, "bản cũ".as_bytes(), "không có quyền");
        } else {
            eprintln!("skipped: nothing is forbidden to this user");
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn a_read_only_disk_is_named() {
        let desk = desk();
        let Some(disk) = Disk::mount("64k") else {
            eprintln!("skipped: mounting is not allowed here");
            return;
        };
        let target = disk.0.path().join("out.pdf");
        fs::write(&target, "bản cũ").unwrap();
        let remount = Command::new("mount").args(["-o", "remount,ro"]).arg(disk.0.path()).status();
        if !remount.is_ok_and(|status| status.success()) {
            eprintln!("skipped: remounting is not allowed here");
            return;
        }
        let outcome = run(desk.path(), &["pdf", "a.json", "-o", target.to_str().unwrap()]);
        assert_nothing_lost(&outcome, disk.0.path(), "bản cũ".as_bytes(), "không có quyền");
    }

    #[test]
    fn standard_output_that_is_full_is_an_error() {
        let desk = desk();
        let outcome = bash(desk.path(), r#""$0" pdf a.json -o - > /dev/full"#);
        assert_eq!(outcome.code, Some(FAILED), "{}", outcome.said);
        assert!(outcome.said.contains("ổ đĩa đã đầy"), "{}", outcome.said);
        assert_vietnamese(&outcome.said);
    }

    #[test]
    fn nobody_listening_is_no_reason_to_panic() {
        let desk = desk();
        for args in [&["pdf", "a.json", "-o", "-"] as &[&str], &["svg", "a.json", "-o", "-"], &["--help"]] {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            let child = congvan(desk.path()).args(args).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(FAILED), "{args:?}: {said}");
            assert!(said.is_empty() || said.contains("đã đóng"), "{args:?}: {said}");
        }
        let full = bash(desk.path(), r#""$0" --help > /dev/full"#);
        assert_eq!(full.code, Some(FAILED), "{}", full.said);
    }

    #[test]
    fn a_link_stays_a_link() {
        let desk = desk();
        let folder = desk.path().join("real");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("old.pdf"), "bản cũ").unwrap();
        for (link, file) in [("old-link.pdf", "old.pdf"), ("new-link.pdf", "new.pdf")] {
            symlink(Path::new("real").join(file), desk.path().join(link)).unwrap();
            make(desk.path(), &["pdf", "a.json", "-o", link]);
            assert!(fs::symlink_metadata(desk.path().join(link)).unwrap().is_symlink(), "{link}");
            assert!(fs::read(folder.join(file)).unwrap().starts_with(b"%PDF-1.7"), "{file}");
        }
        assert_eq!(names(&folder), ["new.pdf", "old.pdf"]);
    }

    #[test]
    fn a_link_to_the_letter_does_not_overwrite_it() {
        let desk = desk();
        let letter = fs::read(desk.path().join("a.json")).unwrap();
        symlink("a.json", desk.path().join("link.pdf")).unwrap();
        assert_eq!(run(desk.path(), &["pdf", "a.json", "-o", "link.pdf"]).code, Some(WRONG_USAGE));
        put(desk.path(), "full", "link.json");
        symlink("link.json", desk.path().join("link.svg")).unwrap();
        assert_eq!(run(desk.path(), &["svg", "link.json"]).code, Some(FAILED));
        assert!(fs::read(desk.path().join("a.json")).unwrap() == letter);
        assert!(fs::read(desk.path().join("link.json")).unwrap() == letter);
    }

    #[test]
    fn a_new_file_follows_the_umask_and_a_replaced_one_keeps_its_mode() {
        let desk = desk();
        let out = desk.path().join("out.pdf");
        for (mask, expected) in [("077", 0o600), ("022", 0o644), ("002", 0o664)] {
            let outcome = bash(desk.path(), &format!(r#"umask {mask}; rm -f out.pdf; "$0" pdf a.json -o out.pdf"#));
            assert_eq!((outcome.code, mode(&out)), (Some(GOOD), expected), "umask {mask}");
        }
        fs::set_permissions(&out, fs::Permissions::from_mode(0o640)).unwrap();
        make(desk.path(), &["pdf", "b.json", "-o", "out.pdf"]);
        assert_eq!(mode(&out), 0o640);
    }

    #[test]
    fn a_named_pipe_gets_the_bytes_and_stays_a_pipe() {
        let desk = desk();
        let pipe = desk.path().join("pipe");
        if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            eprintln!("skipped: no mkfifo here");
            return;
        }
        let (sender, receiver) = mpsc::channel();
        let reader = pipe.clone();
        std::thread::spawn(move || sender.send(fs::read(reader)));
        make(desk.path(), &["pdf", "a.json", "-o", "pipe"]);
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo(), "the pipe became a file");
        let received = receiver.recv_timeout(Duration::from_secs(20)).expect("nothing came through the pipe");
        make(desk.path(), &["pdf", "a.json", "-o", "out.pdf"]);
        assert!(received.unwrap() == fs::read(desk.path().join("out.pdf")).unwrap());
    }
}
