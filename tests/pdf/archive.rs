//! A file that lasts: valid, the same on every run, small, clean for every reader.

use std::path::Path;
use std::process::Command;

use congvan::{Error, file, json};

use super::{File, bytes, case, letter, letters, run, say, setup};

#[test]
fn every_letter_is_pdf_a_2a_and_pdf_ua_1() {
    let files: Vec<File> = letters().iter().map(|path| File::of(path)).collect();
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/verapdf.sh");
    let mut command = Command::new(tool);
    command.arg("2a,ua1").args(files.iter().map(|file| &file.path));
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.lines().filter(|line| line.starts_with("PASS")).count(), 2 * files.len(), "{said}");
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    for path in letters() {
        assert!(bytes(&letter(&path), &setup()) == bytes(&letter(&path), &setup()), "{path:?}");
    }
}

/// The bytes of the sample letters on every machine and on every run. When the writer changes on purpose, judge the new
/// PDF first (all other tests here), then write its print here.
#[test]
fn the_bytes_are_those_of_every_other_machine() {
    let print = |name: &str| {
        let found = bytes(&letter(&case(name)), &setup());
        found
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
    };
    let expected = include_str!("prints.txt");
    let found = ["full", "two-pages", "empty"].map(|name| format!("{name} {:016x}\n", print(name))).concat();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/prints.txt"), &found).unwrap();
        return;
    }
    assert_eq!(found, expected);
}

#[test]
fn two_letters_have_two_identities() {
    let id = |name: &str| say(Command::new("mutool").arg("show").arg(&File::of(&case(name)).path).arg("trailer/ID"));
    assert_ne!(id("full"), id("two-pages"));
}

#[test]
fn qpdf_finds_nothing_to_complain_about() {
    for path in letters() {
        let file = File::of(&path);
        let said = say(Command::new("qpdf").arg("--check").arg(&file.path));
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
}

#[test]
fn three_readers_open_every_letter_without_a_warning() {
    for path in letters() {
        let file = File::of(&path);
        let out = file.folder.path();
        run(Command::new("pdftoppm").args(["-r", "20"]).arg(&file.path).arg(out.join("p")));
        run(Command::new("mutool")
            .args(["draw", "-q", "-N", "-r", "20", "-o"])
            .arg(out.join("m%d.png"))
            .arg(&file.path));
        let said = say(Command::new("gs").args(["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage"]).arg(&file.path));
        assert!(said.trim().is_empty(), "{path:?}: {said}");
    }
}

#[test]
fn all_fonts_are_embedded_subsets_with_unicode() {
    let file = File::of(&case("full"));
    let said = say(Command::new("pdffonts").arg(&file.path));
    let fonts: Vec<&str> = said.lines().skip(2).collect();
    assert_eq!(fonts.len(), 4, "{said}");
    for font in fonts {
        assert!(font.contains("+LiberationSerif"), "{font}");
        let columns: Vec<&str> = font.split_whitespace().collect();
        assert_eq!(columns[columns.len() - 5..columns.len() - 2], ["yes", "yes", "yes"], "emb, sub, uni: {font}");
    }
}

#[test]
fn a_letter_of_two_pages_is_small() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/letters/865-cv-hu.json");
    for path in [case("two-pages"), seed].iter().filter(|path| path.exists()) {
        let size = bytes(&letter(path), &setup()).len();
        println!("{path:?}: {size} bytes");
        assert!(size <= 60_000, "{path:?}: {size} bytes");
    }
}

#[test]
fn what_no_font_can_draw_is_refused_before_anything_is_written() {
    let json = r#"{"kind": "cong-van", "addressees": ["Ban Tổ chức", "Văn phòng 漢 uỷ"]}"#;
    let letter = json::read(json.as_bytes()).unwrap();
    let setup = setup();
    let Err(error) = congvan::typeset(&letter, &setup) else { panic!("it was set") };
    let message = error.to_string();
    assert!(matches!(error, Error::NoGlyph { position: 11, character: '漢', .. }), "{message}");
    for part in ["addressees[1]", "thứ 11", "«漢»", "U+6F22"] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    file::write(&path, b"old").unwrap();
    file::write(&path, b"new").unwrap();
    assert_eq!(file::read(&path).unwrap(), b"new");
    assert!(file::write(&folder.path().join("none/letter.pdf"), b"x").is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the file");
}
