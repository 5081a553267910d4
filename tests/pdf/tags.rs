//! What things are: the tree a screen reader walks.

use std::process::Command;

use super::{File, case, letters, say};

/// `pdfinfo -struct-text`, one line a node or a text, blanks at the ends gone, depth kept as a number.
fn tree(file: &File) -> Vec<(usize, String)> {
    let text = say(Command::new("pdfinfo").arg("-struct-text").arg(&file.path));
    let depth = |line: &str| (line.len() - line.trim_start().len()) / 2;
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| (depth(line), line.trim().to_owned())).collect()
}

fn kinds(tree: &[(usize, String)]) -> Vec<&str> {
    tree.iter().map(|(_, line)| line.split_whitespace().next().unwrap_or_default()).collect()
}

#[test]
fn the_subject_is_the_heading() {
    let tree = tree(&File::of(&case("full")));
    let heading = tree.iter().position(|(_, line)| line.starts_with("H1")).expect("a heading");
    let subject = "\"về việc chuẩn bị hội nghị sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2026\"";
    assert_eq!(tree[heading + 1].1, subject);
    assert_eq!(kinds(&tree).iter().filter(|kind| **kind == "H1").count(), 1);
}

#[test]
fn addressees_items_and_recipients_are_lists_with_labels_and_bodies() {
    let tree = tree(&File::of(&case("full")));
    let count = |wanted: &str| kinds(&tree).iter().filter(|kind| **kind == wanted).count();
    // Two addressees, items 1. 2. a) b) and two dashes, three recipients.
    assert_eq!([count("LI"), count("Lbl"), count("LBody")], [11, 11, 11]);
    assert_eq!(count("L"), 5, "addressees, 1., a), -, recipients");
    let at = |text: &str| tree.iter().find(|(_, line)| line.trim_matches('"').trim() == text).map(|(depth, _)| *depth);
    let (one, a, dash) = (at("1."), at("a)"), at("đối với chỉ tiêu không đạt;"));
    assert!(one < a && a < dash, "a) stands inside 1. and its dashes inside b): {one:?} {a:?} {dash:?}");
}

#[test]
fn page_numbers_stars_and_lines_are_not_read_aloud() {
    for name in ["two-pages", "full"] {
        let tree = tree(&File::of(&case(name)));
        assert!(tree.iter().all(|(_, line)| line != "\"2\"" && line != "\"*\""), "{name}");
    }
}

#[test]
fn the_order_of_reading_is_the_order_of_the_letter() {
    let tree = tree(&File::of(&case("full")));
    let at = |text: &str| {
        let found = tree.iter().position(|(_, line)| line.trim_matches('"').starts_with(text));
        found.unwrap_or_else(|| panic!("«{text}» is not in the tree"))
    };
    let order = [
        "TÀI LIỆU HỘI NGHỊ",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG BỘ TỈNH",
        "ĐẢNG UỶ XÃ",
        "Số 07-CV/ĐU",
        "Tân Hoà, ngày",
        "về việc",
        "KHẨN",
        "Dự thảo",
        "Kính gửi:",
        "Các chi bộ",
        "Thực hiện",
        "1.",
        "Yêu cầu các đơn vị",
        "T/M",
        "PHÓ BÍ THƯ",
        "Trần Minh Khôi",
        "Nơi nhận:",
        "Như trên",
        "LeVanBinh",
        "Văn phòng Đảng uỷ xã Tân Hoà; điện",
    ];
    let places = order.map(at);
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_paragraph_over_two_pages_is_one_paragraph() {
    let text = say(Command::new("pdfinfo").arg("-struct-text").arg(&File::of(&case("two-pages")).path));
    let across = text.lines().find(|line| line.contains("Lãnh đạo, chỉ đạo thực hiện giám sát")).unwrap();
    assert!(across.contains("ghép") || across.contains("dân chủ ở cơ sở"), "{across}");
}

#[test]
fn the_file_names_itself_and_its_language() {
    for path in letters() {
        let file = File::of(&path);
        let info = say(Command::new("pdfinfo").arg(&file.path));
        let line = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
        assert_eq!(line("Tagged:"), "yes");
        assert_eq!(line("PDF version:"), "1.7");
        assert!(!line("Title:").is_empty(), "{path:?}");
    }
    let file = File::of(&case("full"));
    let info = say(Command::new("pdfinfo").arg(&file.path));
    let subject = "về việc chuẩn bị hội nghị sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2026";
    assert!(info.contains(&format!("Số 07-CV/ĐU {subject}")), "{info}");
    let catalog = say(Command::new("mutool").arg("show").arg(&file.path).args(["trailer/Root"]));
    assert!(catalog.contains("/Lang (vi-VN)"), "{catalog}");
    assert!(catalog.contains("/DisplayDocTitle true"), "{catalog}");
}
