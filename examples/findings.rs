//! Prints the findings of letters, or checks each a number of times for a profiler: `cargo run --example findings LETTER…`,
//! `TIMES=1000 …`.

fn main() {
    let times = std::env::var("TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let today = "2026-06-05".parse().expect("a date");
    for file in std::env::args().skip(1) {
        let letter = congvan::json::read(&std::fs::read(&file).expect("a file")).expect("a letter");
        for _ in 1..times {
            std::hint::black_box(congvan::check::run(&letter, today));
        }
        for f in congvan::check::run(&letter, today) {
            println!(
                "{file}:{}:{} {:?} {} {} «{}» {} {:?}",
                f.field, f.start, f.severity, f.rule, f.check, f.found, f.message, f.fix
            );
        }
    }
}
