//! `src/rules/LEDGER.md` says of every rule where it is kept; this reads it and looks up the tests it names.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use congvan::{Setup, Sides, json, measure, pdf, typeset};

/// The rules there are: their numbers leave room between sections.
const RULES: [RangeInclusive<u32>; 11] =
    [1..=28, 30..=38, 40..=46, 50..=53, 60..=65, 70..=80, 82..=95, 100..=106, 110..=116, 120..=127, 130..=138];

const STATES: [&str; 5] = ["laid out", "measured", "checker", "user", "not supported"];

/// Stands where a row names no test.
const NONE: &str = "–";

struct Row {
    rule: String,
    asks: String,
    states: Vec<String>,
    place: String,
    tests: Vec<String>,
}

#[test]
fn every_rule_has_one_row_in_order() {
    let expected: Vec<String> = RULES.into_iter().flatten().map(|number| format!("R{number}")).collect();
    let found: Vec<String> = rows().into_iter().map(|row| row.rule).collect();
    let first = expected.iter().zip(&found).find(|(expected, found)| expected != found);
    assert!(first.is_none(), "expected and found: {first:?}");
    assert_eq!(found.len(), expected.len(), "rows are missing at the end, or too many");
}

#[test]
fn every_row_says_what_where_and_in_which_state() {
    for row in rows() {
        assert!(!row.asks.is_empty() && row.asks != NONE, "{} does not say what the rule asks", row.rule);
        assert!(!row.place.is_empty() && row.place != NONE, "{} says neither where nor why not", row.rule);
        let unknown: Vec<_> = row.states.iter().filter(|state| !STATES.contains(&state.as_str())).collect();
        assert!(unknown.is_empty() && !row.states.is_empty(), "{} has unknown states {unknown:?}", row.rule);
    }
}

#[test]
fn what_is_laid_out_or_checked_names_tests_and_nothing_else_does() {
    for row in rows() {
        let is_kept = row.states.iter().any(|state| state == "laid out" || state == "checker");
        assert_eq!(is_kept, !row.tests.is_empty(), "{}: {:?} with tests {:?}", row.rule, row.states, row.tests);
    }
}

#[test]
fn a_rule_is_checked_where_the_ledger_says_so_and_nowhere_else() {
    let mut sources = Vec::new();
    read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check"), &mut sources);
    for row in rows() {
        let (rule, named) = (&row.rule, format!("rule(\"{}\"", row.rule));
        let files: Vec<_> = sources.iter().filter(|(_, source)| source.contains(&named)).collect();
        let is_checked = row.states.iter().any(|state| state == "checker");
        assert_eq!(is_checked, !files.is_empty(), "{rule}: {:?}, but {} files check it", row.states, files.len());
        assert_eq!(
            is_checked,
            row.tests.contains(&format!("check: {rule}")),
            "{rule} lacks its cases, or has some and no check"
        );
        for (path, _) in files {
            let name = format!("{}.rs", path[1..].join("/"));
            assert!(row.place.contains(&name), "{rule} is checked in {name}, which its row does not name");
        }
    }
}

/// What the reports of all letters name is what the table calls measured.
#[test]
fn what_is_measured_is_what_the_reports_name() {
    let rows: BTreeSet<String> = rows()
        .into_iter()
        .filter(|row| row.states.iter().any(|state| state == "measured"))
        .map(|row| row.rule)
        .collect();
    let mut named = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let letter = json::read(&fs::read(path).unwrap()).unwrap();
        for sides in [Sides::Single, Sides::Duplex] {
            let setup = Setup { sides, ..Setup::on("2026-06-05".parse().unwrap()) };
            let file = pdf::write(&typeset(&letter, &setup).unwrap(), letter.date).unwrap();
            let measures = measure::of(&file, Some(&letter)).unwrap().measures;
            named.extend(measures.into_iter().map(|measure| measure.rule.to_owned()));
        }
    }
    named.retain(|rule| rule.starts_with('R'));
    assert_eq!(rows, named);
}

#[test]
fn every_test_that_is_named_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    read_sources(&root.join("src"), &mut sources);
    read_sources(&root.join("tests"), &mut sources);
    for row in rows() {
        for test in &row.tests {
            let case = |folder: &str, case: &str| root.join(folder).join(case).with_extension("json").is_file();
            let exists = match test.split_once(": ") {
                Some(("golden", name)) => case("tests/letters", name),
                Some(("check", rule)) => case("tests/check/cases", rule),
                _ => is_function(test, &sources),
            };
            assert!(exists, "{} names the test «{test}», which does not exist", row.rule);
        }
    }
}

/// Whether `file::function` is a function of a file, or of a folder, of that name.
fn is_function(test: &str, sources: &[(Vec<String>, String)]) -> bool {
    let Some((file, function)) = test.rsplit_once("::") else { return false };
    let named = format!("fn {function}(");
    sources.iter().any(|(path, source)| path.iter().any(|part| part == file) && source.contains(&named))
}

/// Adds every source file under `folder`: the parts of its path without endings, and its text.
fn read_sources(folder: &Path, sources: &mut Vec<(Vec<String>, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_sources(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().with_extension("");
            let parts = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            sources.push((parts, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The rows of the table, without its head.
fn rows() -> Vec<Row> {
    let ledger = include_str!("../src/rules/LEDGER.md");
    ledger.lines().filter(|line| line.starts_with('|')).skip(2).map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [rule, asks, states, place, tests] = cells[..] else { panic!("five cells a row: {line}") };
    let list = |cell: &str, by: char| cell.split(by).map(|part| part.trim().to_owned()).collect();
    let tests = if tests == NONE { Vec::new() } else { list(tests, ';') };
    Row { rule: rule.to_owned(), asks: asks.to_owned(), states: list(states, ','), place: place.to_owned(), tests }
}
