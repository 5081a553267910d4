//! What the file says: every field's text, exactly, in order, with labels and dashes.

use std::process::Command;

use congvan::letter::Letter;
use congvan::phrases::{self, Numbering};
use congvan::text::clean;
use congvan::{RuleSet, rules};

use super::{File, letter, letters, say};

/// Text in the order of the content, page numbers and line ends gone.
fn content(file: &File) -> String {
    let text = say(Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&file.path).arg("-"));
    let pages = text.trim_end_matches('\u{c}').split('\u{c}').enumerate();
    let without_number = pages.map(|(i, page)| match page.split_once('\n') {
        Some((number, rest)) if i > 0 && number == (i + 1).to_string() => rest.to_owned(),
        _ => page.to_owned(),
    });
    let text = without_number.collect::<Vec<_>>().join("\n");
    // A mark that no Vietnamese letter has is set on its own, and poppler sees a gap before it.
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" \u{300}", "\u{300}")
}

/// The letter's words as the guide prints them, one component after the other.
fn expected(letter: &Letter) -> Vec<String> {
    let rules = RuleSet::on(letter.date.unwrap_or("2026-06-05".parse().unwrap()));
    let upper = |text: &str| text.to_uppercase();
    let on_last = |mark: &&congvan::text::Text| mark.to_lowercase().contains("thông tin đại chúng");
    let mut all: Vec<String> = letter.circulation.iter().filter(|mark| !on_last(mark)).map(|m| upper(m)).collect();
    all.push("ĐẢNG CỘNG SẢN VIỆT NAM".to_owned());
    all.extend(letter.issuer.superior.iter().map(|text| upper(text)));
    all.extend(letter.issuer.name.iter().map(|text| upper(text)));
    all.push("*".to_owned());
    let number = letter.number.map_or(String::new(), |number| format!("{:02}", number.get()));
    let symbol = letter.issuer.symbol.as_deref().unwrap_or_default();
    all.push(format!("Số {number}-CV/{symbol}"));
    let [day, month, year] = letter.date.map_or_else(Default::default, |d| phrases::day_month_year(d, &rules.words));
    let place = letter.place.as_deref().unwrap_or_default();
    all.push(format!("{place}, ngày {day} tháng {month} năm {year}"));
    all.extend(letter.subject.iter().map(|text| text.to_string()));
    all.extend(letter.urgency.iter().map(|urgency| upper(&urgency.to_string())));
    all.extend(letter.draft_round.iter().map(|round| format!("Dự thảo lần {round}")));
    all.push("Kính gửi:".to_owned());
    all.append(&mut addressees(letter, rules));
    let mut numbering = Numbering::default();
    for item in &letter.body {
        let label = numbering.label(item.level.depth(), &rules.words);
        let text: String = item.text.iter().map(|span| span.text.as_str()).collect();
        all.push(label.map_or(text.clone(), |label| format!("{label} {text}")));
    }
    all.append(&mut foot(letter, rules));
    all.extend(letter.circulation.iter().filter(on_last).map(|mark| upper(mark)));
    all
}

fn marks(rules: &RuleSet) -> [&'static str; 3] {
    // addressee, last addressee, recipient
    if rules.id == "HD05" { [";", ";", ";"] } else { [",", ".", ","] }
}

fn addressees(letter: &Letter, rules: &RuleSet) -> Vec<String> {
    let [middle, last, _] = marks(rules);
    match letter.addressees.as_slice() {
        [only] => vec![only.to_string()],
        names => {
            let mark = |i| if i + 1 == names.len() { last } else { middle };
            names.iter().enumerate().map(|(i, name)| format!("- {name}{}", mark(i))).collect()
        }
    }
}

fn foot(letter: &Letter, rules: &RuleSet) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(signature) = &letter.signature {
        let position = signature.position.as_ref().map(|text| {
            let lines = text.lines().map(|line| if line == "kiêm" { line.to_owned() } else { line.to_uppercase() });
            lines.collect::<Vec<_>>().join(" ")
        });
        all.extend(signature.authority.iter().map(|text| text.to_uppercase()));
        all.extend(position);
        all.extend(signature.signer.iter().map(|text| text.to_string()));
    }
    all.push("Nơi nhận:".to_owned());
    let count = letter.recipients.len();
    let mark = |i| if i + 1 == count { "." } else { marks(rules)[2] };
    all.extend(letter.recipients.iter().enumerate().map(|(i, line)| format!("- {line}{}", mark(i))));
    let copies = letter.copies.map(|copies| copies.to_string());
    let drafter = letter.drafter_mark.as_ref().map(|mark| mark.to_string());
    let drafter = drafter.map(|mark| if rules.id == "HD05" { mark } else { mark.to_uppercase() });
    let drafter: Vec<String> = drafter.into_iter().chain(copies).collect();
    if !drafter.is_empty() {
        all.push(drafter.join("-"));
    }
    all.extend(letter.contact.iter().map(|text| text.to_string()));
    all
}

#[test]
fn every_letter_says_exactly_what_its_data_say() {
    for path in letters() {
        let found = content(&File::of(&path));
        let expected = expected(&letter(&path)).join(" ");
        let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
        // A split link and a gap for the hand leave a line end or a blank where the data have none.
        let bare = |text: &str| text.replace(' ', "");
        let differs = bare(&found).chars().zip(bare(&expected).chars()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| bare(text).chars().skip(differs.saturating_sub(20)).take(60).collect::<String>();
        assert_eq!(bare(&found), bare(&expected), "{path:?}: found …{}… expected …{}…", near(&found), near(&expected));
        if !path.ends_with("a-link-wider-than-the-line.json") && !path.ends_with("empty.json") {
            assert_eq!(found, expected, "{path:?}");
        }
    }
}

#[test]
fn the_text_is_composed_unicode() {
    for path in letters() {
        let found = content(&File::of(&path));
        assert_eq!(found, clean(&found), "{path:?}");
    }
}

#[test]
fn the_default_order_of_a_reader_loses_no_word() {
    for path in letters() {
        let file = File::of(&path);
        let text = say(Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&file.path).arg("-"));
        let sorted = |text: &str| {
            let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            words.sort();
            words
        };
        let pages = text.matches('\u{c}').count();
        let mut expected = sorted(&content(&file));
        expected.extend((2..=pages).map(|number| number.to_string()));
        expected.sort();
        assert_eq!(sorted(&text), expected, "{path:?}");
    }
}

#[test]
fn the_date_decides_the_guide() {
    let id = |date: &str| rules::RuleSet::on(date.parse().unwrap()).id;
    assert_eq!([id("2026-05-26"), id("2026-05-27"), id("2018-04-03")], ["HD36", "HD05", "HD36"]);
}
