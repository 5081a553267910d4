//! Any bytes as a letter file: the check ends, its places lie inside their fields, and what it mends is a letter.
#![no_main]

use congvan::{check, json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(letter) = json::read(bytes) else { return };
    let today = "2026-06-05".parse().expect("a date");
    let findings = check::run(&letter, today);
    for finding in &findings {
        assert_eq!(finding.found.chars().count(), finding.end - finding.start, "{finding:?}");
    }
    let edits: Vec<_> = findings.into_iter().flat_map(|finding| finding.fix).collect();
    let mended = check::mend(&letter, &edits);
    let written = json::write(&mended);
    assert_eq!(json::read(written.as_bytes()).expect("what was mended can be read"), mended, "{written}");
});
