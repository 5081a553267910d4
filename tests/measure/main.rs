//! The finished PDF read back by the program itself: what is right is found right, every planted fault is found, and no
//! bytes bring it down.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod faults;
mod hostile;
mod others;
mod right;

use std::fs;
use std::path::{Path, PathBuf};

use congvan::{Letter, Setup, Sides, json, pdf, typeset};

/// The letters of `tests/letters` and, where it lies beside the repository, of a `shared/letters` above it.
fn letters() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = here.ancestors().skip(1).take(2).map(|above| above.join("shared/letters"));
    let folders = shared.chain([here.join("tests/letters")]);
    let entries = folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let mut letters: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    letters.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    letters.sort();
    assert!(letters.len() >= 15, "the letters are gone");
    letters
}

fn letter(path: &Path) -> Letter {
    json::read(&fs::read(path).unwrap()).unwrap()
}

fn case(name: &str) -> Letter {
    letter(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters").join(name).with_extension("json"))
}

fn setup(sides: Sides) -> Setup<'static> {
    Setup { sides, ..Setup::on("2026-06-05".parse().unwrap()) }
}

fn bytes(letter: &Letter, sides: Sides) -> Vec<u8> {
    pdf::write(&typeset(letter, &setup(sides)).unwrap(), letter.date).unwrap()
}
