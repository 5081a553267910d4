//! Every rule that is checked on the text: what it must find, how that is mended, and where it must stay silent. One file a
//! rule in `cases/`; each case changes some fields of one clean letter, `base.json`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod expected;
mod robust;

use std::path::{Path, PathBuf};

use congvan::Letter;
use congvan::check::{self, Edit, Finding};
use serde_json::Value;

/// Where the cases lie.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check")
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The day that stands for a missing date.
fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 6, 10).unwrap()
}

/// The clean letter with other fields: `{"body[0]": "…", "signature.signer": null}`.
fn letter(set: &Value) -> Letter {
    let mut data = json(&folder().join("base.json"));
    for (path, value) in set.as_object().unwrap() {
        let mut place = &mut data;
        let steps: Vec<&str> = path.split(['.', '[', ']']).filter(|step| !step.is_empty()).collect();
        for step in &steps {
            place = match step.parse::<usize>() {
                Ok(index) => &mut place[index],
                Err(_) => &mut place[*step],
            };
        }
        // Text alone stands for a paragraph, or keeps the level of the entry it replaces.
        match (&mut *place, value) {
            (Value::Object(entry), Value::String(_)) if entry.contains_key("level") => {
                entry.insert("text".to_owned(), value.clone());
            }
            (Value::Array(entries), Value::Array(new)) if path == "body" => {
                let entry = |text: &Value| match text {
                    Value::String(_) => serde_json::json!({ "level": 0, "text": text }),
                    other => other.clone(),
                };
                *entries = new.iter().map(entry).collect();
            }
            (place, value) => *place = value.clone(),
        }
    }
    congvan::json::read(&serde_json::to_vec(&data).unwrap()).unwrap()
}

fn cases() -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder().join("cases")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| (file.file_stem().unwrap().to_string_lossy().into_owned(), json(file))).collect()
}

#[test]
fn the_clean_letter_gets_no_word() {
    let findings = check::run(&letter(&serde_json::json!({})), today());
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn every_rule_finds_what_it_must() {
    let mut wrong = Vec::new();
    for (rule, case) in cases() {
        let finds = case["finds"].as_array().unwrap();
        assert!(!finds.is_empty(), "{rule} has no must-find case");
        for find in finds {
            let findings = check::run(&letter(&find["set"]), today());
            if !findings.iter().any(|finding| finding.rule == rule && is_meant(finding, find)) {
                let near: Vec<_> = findings.iter().map(|f| (f.rule, f.check, &f.found, f.severity, &f.fix)).collect();
                wrong.push(format!("{rule} {find}\n    found: {near:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_stays_silent_where_it_must() {
    let mut wrong = Vec::new();
    for (rule, case) in cases() {
        let silent = case["silent"].as_array().unwrap();
        assert!(!silent.is_empty(), "{rule} has no must-stay-silent case");
        for case in silent {
            let findings = check::run(&letter(&case["set"]), today());
            wrong.extend(
                findings
                    .iter()
                    .filter(|f| f.rule == rule)
                    .map(|f| format!("{rule} {case}\n    {} «{}» {}", f.check, f.found, f.message)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fix_removes_its_finding_and_brings_no_other() {
    let mut wrong = Vec::new();
    for (rule, case) in cases() {
        for find in case["finds"].as_array().unwrap() {
            let before = letter(&find["set"]);
            let findings = check::run(&before, today());
            for finding in findings.iter().filter(|finding| finding.rule == rule && !finding.fix.is_empty()) {
                let after = check::run(&check::mend(&before, &finding.fix), today());
                let is_same = |f: &&Finding| {
                    f.check == finding.check
                        && f.found == finding.found
                        && f.field == finding.field
                        && !f.found.is_empty()
                };
                let is_new = |f: &Finding| {
                    !f.check.contains("missing")
                        && !findings.iter().any(|old| (old.rule, old.check) == (f.rule, f.check))
                };
                wrong.extend(
                    after.iter().find(is_same).map(|_| format!("{rule} {find}: still there after {:?}", finding.fix)),
                );
                wrong.extend(
                    after
                        .iter()
                        .filter(|f| is_new(f))
                        .map(|f| format!("{rule} {find}: new {} {} «{}»", f.rule, f.check, f.found)),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_are_sentences_a_clerk_understands() {
    for (rule, case) in cases() {
        for find in case["finds"].as_array().unwrap() {
            for finding in check::run(&letter(&find["set"]), today()) {
                let message = &finding.message;
                assert!(message.chars().next().is_some_and(|c| c.is_uppercase() || c == '«'), "{rule}: {message}");
                assert!(!message.contains('!') && !message.ends_with('.'), "{rule}: {message}");
                assert!(!finding.clause.is_empty());
            }
        }
    }
}

/// Whether a finding is what a case asks for.
fn is_meant(finding: &Finding, find: &Value) -> bool {
    let check = find["check"] == finding.check
        || find["check"].as_array().is_some_and(|all| all.iter().any(|one| *one == finding.check));
    let found = find["found"].as_str().is_none_or(|found| finding.found == found);
    let severity =
        find["severity"].as_str().is_none_or(|severity| severity == format!("{:?}", finding.severity).to_lowercase());
    let becomes = find["becomes"].as_str().is_none_or(|right| match finding.fix.first() {
        Some(Edit::Replace { text, .. }) => text == right,
        _ => false,
    });
    check && found && severity && becomes
}
