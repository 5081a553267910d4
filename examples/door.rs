//! The program's answers for the window's tests in a browser: one question a line in, its answer a line out. A question
//! is a letter with what the window has `seen` of it or with the file its `pdf` goes to, or the word `gauge`.

use std::io::{self, BufRead, Write};
use std::path::Path;

use congvan::view::{self, Seen};
use congvan::{Fonts, Setup, file, json, pdf, typeset};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let setup = Setup::on("2026-06-05".parse().expect("a date"));
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let answer = answer(&line?, &setup)?
            .unwrap_or_else(|error| json!({ "failure": { "code": error.code(), "message": error.to_string() } }));
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(line: &str, setup: &Setup) -> io::Result<congvan::Result<Value>> {
    let question: Value = serde_json::from_str(line)?;
    if question == "gauge" {
        return Ok(Ok(json!({ "ok": view::gauge(Fonts::embedded()) })));
    }
    let letter = question["letter"].to_string();
    if let Some(path) = question["pdf"].as_str() {
        return Ok(print(letter.as_bytes(), Path::new(path), setup));
    }
    let seen: Option<Seen> = serde_json::from_value(question["seen"].clone())?;
    Ok(preview(letter.as_bytes(), seen.as_ref(), setup))
}

fn preview(letter: &[u8], seen: Option<&Seen>, setup: &Setup) -> congvan::Result<Value> {
    let letter = json::read(letter)?;
    let set = typeset(&letter, setup)?;
    Ok(json!({ "ok": view::news(&letter, &set, seen) }))
}

fn print(letter: &[u8], path: &Path, setup: &Setup) -> congvan::Result<Value> {
    let letter = json::read(letter)?;
    let bytes = pdf::write(&typeset(&letter, setup)?, letter.date)?;
    file::write(path, &bytes).map(|()| json!({ "ok": null }))
}
