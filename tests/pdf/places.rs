//! Where everything stands, to 0.2 mm (spec sections 1 to 4).

use congvan::{Setup, Sides};

use super::read::{Page, Pdf, Words};
use super::{File, case, letters, setup};

const TOLERANCE: f64 = 0.2;

/// Middles of the left block (30 to 105 mm) and of the right block (105 to 195 mm).
const LEFT_MIDDLE: f64 = 67.5;
const RIGHT_MIDDLE: f64 = 150.0;

fn near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= TOLERANCE, "{what}: {found:.2} mm, expected {expected:.2} mm");
}

fn page(name: &str, number: usize) -> Page {
    Pdf::read(&File::of(&case(name)).path).pages.swap_remove(number - 1)
}

/// 18 pt, the pitch of the body; 6 pt, the air between its paragraphs.
const PITCH: f64 = 18.0 * 25.4 / 72.0;
/// What a pitch of 18 pt leaves above letters of 14 pt.
const LEADING: f64 = (18.0 - 14.0 * (0.891 + 0.216)) / 2.0 * 25.4 / 72.0;

const AIR: f64 = 6.0 * 25.4 / 72.0;

#[test]
fn the_sheet_is_a4_and_the_margins_are_the_guides() {
    let pdf = Pdf::read(&File::of(&case("two-pages")).path);
    assert_eq!(pdf.pages.len(), 2);
    for page in &pdf.pages {
        near(page.width, 210.0, "width of the sheet");
        near(page.height, 297.0, "height of the sheet");
        let lines: Vec<Words> = page.lines().into_iter().filter(|line| line.y > 15.0).collect();
        let edge =
            |pick: fn(&Words) -> f64, choose: fn(f64, f64) -> f64| lines.iter().map(pick).reduce(choose).unwrap();
        near(edge(|line| line.x, f64::min), 30.0, "left margin");
        near(edge(|line| line.end, f64::max), 195.0, "right margin");
        let top = if page.lines().iter().any(|line| line.size == 15.0) { 20.0 } else { 20.0 + LEADING };
        near(edge(Words::top, f64::min), top, "top margin");
        assert!(edge(Words::bottom, f64::max) <= 277.0 + TOLERANCE, "bottom margin");
    }
}

#[test]
fn every_letter_stays_inside_its_margins() {
    for path in letters() {
        for (number, page) in Pdf::read(&File::of(&path).path).pages.iter().enumerate() {
            for line in page.lines() {
                assert!(line.x >= 30.0 - TOLERANCE && line.end <= 195.0 + TOLERANCE, "{path:?} {number} {line:?}");
                assert!(line.top() >= 10.0 - TOLERANCE && line.bottom() <= 287.0 + TOLERANCE, "{path:?} {line:?}");
            }
        }
    }
}

#[test]
fn nothing_overlaps() {
    for path in letters() {
        for page in Pdf::read(&File::of(&path).path).pages {
            let lines = page.lines();
            for (i, a) in lines.iter().enumerate() {
                for b in &lines[i + 1..] {
                    let is_mark = |words: &Words| words.text.starts_with(|c| ('\u{300}'..='\u{36f}').contains(&c));
                    let apart = is_mark(a)
                        || is_mark(b)
                        || (a.y - b.y).abs() < 0.01
                        || a.end <= b.x + 0.01
                        || b.end <= a.x + 0.01;
                    // Accents of capitals may reach into the air above a line, letters may not.
                    let clear = a.bottom() <= b.top() + 0.3 || b.bottom() <= a.top() + 0.3;
                    assert!(apart || clear, "{path:?}: «{}» and «{}»", a.text, b.text);
                }
            }
        }
    }
}

#[test]
fn backs_have_the_margins_of_backs() {
    let duplex = Setup { sides: Sides::Duplex, ..setup() };
    let pdf = Pdf::read(&File::with(&case("two-pages"), &duplex).path);
    let body = |page: &Page, words: &str| page.find(words);
    near(body(&pdf.pages[0], "Thực hiện Chỉ thị").x, 40.0, "first line of the front");
    let back = &pdf.pages[1];
    let [left, right] = [back.lines()[1].x, back.lines()[1].end];
    near(left, 15.0, "left margin of the back");
    near(right, 180.0, "right margin of the back");
    near(back.lines()[0].center(), (15.0 + 180.0) / 2.0, "page number of the back");
}

#[test]
fn title_and_superior_begin_on_one_baseline() {
    let page = page("full", 1);
    let (title, superior) = (page.find("ĐẢNG CỘNG SẢN VIỆT NAM"), page.find("ĐẢNG BỘ TỈNH AN BÌNH"));
    near(title.y, superior.y, "baseline of the superior body");
    near(title.top(), 20.0, "top of the title");
}

#[test]
fn without_a_superior_the_issuer_is_level_with_the_title() {
    for path in letters().iter().filter(|path| super::letter(path).issuer.superior.is_none()) {
        let page = &Pdf::read(&File::of(path).path).pages[0];
        let title = page.find("ĐẢNG CỘNG SẢN VIỆT NAM");
        let level = page.lines().into_iter().any(|line| line.x < 105.0 && (line.y - title.y).abs() < 0.01);
        assert!(level || super::letter(path).issuer.name.is_none(), "{path:?}");
    }
}

#[test]
fn the_line_under_the_title_is_as_long_as_the_title_and_clear_of_its_dots() {
    let page = page("full", 1);
    let title = page.find("ĐẢNG CỘNG SẢN VIỆT NAM");
    near(title.end - title.x, 72.9, "length of the title");
    let stroke = page.strokes.iter().find(|stroke| stroke.from.1 < 30.0).expect("a line under the title");
    near(stroke.from.0, title.x, "left end of the line");
    near(stroke.to.0, title.end, "right end of the line");
    assert_eq!((stroke.from.1, stroke.width), (stroke.to.1, 0.75));
    let upper_edge = stroke.from.1 - 0.75 * 25.4 / 72.0 / 2.0;
    assert!(upper_edge > title.bottom(), "the dot below Ộ touches the line");
    assert!(stroke.from.1 < page.find("Tân Hoà, ngày").top(), "the line stands above place and date");
}

#[test]
fn head_and_signature_are_centred_in_their_blocks() {
    let page = page("full", 1);
    for words in ["ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG UỶ XÃ TÂN HOÀ", "*", "Số 07-CV/ĐU", "KHẨN", "Dự thảo lần 2"]
    {
        near(page.find(words).center(), LEFT_MIDDLE, words);
    }
    let subject: Vec<Words> =
        page.lines().into_iter().filter(|line| line.size == 12.0 && line.style == "Italic").collect();
    assert_eq!(subject.len(), 2);
    subject.iter().for_each(|line| near(line.center(), LEFT_MIDDLE, "subject"));
    let right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "Tân Hoà, ngày 05 tháng 6 năm 2026", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"];
    for words in right.into_iter().chain(["Trần Minh Khôi"]) {
        near(page.find(words).center(), RIGHT_MIDDLE, words);
    }
}

#[test]
fn the_left_block_stands_in_the_order_of_the_plan() {
    let page = page("full", 1);
    let order =
        ["ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG UỶ XÃ TÂN HOÀ", "*", "Số 07-CV/ĐU", "về việc chuẩn bị", "KHẨN", "Dự thảo lần 2"];
    let places: Vec<f64> = order.iter().map(|words| page.find(words).y).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.find("Kính gửi:").top() > page.find("Dự thảo lần 2").bottom());
}

#[test]
fn long_names_wrap_without_an_orphan() {
    let page = page("long-names-are-balanced", 1);
    let head_ends = page.find("Kính gửi:").y;
    let lines = page.lines();
    let mut wrapped = 0;
    for pair in lines.windows(2).filter(|pair| pair[1].y < head_ends && pair[1].y > pair[0].y + 1.0) {
        let same = pair[0].style == pair[1].style && pair[0].size == pair[1].size;
        if same && pair[0].text != "*" && pair[1].text != "*" && !pair[1].text.starts_with("Số") {
            wrapped += 1;
            assert!(pair[1].text.contains(' '), "«{}» stands alone under «{}»", pair[1].text, pair[0].text);
        }
    }
    assert!(wrapped >= 3, "the case no longer wraps");
}

#[test]
fn one_addressee_stands_on_the_line_of_the_label_and_the_block_is_centred() {
    let page = page("one-addressee-has-no-dash", 1);
    let label = page.find("Kính gửi:");
    let line = page.lines().into_iter().find(|line| line.text.starts_with("Kính gửi:")).unwrap();
    near(line.y, label.y, "baseline of the name");
    assert!(!line.text.contains('-') && line.text.len() > "Kính gửi: ".len(), "{}", line.text);
    near(line.center(), 112.5, "middle of the block");
}

#[test]
fn dashes_stand_under_each_other_and_further_lines_under_the_words() {
    let page = page("sixty-addressees", 1);
    let label = page.find("Kính gửi:");
    let lines: Vec<Words> = page.lines().into_iter().filter(|line| line.y > label.y + 1.0).collect();
    let dash = page.find("- ");
    assert!(dash.x > label.end, "dashes stand right of the colon");
    near(dash.y, label.y, "the first name stands on the line of the label");
    let (begun, going_on): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.text.starts_with("- "));
    assert!(begun.len() > 10);
    begun.iter().for_each(|line| near(line.x, dash.x, &line.text));
    going_on.iter().for_each(|line| near(line.x, dash.end, &line.text));
    let left = label.x;
    let right = page.lines().iter().filter(|line| line.y >= label.y).map(|line| line.end).fold(0.0, f64::max);
    near((left + right) / 2.0, 112.5, "middle of the block");
}

#[test]
fn the_body_has_the_pitch_the_gaps_and_the_indent_of_the_guide() {
    let page = page("full", 1);
    let first = page.find("Thực hiện Kế hoạch");
    let second = page.find("uỷ về sơ kết");
    let last = page.find("thực hiện các nội dung sau:");
    near(second.y - first.y, PITCH, "pitch");
    near(last.y - first.y, 3.0 * PITCH, "three lines");
    let begins = [
        "Thực hiện Kế hoạch",
        "1. Tổng hợp",
        "a) Kết quả",
        "b) Hạn chế",
        "- đối với chỉ tiêu",
        "2. Gửi báo cáo",
        "Yêu cầu các đơn vị",
    ];
    for words in begins {
        near(page.find(words).x, 40.0, words);
    }
    near(second.x, 30.0, "second line");
    near(page.find("1. Tổng hợp").y - last.y, PITCH + AIR, "between paragraphs");
    near(page.find("a) Kết quả").y - page.find("1. Tổng hợp").y, PITCH + AIR, "between items");
}

#[test]
fn the_body_is_justified() {
    let pdf = Pdf::read(&File::of(&case("two-pages")).path);
    let body: Vec<Words> = pdf.pages[0].lines().into_iter().filter(|line| line.y > 90.0).collect();
    assert!(body.len() > 20);
    for pair in body.windows(2) {
        if pair[1].x < 31.0 {
            near(pair[0].end, 195.0, &pair[0].text);
        }
    }
}

#[test]
fn no_inner_blank_is_wider_than_three_natural_ones() {
    let mut loosest = (0.0, String::new());
    for path in letters() {
        for page in Pdf::read(&File::of(&path).path).pages {
            for line in page.lines() {
                let letters: Vec<_> =
                    page.letters.iter().filter(|l| l.y == line.y && l.x >= line.x && l.x < line.end).collect();
                for triple in letters.windows(3).filter(|triple| triple[1].char == ' ' && triple[2].char != ' ') {
                    let natural = 0.25 * triple[1].size * 25.4 / 72.0;
                    let wide = (triple[2].x - triple[0].end) / natural;
                    let is_gap =
                        ["Số", "ngày", "tháng", "năm"].iter().any(|word| line.text.contains(word)) && line.y < 70.0;
                    if wide > loosest.0 && !is_gap {
                        loosest = (wide, line.text.clone());
                    }
                }
            }
        }
    }
    println!("loosest line: {:.2} natural blanks, «{}»", loosest.0, loosest.1);
    assert!(loosest.0 > 1.0 && loosest.0 <= 3.0, "{loosest:?}");
}

#[test]
fn pages_are_numbered_from_the_second_on() {
    let pdf = Pdf::read(&File::of(&case("two-pages")).path);
    assert!(pdf.pages[0].lines().iter().all(|line| line.text != "1"));
    let number = pdf.pages[1].lines().swap_remove(0);
    assert_eq!((number.text.as_str(), number.size, number.style.as_str()), ("2", 14.0, "Regular"));
    near(number.top(), 10.0, "top of the page number");
    near(number.center(), 112.5, "middle of the page number");
}

#[test]
fn the_signature_has_30_mm_of_room_and_is_level_with_the_recipients() {
    for path in letters() {
        let letter = super::letter(&path);
        let Some(signature) = letter.signature.filter(|signature| signature.signer.is_some()) else { continue };
        let pdf = Pdf::read(&File::of(&path).path);
        let signer = signature.signer.unwrap();
        let page = pdf.pages.iter().rev().find(|page| page.lines().iter().any(|line| line.text == *signer)).unwrap();
        let name = page.find(&signer);
        let right: Vec<Words> = page.lines().into_iter().filter(|line| line.x > 105.0 && line.y < name.y).collect();
        let above = right.iter().max_by(|a, b| a.y.total_cmp(&b.y)).unwrap();
        let free = name.top() - above.bottom();
        assert!((30.0..31.0).contains(&free), "{path:?}: {free:.2} mm between «{}» and the name", above.text);
        let first = page.find("Nơi nhận:");
        assert!(right.iter().any(|line| (line.y - first.y).abs() <= TOLERANCE), "{path:?}: not level");
        near(first.x, 30.0, "Nơi nhận");
    }
}

#[test]
fn the_words_noi_nhan_are_underlined_from_end_to_end() {
    let page = page("full", 1);
    let words = page.find("Nơi nhận:");
    let line = page.strokes.iter().find(|stroke| (stroke.from.1 - words.y - 0.5).abs() < 0.5).expect("an underline");
    near(line.from.0, words.x, "left end of the underline");
    near(line.to.0, words.end, "right end of the underline");
}

#[test]
fn marks_stand_10_mm_from_the_edge_of_the_sheet() {
    let pdf = Pdf::read(&File::of(&case("marks-of-first-and-last-page")).path);
    let top = pdf.pages[0].lines().into_iter().filter(|line| line.size == 12.0 && line.style == "Bold");
    let top = top.min_by(|a, b| a.y.total_cmp(&b.y)).unwrap();
    near(top.top(), 10.0, "first circulation mark");
    near(top.end, 195.0, "right end of the mark");
    let last = pdf.pages.last().unwrap();
    let mark = last.find("KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG");
    assert_eq!((mark.size, mark.style.as_str()), (12.0, "Bold"));
    near(mark.bottom(), 287.0, "foot of the last page's mark");
    near(mark.center(), 112.5, "middle of the last page's mark");
}

#[test]
fn the_contact_line_stands_at_the_foot_under_a_line_as_wide_as_the_text() {
    let page = page("full", 1);
    let contact = page.find("Văn phòng Đảng uỷ xã Tân Hoà; điện thoại");
    near(contact.bottom(), 277.0, "foot of the contact line");
    let line = page.strokes.iter().max_by(|a, b| a.from.1.total_cmp(&b.from.1)).unwrap();
    near(line.from.0, 30.0, "left end of its line");
    near(line.to.0, 195.0, "right end of its line");
    assert!(line.from.1 < contact.top() && contact.top() - line.from.1 < 3.0);
}

#[test]
fn what_is_missing_leaves_room_for_the_hand() {
    let page = page("empty", 1);
    let date = page.find(", ngày");
    let month = page.find("tháng");
    assert!(month.x - date.end > 7.0, "room for the day: {:.1} mm", month.x - date.end);
    let number = page.find("Số ");
    let join = page.find("-CV/");
    assert!(join.x - number.end > 10.0, "room for the number: {:.1} mm", join.x - number.end);
}
