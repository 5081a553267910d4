//! Any bytes as an office's own template, filled in with a letter that has everything.
#![no_main]

use std::sync::LazyLock;

use congvan::{Error, Letter, Setup, Templates, json, pdf, typeset};
use libfuzzer_sys::fuzz_target;

static LETTER: LazyLock<Letter> =
    LazyLock::new(|| json::read(include_bytes!("../../tests/letters/full.json")).expect("a letter of the tests"));

fuzz_target!(|source: &str| {
    let Ok(templates) = Templates::parse(source) else { return };
    let setup = Setup { templates, ..Setup::on("2026-06-05".parse().expect("a date")) };
    let set = match typeset(&LETTER, &setup) {
        Ok(set) => set,
        Err(Error::Template { .. } | Error::NoGlyph { .. } | Error::TooLong { .. }) => return,
        Err(error) => panic!("{error}"),
    };
    assert!(!set.pages.is_empty());
    let file = pdf::write(&set, LETTER.date).expect("what was typeset can be written");
    assert!(file.starts_with(b"%PDF-1.7"));
});
