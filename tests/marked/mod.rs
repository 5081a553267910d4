//! Letters in which every mistake is marked: `{{R41|tháng 06}}`; `{{R70|}}` where something is missing; a list `planted` of
//! rules and fields for what has no text.

use std::path::Path;

use chrono::NaiveDate;
use congvan::{Field, Letter};
use serde_json::Value;

/// A mistake put there on purpose.
pub struct Mark {
    /// The rules that may name it, the likeliest first.
    pub rules: Vec<String>,
    /// Where it stands.
    pub field: Field,
    /// Its first letter and the one behind its last; none for a whole field.
    pub letters: Option<(usize, usize)>,
    /// What it says.
    pub text: String,
}

/// A letter and what is wrong with it.
pub struct Marked {
    /// The file's name.
    pub file: String,
    /// The letter as a clerk would have saved it.
    pub letter: Letter,
    /// What is wrong.
    pub marks: Vec<Mark>,
}

/// The day that stands for the date of a letter without one.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 5).unwrap()
}

/// The sets of `tests/planted`.
pub const SETS: [&str; 2] = ["first", "second"];

/// The letters of a set, by name.
pub fn letters(set: &str) -> Vec<Marked> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted").join(set);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Marked {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let mut data: Value =
        serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
    let object = data.as_object_mut().unwrap();
    object.remove("about");
    let mut marks = Vec::new();
    for planted in object.remove("planted").as_ref().and_then(Value::as_array).into_iter().flatten() {
        let text = |key: &str| planted[key].as_str().unwrap_or_default().to_owned();
        let field = text("field").parse().unwrap_or_else(|()| panic!("{name}: no field {}", text("field")));
        let rules = text("rule").split('/').map(str::to_owned).collect();
        marks.push(Mark { rules, field, letters: None, text: text("why") });
    }
    strip(&mut data, "", &mut marks, &name);
    let bytes = serde_json::to_vec(&data).unwrap();
    let letter = congvan::json::read(&bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    Marked { file: name, letter, marks }
}

/// Takes the marks out of every string below `value`.
fn strip(value: &mut Value, path: &str, marks: &mut Vec<Mark>, file: &str) {
    match value {
        Value::String(text) => *text = unmarked(text, 0, path, marks, file),
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                let path = path.strip_suffix(".text").unwrap_or(&path).to_owned();
                if let (Value::Array(runs), true) = (&mut *value, key == "text") {
                    runs_of(runs, &path, marks, file);
                } else {
                    strip(value, &path, marks, file);
                }
            }
        }
        Value::Array(items) => {
            (0..).zip(items).for_each(|(i, item): (usize, _)| strip(item, &format!("{path}[{i}]"), marks, file));
        }
        _ => {}
    }
}

/// Runs of one paragraph count their letters together.
fn runs_of(runs: &mut [Value], path: &str, marks: &mut Vec<Mark>, file: &str) {
    let mut before = 0;
    for run in runs {
        let text = run["text"].as_str().unwrap().to_owned();
        let text = unmarked(&text, before, path, marks, file);
        before += text.chars().count();
        run["text"] = Value::String(text);
    }
}

fn unmarked(text: &str, before: usize, path: &str, marks: &mut Vec<Mark>, file: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        let close =
            rest[open..].find("}}").unwrap_or_else(|| panic!("{file}: {path}: a mark that does not end")) + open;
        let (rule, wrong) =
            rest[open + 2..close].split_once('|').unwrap_or_else(|| panic!("{file}: {path}: no | in a mark"));
        out.push_str(&rest[..open]);
        let start = before + out.chars().count();
        out.push_str(wrong);
        let end = before + out.chars().count();
        let field = path.parse().unwrap_or_else(|()| panic!("{file}: no field {path}"));
        let rules = rule.split('/').map(str::to_owned).collect();
        marks.push(Mark { rules, field, letters: Some((start, end)), text: wrong.to_owned() });
        rest = &rest[close + 2..];
    }
    out + rest
}
