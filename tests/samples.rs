//! The samples are letters a clerk can send once they are filled in: right by the guide, and a page long.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use congvan::samples::{self, Sample};
use congvan::signing::{Body, chosen};
use congvan::{Field, Letter, Setup, check, json, typeset};

/// Every text of the letter with its name.
fn texts(letter: &Letter) -> Vec<(String, String)> {
    let list = |name: &'static str, texts: Vec<String>| texts.into_iter().map(move |text| (name.to_owned(), text));
    let plain = |texts: &[congvan::text::Text]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let body = letter.body.iter().map(|item| item.text.to_string()).collect();
    let subject = list("subject", letter.subject.iter().map(ToString::to_string).collect());
    let lists = list("addressees", plain(&letter.addressees)).chain(list("recipients", plain(&letter.recipients)));
    subject.chain(lists).chain(list("body", body)).collect()
}

fn each(check: impl Fn(&Sample, &Letter)) {
    for sample in samples::list() {
        check(sample, &sample.letter());
    }
}

#[test]
fn every_file_is_a_sample_and_every_sample_a_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/samples");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: BTreeSet<String> = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let listed: BTreeSet<String> = samples::list().iter().map(|sample| sample.id.to_owned()).collect();
    assert_eq!(files, listed);
    assert_eq!(listed.len(), samples::list().len(), "an id is there twice");
    assert!(listed.len() >= 8);
}

#[test]
fn names_and_lines_are_short_and_tell_samples_apart() {
    let names: BTreeSet<&str> = samples::list().iter().map(|sample| sample.name).collect();
    assert_eq!(names.len(), samples::list().len());
    for Sample { name, about, .. } in samples::list() {
        assert!(name.chars().count() <= 30 && about.chars().count() <= 80, "{name}: {about}");
        assert!(!about.ends_with('.') && about.chars().next().unwrap().is_uppercase(), "{about}");
    }
}

#[test]
fn every_sample_is_written_as_the_program_writes_it() {
    each(|sample, letter| assert_eq!(json::write(letter), sample.json, "{}", sample.id));
}

#[test]
fn every_sample_is_set_on_one_page_without_and_with_a_profile() {
    let setup = Setup::on("2026-06-05".parse().unwrap());
    each(|sample, letter| {
        let profile = r#"{"kind": "cong-van", "number": 7, "place": "Tân Hoà", "date": "2026-06-05", "issuer":
            {"superior": "Đảng bộ tỉnh An Bình", "name": "Đảng uỷ xã Tân Hoà", "symbol": "ĐU"}}"#;
        let office = json::read(profile.as_bytes()).unwrap();
        let mut signature = letter.signature.clone().unwrap();
        signature.signer = congvan::text::Text::new("Trần Minh Khôi");
        let filled = Letter { signature: Some(signature), ..letter.clone() };
        let filled = Letter { issuer: office.issuer, number: office.number, date: office.date, ..filled };
        for letter in [letter, &Letter { place: office.place, ..filled }] {
            assert_eq!(typeset(letter, &setup).unwrap().pages.len(), 1, "{}", sample.id);
        }
    });
}

#[test]
fn what_the_profile_knows_is_left_to_it() {
    each(|sample, letter| {
        let Letter { issuer, number, place, date, contact, .. } = letter;
        let is_free = (issuer, number, place, date, contact) == (&Default::default(), &None, &None, &None, &None);
        assert!(is_free, "{}", sample.id);
        assert_eq!(letter.signature.as_ref().unwrap().signer, None, "{}", sample.id);
    });
}

#[test]
fn subjects_begin_as_the_guide_has_them() {
    each(|sample, letter| {
        let subject = letter.subject.as_deref().unwrap();
        assert!(
            subject.starts_with("về việc ") && !subject.ends_with(['.', ';', ',', ':']),
            "{}: {subject}",
            sample.id
        );
    });
}

#[test]
fn lists_hold_no_dash_and_no_closing_mark() {
    each(|sample, letter| {
        for text in letter.addressees.iter().chain(&letter.recipients) {
            let is_bare = !text.starts_with(['-', '–', '+']) && !text.ends_with(['.', ';', ',', ':']);
            assert!(is_bare, "{}: {text}", sample.id);
        }
        assert!(!letter.addressees.is_empty());
        assert_eq!(letter.recipients.first().unwrap().as_str(), "Như trên", "{}", sample.id);
        assert!(letter.recipients.last().unwrap().starts_with("Lưu "), "{}", sample.id);
    });
}

#[test]
fn items_carry_no_label_and_close_as_their_place_asks() {
    each(|sample, letter| {
        for (i, item) in letter.body.iter().enumerate() {
            let text = item.text.to_string();
            assert!(!text.starts_with(|c: char| c == '-' || c.is_numeric()), "{}: {text}", sample.id);
            let next = letter.body.get(i + 1).map_or(0, |next| next.level.depth());
            let depth = item.level.depth();
            let expected = if next > depth {
                ":"
            } else if depth >= 2 && next == depth {
                ";"
            } else {
                "."
            };
            let opens_none = depth == 1 && text.ends_with('.') || depth == 0 && text.ends_with(['.', ':']);
            assert!(text.ends_with(expected) || opens_none, "{}: {text}", sample.id);
        }
        assert!(letter.body.last().unwrap().text.to_string().ends_with('.'), "{}", sample.id);
    });
}

#[test]
fn no_habit_of_the_states_letters_is_in_them() {
    each(|sample, letter| {
        for (field, text) in texts(letter) {
            for habit in ["./.", "V/v", "TM.", "KT.", "TL.", "VT,", "Lưu:", "số:", "  ", "ủy", "òa"] {
                assert!(!text.contains(habit), "{} {field}: {text}", sample.id);
            }
        }
    });
}

#[test]
fn brackets_pair_and_are_found_in_the_order_of_the_form() {
    each(|sample, letter| {
        let slots = samples::slots(letter);
        let [opened, closed] = ['[', ']'].map(|bracket| sample.json.matches(bracket).count());
        assert_eq!(opened, closed, "{}", sample.id);
        let in_texts: usize = texts(letter).iter().map(|(_, text)| text.matches('[').count()).sum();
        assert_eq!(slots.len(), in_texts, "{}", sample.id);
        assert!(slots.len() >= 4 && slots[0].field == Field::Subject, "{}: {slots:?}", sample.id);
        let is_ordered = |pair: &[samples::Slot]| pair[0].field != pair[1].field || pair[0].end <= pair[1].start;
        assert!(slots.windows(2).all(is_ordered), "{}: {slots:?}", sample.id);
        let slot = slots[0];
        let subject: Vec<char> = letter.subject.as_deref().unwrap().chars().collect();
        assert_eq!((subject[slot.start], subject[slot.end - 1]), ('[', ']'), "{}", sample.id);
    });
}

#[test]
fn signatures_are_choices_of_a_committee() {
    each(|sample, letter| {
        let signature = letter.signature.as_ref().unwrap();
        assert!(chosen(Body::Committee, signature).is_some(), "{}: {signature:?}", sample.id);
    });
}

#[test]
fn a_sample_speaks_as_the_committee_that_sends_it() {
    for (body, own, other) in [
        (Body::ProvincialCommittee, "Tỉnh uỷ", ["Đảng uỷ", "Thành uỷ"]),
        (Body::CityCommittee, "Thành uỷ", ["Đảng uỷ", "Tỉnh uỷ"]),
    ] {
        each(|sample, _| {
            let said: Vec<_> = texts(&sample.letter_of(Some(body))).into_iter().map(|(_, text)| text).collect();
            assert!(said.iter().any(|text| text.contains(own)), "{}", sample.id);
            for text in said {
                assert!(other.iter().all(|other| !text.contains(other)), "{}: «{text}»", sample.id);
            }
        });
    }
    each(|sample, letter| assert_eq!(&sample.letter_of(Some(Body::Committee)), letter, "{}", sample.id));
}

#[test]
fn the_checker_finds_nothing_in_a_sample_that_its_office_has_filled_in() {
    let profile = r#"{"kind": "cong-van", "number": 7, "place": "Tân Hoà", "date": "2026-06-05", "issuer":
        {"superior": "Đảng bộ tỉnh An Bình", "name": "Đảng uỷ xã Tân Hoà", "symbol": "ĐU"},
        "signature": {"authority": "T/M Ban Thường vụ", "position": "Phó Bí thư", "signer": "Lê Thị Hạnh"}}"#;
    let office = json::read(profile.as_bytes()).unwrap();
    each(|sample, letter| {
        let Letter { number, place, date, issuer, .. } = office.clone();
        let name = letter.signature.as_ref().and_then(|signature| signature.signer.clone());
        let mut signature = letter.signature.clone().or(office.signature.clone());
        if let Some(signature) = &mut signature {
            signature.signer = name.or(office.signature.as_ref().and_then(|office| office.signer.clone()));
        }
        let letter = Letter { number, place, date, issuer, signature, ..letter.clone() };
        let wrong: Vec<String> = check::run(&letter, "2026-06-05".parse().unwrap())
            .into_iter()
            .filter(|finding| finding.severity != check::Severity::Note && !finding.found.contains('['))
            .map(|finding| format!("{} {} «{}» {}", finding.field, finding.rule, finding.found, finding.message))
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", sample.id);
    });
}
