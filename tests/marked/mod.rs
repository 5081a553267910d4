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
pub const SETS: [&str; 3] = ["first", "second", "third"];

/// The letters of a set, by name.
pub fn letters(set: &str) -> Vec<Marked> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted").join(set);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

fn read(path: &Path) -> Marked {
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut data: Value =
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap_or_else(|e| panic!("{file}: {e}"));
    let object = data.as_object_mut().unwrap();
    object.remove("about");
    let mut reader = Reader { file, marks: Vec::new() };
    let planted = object.remove("planted");
    planted.as_ref().and_then(Value::as_array).into_iter().flatten().for_each(|planted| reader.whole(planted));
    reader.strip(&mut data, "");
    let bytes = serde_json::to_vec(&data).unwrap();
    let letter = congvan::json::read(&bytes).unwrap_or_else(|e| panic!("{}: {e}", reader.file));
    Marked { file: reader.file, letter, marks: reader.marks }
}

/// Takes the marks out of one letter.
struct Reader {
    file: String,
    marks: Vec<Mark>,
}

impl Reader {
    /// A mistake that has no text.
    fn whole(&mut self, planted: &Value) {
        let text = |key: &str| planted[key].as_str().unwrap_or_default().to_owned();
        let (rules, field) = (rules(&text("rule")), self.field(&text("field")));
        self.marks.push(Mark { rules, field, letters: None, text: text("why") });
    }

    fn field(&self, path: &str) -> Field {
        path.parse().unwrap_or_else(|()| panic!("{}: no field {path}", self.file))
    }

    /// Takes the marks out of every string below `value`.
    fn strip(&mut self, value: &mut Value, path: &str) {
        match value {
            Value::String(text) => *text = self.unmarked(text, 0, path),
            Value::Object(fields) => {
                for (key, value) in fields {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    let path = path.strip_suffix(".text").unwrap_or(&path);
                    match value {
                        Value::Array(runs) if key == "text" => self.runs(runs, path),
                        value => self.strip(value, path),
                    }
                }
            }
            Value::Array(items) => {
                items.iter_mut().enumerate().for_each(|(i, item)| self.strip(item, &format!("{path}[{i}]")));
            }
            _ => {}
        }
    }

    /// Runs of one paragraph count their letters together.
    fn runs(&mut self, runs: &mut [Value], path: &str) {
        let mut before = 0;
        for run in runs {
            let text = self.unmarked(run["text"].as_str().unwrap(), before, path);
            before += text.chars().count();
            run["text"] = Value::String(text);
        }
    }

    fn unmarked(&mut self, text: &str, before: usize, path: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((plain, marked)) = rest.split_once("{{") {
            let (mark, after) =
                marked.split_once("}}").unwrap_or_else(|| panic!("{}: {path}: a mark that does not end", self.file));
            let (rule, wrong) = mark.split_once('|').unwrap_or_else(|| panic!("{}: {path}: no | in a mark", self.file));
            out.push_str(plain);
            let start = before + out.chars().count();
            out.push_str(wrong);
            let end = before + out.chars().count();
            let (rules, field) = (rules(rule), self.field(path));
            self.marks.push(Mark { rules, field, letters: Some((start, end)), text: wrong.to_owned() });
            rest = after;
        }
        out + rest
    }
}

/// `R41/R74`
fn rules(list: &str) -> Vec<String> {
    list.split('/').map(str::to_owned).collect()
}
