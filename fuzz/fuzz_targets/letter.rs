//! Any bytes as a letter file: a clear error, or a PDF, an SVG and a screen view of every page.
#![no_main]

use std::sync::LazyLock;

use congvan::{Error, Setup, Sides, json, pdf, svg, typeset, view};
use libfuzzer_sys::fuzz_target;

static SETUPS: LazyLock<[Setup; 2]> = LazyLock::new(|| {
    let setup = |sides| Setup { sides, ..Setup::on("2026-06-05".parse().expect("a date")) };
    [setup(Sides::Single), setup(Sides::Duplex)]
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(letter) = json::read(bytes) else { return };
    let written = json::write(&letter);
    assert_eq!(json::read(written.as_bytes()).expect("what was written can be read"), letter, "{written}");
    let set = match typeset(&letter, &SETUPS[bytes.len() % 2]) {
        Ok(set) => set,
        Err(Error::NoGlyph { .. } | Error::TooLong { .. }) => return,
        Err(error) => panic!("{error}"),
    };
    assert!(!set.pages.is_empty());
    let file = pdf::write(&set, letter.date).expect("what was typeset can be written");
    assert!(file.starts_with(b"%PDF-1.7"));
    for page in &set.pages {
        assert!(svg::write(&set, page).ends_with("</svg>\n"));
        assert_eq!(view::page(&set, page).number, page.number);
    }
});
