//! The finished PDF, read back with other people's tools: what a clerk prints is what these tests measure.
//! Numbers here come from the guide (spec sections 1 to 4), never from `src/rules`.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod archive;
mod pictures;
mod places;
mod read;
mod styles;
mod tags;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use congvan::{Letter, Setup, json, pdf, typeset};
use tempfile::TempDir;

/// The letters of `tests/letters` and, where it lies beside the repository, of `../shared/letters`.
fn letters() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [here.join("tests/letters"), here.join("../shared/letters")];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let mut letters: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    letters.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    letters.sort();
    assert!(letters.len() >= 15, "the letters are gone");
    letters
}

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters").join(name).with_extension("json")
}

fn letter(path: &Path) -> Letter {
    json::read(&fs::read(path).unwrap()).unwrap()
}

fn setup() -> Setup<'static> {
    Setup::on("2026-06-05".parse().unwrap())
}

fn bytes(letter: &Letter, setup: &Setup) -> Vec<u8> {
    pdf::write(&typeset(letter, setup).unwrap(), letter.date).unwrap()
}

/// A letter's PDF in a folder that goes when the test ends.
struct File {
    folder: TempDir,
    path: PathBuf,
}

impl File {
    fn of(path: &Path) -> File {
        File::with(path, &setup())
    }

    fn with(path: &Path, setup: &Setup) -> File {
        File::holding(&bytes(&letter(path), setup))
    }

    fn holding(bytes: &[u8]) -> File {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.pdf");
        fs::write(&path, bytes).unwrap();
        File { folder, path }
    }
}

/// Runs a tool and gives what it printed; a tool that fails, complains or is not there fails the test.
fn run(command: &mut Command) -> Vec<u8> {
    let name = command.get_program().to_owned();
    let output = command.output().unwrap_or_else(|error| panic!("{name:?}: {error}; ./test installs it"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    assert!(said.trim().is_empty(), "{command:?} complains: {said}");
    output.stdout
}

fn say(command: &mut Command) -> String {
    String::from_utf8(run(command)).unwrap()
}
