//! Signature blocks are composed as the guide has them; what it forbids is refused with the clause (R82 to R92).

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use congvan::letter::Signature;
use congvan::signing::{
    Authority, Body, Choice, Collective, Leadership, Office, Principal, Refusal, Verdict, choices, chosen, compose,
};
use congvan::text::Text;

use Authority::{Acting, ForHead, Own};

const FOR_THE_BODY: Authority = Authority::OnBehalf { of: Collective::Itself };
const FOR_THE_STANDING: Authority = Authority::OnBehalf { of: Collective::StandingCommittee };
const ORDERED_BY_THE_STANDING: Authority = Authority::ByOrder { of: Principal::StandingCommittee };
const ORDERED_BY_THE_HEAD: Authority = Authority::ByOrder { of: Principal::Head };

fn beside(main: &str) -> Authority {
    Authority::Concurrently { main: Text::new(main).unwrap() }
}

fn sign(body: Body, authority: Authority, office: Office) -> Result<Signature, Refusal> {
    compose(&Choice { body, authority, office, signer: Text::new("Trần Minh Khôi") })
}

/// Composes and compares both lines; `""` is no line.
fn gives(body: Body, authority: Authority, office: Office, lines: (&str, &str)) {
    let found = sign(body, authority, office).unwrap();
    let expected =
        Signature {
            authority: Text::new(lines.0), position: Text::new(lines.1), signer: Text::new("Trần Minh Khôi")
        };
    assert_eq!(found, expected);
}

fn refuses(rule: &str, body: Body, authority: Authority, office: Office) -> Refusal {
    let shown = format!("{body:?} {authority:?} {office:?}");
    let refusal = sign(body, authority, office).expect_err(&shown);
    assert_eq!(refusal.rule, rule, "{shown}: {}", refusal.reason);
    assert!(refusal.clause.starts_with("HD05 I."), "{shown}: {}", refusal.clause);
    refusal
}

/// Every choice there is, with one main office.
fn all_choices() -> Vec<Choice> {
    let authorities = [
        Own,
        FOR_THE_BODY,
        FOR_THE_STANDING,
        ForHead,
        ORDERED_BY_THE_STANDING,
        ORDERED_BY_THE_HEAD,
        Acting,
        beside("Phó Bí thư"),
    ];
    let of_body =
        |body| authorities.iter().flat_map(move |authority| Office::ALL.map(|office| (body, authority, office)));
    let all = Body::ALL.into_iter().flat_map(of_body);
    all.map(|(body, authority, office)| Choice { body, authority: authority.clone(), office, signer: None }).collect()
}

#[test]
fn r82_every_prefix_is_one_of_the_four_with_its_slash() {
    for choice in all_choices() {
        let Ok(signature) = compose(&choice) else { continue };
        let Some(authority) = signature.authority else { continue };
        let (prefix, rest) = authority.split_once(' ').unwrap();
        assert!(["T/M", "K/T", "T/L", "Q."].contains(&prefix), "{authority}");
        assert!(!rest.is_empty() && !rest.contains(['/', '.']), "{authority}");
    }
}

#[test]
fn r83_collectives_are_signed_for_and_their_deputies_never_for_the_head() {
    let (secretary, deputy) = (Office::Secretary, Office::DeputySecretary);
    gives(Body::Committee, FOR_THE_BODY, secretary, ("T/M Đảng uỷ", "Bí thư"));
    gives(Body::Committee, FOR_THE_STANDING, deputy, ("T/M Ban Thường vụ", "Phó Bí thư"));
    gives(Body::ProvincialCommittee, FOR_THE_BODY, deputy, ("T/M Tỉnh uỷ", "Phó Bí thư"));
    gives(Body::CityCommittee, FOR_THE_BODY, secretary, ("T/M Thành uỷ", "Bí thư"));
    let inspection = ("T/M Uỷ ban Kiểm tra", "Phó Chủ nhiệm");
    gives(Body::InspectionCommittee, FOR_THE_BODY, Office::InspectionDeputy, inspection);
    gives(Body::Council, FOR_THE_BODY, Office::Chair, ("T/M Hội đồng", "Chủ tịch"));
    for body in Body::ALL.into_iter().filter(|body| body.leadership() == Leadership::Collective) {
        refuses("R83", body, ForHead, body.deputy());
        refuses("R83", body, Own, body.head());
    }
    for body in [Body::Office, Body::Board, Body::School, Body::Centre, Body::SteeringBoard, Body::Subcommittee] {
        refuses("R83", body, FOR_THE_BODY, body.head());
    }
    refuses("R83", Body::Cell, FOR_THE_STANDING, secretary);
    refuses("R83", Body::InspectionCommittee, FOR_THE_STANDING, Office::InspectionHead);
}

#[test]
fn r84_under_on_behalf_of_only_the_leading_offices_are_printed() {
    gives(Body::CongressPresidium, FOR_THE_BODY, Office::Member, ("T/M Đoàn Chủ tịch", ""));
    gives(Body::Committee, FOR_THE_STANDING, Office::Member, ("T/M Ban Thường vụ", ""));
    refuses("R84", Body::Committee, FOR_THE_STANDING, Office::OfficeHead);
    refuses("R84", Body::Committee, FOR_THE_BODY, Office::InspectionHead);
    refuses("R84", Body::InspectionCommittee, FOR_THE_BODY, Office::Secretary);
    refuses("R84", Body::CongressPresidium, FOR_THE_BODY, Office::Secretary);
}

#[test]
fn r85_a_head_signs_with_the_bare_title_and_a_deputy_for_the_head() {
    for (body, head, deputy) in [
        (Body::Office, "Chánh Văn phòng", "Phó Chánh Văn phòng"),
        (Body::Board, "Trưởng Ban", "Phó Trưởng Ban"),
        (Body::School, "Hiệu trưởng", "Phó Hiệu trưởng"),
        (Body::Centre, "Giám đốc", "Phó Giám đốc"),
        (Body::SteeringBoard, "Trưởng Ban", "Phó Trưởng Ban"),
        (Body::Subcommittee, "Trưởng Tiểu ban", "Phó Trưởng Tiểu ban"),
    ] {
        gives(body, Own, body.head(), ("", head));
        gives(body, ForHead, body.deputy(), (&format!("K/T {head}"), deputy));
        refuses("R85", body, ForHead, body.head());
        refuses("R85", body, ForHead, Office::DeputySecretary);
        refuses("R85", body, Own, Office::Secretary);
    }
}

#[test]
fn r86_without_a_head_the_deputy_signs_alone_and_an_acting_head_as_q() {
    gives(Body::Office, Own, Office::OfficeDeputy, ("", "Phó Chánh Văn phòng"));
    gives(Body::Board, Acting, Office::BoardHead, ("Q. Trưởng Ban", ""));
    refuses("R86", Body::Board, Acting, Office::BoardDeputy);
    refuses("R86", Body::Committee, Acting, Office::Secretary);
}

#[test]
fn r87_by_order_of_the_standing_committee_or_the_head_and_no_further() {
    gives(Body::Committee, ORDERED_BY_THE_STANDING, Office::OfficeHead, ("T/L Ban Thường vụ", "Chánh Văn phòng"));
    gives(Body::Committee, ORDERED_BY_THE_STANDING, Office::OfficeDeputy, ("T/L Ban Thường vụ", "Phó Chánh Văn phòng"));
    gives(Body::Office, ORDERED_BY_THE_HEAD, Office::UnitHead, ("T/L Chánh Văn phòng", "Trưởng phòng"));
    refuses("R87", Body::Committee, ORDERED_BY_THE_STANDING, Office::UnitHead);
    refuses("R87", Body::Committee, ORDERED_BY_THE_HEAD, Office::OfficeHead);
    refuses("R87", Body::Council, ORDERED_BY_THE_STANDING, Office::ViceChair);
    refuses("R87", Body::Office, ORDERED_BY_THE_HEAD, Office::Member);
    refuses("R83", Body::Committee, ORDERED_BY_THE_STANDING, Office::DeputySecretary);
    refuses("R85", Body::Office, ORDERED_BY_THE_HEAD, Office::OfficeDeputy);
    refuses("R85", Body::Office, ORDERED_BY_THE_HEAD, Office::OfficeHead);
    refuses("R24", Body::Office, ORDERED_BY_THE_STANDING, Office::OfficeHead);
}

#[test]
fn r88_no_title_names_the_body_but_in_commissions() {
    for choice in all_choices() {
        let Ok(signature) = compose(&choice) else { continue };
        let Some(position) = signature.position else { continue };
        if choice.body.leadership() == Leadership::Commission {
            continue;
        }
        for name in ["Tỉnh uỷ", "Thành uỷ", "Đảng uỷ", "Chi bộ", "Uỷ ban", "Hội đồng", "Ban Chỉ đạo"]
        {
            assert!(!position.contains(name), "{position}");
        }
    }
    refuses("R88", Body::Committee, ORDERED_BY_THE_STANDING, Office::CouncilChair);
    refuses("R88", Body::Board, ORDERED_BY_THE_HEAD, Office::SteeringHead);
    let main = beside("Chủ tịch Uỷ ban nhân dân xã");
    let lines = "Chủ tịch Uỷ ban nhân dân xã\nkiêm\nPhó Trưởng Ban Chỉ đạo";
    gives(Body::UnsealedSteeringBoard, main, Office::SteeringDeputy, ("", lines));
}

#[test]
fn r89_a_commission_without_a_seal_is_signed_with_two_offices() {
    let steering = "Phó Bí thư\nkiêm\nTrưởng Ban Chỉ đạo";
    gives(Body::UnsealedSteeringBoard, beside("Phó Bí thư"), Office::SteeringHead, ("", steering));
    let council = "Bí thư\nkiêm\nPhó Chủ tịch Hội đồng";
    gives(Body::UnsealedCouncil, beside("Bí thư"), Office::CouncilViceChair, ("", council));
    for body in [Body::UnsealedSteeringBoard, Body::UnsealedSubcommittee, Body::UnsealedCouncil] {
        for authority in [Own, ForHead, FOR_THE_BODY, ORDERED_BY_THE_STANDING, Acting] {
            refuses("R89", body, authority, body.deputy());
        }
        refuses("R89", body, beside("T/M Đảng uỷ"), body.head());
        refuses("R89", body, beside("K/T Trưởng Ban"), body.head());
        refuses("R89", body, beside("Bí thư"), Office::OfficeHead);
    }
    refuses("R89", Body::Committee, beside("Bí thư"), Office::SteeringHead);
    refuses("R89", Body::SteeringBoard, beside("Bí thư"), Office::BoardHead);
}

#[test]
fn r90_nothing_stands_before_the_name() {
    let named = |signer: &str| {
        let signer = Text::new(signer);
        compose(&Choice { body: Body::Office, authority: Own, office: Office::OfficeHead, signer })
    };
    let refusal = named("ThS. Trần Minh Khôi").unwrap_err();
    assert_eq!((refusal.rule, refusal.clause), ("R90", "HD05 I.7.1.3"));
    assert!(refusal.reason.contains("«ThS.»"), "{}", refusal.reason);
    assert!(named("Trần Minh Khôi").is_ok());
    assert_eq!(named("").unwrap().signer, None, "the name may still be missing");
}

#[test]
fn r92_a_cell_signs_for_itself_and_is_told_about_the_seal() {
    gives(Body::Cell, FOR_THE_BODY, Office::DeputySecretary, ("T/M Chi bộ", "Phó Bí thư"));
    let offers = choices(Body::Cell);
    let Verdict::Allowed(basis) = &offers[0].verdict else { panic!("{:?}", offers[0]) };
    assert_eq!(basis.rule, "R92");
    let refusal = refuses("R92", Body::Cell, ORDERED_BY_THE_STANDING, Office::Secretary);
    assert!(refusal.reason.contains("không nêu cách ghi"), "{}", refusal.reason);
}

#[test]
fn every_body_can_be_signed_for_and_shows_what_is_wrong() {
    for body in Body::ALL {
        let offers = choices(body);
        let allowed = offers.iter().filter(|offer| matches!(offer.verdict, Verdict::Allowed(_))).count();
        assert!(allowed >= 1 && allowed < offers.len(), "{body:?}: {offers:?}");
        assert!(offers[..allowed].iter().all(|offer| matches!(offer.verdict, Verdict::Allowed(_))), "{body:?}");
        assert!(offers.iter().all(|offer| offer.signature != Signature::default()), "{body:?} shows an empty block");
        for (i, offer) in offers.iter().enumerate() {
            assert!(!offers[..i].iter().any(|other| other.choice == offer.choice), "twice: {offer:?}");
            match (&offer.verdict, compose(&offer.choice)) {
                (Verdict::Allowed(_), composed) => assert_eq!(Ok(&offer.signature), composed.as_ref()),
                (Verdict::Forbidden(refusal), composed) => assert_eq!(Err(refusal), composed.as_ref()),
            }
        }
    }
}

#[test]
fn messages_are_whole_polite_sentences() {
    for choice in all_choices() {
        let Err(refusal) = compose(&choice) else { continue };
        let reason = refusal.reason;
        assert!(reason.ends_with('.') && !reason.contains("«»") && !reason.contains("  "), "{choice:?}: {reason}");
        assert!(reason.chars().next().unwrap().is_uppercase() || reason.starts_with('«'), "{reason}");
        assert!(!reason.contains('!') && !reason.contains("đồng chí"), "{reason}");
    }
}

#[test]
fn a_deputy_of_a_body_is_the_deputy_of_its_head() {
    for body in Body::ALL.into_iter().filter(|body| *body != Body::CongressPresidium) {
        assert_eq!(body.deputy().deputy_of(), Some(body.head()), "{body:?}");
    }
}

#[test]
fn a_block_is_known_again_as_the_choice_that_gave_it() {
    for body in Body::ALL {
        for offer in choices(body) {
            let is_allowed = matches!(offer.verdict, Verdict::Allowed(_));
            assert_eq!(chosen(body, &offer.signature), is_allowed.then_some(offer.choice));
        }
    }
    let signature = |authority, position| Signature {
        authority: Text::new(authority),
        position: Text::new(position),
        signer: Text::new("Lê Thị Hạnh"),
    };
    let found = chosen(Body::Committee, &signature("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ")).unwrap();
    assert_eq!((found.authority, found.office), (FOR_THE_BODY, Office::DeputySecretary));
    assert_eq!(found.signer, Text::new("Lê Thị Hạnh"));
    let main = "Chủ tịch Uỷ ban nhân dân xã\nkiêm\nPhó Trưởng Ban Chỉ đạo";
    let found = chosen(Body::UnsealedSteeringBoard, &signature("", main)).unwrap();
    assert_eq!(found.authority, beside("Chủ tịch Uỷ ban nhân dân xã"));
    assert_eq!(chosen(Body::Committee, &signature("TM. Đảng uỷ", "Bí thư")), None, "free text is the checker's");
}

#[test]
fn a_form_reads_and_writes_choices() {
    let offer = serde_json::to_value(&choices(Body::Committee)[0]).unwrap();
    assert_eq!(offer["choice"]["authority"], serde_json::json!({ "kind": "on-behalf", "of": "standing-committee" }));
    assert_eq!(offer["verdict"], "allowed");
    assert_eq!(offer["signature"]["authority"], "T/M Ban Thường vụ");
    assert_eq!(offer["clause"], "HD05 I.7.1.1a");
    let choice: Choice = serde_json::from_value(offer["choice"].clone()).unwrap();
    assert_eq!(choice, choices(Body::Committee)[0].choice);
    let last = serde_json::to_value(choices(Body::Committee).pop().unwrap()).unwrap();
    assert_eq!((&last["verdict"], &last["rule"]), (&"forbidden".into(), &"R84".into()), "{last}");
}
