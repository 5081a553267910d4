//! Whatever is written: the checker ends, its places lie inside their fields, and its fixes can be made.

use congvan::Letter;
use congvan::check::{self, Edit};
use proptest::prelude::*;

use crate::{letter, today};

/// Bits of text that checks look for, in any order.
fn bits() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "số ",
        "Kế hoạch ",
        "12-KH/TU",
        ", ngày ",
        "05/06/2026",
        "31/6",
        " của ",
        "Ban Thường vụ ",
        "về ",
        "tháng 02 ",
        "thứ Hai",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "./.",
        "TCCSĐ ",
        "(UBKT)",
        "ddang",
        "tie61ng",
        "uỷ ",
        "tùy ",
        "lũy",
        "Hòa ",
        "ủy ",
        "[",
        "]",
        " , ",
        "- ",
        "1. ",
        "a) ",
        "đồng chí ",
        "Khoản 2 ",
        "điều 7 ",
        "Tỉnh ",
        "&",
        "/",
        "-",
        ".",
        "\n",
        "T/M ",
        "Lưu: VT",
        "Như trên",
        "V/v",
        "Căn cứ ",
        "năm 2026",
        "số: ",
        "7 - KH/TU ",
    ]);
    let any =
        prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from), 1 => "\\PC{0,5}"];
    prop::collection::vec(any, 0..30).prop_map(|bits| bits.concat())
}

fn letters() -> impl Strategy<Value = Letter> {
    let fields = prop::sample::select(vec![
        "issuer.superior",
        "issuer.name",
        "issuer.symbol",
        "place",
        "subject",
        "addressees[0]",
        "addressees[1]",
        "body[0]",
        "body[1]",
        "body[2]",
        "body[3]",
        "recipients[0]",
        "recipients[1]",
        "recipients[2]",
        "signature.authority",
        "signature.position",
        "signature.signer",
    ]);
    prop::collection::vec((fields, bits()), 1..6).prop_map(|set| {
        let set = set.into_iter().map(|(field, text)| (field.to_owned(), serde_json::Value::String(text))).collect();
        letter(&serde_json::Value::Object(set))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn findings_lie_inside_their_fields_and_can_be_mended(letter in letters()) {
        let findings = check::run(&letter, today());
        for finding in &findings {
            prop_assert!(finding.start <= finding.end);
            prop_assert_eq!(finding.found.chars().count(), finding.end - finding.start);
            for edit in &finding.fix {
                if let Edit::Replace { start, end, .. } = edit {
                    prop_assert!(start <= end);
                }
            }
        }
        let all: Vec<Edit> = findings.iter().flat_map(|finding| finding.fix.clone()).collect();
        let mended = check::mend(&letter, &all);
        check::run(&mended, today());
    }

    #[test]
    fn the_same_letter_gets_the_same_findings(letter in letters()) {
        prop_assert_eq!(check::run(&letter, today()), check::run(&letter, today()));
    }
}
