//! What a letter costs, warm: `cargo bench`. Figures and how to read them: bench/README.md.

use std::hint::black_box;

use congvan::{Letter, Setup, check, json, measure, pdf, svg, typeset, view};
use criterion::{Criterion, criterion_group, criterion_main};

/// The letter in the file that `LETTER` names, or one of the repository's own: two pages, four faces.
fn two_pages() -> Letter {
    match std::env::var_os("LETTER") {
        Some(path) => json::read(&std::fs::read(path).expect("LETTER names a file")).expect("LETTER is valid"),
        None => json::read(include_bytes!("../tests/letters/two-pages.json")).expect("the bench letter is valid"),
    }
}

/// The same letter with its body repeated until it has `pages` pages.
fn long(pages: usize, setup: &Setup) -> Letter {
    let short = two_pages();
    let mut letter = short.clone();
    while typeset(&letter, setup).expect("the bench letter is valid").pages.len() < pages {
        letter.body.extend(short.body.iter().cloned());
    }
    letter
}

fn benches(criterion: &mut Criterion) {
    let setup = Setup::on("2026-06-05".parse().expect("a date"));
    let two = two_pages();
    criterion.bench_function("2 pages: data to display list", |b| b.iter(|| black_box(typeset(&two, &setup)).is_ok()));
    let five = long(5, &setup);
    criterion.bench_function("5 pages: data to display list", |b| b.iter(|| black_box(typeset(&five, &setup)).is_ok()));
    let hundred = long(100, &setup);
    criterion
        .bench_function("100 pages: data to display list", |b| b.iter(|| black_box(typeset(&hundred, &setup)).is_ok()));
    criterion.bench_function("2 pages: data to PDF bytes", |b| {
        b.iter(|| {
            let set = typeset(&two, &setup).expect("valid");
            black_box(pdf::write(&set, two.date)).is_ok()
        });
    });
    criterion.bench_function("100 pages: data to PDF bytes", |b| {
        b.iter(|| {
            let set = typeset(&hundred, &setup).expect("valid");
            black_box(pdf::write(&set, hundred.date)).is_ok()
        });
    });
    let today = "2026-06-05".parse().expect("a date");
    criterion.bench_function("2 pages: findings", |b| b.iter(|| black_box(check::run(&two, today))));
    let twenty = long(20, &setup);
    criterion.bench_function("20 pages: findings", |b| b.iter(|| black_box(check::run(&twenty, today))));
    let set = typeset(&two, &setup).expect("valid");
    let file = pdf::write(&set, two.date).expect("valid");
    criterion.bench_function("2 pages: PDF bytes to measures", |b| {
        b.iter(|| black_box(measure::of(&file, Some(&two))).is_ok())
    });
    criterion.bench_function("page 1: display list to SVG", |b| b.iter(|| black_box(svg::write(&set, &set.pages[0]))));
    criterion
        .bench_function("page 1: display list to lines", |b| b.iter(|| black_box(view::page(&set, &set.pages[0]))));
}

criterion_group!(typesetting, benches);
criterion_main!(typesetting);
