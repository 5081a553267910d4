//! Where the tone mark stands: `hoà` or `hòa`, `uỷ` or `ủy` (R138).

/// A syllable whose tone mark can stand in two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `hoà`, `uỷ`: on the second vowel, as the guide mostly writes.
    Second,
    /// `hòa`, `ủy`: on the first.
    First,
}

/// The vowels of the pairs `oa`, `oe`, `uy`, plain and with each tone, in one order.
const O: [char; 6] = ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'];
const U: [char; 6] = ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'];
const A: [char; 6] = ['a', 'à', 'á', 'ả', 'ã', 'ạ'];
const E: [char; 6] = ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'];
const Y: [char; 6] = ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'];

/// A vowel of such a pair: which vowels it may be part of, and its tone.
fn tone(vowels: &[char; 6], c: char) -> Option<usize> {
    vowels.iter().position(|vowel| *vowel == lower(c))
}

/// The two letters of a pair: their vowels with all tones, and which tone each has.
type Pair = (&'static [char; 6], usize, &'static [char; 6], usize);

fn pair(first: char, second: char) -> Option<Pair> {
    let pairs = [(&O, &A), (&O, &E), (&U, &Y)];
    pairs.into_iter().find_map(|(one, two)| Some((one, tone(one, first)?, two, tone(two, second)?)))
}

/// Which style a word shows; `None` where the place of the tone mark is not free.
pub fn style(word: &str) -> Option<Style> {
    let mut back = word.chars().rev();
    let (second, first) = (back.next()?, back.next()?);
    // Told at once of most words.
    let is_other = second.is_ascii() && !matches!(lower(second), 'a' | 'e' | 'y')
        || first.is_ascii() && !matches!(lower(first), 'o' | 'u');
    if is_other {
        return None;
    }
    let (_, one, vowels, two) = pair(first, second)?;
    // In `quý` the u belongs to the consonant.
    let is_qu = vowels == &Y && back.next().is_some_and(|c| matches!(c, 'q' | 'Q'));
    match (one, two) {
        _ if is_qu => None,
        (0, 1..) => Some(Style::Second),
        (1.., 0) => Some(Style::First),
        _ => None,
    }
}

/// The same word in the other style; the word itself where there is no other.
pub fn turned(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    if style(word).is_some()
        && let Some((ones, one, twos, two)) = pair(letters[count - 2], letters[count - 1])
    {
        letters[count - 2] = like(ones[two], letters[count - 2]);
        letters[count - 1] = like(twos[one], letters[count - 1]);
    }
    letters.into_iter().collect()
}

fn like(c: char, case: char) -> char {
    if case.is_uppercase() { c.to_uppercase().next().unwrap_or(c) } else { c }
}

/// One letter in lower case.
pub fn lower(c: char) -> char {
    match c {
        c if c.is_ascii() => c.to_ascii_lowercase(),
        // Letters of Vietnamese need no table: here a capital and its small letter stand side by side.
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(c as u32 | 1).unwrap_or(c),
        'ß'..='ÿ' | 'ă' | 'đ' | 'ơ' | 'ư' => c,
        'Đ' => 'đ',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_shows_in_open_syllables_only() {
        for word in ["uỷ", "hoà", "khoẻ", "thuỷ", "UỶ", "xoá"] {
            assert_eq!(style(word), Some(Style::Second), "{word}");
        }
        for word in ["ủy", "hòa", "khỏe", "thủy", "ỦY", "Hòa"] {
            assert_eq!(style(word), Some(Style::First), "{word}");
        }
        for word in ["quý", "hoàn", "của", "khoa", "mùa", "uy", "toàn", "", "a", "quy", "hoạt", "chủ"] {
            assert_eq!(style(word), None, "{word}");
        }
    }

    #[test]
    fn letters_are_made_small_as_the_tables_say() {
        for c in ('\0'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c}");
        }
    }

    #[test]
    fn a_word_is_turned_into_the_other_style_and_back() {
        for (one, other) in [("uỷ", "ủy"), ("HOÀ", "HÒA"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe"), ("quý", "quý")]
        {
            assert_eq!(turned(one), other);
            assert_eq!(turned(other), one);
        }
    }
}
