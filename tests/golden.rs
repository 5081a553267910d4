//! Every letter of `tests/letters` is set as its `.typeset.txt` says: place in millimetres, component, style, text.
//! `UPDATE=1 cargo test --test golden` rewrites the expectations; read the difference before you commit it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use congvan::view::{LineView, RunView};
use congvan::{Setup, Sides, Typeset, json, typeset, view};

#[test]
fn letters_are_set_as_expected() {
    let setup = Setup::on("2026-06-05".parse().unwrap());
    let mut letters: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    letters.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    letters.sort();
    assert!(letters.len() >= 15, "the case files are gone");
    let wrong: Vec<String> = letters.iter().filter_map(|letter| difference(letter, &setup)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_back_of_a_sheet_mirrors_its_front() {
    let letter = json::read(&fs::read(folder().join("two-pages.json")).unwrap()).unwrap();
    let single = Setup::on("2026-06-05".parse().unwrap());
    let duplex = Setup { sides: Sides::Duplex, ..Setup::on("2026-06-05".parse().unwrap()) };
    let left = |setup: &Setup, page: usize| {
        let set = typeset(&letter, setup).unwrap();
        let lines = view::page(&set, &set.pages[page]).lines;
        lines.iter().map(|line| line.runs[0].x.to_mm()).fold(f64::INFINITY, f64::min)
    };
    assert!((left(&single, 1) - 30.0).abs() < 0.2);
    assert!((left(&duplex, 0) - 30.0).abs() < 0.2);
    assert!((left(&duplex, 1) - 15.0).abs() < 0.2);
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/letters"))
}

fn difference(letter: &Path, setup: &Setup) -> Option<String> {
    let set = typeset(&json::read(&fs::read(letter).unwrap()).unwrap(), setup).unwrap();
    let found = listing(&set);
    let expected_path = letter.with_extension("typeset.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected_path, &found).unwrap();
        return None;
    }
    let expected = fs::read_to_string(&expected_path).unwrap_or_default();
    let mut lines = expected.lines().zip(found.lines()).enumerate();
    let first = lines.find(|(_, (expected, found))| expected != found);
    let (at, (expected, found)) = match first {
        None if expected.lines().count() == found.lines().count() => return None,
        None => (expected.lines().count().min(found.lines().count()), ("(end)", "(more or fewer lines)")),
        Some(first) => first,
    };
    Some(format!("{} line {}\n  expected {expected}\n  found    {found}", expected_path.display(), at + 1))
}

/// One row a line: page, x and y of the baseline in mm, right end in mm, component, size and face, text.
fn listing(set: &Typeset) -> String {
    let mut out = format!("{} · {} trang · {}\n", set.title, set.pages.len(), set.rules.id);
    for page in &set.pages {
        let view = view::page(set, page);
        for line in &view.lines {
            row(&mut out, page.number, line);
        }
        for stroke in &view.strokes {
            let [x1, x2, y] = [stroke.from.x, stroke.to.x, stroke.from.y].map(|length| length.to_mm());
            let (role, width) = (name(&stroke.role), stroke.width.to_pt());
            let _ = writeln!(out, "{} {x1:7.2} {y:7.2} {x2:7.2} {role:17} stroke {width:.2} pt", page.number);
        }
    }
    out
}

fn row(out: &mut String, page: usize, line: &LineView) {
    let (first, last) = (&line.runs[0], line.runs.last().unwrap());
    let [x, y, end] = [first.x, line.y, last.x + last.width].map(|length| length.to_mm());
    let _ = write!(out, "{page} {x:7.2} {y:7.2} {end:7.2} {:17}", name(&first.role));
    let mut style = None;
    for run in &line.runs {
        let now = (run.face, run.size);
        if style.replace(now) != Some(now) {
            let _ = write!(out, " {}{}", run.size.to_pt(), suffix(run));
        }
        let _ = write!(out, " |{}", run.text);
    }
    out.push('\n');
}

fn suffix(run: &RunView) -> &'static str {
    ["", "b", "i", "bi"][run.face as usize]
}

fn name(role: &impl serde::Serialize) -> String {
    serde_json::to_string(role).unwrap().replace(['"', '{', '}'], "")
}
