//! The places the program reads in a file are those that another reader finds there.

use std::process::Command;

use congvan::{Sides, measure};
use roxmltree::Document;

use super::{bytes, letter, letters};

/// How far two readers may be apart: poppler writes six decimals, this program a thousandth of a point.
const TENTH_OF_A_MILLIMETRE: f64 = 0.1 * 72.0 / 25.4;

/// The part of a word's box above its baseline: Times New Roman's ascent against ascent and descent.
const ABOVE: f64 = 0.891 / (0.891 + 0.216);

/// Words as `pdftotext -bbox` has them: page, left end, right end and baseline in points, and the word.
fn by_poppler(file: &[u8]) -> Vec<(usize, [f64; 3], String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    std::fs::write(&path, file).unwrap();
    let output = Command::new("pdftotext").args(["-bbox", "-enc", "UTF-8"]).arg(&path).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // The head names a document type that is not at hand.
    let body = &text[text.find("<body>").unwrap()..text.find("</html>").unwrap()];
    let document = Document::parse(body).unwrap();
    let pages = document.descendants().filter(|node| node.has_tag_name("page"));
    let words = pages.enumerate().flat_map(|(page, node)| {
        node.children().filter(|node| node.has_tag_name("word")).map(move |word| {
            let number = |name: &str| word.attribute(name).unwrap().parse::<f64>().unwrap();
            let [top, foot] = [number("yMin"), number("yMax")];
            let places = [number("xMin"), number("xMax"), top + (foot - top) * ABOVE];
            (page, places, word.text().unwrap_or_default().to_owned())
        })
    });
    words.collect()
}

#[test]
fn every_word_stands_where_poppler_finds_it() {
    let mut count = 0;
    for path in letters().iter().filter(|path| !path.ends_with("styles-inside-a-word-and-marks.json")) {
        let file = bytes(&letter(path), Sides::Single);
        let found = measure::words(&file).unwrap();
        for (page, places, word) in by_poppler(&file) {
            let same = found.iter().any(|ours| {
                let here = [ours.x, ours.end, ours.y].map(|length| length.to_pt());
                let is_near = here.iter().zip(places).all(|(a, b)| (a - b).abs() <= TENTH_OF_A_MILLIMETRE);
                ours.page == page + 1 && ours.text == word && is_near
            });
            assert!(same, "{path:?}: page {}, «{word}» at {places:?} pt", page + 1);
            count += 1;
        }
    }
    assert!(count > 5000, "only {count} words");
}
