//! A new letter begins with what its office always writes, once, and a letter takes on an office without losing a word.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use congvan::letter::{Issuer, Signature};
use congvan::profile::Profile;
use congvan::signing::Body;
use congvan::text::Text;
use congvan::{Letter, samples};

fn texts(lines: &[&str]) -> Vec<Text> {
    lines.iter().filter_map(|line| Text::new(line)).collect()
}

fn signed(authority: &str, position: &str, signer: &str) -> Signature {
    Signature { authority: Text::new(authority), position: Text::new(position), signer: Text::new(signer) }
}

fn office() -> Profile {
    Profile {
        name: "Đảng uỷ xã Tân Hoà".to_owned(),
        body: Some(Body::Committee),
        issuer: Issuer {
            superior: Text::new("Đảng bộ tỉnh An Bình"),
            name: Text::new("Đảng uỷ xã Tân Hoà"),
            symbol: Text::new("ĐU"),
        },
        place: Text::new("Tân Hoà"),
        signers: vec![
            signed("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Hạnh"),
            signed("T/L Ban Thường vụ", "Chánh Văn phòng", "Trần Minh Khôi"),
        ],
        archive: Text::new("Lưu VPĐU"),
        contact: Text::new("Văn phòng Đảng uỷ xã Tân Hoà"),
        ..Profile::default()
    }
}

fn board() -> Profile {
    Profile {
        body: Some(Body::Board),
        issuer: Issuer { superior: None, name: Text::new("Ban Tổ chức"), symbol: Text::new("BTCTU") },
        place: Text::new("An Bình"),
        archive: Text::new("Lưu Ban Tổ chức"),
        signers: vec![signed("K/T Trưởng Ban", "Phó Trưởng Ban", "Đỗ Văn Sơn")],
        ..Profile::default()
    }
}

fn sample(id: &str) -> Option<Letter> {
    samples::list().iter().find(|sample| sample.id == id).map(|sample| sample.letter())
}

#[test]
fn a_blank_letter_has_the_head_two_lines_of_recipients_and_the_first_signer() {
    let letter = office().begin(None);
    let expected = Letter {
        issuer: office().issuer,
        place: office().place,
        contact: office().contact,
        recipients: texts(&["Như trên", "Lưu VPĐU"]),
        signature: Some(office().signers[0].clone()),
        ..Letter::default()
    };
    assert_eq!(letter, expected);
    assert_eq!(Profile::default().begin(None).recipients, texts(&["Như trên"]));
}

#[test]
fn a_sample_keeps_its_words_and_gets_the_offices_archive_line_and_signer() {
    let letter = office().begin(sample("don-doc"));
    assert_eq!(letter.recipients, texts(&["Như trên", "Thường trực Đảng uỷ", "Lưu VPĐU"]));
    assert_eq!(letter.signature, Some(office().signers[1].clone()), "the sample is signed by order");
    let from = sample("don-doc").unwrap();
    assert_eq!((&letter.subject, &letter.body, &letter.addressees), (&from.subject, &from.body, &from.addressees));
    assert_eq!((letter.number, letter.date), (None, None));
    let without_signers = Profile { signers: Vec::new(), ..office() };
    assert_eq!(without_signers.begin(sample("don-doc")).signature, from.signature, "right for a committee");
}

#[test]
fn a_sample_that_another_kind_of_body_signs_gets_the_offices_signer() {
    assert_eq!(board().begin(sample("don-doc")).signature, Some(board().signers[0].clone()));
    let nobody = Profile { signers: Vec::new(), ..board() };
    assert_eq!(nobody.begin(sample("don-doc")).signature, None, "T/L Ban Thường vụ would be wrong");
}

#[test]
fn no_sample_gets_a_line_twice() {
    for sample in samples::list() {
        let letter = office().begin(Some(sample.letter()));
        let count = |begin: &str| letter.recipients.iter().filter(|line| line.starts_with(begin)).count();
        assert_eq!((count("Như trên"), count("Lưu")), (1, 1), "{}", sample.id);
        assert_eq!(letter.recipients.last(), office().archive.as_ref(), "{}", sample.id);
        assert_eq!(letter.recipients.len(), sample.letter().recipients.len(), "{}", sample.id);
    }
}

#[test]
fn a_letter_takes_on_another_office_and_keeps_what_was_typed() {
    let mut typed = office().begin(sample("moi-hop"));
    typed.recipients.insert(2, Text::new("Hội Nông dân xã (để phối hợp)").unwrap());
    typed.number = 7.try_into().ok();
    let moved = board().fill(typed.clone(), &[office()]);
    let expected = Letter {
        issuer: board().issuer,
        place: Text::new("An Bình"),
        contact: None,
        recipients: texts(&["Như trên", "Thường trực Đảng uỷ", "Hội Nông dân xã (để phối hợp)", "Lưu Ban Tổ chức"]),
        signature: Some(board().signers[0].clone()),
        ..typed.clone()
    };
    assert_eq!(moved, expected, "the other office's contact and signer go with it");
    let back = office().fill(moved, &[board()]);
    assert_eq!(back, Letter { signature: Some(office().signers[0].clone()), ..typed }, "and back");
}

#[test]
fn another_office_takes_on_its_own_signer_in_the_same_post_and_leaves_one_that_was_typed() {
    let neighbour = Profile {
        signers: vec![
            signed("T/M Ban Thường vụ", "Bí thư", "Vũ Thị Hà"),
            signed("T/M Ban Thường vụ", "Phó Bí thư", "Ngô Văn Lâm"),
        ],
        ..office()
    };
    let letter = |signature: &Signature| Letter { signature: Some(signature.clone()), ..office().begin(None) };
    let signer = |letter: Letter| letter.signature.and_then(|signature| signature.signer).map(|name| name.to_string());
    assert_eq!(signer(neighbour.fill(letter(&office().signers[0]), &[office()])).as_deref(), Some("Ngô Văn Lâm"));
    assert_eq!(signer(neighbour.fill(letter(&office().signers[1]), &[office()])).as_deref(), Some("Vũ Thị Hà"));
    let typed = signed("T/M Ban Thường vụ", "Phó Bí thư", "Phan Văn Tám");
    assert_eq!(signer(neighbour.fill(letter(&typed), &[office()])).as_deref(), Some("Phan Văn Tám"));
    let twin = signed("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hồ Văn Út");
    let both = Profile { signers: vec![office().signers[0].clone(), twin.clone()], ..office() };
    let kept = Profile { contact: Text::new("Điện thoại mới"), ..both.clone() };
    assert_eq!(
        signer(kept.fill(letter(&twin), &[both])).as_deref(),
        Some("Hồ Văn Út"),
        "of two in one post the one that signed"
    );
    let nobody = Profile { signers: Vec::new(), ..office() };
    assert_eq!(signer(nobody.fill(letter(&office().signers[0]), &[office()])), None, "nobody of another office");
}

#[test]
fn what_a_profile_does_not_say_stays_as_the_clerk_wrote_it() {
    let bare = Profile { place: None, archive: None, contact: None, ..office() };
    let typed = Letter {
        place: Text::new("Bến Sông"),
        contact: Text::new("Gọi trước khi đến"),
        recipients: texts(&["Như trên", "Lưu: VT"]),
        ..Letter::default()
    };
    let filled = bare.fill(typed.clone(), &[board()]);
    assert_eq!(filled, Letter { issuer: bare.issuer.clone(), ..typed });
}

#[test]
fn empty_lines_at_the_end_make_room_for_the_archive_line() {
    let lines = vec![Text::new("Như trên").unwrap(), Text::default()];
    let letter = office().fill(Letter { recipients: lines, ..Letter::default() }, &[]);
    assert_eq!(letter.recipients, texts(&["Như trên", "Lưu VPĐU"]));
}

#[test]
fn a_signer_whose_profile_is_edited_is_edited_in_the_letter_too() {
    let id = Some(serde_json::from_value(7.into()).unwrap());
    let before = Profile { id, ..office() };
    let renamed = signed("T/M Ban Thường vụ", "Bí thư", "Trần Minh Khôi");
    let after = Profile { signers: vec![office().signers[0].clone(), renamed.clone()], ..before.clone() };
    let letter = Letter { signature: Some(office().signers[1].clone()), ..before.begin(None) };
    assert_eq!(after.fill(letter, &[before]).signature, Some(renamed));
}
