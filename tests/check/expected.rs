//! The findings on the three shared letters, judged by hand against the guide and written down: `expected/*.txt`.
//! `UPDATE=1 cargo test --test check` writes them anew; read the difference.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use congvan::check;

use crate::{folder, today};

#[test]
fn the_findings_of_real_letters_are_those_written_down() {
    let mut letters: Vec<_> =
        fs::read_dir(folder().join("expected")).unwrap().map(|file| file.unwrap().path()).collect();
    letters.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    assert_eq!(letters.len(), 3);
    for file in letters {
        let letter = congvan::json::read(&fs::read(&file).unwrap()).unwrap();
        let mut found = String::new();
        for f in check::run(&letter, today()) {
            writeln!(
                found,
                "{} {}-{} {:?} {} {} «{}»\n    {}",
                f.field, f.start, f.end, f.severity, f.rule, f.check, f.found, f.message
            )
            .unwrap();
        }
        judge(&file.with_extension("txt"), &found);
    }
}

fn judge(file: &Path, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, found).unwrap();
    }
    assert_eq!(fs::read_to_string(file).unwrap(), found, "{}", file.display());
}
