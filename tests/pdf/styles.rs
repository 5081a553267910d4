//! Size and style of every component (spec section 3, HD05 PL2).

use super::read::Pdf;
use super::{File, case};

#[test]
fn every_component_has_the_size_and_style_of_the_guide() {
    let pdf = Pdf::read(&File::of(&case("full")).path);
    for (words, size, style) in [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15.0, "Bold"),
        ("ĐẢNG BỘ TỈNH AN BÌNH", 14.0, "Regular"),
        ("ĐẢNG UỶ XÃ TÂN HOÀ", 14.0, "Bold"),
        ("*", 14.0, "Regular"),
        ("Số 07-CV/ĐU", 14.0, "Regular"),
        ("Tân Hoà, ngày 05 tháng 6 năm 2026", 14.0, "Italic"),
        ("về việc chuẩn bị", 12.0, "Italic"),
        ("xây dựng Đảng 6 tháng đầu năm 2026", 12.0, "Italic"),
        ("KHẨN", 14.0, "Bold"),
        ("Dự thảo lần 2", 14.0, "Italic"),
        ("TÀI LIỆU HỘI NGHỊ", 12.0, "Bold"),
        ("Kính gửi:", 14.0, "Italic"),
        ("Các chi bộ, đảng bộ cơ sở trực thuộc;", 14.0, "Regular"),
        ("Thực hiện Kế hoạch số 12-KH/TU", 14.0, "Regular"),
        ("1. ", 14.0, "Regular"),
        ("trước ngày 20/6/2026", 14.0, "BoldItalic"),
        ("không gửi muộn", 14.0, "Regular"),
        ("T/M BAN THƯỜNG VỤ", 14.0, "Bold"),
        ("PHÓ BÍ THƯ", 14.0, "Regular"),
        ("Trần Minh Khôi", 14.0, "Bold"),
        ("Nơi nhận:", 14.0, "Regular"),
        ("Như trên;", 12.0, "Regular"),
        ("LeVanBinh-26", 11.0, "Regular"),
        ("Văn phòng Đảng uỷ xã Tân Hoà; điện thoại", 10.0, "Regular"),
    ] {
        let found = pdf.pages[0].find(words);
        assert_eq!((found.size, found.style.as_str()), (size, style), "{words}");
    }
}

#[test]
fn the_old_guide_has_its_own_marks_and_sizes() {
    let pdf = Pdf::read(&File::of(&case("old-rules-before-27-5-2026")).path);
    let lines = pdf.pages[0].lines();
    let ends = |start: &str| lines.iter().find(|line| line.text.starts_with(start)).map(|line| line.text.clone());
    let all: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    assert!(
        ends("- Liên đoàn Lao động tỉnh").is_some_and(|line| line.ends_with(',')),
        "HD36 ends recipients with commas: {all:?}"
    );
    let last_addressee = all.iter().rev().find(|line| line.starts_with("- ") && pdf.pages[0].find(line).size == 14.0);
    assert!(last_addressee.is_some_and(|line| line.ends_with('.')), "{all:?}");
}

#[test]
fn the_offices_of_one_signer_are_joined_by_a_small_word() {
    let pdf = Pdf::read(&File::of(&case("two-offices-of-one-signer")).path);
    let page = &pdf.pages[0];
    let joining = page.lines().into_iter().find(|line| line.text == "kiêm").expect("kiêm has a line of its own");
    assert_eq!((joining.size, joining.style.as_str()), (14.0, "Regular"));
    assert!((joining.center() - 150.0).abs() < 0.2);
}
