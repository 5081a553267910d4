//! The ready list of bodies: heads, symbols, places and archive lines as spec 4.3, 4.4 and 5.2 to 5.4 have them.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use congvan::issuers::{Ask, Name, Names, Proposal, body_of, list, pattern};
use congvan::letter::Issuer;
use congvan::rules::RuleSet;
use congvan::signing::{Body, Verdict, choices};
use congvan::text::Text;
use congvan::{Letter, phrases};

fn answer(before: &str, name: &str) -> Name {
    Name { before: before.to_owned(), name: name.to_owned() }
}

fn propose(id: &str, answers: &[(Ask, &str, &str)]) -> Proposal {
    let names: Names = answers.iter().map(|(ask, before, name)| (*ask, answer(before, name))).collect();
    pattern(id).unwrap().propose(&names)
}

/// Superior, issuer, symbol, place and archive line.
fn head(proposal: &Proposal) -> [String; 5] {
    let profile = &proposal.profile;
    let Issuer { superior, name, symbol } = &profile.issuer;
    [superior, name, symbol, &profile.place, &profile.archive]
        .map(|text| text.as_deref().unwrap_or_default().to_owned())
}

const PROVINCE: (Ask, &str, &str) = (Ask::Province, "tỉnh", "An Bình");
const CITY: (Ask, &str, &str) = (Ask::Province, "thành phố", "Hải An");

#[test]
fn r22_a_communes_committee_stands_under_the_provinces_party_organisation() {
    let xa = propose("dang-uy-xa", &[(Ask::Commune, "xã", "Tân Hoà"), PROVINCE]);
    let archive = "Lưu Văn phòng Đảng uỷ";
    assert_eq!(head(&xa), ["Đảng bộ tỉnh An Bình", "Đảng uỷ xã Tân Hoà", "ĐU", "Tân Hoà", archive]);
    assert_eq!((xa.clause, xa.missing.len()), ("HD05 I.2.1.2c", 0));
    assert_eq!((xa.profile.name.as_str(), xa.profile.body), ("Đảng uỷ xã Tân Hoà", Some(Body::Committee)));
    let phuong = propose("dang-uy-phuong", &[(Ask::Commune, "", "Bến Sông"), CITY]);
    assert_eq!(head(&phuong), ["Đảng bộ thành phố Hải An", "Đảng uỷ phường Bến Sông", "ĐU", "Bến Sông", archive]);
    let dac_khu = propose("dang-uy-dac-khu", &[(Ask::Commune, "", "Hòn Mây"), PROVINCE]);
    assert_eq!(head(&dac_khu), ["Đảng bộ tỉnh An Bình", "Đảng uỷ đặc khu Hòn Mây", "ĐU", "Hòn Mây", archive]);
}

#[test]
fn r21_a_provincial_committee_has_no_superior() {
    let tinh = propose("tinh-uy", &[PROVINCE]);
    assert_eq!(head(&tinh), ["", "Tỉnh uỷ An Bình", "TU", "An Bình", "Lưu Văn phòng Tỉnh uỷ"]);
    let thanh = propose("thanh-uy", &[CITY]);
    assert_eq!(head(&thanh), ["", "Thành uỷ Hải An", "TU", "Hải An", "Lưu Văn phòng Thành uỷ"]);
    let central = propose(
        "dang-uy-truc-thuoc-trung-uong",
        &[(Ask::Own, "", "Viện Hoà Bình"), (Ask::Seat, "thành phố", "Hải An")],
    );
    assert_eq!(head(&central), ["", "Đảng uỷ Viện Hoà Bình", "ĐU", "Hải An", "Lưu Văn phòng Đảng uỷ"]);
}

#[test]
fn r25_a_body_that_serves_a_committee_stands_under_the_committee() {
    let commune = [(Ask::Commune, "phường", "Bến Sông"), PROVINCE];
    for (id, name, symbol, archive) in [
        ("van-phong-dang-uy", "Văn phòng", "VPĐU", "Lưu Văn phòng Đảng uỷ"),
        ("ban-xay-dung-dang", "Ban Xây dựng Đảng", "BXDĐĐU", "Lưu Ban Xây dựng Đảng"),
        ("uy-ban-kiem-tra-dang-uy", "Uỷ ban Kiểm tra", "UBKTĐU", "Lưu Uỷ ban Kiểm tra"),
        ("trung-tam-chinh-tri", "Trung tâm Chính trị", "TTCTĐU", "Lưu Trung tâm Chính trị"),
    ] {
        let found = propose(id, &commune);
        assert_eq!(head(&found), ["Đảng uỷ phường Bến Sông", name, symbol, "Bến Sông", archive]);
        assert_eq!((found.clause, found.profile.name), ("HD05 I.2.1.3", format!("{name} Đảng uỷ phường Bến Sông")));
    }
    for (id, name, symbol) in [
        ("van-phong-tinh-uy", "Văn phòng", "VPTU"),
        ("ban-to-chuc-tinh-uy", "Ban Tổ chức", "BTCTU"),
        ("ban-tuyen-giao-va-dan-van-tinh-uy", "Ban Tuyên giáo và Dân vận", "BTGDVTU"),
        ("ban-noi-chinh-tinh-uy", "Ban Nội chính", "BNCTU"),
        ("uy-ban-kiem-tra-tinh-uy", "Uỷ ban Kiểm tra", "UBKTTU"),
    ] {
        let archive = format!("Lưu {name} ");
        assert_eq!(
            head(&propose(id, &[PROVINCE])),
            ["Tỉnh uỷ An Bình", name, symbol, "An Bình", &(archive.clone() + "Tỉnh uỷ")]
        );
        assert_eq!(head(&propose(id, &[CITY])), ["Thành uỷ Hải An", name, symbol, "Hải An", &(archive + "Thành uỷ")]);
    }
    let school = propose("truong-chinh-tri", &[PROVINCE]);
    assert_eq!(head(&school), ["Tỉnh uỷ An Bình", "Trường Chính trị", "TCTTU", "An Bình", "Lưu Trường Chính trị"]);
}

#[test]
fn committees_right_under_the_provinces_have_their_own_names_and_symbols() {
    for (id, name, symbol) in [
        ("dang-uy-cac-co-quan-dang", "Đảng uỷ các cơ quan Đảng tỉnh", "ĐU"),
        ("dang-uy-uy-ban-nhan-dan", "Đảng uỷ Uỷ ban nhân dân tỉnh", "ĐU"),
        ("dang-uy-cong-an", "Đảng uỷ Công an tỉnh", "ĐUCA"),
        ("dang-uy-quan-su", "Đảng uỷ Quân sự tỉnh", "ĐUQS"),
        ("dang-uy-bien-phong", "Đảng uỷ Bộ đội Biên phòng tỉnh", "ĐUBP"),
    ] {
        let [superior, issuer, sign, place, _] = head(&propose(id, &[PROVINCE]));
        assert_eq!([superior.as_str(), &issuer, &sign, &place], ["Đảng bộ tỉnh An Bình", name, symbol, "An Bình"]);
    }
}

#[test]
fn r23_grass_roots_committees_and_cells_stand_under_a_party_organisation() {
    let answers = [
        (Ask::Own, "", "Công ty Cấp nước An Bình"),
        (Ask::Above, "", "Uỷ ban nhân dân tỉnh An Bình"),
        (Ask::Seat, "phường", "Bến Sông"),
    ];
    let above = "Đảng bộ Uỷ ban nhân dân tỉnh An Bình";
    let company = propose("dang-uy-co-quan", &answers);
    assert_eq!(head(&company), [above, "Đảng uỷ Công ty Cấp nước An Bình", "ĐU", "Bến Sông", "Lưu Đảng uỷ"]);
    let cell =
        propose("chi-bo", &[(Ask::Own, "", "thôn Đông"), (Ask::Above, "", "xã Tân Hoà"), (Ask::Seat, "xã", "Tân Hoà")]);
    assert_eq!(head(&cell), ["Đảng bộ xã Tân Hoà", "Chi bộ thôn Đông", "CB", "Tân Hoà", "Lưu Chi bộ"]);
    assert_eq!(cell.clause, "HD05 I.2.1.2đ");
}

#[test]
fn commissions_carry_the_symbol_of_their_committee() {
    let of =
        |before| [(Ask::Committee, before, "An Bình"), (Ask::Topic, "", "Văn kiện"), (Ask::Seat, "tỉnh", "An Bình")];
    let province = propose("tieu-ban", &of("Tỉnh uỷ"));
    assert_eq!(head(&province), ["Tỉnh uỷ An Bình", "Tiểu ban Văn kiện", "TBTU", "An Bình", "Lưu Văn phòng Tỉnh uỷ"]);
    assert_eq!(head(&propose("ban-chi-dao", &of("Đảng uỷ")))[2], "BCĐĐU");
    assert_eq!(head(&propose("hoi-dong", &of("Thành uỷ")))[2], "HĐTU");
}

#[test]
fn r45_the_level_stands_before_some_names() {
    let place = |id, answers: &[(Ask, &str, &str)]| propose(id, answers).profile.place.unwrap().to_string();
    for (name, expected) in
        [("Huy", "Phường Huy"), ("7", "Phường 7"), ("An Bình", "Phường An Bình"), ("Bến Sông", "Bến Sông")]
    {
        assert_eq!(place("dang-uy-phuong", &[(Ask::Commune, "", name), PROVINCE]), expected);
    }
    assert_eq!(place("thanh-uy", &[(Ask::Province, "", "Hồ Chí Minh")]), "Thành phố Hồ Chí Minh");
    let full = propose("dang-uy-xa", &[(Ask::Commune, "xã", "Tân Hoà"), PROVINCE]).full_place;
    assert_eq!(full, Text::new("Xã Tân Hoà"), "for the name of a person, which only the clerk knows");
}

#[test]
fn what_is_typed_twice_is_written_once() {
    let typed = [(Ask::Commune, "xã", "  Xã Tân  Hoà "), (Ask::Province, "tỉnh", "thành phố Hải An")];
    let [superior, issuer, _, place, _] = head(&propose("dang-uy-xa", &typed));
    assert_eq!([superior.as_str(), &issuer, &place], ["Đảng bộ thành phố Hải An", "Đảng uỷ xã Tân Hoà", "Tân Hoà"]);
    let own = propose("dang-uy-co-quan", &[(Ask::Own, "", "Đảng ủy Công ty Bến Sông")]);
    assert_eq!(head(&own)[1], "Đảng uỷ Công ty Bến Sông");
}

#[test]
fn a_missing_name_is_a_gap_and_is_told() {
    for pattern in list() {
        let proposal = pattern.propose(&Names::default());
        let asked: Vec<Ask> = pattern.questions.iter().map(|question| question.ask).collect();
        assert_eq!(proposal.missing, asked, "{}", pattern.id);
        assert_eq!(proposal.profile.place, None, "{}", pattern.id);
        assert!(!head(&proposal).join(" ").contains(['{', '}']), "{proposal:?}");
    }
    assert_eq!(head(&propose("dang-uy-xa", &[]))[..2], ["Đảng bộ tỉnh …", "Đảng uỷ xã …"]);
    assert_eq!(head(&propose("khac", &[])), ["", "", "", "", ""]);
}

/// The symbols that stand alone (spec 5.2).
const ALONE: [&str; 13] = [
    "CB",
    "ĐUCA",
    "ĐUQS",
    "ĐUBP",
    "ĐH",
    "BND",
    "TCCS",
    "HVCTQGHCM",
    "ĐTHVN",
    "ĐTNVN",
    "TTXVN",
    "VHLKHXHVN",
    "VHLKHCNVN",
];

#[test]
fn every_symbol_of_the_guide_has_its_body_in_the_list() {
    let given = |question: &congvan::issuers::Question| (question.ask, answer(question.before[0], question.example));
    let symbol = |pattern: &congvan::issuers::Pattern| {
        head(&pattern.propose(&pattern.questions.iter().map(given).collect()))[2].clone()
    };
    let symbols: BTreeSet<String> = list().iter().map(symbol).collect();
    let composed = ["TW", "TU", "ĐU", "QUTW", "UBKTTW", "BTCTW", "VPTW", "UBKTTU", "BTCTU", "BTGDVTU", "BNCTU", "VPTU"];
    let of_communes = ["VPĐU", "UBKTĐU", "CQUBKTĐU", "BXDĐĐU", "TTCTĐU", "TCTTU", "CQBPTTHTU"];
    let missing: Vec<_> =
        composed.iter().chain(&of_communes).chain(&ALONE).filter(|one| !symbols.contains(**one)).collect();
    assert!(missing.is_empty(), "{missing:?} of {symbols:?}");
}

#[test]
fn r20_the_central_committee_stands_alone_and_its_bodies_stand_under_it() {
    let seat = [(Ask::Seat, "thành phố", "Hải An")];
    let committee = "Ban Chấp hành Trung ương";
    let of = |id| head(&propose(id, &seat));
    assert_eq!(of("ban-chap-hanh-trung-uong"), ["", committee, "TW", "Hải An", "Lưu Văn phòng Trung ương Đảng"]);
    assert_eq!(of("van-phong-trung-uong")[..3], [committee, "Văn phòng", "VPTW"]);
    assert_eq!(of("tap-chi-cong-san")[..3], [committee, "Tạp chí Cộng sản", "TCCS"]);
    assert_eq!(of("quan-uy-trung-uong")[..3], ["", "Quân uỷ Trung ương", "QUTW"], "R21");
}

#[test]
fn every_body_of_the_list_is_whole_when_its_names_are_given() {
    let ids: BTreeSet<&str> = list().iter().map(|pattern| pattern.id).collect();
    let names: BTreeSet<&str> = list().iter().map(|pattern| pattern.name).collect();
    assert_eq!((ids.len(), names.len()), (list().len(), list().len()));
    let rules = RuleSet::on("2026-06-05".parse().unwrap());
    for pattern in list().iter().filter(|pattern| pattern.id != "khac") {
        let given = |before: &&str| -> Names {
            let answer = |question: &congvan::issuers::Question| (question.ask, answer(before, question.example));
            pattern.questions.iter().map(answer).collect()
        };
        for before in pattern.questions.iter().flat_map(|question| question.before) {
            let found = pattern.propose(&given(before));
            let text = head(&found).join("\n");
            assert!(!text.contains(['{', '}', '…']) && !text.contains("  ") && found.missing.is_empty(), "{text}");
            let profile = &found.profile;
            assert!(profile.archive.as_deref().unwrap().starts_with("Lưu "), "R104: {text}");
            assert!(profile.place.is_some() && profile.issuer.name.is_some(), "{text}");
            for word in ["Ban Thường vụ", "Huyện uỷ", "Quận uỷ", "Thị uỷ", "Đảng uỷ khối"] {
                assert!(!text.contains(word), "R24, R28: {text}");
            }
            let letter = Letter { issuer: profile.issuer.clone(), number: 7.try_into().ok(), ..Letter::default() };
            let reference = phrases::reference(&letter, rules).unwrap();
            let symbol = reference.strip_prefix("Số 07-CV/").unwrap();
            let is_composed = ["ĐU", "TU", "TW"].iter().any(|committee| symbol.ends_with(committee));
            assert!(is_composed || ALONE.contains(&symbol), "{symbol}");
            assert_eq!(body_of(&profile.issuer), pattern.body, "{text}");
        }
        // How the others sign is not in the guide; the clerk writes it.
        let Some(body) = pattern.body else { continue };
        let allowed = choices(body);
        assert!(allowed.iter().any(|offer| matches!(offer.verdict, Verdict::Allowed(_))), "{}", pattern.id);
    }
}

#[test]
fn a_body_is_known_by_the_beginning_of_its_name() {
    let body = |name: &str| body_of(&Issuer { name: Text::new(name), ..Issuer::default() });
    for (name, expected) in [
        ("ĐẢNG ỦY XÃ TÂN HOÀ", Some(Body::Committee)),
        ("Ban Chỉ đạo Chuyển đổi số", Some(Body::UnsealedSteeringBoard)),
        ("Ban Tổ chức", Some(Body::Board)),
        ("Ban\nTổ chức", Some(Body::Board)),
        ("Bản tin", None),
        ("Uỷ ban nhân dân xã", None),
        ("", None),
    ] {
        assert_eq!(body(name), expected, "{name}");
    }
}

#[test]
fn a_city_under_the_centre_is_never_a_province() {
    let phuong = [(Ask::Commune, "phường", "Bến Sông"), (Ask::Province, "tỉnh", "hải phòng")];
    assert_eq!(head(&propose("dang-uy-phuong", &phuong))[0], "Đảng bộ thành phố hải phòng");
    let office = propose("van-phong-tinh-uy", &[(Ask::Province, "tỉnh", "Huế")]);
    assert_eq!(head(&office)[0], "Thành uỷ Huế");
    assert_eq!(head(&propose("dang-uy-xa", &[(Ask::Province, "tỉnh", "Hà Tĩnh")]))[0], "Đảng bộ tỉnh Hà Tĩnh");
}
