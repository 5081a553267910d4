//! Who names what: every framework has its home, every measure stands with its clause, no file grows without end.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::path::Path;

/// Crates and the files or folders that may name them. An empty path is all of `src`.
const HOMES: [(&str, &[&str]); 20] = [
    ("chrono", &[""]),
    ("clap", &["src/cli/args.rs"]),
    ("harfrust", &["src/font.rs"]),
    ("indicatif", &["src/cli/"]),
    ("libdeflater", &["src/pdf/", "src/measure/file.rs", "src/font/embedded.rs"]),
    ("lopdf", &["src/pdf/"]),
    ("printpdf", &["src/pdf/"]),
    ("rayon", &["src/cli/"]),
    ("roxmltree", &["src/block.rs", "src/measure/claims.rs"]),
    ("rusqlite", &["src/store/"]),
    ("serde", &[""]),
    ("serde_json", &["src/json.rs"]),
    ("serde_path_to_error", &["src/json.rs"]),
    ("sha2", &["src/measure/"]),
    ("skrifa", &["src/font.rs"]),
    ("subsetter", &["src/pdf/"]),
    ("tempfile", &["src/file.rs"]),
    ("tera", &["src/template.rs"]),
    ("unicode_normalization", &["src/text.rs", "src/body.rs"]),
    ("unicode_segmentation", &["src/layout/"]),
];

/// Lengths that are no measure of a letter. Whatever is printed has its clause in `src/rules`.
const TOLERANCES: [(&str, &str, &str); 2] = [
    ("src/layout/columns.rs", "Length::pt(0.1)", "keeps rounding from breaking a line that just fits"),
    ("src/layout/pages.rs", "Length::pt(0.01)", "sums of many lengths are not exact"),
];

const MOST_LINES: usize = 500;

/// A source file: its path from the root, its text, and its code without comments, strings and unit tests.
struct Source {
    path: String,
    text: String,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    assert!(found.len() > 30, "the sources are gone");
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let relative: Vec<_> =
                path.strip_prefix(root()).unwrap().iter().map(|part| part.to_string_lossy()).collect();
            found.push(Source { path: relative.join("/"), code: code(&text), text });
        }
    }
}

/// The program alone: what is said in comments, strings and unit tests is left out.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = comment(rest).or_else(|| string(rest)).or_else(|| character(rest));
        if skipped.is_none() {
            code.push(first);
        } else {
            code.push(' ');
        }
        rest = &rest[skipped.unwrap_or(first.len_utf8())..];
    }
    code
}

/// The length of the comment that begins here.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    text.starts_with("/*").then(|| text.find("*/").map_or(text.len(), |end| end + 2))
}

/// The length of the string that begins here, `"…"` or `r#"…"#`.
fn string(text: &str) -> Option<usize> {
    let raw = text.strip_prefix('r').map(|rest| rest.len() - rest.trim_start_matches('#').len());
    if let Some(hashes) = raw
        && text[1 + hashes..].starts_with('"')
    {
        let close = format!("\"{}", "#".repeat(hashes));
        let begin = hashes + 2;
        return Some(text[begin..].find(&close).map_or(text.len(), |end| begin + end + close.len()));
    }
    if !text.starts_with('"') {
        return None;
    }
    let mut is_escaped = false;
    let end = text[1..].find(|c| {
        let closes = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        closes
    });
    Some(end.map_or(text.len(), |end| end + 2))
}

/// The length of the character that begins here; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    if first == '\\' {
        return inside[2..].find('\'').map(|end| end + 4);
    }
    inside[first.len_utf8()..].starts_with('\'').then_some(first.len_utf8() + 2)
}

fn names(code: &str, name: &str) -> bool {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

/// The entries of `[dependencies]`, as code writes their names.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let table = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap().to_owned();
    let entries = table.lines().filter_map(|line| line.split_once('='));
    entries.map(|(name, _)| name.trim().replace('-', "_")).collect()
}

#[test]
fn only_code_counts_as_naming() {
    let text = "// tera\nuse a; /* tera */ let x = \"tera \\\" tera\"; let y = r#\"tera \" tera\"#; let c = '\"'; let d = '\\'';\n\
                fn f<'a>(x: &'a str) {} let tera_like = b\"tera\";\n#[cfg(test)]\nmod tests { use tera; }";
    assert!(!names(&code(text), "tera"), "{}", code(text));
    assert!(code(text).contains("fn f<'a>(x: &'a str) {}"), "{}", code(text));
    assert!(names(&code("let c = '\"'; use tera::Tera;"), "tera"));
    assert!(names(&code("let c = '\\u{2028}'; fn f<'a>(tera: &'a str) {}"), "tera"));
}

#[test]
fn every_framework_is_named_in_its_home_only() {
    let sources = sources();
    for (framework, homes) in HOMES {
        let is_home = |source: &&Source| homes.iter().any(|home| source.path.starts_with(home));
        let (at_home, abroad): (Vec<_>, Vec<_>) =
            sources.iter().filter(|source| names(&source.code, framework)).partition(is_home);
        let abroad: Vec<&str> = abroad.iter().map(|source| source.path.as_str()).collect();
        assert!(abroad.is_empty(), "{framework} is named in {abroad:?}, its home is {homes:?}");
        assert!(!at_home.is_empty(), "{framework} is named nowhere: its home is out of date");
    }
}

#[test]
fn every_dependency_has_a_home() {
    let homes: Vec<&str> = HOMES.iter().map(|(framework, _)| *framework).collect();
    let homeless: Vec<String> = dependencies().into_iter().filter(|name| !homes.contains(&name.as_str())).collect();
    assert!(homeless.is_empty(), "which file may name {homeless:?}?");
}

#[test]
fn every_measure_stands_in_the_rules() {
    let mut found: Vec<(String, String)> = Vec::new();
    for source in sources() {
        if source.path.starts_with("src/rules/") || source.path == "src/units.rs" {
            continue;
        }
        for unit in ["Length::mm(", "Length::pt("] {
            for (at, _) in source.code.match_indices(unit) {
                let length = source.code[at..].split_inclusive(')').next().unwrap_or_default();
                found.push((source.path.clone(), length.to_owned()));
            }
        }
    }
    let allowed = |(path, length): &(String, String)| TOLERANCES.iter().any(|(p, l, _)| p == path && l == length);
    let strays: Vec<_> = found.iter().filter(|length| !allowed(length)).collect();
    assert!(strays.is_empty(), "measures outside src/rules: {strays:?}");
    for (path, length, reason) in TOLERANCES {
        assert!(found.contains(&(path.to_owned(), length.to_owned())), "{length} left {path}: {reason}");
    }
}

#[test]
fn no_file_grows_beyond_reading() {
    let long: Vec<String> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_version_of_printpdf_is_exact() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let entry = manifest.lines().find(|line| line.starts_with("printpdf")).expect("printpdf is a dependency");
    let version = entry.split('"').nth(1).unwrap_or_default();
    assert!(version.starts_with('=') && version.split('.').count() == 3, "its struct literals may change: {entry}");
}
