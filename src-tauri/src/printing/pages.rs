//! Which pages of a letter are printed, as a clerk types them: `1-2,4`.

use std::collections::BTreeSet;

use crate::commands::Failure;

/// The pages meant, of `count`; nothing typed means all of them.
///
/// # Errors
/// `pages`: what is typed, how many pages there are and what can be typed.
pub fn read(typed: &str, count: usize) -> Result<BTreeSet<usize>, Failure> {
    if typed.trim().is_empty() {
        return Ok((1..=count).collect());
    }
    let mut pages = BTreeSet::new();
    for part in typed.split([',', ';']) {
        let (first, last) = range(part)
            .filter(|&(first, last)| 1 <= first && first <= last && last <= count)
            .ok_or_else(|| wrong(part, count))?;
        pages.extend(first..=last);
    }
    Ok(pages)
}

fn range(part: &str) -> Option<(usize, usize)> {
    let number = |text: &str| text.trim().parse().ok();
    match part.split_once(['-', '–']) {
        Some((first, last)) => Some((number(first)?, number(last)?)),
        None => number(part).map(|page| (page, page)),
    }
}

fn wrong(part: &str, count: usize) -> Failure {
    let message = format!(
        "không rõ cần in trang nào: «{}». Công văn này có {count} trang; hãy ghi ví dụ 1-2 hoặc 1,3, để trống để in tất cả",
        part.trim()
    );
    Failure::new("pages", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_four(typed: &str) -> Option<Vec<usize>> {
        read(typed, 4).ok().map(|pages| pages.into_iter().collect())
    }

    #[test]
    fn ranges_and_single_pages_in_any_order() {
        assert_eq!(of_four("1-2,4"), Some(vec![1, 2, 4]));
        assert_eq!(of_four(" 4 ; 2 – 3 "), Some(vec![2, 3, 4]));
        assert_eq!(of_four("2,2,1-3"), Some(vec![1, 2, 3]));
    }

    #[test]
    fn nothing_typed_is_the_whole_letter() {
        assert_eq!(of_four("  "), Some(vec![1, 2, 3, 4]));
    }

    #[test]
    fn what_is_no_page_of_the_letter_is_refused() {
        for typed in ["0", "5", "3-2", "1-", "-2", "1,,2", "a", "1-2-3", "1 2", "99999999999999999999", "--help"] {
            assert_eq!(of_four(typed), None, "{typed}");
        }
    }
}
