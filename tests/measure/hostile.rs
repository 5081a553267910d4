//! Files that are damaged, foreign, locked or made to do harm: a clear answer, in time and memory that a clerk does not
//! notice.

use congvan::{Error, Sides, measure};
use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;

use super::{bytes, case};

fn right() -> Vec<u8> {
    bytes(&case("two-pages"), Sides::Single)
}

#[track_caller]
fn refused(bytes: &[u8], because: &str) {
    match measure::of(bytes, None) {
        Err(error @ Error::Unmeasured { .. }) => {
            let said = error.to_string();
            assert!(said.contains(because) && said.contains("Hãy "), "{said}");
            assert_eq!(error.code(), "unmeasured");
        }
        other => panic!("expected «{because}», got {other:?}"),
    }
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The right file, its objects changed.
fn changed(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(&right()).unwrap();
    change(&mut document);
    saved(document)
}

fn pages(document: &Document) -> lopdf::ObjectId {
    document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap()
}

#[test]
fn what_is_no_pdf_is_said_to_be_none() {
    refused(b"", "không phải là tệp PDF");
    refused(b"{\"kind\": \"cong-van\"}", "không phải là tệp PDF");
    refused(b"%PDF-1.7\n", "thiếu phần cuối");
    let whole = right();
    refused(&whole[..whole.len() / 2], "thiếu phần cuối");
}

#[test]
fn a_locked_file_is_not_opened() {
    let locked = changed(|document| {
        let lock = document.add_object(dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2 });
        document.trailer.set("Encrypt", lock);
    });
    refused(&locked, "mật khẩu");
}

#[test]
fn pages_that_hold_themselves_end() {
    let round = changed(|document| {
        let root = pages(document);
        let kids = vec![Object::Reference(root)];
        document.get_object_mut(root).unwrap().as_dict_mut().unwrap().set("Kids", kids);
    });
    refused(&round, "lặp vòng");
    let deep = changed(|document| {
        let mut below = document.get_pages()[&1];
        for _ in 0..100 {
            below = document.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(below)] });
        }
        document.catalog_mut().unwrap().set("Pages", below);
    });
    refused(&deep, "danh sách trang");
    let same = changed(|document| {
        let (root, page) = (pages(document), document.get_pages()[&1]);
        let kids = vec![Object::Reference(page); 5000];
        document.get_object_mut(root).unwrap().as_dict_mut().unwrap().set("Kids", kids);
    });
    refused(&same, "lặp vòng");
}

#[test]
fn a_bomb_is_not_inflated() {
    let bomb = changed(|document| {
        let page = document.get_pages()[&1];
        let mut stream = Stream::new(lopdf::Dictionary::new(), vec![b' '; 64 << 20]);
        stream.compress().unwrap();
        assert!(stream.content.len() < 100_000, "small in the file");
        let id = document.get_page_contents(page)[0];
        document.objects.insert(id, Object::Stream(stream));
    });
    refused(&bomb, "không đọc được nội dung");
}

#[test]
fn the_tree_of_tags_may_be_round_deep_or_gone() {
    let round = changed(|document| {
        let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let top = document.get_object(root).unwrap().as_dict().unwrap().get(b"K").unwrap().as_reference().unwrap();
        document.get_object_mut(top).unwrap().as_dict_mut().unwrap().set("K", vec![Object::Reference(top); 50]);
    });
    let gone = changed(|document| drop(document.catalog_mut().unwrap().remove(b"StructTreeRoot")));
    for file in [round, gone] {
        let report = measure::of(&file, None).unwrap();
        assert!(report.is_ours && report.note.is_some_and(|note| note.contains("không ghi tên các thành phần")));
        assert!(report.measures.iter().any(|measure| measure.what == "Khổ giấy" && measure.is_right));
    }
}

#[test]
fn a_file_of_another_program_is_said_to_be_one() {
    let foreign = changed(|document| {
        let metadata = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
        document.objects.remove(&metadata);
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let named = dictionary! { "Producer" => Object::string_literal("LibreOffice 7.4") };
        document.objects.insert(info, Object::Dictionary(named));
    });
    let report = measure::of(&foreign, None).unwrap();
    assert!(!report.is_ours);
    assert!(
        report
            .note
            .as_ref()
            .is_some_and(|note| note.contains("không do Soạn Công văn") && note.contains("LibreOffice 7.4"))
    );
    let found = |what: &str| report.measures.iter().find(|measure| measure.what.starts_with(what)).unwrap().is_right;
    assert!(found("Khổ giấy") && found("Phông nhúng") && !found("Lời khai PDF/A"));
    assert!(report.measures.iter().all(|measure| !measure.what.contains("kiểu chữ")));
}

#[test]
fn a_table_of_objects_in_another_form_is_refused_with_the_reason() {
    let mut document = Document::load_mem(&right()).unwrap();
    let mut modern = Vec::new();
    document.save_modern(&mut modern).unwrap();
    refused(&modern, "không do Soạn Công văn làm ra");
}

#[test]
fn a_file_that_was_added_to_is_read_in_its_last_state() {
    let mut file = right();
    let (document, length) = (Document::load_mem(&file).unwrap(), file.len());
    let page = document.get_pages()[&2];
    let mut dict = document.get_object(page).unwrap().as_dict().unwrap().clone();
    dict.set("Rotate", 90);
    let mut object = Vec::new();
    let mut lone = Document::new();
    lone.objects.insert(page, Object::Dictionary(dict));
    lone.save_to(&mut object).unwrap();
    let begin = object.windows(4).position(|window| window == b" obj").unwrap();
    let begin = object[..begin].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    let end = object.windows(6).position(|window| window == b"endobj").unwrap() + 6;
    file.push(b'\n');
    let at = file.len();
    file.extend(&object[begin..end]);
    let table = file.len() + 1;
    let root = document.trailer.get(b"Root").unwrap().as_reference().unwrap();
    file.extend(
        format!(
            "\nxref\n{} 1\n{at:010} 00000 n \ntrailer\n<</Size {} /Root {} 0 R /Prev {} >>\nstartxref\n{table}\n%%EOF",
            page.0,
            document.max_id + 1,
            root.0,
            document.xref_start
        )
        .bytes(),
    );
    assert!(file.len() > length);
    let report = measure::of(&file, None).unwrap();
    let wrong: Vec<_> = report.wrong().map(|measure| (measure.rule, measure.page)).collect();
    assert_eq!(wrong, [("R1", Some(2))]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_that_changed_bring_nothing_down(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut file = right();
        for (at, byte) in flips {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Some(cut) = cut {
            let tail = file.split_off(cut.index(file.len()));
            // The end of the file still leads to its table.
            file.extend(&tail[tail.len().saturating_sub(2000)..]);
        }
        let _ = measure::of(&file, Some(&case("two-pages")));
    }

    #[test]
    fn contents_that_changed_bring_nothing_down(
        pieces in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..200),
    ) {
        let content = pieces.join(" ").into_bytes();
        let file = changed(|document| {
            let page = document.get_pages()[&1];
            let id = document.get_page_contents(page)[0];
            document.objects.insert(id, Object::Stream(Stream::new(lopdf::Dictionary::new(), content)));
        });
        let report = measure::of(&file, None).unwrap();
        prop_assert!(!report.is_right(), "a page without its words");
    }
}

/// What page contents are made of, and what they must not be made of.
const WORDS: [&str; 40] = [
    "q",
    "Q",
    "cm",
    "BT",
    "ET",
    "Tf",
    "Td",
    "TD",
    "Tm",
    "T*",
    "TL",
    "Tc",
    "Tz",
    "Ts",
    "Tr",
    "Tj",
    "TJ",
    "'",
    "\"",
    "m",
    "l",
    "S",
    "w",
    "re",
    "f",
    "Do",
    "BMC",
    "EMC",
    "/Artifact",
    "/F0",
    "<</MCID 3>> BDC",
    "<</ActualText <feff0041>>> BDC",
    "<000F00160001",
    "[",
    "]",
    "(a(b)",
    "1e400",
    "-99999999999999999999",
    "0",
    "14",
];
