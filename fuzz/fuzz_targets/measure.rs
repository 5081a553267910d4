//! Any bytes as a finished file: a clear error, or measures. The other half of the inputs are contents of a page, put into
//! a right file.
#![no_main]

use std::sync::LazyLock;

use congvan::{Error, Letter, Setup, json, measure, pdf, typeset};
use libfuzzer_sys::fuzz_target;

static LETTER: LazyLock<Letter> =
    LazyLock::new(|| json::read(include_bytes!("../../tests/letters/full.json")).expect("it is tested"));

static RIGHT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let setup = Setup::on("2026-06-05".parse().expect("a date"));
    pdf::write(&typeset(&LETTER, &setup).expect("it is tested"), LETTER.date).expect("it is tested")
});

fuzz_target!(|bytes: &[u8]| {
    let added;
    let file = match bytes.split_first() {
        Some((b'%', _)) => bytes,
        Some((_, content)) => {
            added = with_content(content);
            &added
        }
        None => bytes,
    };
    match measure::of(file, Some(&LETTER)) {
        Ok(report) => assert!(!report.measures.is_empty() && report.sha256.len() == 64),
        Err(Error::Unmeasured { reason }) => assert!(reason.contains("Hãy ")),
        Err(error) => panic!("{error}"),
    }
});

/// The right file with a newer state behind it, in which the page's contents are these bytes.
fn with_content(content: &[u8]) -> Vec<u8> {
    let number = |word: &[u8]| {
        let at = RIGHT.windows(word.len()).position(|window| window == word).expect("the word is in the file");
        let digits = RIGHT[at + word.len()..].iter().skip_while(|byte| **byte == b' ');
        digits.take_while(|byte| byte.is_ascii_digit()).fold(0, |all, byte| all * 10 + usize::from(byte - b'0'))
    };
    let (page_content, root, old) = (number(b"/Contents"), number(b"/Root"), number(b"startxref\n"));
    let mut file = RIGHT.clone();
    let at = file.len() + 1;
    file.extend(format!("\n{page_content} 0 obj\n<</Length {}>>\nstream\n", content.len()).bytes());
    file.extend(content);
    let table = file.len() + "\nendstream\nendobj\n".len();
    let tail = format!(
        "\nendstream\nendobj\nxref\n{page_content} 1\n{at:010} 00000 n \ntrailer\n<</Root {root} 0 R /Prev {old}>>\n\
         startxref\n{table}\n%%EOF"
    );
    file.extend(tail.bytes());
    file
}
