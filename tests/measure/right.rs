//! Every letter that the program sets is found right, one side or both.

use congvan::{Sides, measure};

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
