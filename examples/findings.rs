//! Prints the findings of letters: `cargo run --example findings LETTER…`.
fn main() {
    for file in std::env::args().skip(1) {
        let letter = congvan::json::read(&std::fs::read(&file).expect("a file")).expect("a letter");
        for f in congvan::check::run(&letter, "2026-06-05".parse().expect("a date")) {
            println!(
                "{file}:{}:{} {:?} {} {} «{}» {} {:?}",
                f.field, f.start, f.severity, f.rule, f.check, f.found, f.message, f.fix
            );
        }
    }
}
