//! The program's answers for the window's tests in a browser: one letter a line in, its pages a line out.

use std::io::{self, BufRead, Write};

use congvan::{Setup, json, typeset, view};

fn main() -> io::Result<()> {
    let setup = Setup::on("2026-06-05".parse().expect("a date"));
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let answer = json::read(line?.as_bytes()).and_then(|letter| {
            let set = typeset(&letter, &setup)?;
            Ok(serde_json::json!({ "ok": view::preview(&letter, &set) }))
        });
        let answer = answer.unwrap_or_else(
            |error| serde_json::json!({ "failure": { "code": error.code(), "message": error.to_string() } }),
        );
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}
