//! Every letter that the program sets is found right, one side or both.

use congvan::{Sides, json, measure};

use super::{bytes, letter, letters};

#[test]
fn every_letter_is_right() {
    for path in letters() {
        let letter = letter(&path);
        for sides in [Sides::Single, Sides::Duplex] {
            let report = measure::of(&bytes(&letter, sides), Some(&letter)).unwrap();
            let wrong: Vec<_> = report.wrong().map(|m| format!("{m:?}")).collect();
            assert!(report.is_ours && report.note.is_none(), "{path:?}: {:?}", report.note);
            assert!(wrong.is_empty(), "{path:?} {sides:?}:\n{}", wrong.join("\n"));
            assert!(report.measures.len() > 30, "{path:?}: only {}", report.measures.len());
        }
    }
}

/// The blank at a line end may belong to the next style: whoever reads the tags must find it all the same.
#[test]
fn words_stay_apart_where_a_style_ends_with_a_line() {
    for count in 1..40 {
        let [bold, plain] = ["thực hiện ".repeat(count), " nghiêm túc".repeat(60)];
        let json = format!(
            r#"{{"kind": "cong-van", "body": [{{"level": 0, "text": [{{"text": "{}", "bold": true}}, {{"text": "{plain}"}}]}}]}}"#,
            bold.trim_end()
        );
        let letter = json::read(json.as_bytes()).unwrap();
        let report = measure::of(&bytes(&letter, Sides::Single), Some(&letter)).unwrap();
        let wrong: Vec<_> = report.wrong().collect();
        assert!(wrong.is_empty(), "{count} words: {wrong:?}");
    }
}
