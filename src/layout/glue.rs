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
    use super::binds;

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
