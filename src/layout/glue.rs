//! Where a line must not end: what the eye reads as one thing stays on one line.

/// Words that belong to the number after them.
const NUMBERED: [&str; 11] = ["số", "ngày", "tháng", "năm", "điều", "khoản", "điểm", "mục", "chương", "phần", "quý"];

/// Bytes of the longest name that is no number, `XXXVIII`, with its marks.
const LONGEST_NAME: usize = 16;

/// Whether the blank between two neighbouring words of a text may not become a line end.
pub fn binds(left: &str, right: &str) -> bool {
    is_named_by(left, right)
        || left.ends_with(is_opening)
        || right.chars().all(is_closing)
        || is_dash(right)
        || is_dash(left) && right.starts_with(|c: char| c.is_ascii_digit())
        || left == "\""
        || right == "\""
}

/// `số 12-KH/TU`, `ngày 05`, `khoản 2`, `Chương II`, `điểm đ`.
fn is_named_by(left: &str, right: &str) -> bool {
    // Nearly every pair of words ends here, at the cost of one look.
    let is_number = right.starts_with(|c: char| c.is_ascii_digit());
    if !is_number && right.len() > LONGEST_NAME {
        return false;
    }
    let name = right.trim_end_matches(is_closing);
    let is_letter = name.chars().count() == 1;
    let is_roman = !name.is_empty() && name.bytes().all(|c| b"IVXLC".contains(&c));
    if !is_number && !is_letter && !is_roman {
        return false;
    }
    let word = left.trim_start_matches(is_opening).to_lowercase();
    NUMBERED.contains(&word.as_str()) && (is_number || is_roman || word == "điểm")
}

/// Whether two neighbouring syllables are one word or name of the kind that titles and subjects are made of. A title
/// rather breaks elsewhere.
pub fn is_one_word(left: &str, right: &str) -> bool {
    let clean = |word: &str| word.trim_matches(|c| is_opening(c) || is_closing(c)).to_lowercase().replace("uỷ", "ủy");
    let (left, right) = (clean(left), clean(right));
    COMPOUNDS.iter().any(|word| word.split_once(' ') == Some((&left, &right)))
}

/// Two-syllable words of the names of bodies, offices and subjects, as they are written today.
#[rustfmt::skip]
const COMPOUNDS: [&str; 100] = [
    "ban bí", "ban chấp", "ban thường", "báo cáo", "bầu cử", "bảo vệ", "bí thư", "bồi dưỡng", "cán bộ", "cấp ủy",
    "chấp hành", "chi bộ", "chi ủy", "chính quyền", "chính sách", "chính trị", "chỉ đạo", "chỉ thị", "chuyên đề",
    "chủ tịch", "chủ trương", "chương trình", "công an", "công đoàn", "công tác", "công văn", "cơ quan", "cơ sở",
    "dân tộc", "dân vận", "doanh nghiệp", "đào tạo", "đảng bộ", "đảng phí", "đảng ủy", "đảng viên", "đại biểu",
    "đại hội", "đặc biệt", "đặc khu", "đề án", "đề nghị", "đoàn thể", "đôn đốc", "đồng chí", "giám sát", "góp ý",
    "hành chính", "hoạt động", "hội đồng", "hội nghị", "hội nông", "hướng dẫn", "kế hoạch", "kết luận", "kết quả",
    "khảo sát", "khen thưởng", "kiểm toán", "kiểm tra", "kinh tế", "kỷ luật", "kỷ niệm", "lãnh đạo", "lực lượng",
    "mặt trận", "nghiên cứu", "nghị quyết", "nhà nước", "nhân dân", "nhân sự", "nhiệm kỳ", "nhiệm vụ", "nội chính",
    "phân công", "phối hợp", "phụ nữ", "quân sự", "quốc hội", "quy định", "quy hoạch", "quyết định", "sinh hoạt",
    "sơ kết", "tăng cường", "thành phố", "thành ủy", "thi đua", "thị xã", "thường trực", "thường vụ", "thực hiện",
    "tỉnh ủy", "tổ chức", "tổng kết", "trung ương", "tuyên giáo", "tuyên truyền", "văn phòng", "xây dựng",
];

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '«' | '(' | '[' | '{' | '„')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | ')' | ']' | '}' | ';' | ',' | '.' | ':' | '!' | '?' | '…' | '%')
}

#[cfg(test)]
mod tests {
    use super::{binds, is_one_word};

    #[test]
    fn words_of_two_syllables_are_known_in_any_case() {
        for (left, right) in [("THÀNH", "PHỐ"), ("Thường", "vụ,"), ("uỷ", "x"), ("cấp", "uỷ"), ("“Tỉnh", "ủy”")]
        {
            assert_eq!(is_one_word(left, right), right != "x", "{left} {right}");
        }
    }

    #[test]
    fn numbers_stay_with_the_word_that_names_them() {
        for (left, right) in [
            ("số", "02-NQ/TW,"),
            ("(số", "7"),
            ("Số", "331-KL"),
            ("ngày", "12/6/2021"),
            ("ngày", "05"),
            ("tháng", "6"),
            ("năm", "2026."),
            ("Điều", "7"),
            ("khoản", "2"),
            ("điểm", "a"),
            ("điểm", "đ,"),
            ("Mục", "I"),
            ("Chương", "II,"),
        ] {
            assert!(binds(left, right), "{left} | {right}");
        }
    }

    #[test]
    fn quotation_marks_brackets_and_dashes_do_not_stand_alone() {
        for (left, right) in
            [("“", "Đổi"), ("(", "để"), ("mới", "”;"), ("trị", "-"), ("-", "2028"), ("20", "%"), ("và", ".")]
        {
            assert!(binds(left, right), "{left} | {right}");
        }
    }

    #[test]
    fn ordinary_words_part() {
        for (left, right) in [
            ("số", "liệu"),
            ("năm", "nay"),
            ("điểm", "mới"),
            ("mục", "tiêu"),
            ("-", "xã"),
            ("ngày,", "12"),
            ("6", "năm"),
        ] {
            assert!(!binds(left, right), "{left} | {right}");
        }
    }
}
