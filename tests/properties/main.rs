//! What holds for every letter, tried on letters at random. `PROPTEST_CASES=5000 cargo test --test properties` tries more.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod laws;
mod letters;

use std::fs;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::LazyLock;

use congvan::measure::Measure;
use congvan::text::Text;
use congvan::{Letter, Memory, RuleSet, Setup, Sides, Typeset};
use congvan::{json, measure, pdf, phrases, svg, text, typeset, typeset_again, view};
use laws::Broken;
use letters::{letter, office_letter, sentence, typed_letter};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};
use unicode_normalization::is_nfc;

static SINGLE: LazyLock<Setup> = LazyLock::new(|| Setup::on("2026-06-05".parse().unwrap()));
static DUPLEX: LazyLock<Setup> =
    LazyLock::new(|| Setup { sides: Sides::Duplex, ..Setup::on("2026-06-05".parse().unwrap()) });

/// So many letters for each property, unless `PROPTEST_CASES` says otherwise.
fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    // The same letters every time, so that a run says something about the change before it; others when asked for more.
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(20_260_527) };
    ProptestConfig { cases: asked.unwrap_or(count), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

fn read(json: &str) -> Letter {
    json::read(json.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{json}"))
}

/// Tries a law on a letter; a letter that cannot be set must have a good reason.
fn holds(json: &str, setup: &Setup, law: impl Fn(&Letter, &Typeset) -> Broken) -> TestCaseResult {
    let letter = read(json);
    match typeset(&letter, setup) {
        Ok(set) => law(&letter, &set).map_err(TestCaseError::fail),
        Err(error) => {
            prop_assert!(["no-glyph", "too-long"].contains(&error.code()), "{}", error);
            Ok(())
        }
    }
}

/// The finished file is found right when it is read back, but for wide gaps: words drawn by lot, a long symbol among them, now
/// and then leave no line end that would make them narrower (one letter in some thousands), and then they are told of.
fn is_found_right(letter: &Letter, set: &Typeset) -> Broken {
    let file = pdf::write(set, letter.date).map_err(|error| error.to_string())?;
    let report = measure::of(&file, Some(letter)).map_err(|error| error.to_string())?;
    let is_gap = |measure: &&Measure| measure.what == "Nội dung: khoảng trống giữa hai chữ";
    let wrong: Vec<String> =
        report.wrong().filter(|measure| !is_gap(measure)).map(|measure| format!("{measure:?}")).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_letter_set_again_is_as_set_at_first(one in letter(), other in letter(), at in any::<prop::sample::Index>()) {
        let (one, other) = (read(&one), read(&other));
        let mut longer = one.clone();
        longer.body.splice(at.index(one.body.len() + 1)..at.index(one.body.len() + 1), other.body.clone());
        let mut dated = longer.clone();
        dated.date = other.date;
        dated.issuer = other.issuer.clone();
        let mut memory = Memory::default();
        for letter in [&one, &one, &longer, &other, &longer, &dated, &one] {
            match (typeset_again(letter, &SINGLE, &mut memory), typeset(letter, &SINGLE)) {
                (Ok(again), Ok(first)) => {
                    prop_assert_eq!(format!("{:?}", again.pages), format!("{:?}", first.pages));
                    prop_assert_eq!(format!("{:?}", again.tags), format!("{:?}", first.tags));
                    prop_assert_eq!(view::preview(letter, &again), view::preview(letter, &first));
                    prop_assert!(pdf::write(&again, letter.date).unwrap() == pdf::write(&first, letter.date).unwrap());
                }
                (Err(again), Err(first)) => prop_assert_eq!(again.to_string(), first.to_string()),
                (again, first) => prop_assert!(false, "again {:?}, at first {:?}", again.is_ok(), first.is_ok()),
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_letter_can_be_drawn_or_says_why_not(json in letter()) {
        holds(&json, &SINGLE, |_, set| {
            for page in &set.pages {
                let drawn = svg::write(set, page);
                let shown = view::page(set, page);
                if !drawn.ends_with("</svg>\n") || shown.number != page.number {
                    return Err(format!("page {} is not whole", page.number));
                }
            }
            laws::no_page_is_empty(set)
        })?;
    }

    #[test]
    fn any_bytes_are_a_letter_or_a_clear_error(bytes in any::<Vec<u8>>(), json in letter(), at in any::<prop::sample::Index>()) {
        if let Err(error) = json::read(&bytes) {
            prop_assert_eq!(error.code(), "letter");
        }
        let mut cut = json.into_bytes();
        cut.truncate(at.index(cut.len()));
        prop_assert_eq!(json::read(&cut).map_err(|error| error.code()), Err("letter"));
    }

    #[test]
    fn nothing_leaves_the_text_frame(json in letter(), duplex in any::<bool>()) {
        let setup = if duplex { &*DUPLEX } else { &*SINGLE };
        holds(&json, setup, |_, set| laws::stays_in_frame(set, setup.sides))?;
    }

    #[test]
    fn nothing_overlaps(json in letter()) {
        holds(&json, &SINGLE, |_, set| laws::nothing_overlaps(set))?;
    }

    #[test]
    fn the_foot_of_the_last_page_is_free(json in prop_oneof![letter(), office_letter()]) {
        holds(&json, &SINGLE, |_, set| laws::foot_is_free(set))?;
    }

    #[test]
    fn no_word_is_lost(json in letter()) {
        holds(&json, &SINGLE, laws::says_everything)?;
    }

    #[test]
    fn runs_know_their_place_in_the_text(json in letter()) {
        holds(&json, &SINGLE, laws::offsets_count_characters)?;
    }

    #[test]
    fn a_letter_that_is_written_reads_back_the_same(json in letter()) {
        let letter = read(&json);
        let written = json::write(&letter);
        prop_assert_eq!(&read(&written), &letter);
        prop_assert_eq!(json::write(&read(&written)), written);
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_signature_keeps_two_lines_of_the_body(json in office_letter()) {
        holds(&json, &SINGLE, |_, set| laws::signature_keeps_company(set))?;
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone(json in office_letter()) {
        holds(&json, &SINGLE, |_, set| laws::no_line_stands_alone(set))?;
    }

    #[test]
    fn ordinary_letters_keep_all_laws(json in office_letter()) {
        holds(&json, &DUPLEX, |letter, set| laws::all(letter, set, Sides::Duplex))?;
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn every_typeset_letter_is_a_pdf_of_as_many_pages(json in letter()) {
        holds(&json, &SINGLE, |letter, set| {
            let bytes = pdf::write(set, letter.date).map_err(|error| error.to_string())?;
            let read = lopdf::Document::load_mem(&bytes).map_err(|error| error.to_string())?;
            let (found, expected) = (read.get_pages().len(), set.pages.len());
            if found == expected { Ok(()) } else { Err(format!("{found} pages, not {expected}")) }
        })?;
    }

    #[test]
    fn ordinary_letters_are_found_right(json in prop_oneof![office_letter(), typed_letter()], duplex in any::<bool>()) {
        let setup = if duplex { &*DUPLEX } else { &*SINGLE };
        holds(&json, setup, is_found_right)?;
    }

    #[test]
    fn every_letter_can_be_measured(json in letter()) {
        holds(&json, &SINGLE, |letter, set| {
            let file = pdf::write(set, letter.date).map_err(|error| error.to_string())?;
            let report = measure::of(&file, Some(letter)).map_err(|error| error.to_string())?;
            if report.is_ours && report.pages == set.pages.len() { Ok(()) } else { Err(format!("{report:?}")) }
        })?;
    }

    #[test]
    fn the_same_letter_gives_the_same_bytes(json in letter()) {
        let made = || {
            let letter = read(&json);
            let set = typeset(&letter, &SINGLE).ok()?;
            Some(pdf::write(&set, letter.date).unwrap())
        };
        prop_assert!(made() == made());
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn what_is_clean_stays_as_it_is(typed in prop_oneof![any::<String>(), "[ \n\u{a0}\u{200b}\u{301}\u{323}eo\u{2028}\u{fffe}]{0,12}"]) {
        let clean = text::clean(&typed);
        prop_assert_eq!(text::clean(&clean), clean);
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn the_name_of_a_file_is_safe_everywhere(number: u32, symbol in names(), subject in names()) {
        let mut letter = Letter { number: NonZeroU32::new(number % 200), subject: Text::new(&subject), ..Letter::default() };
        letter.issuer.symbol = Text::new(&symbol);
        let name = phrases::file_name(&letter, RuleSet::on(SINGLE.today));
        prop_assert!(!name.is_empty());
        prop_assert!(!name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']) && !name.contains(char::is_control), "{}", name);
        prop_assert!(!name.starts_with(['.', ' ', '\u{a0}']) && !name.ends_with(['.', ' ', '\u{a0}']), "{:?}", name);
        prop_assert!(name.chars().count() <= 120 && name.len() <= 240, "{}", name);
        prop_assert!(is_nfc(&name), "{:?}", name);
        let device = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
        prop_assert!(!DEVICES.contains(&device.trim_end_matches(|c: char| c.is_numeric())), "{}", name);
    }
}

/// What Windows keeps for itself, the numbers of its ports aside.
const DEVICES: [&str; 8] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$"];

/// Subjects and symbols, with what no file may be called.
fn names() -> impl Strategy<Value = String> {
    let device = prop::sample::select(DEVICES.to_vec()).prop_map(|name| format!("{name}1.{name}"));
    prop_oneof![
        any::<String>(),
        "[ ./:<>?*|\"\\\\\u{301}\u{302}\u{a0}\ne.ĐU]{0,12}",
        "(về việc |báo cáo, )[ệ]{0,130}",
        device,
        sentence(60)
    ]
}

#[test]
fn the_letters_at_random_reach_far() {
    let mut runner = TestRunner::deterministic();
    let mut pages = |letters: BoxedStrategy<String>| -> Vec<usize> {
        let mut one = || letters.new_tree(&mut runner).unwrap().current();
        (0..200).map(|_| typeset(&read(&one()), &SINGLE).map_or(0, |set| set.pages.len())).collect()
    };
    let share = |pages: &[usize], wanted: fn(usize) -> bool| pages.iter().filter(|count| wanted(**count)).count();
    let strange = pages(letter().boxed());
    assert!(share(&strange, |count| count > 0) > 150 && share(&strange, |count| count > 1) > 60, "{strange:?}");
    let office = pages(office_letter().boxed());
    assert!(share(&office, |count| count == 0) == 0 && share(&office, |count| count > 2) > 30, "{office:?}");
}

#[test]
fn the_letters_of_the_tests_keep_all_laws() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let letter = json::read(&fs::read(&path).unwrap()).unwrap();
        for setup in [&*SINGLE, &*DUPLEX] {
            let set = typeset(&letter, setup).unwrap();
            laws::all(&letter, &set, setup.sides).unwrap_or_else(|broken| panic!("{}: {broken}", path.display()));
        }
    }
}

/// What the laws were once broken by.
#[test]
fn a_mark_before_a_blank_leaves_the_blank_its_width() {
    let json = r#"{"body":[{"level":0,"text":[{"bold":true,"text":"!\u05c3 Ban WWWWW"},
        {"text":"WWWWWWWWWWWWWWWWWWWWWWWWWWWW "}]}],"kind":"cong-van"}"#;
    holds(json, &SINGLE, |_, set| laws::stays_in_frame(set, SINGLE.sides)).expect("in the frame");
}
