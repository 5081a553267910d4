//! What was typed or pasted, made clean without losing a word.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Clean text: NFC, no control or invisible characters, single blanks (a no-break one stays what it is), `\n` for a
/// forced line break, no blanks beside it or at the ends. Spelling, tone marks and punctuation are as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string"))]
pub struct Text(String);

impl Text {
    /// Cleans `typed`; `None` when nothing is left.
    pub fn new(typed: &str) -> Option<Text> {
        let text = clean(typed);
        (!text.is_empty()).then_some(Text(text))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        String::deserialize(deserializer).map(|typed| Text(clean(&typed)))
    }
}

/// The no-break space, the one blank that is kept as it is (`số\u{a0}07`).
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// Cleans a whole field.
pub fn clean(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    append_clean(&mut out, typed);
    out.truncate(out.trim_end_matches(is_blank).len());
    out
}

/// What [`clean`] leaves none of at the ends.
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | NO_BREAK_SPACE)
}

/// Cleans `typed` as the continuation of `out`: a blank after a blank and a break after a break are dropped. Returns how
/// much of `out` was kept: a break takes the blanks before it.
pub fn append_clean(out: &mut String, typed: &str) -> usize {
    let mut kept = out.len();
    let meets_blank = typed.starts_with(' ') && (out.is_empty() || out.ends_with(is_blank));
    if is_plain(typed) && !meets_blank {
        out.push_str(typed);
        return kept;
    }
    // Invisible characters go first: one between a letter and its mark would keep the two apart.
    let seen = seen(typed);
    let mut add = |c| {
        append(out, c);
        kept = kept.min(out.len());
    };
    if is_nfc(&seen) {
        seen.chars().for_each(&mut add);
    } else {
        seen.nfc().for_each(&mut add);
    }
    kept
}

/// Nothing to clean: only single blanks and letters and signs that are composed, whatever stands beside them. Nearly all
/// that is written is so, and a letter is cleaned with every key.
fn is_plain(typed: &str) -> bool {
    let is_plain =
        |c| matches!(c, ' '..='~' | 'À'..='ɏ' | 'Ạ'..='ỹ' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '«' | '»');
    typed.chars().all(is_plain) && !typed.contains("  ")
}

/// What of `typed` can be seen.
pub fn seen(typed: &str) -> String {
    typed.chars().filter_map(visible).collect()
}

fn append(out: &mut String, c: char) {
    match c {
        ' ' | NO_BREAK_SPACE if out.is_empty() || out.ends_with(is_blank) => {}
        '\n' => {
            out.truncate(out.trim_end_matches([' ', NO_BREAK_SPACE]).len());
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
        }
        _ => out.push(c),
    }
}

/// One character as it is kept: itself, the plain form of a variant, or `None` for what nobody can see.
fn visible(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{2007}' | '\u{202f}' => Some(NO_BREAK_SPACE),
        '\u{2010}' | '\u{2011}' => Some('-'),
        _ if c.is_control() || is_invisible(c) => None,
        _ => Some(c),
    }
}

/// Default-ignorable code points (Unicode, DerivedCoreProperties), interlinear marks, the place of a lost object, and
/// the two that are no characters, not even in XML.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes_and_no_word_is_lost() {
        assert_eq!(clean("\u{feff}Tăng\u{ad}\tcường \u{200b} lãnh  đạo \r\n"), "Tăng cường lãnh đạo");
        assert_eq!(clean("02\u{2011}NQ/TW"), "02-NQ/TW");
        assert_eq!(clean("số\u{a0}07,\u{202f}ngày"), "số\u{a0}07,\u{a0}ngày");
        assert_eq!(clean("\u{a0}\u{a0} Thực\u{a0}\u{a0} hiện\u{a0}\n\u{a0}x\u{a0}"), "Thực\u{a0}hiện\nx");
        assert_eq!(clean("a\u{b}b\r\n\r\n c \u{2028} d"), "a\nb\nc\nd");
        assert_eq!(clean(" \t\u{0}\u{1f}\u{fffe}\u{ffff}"), "");
    }

    #[test]
    fn letters_and_their_marks_are_composed() {
        assert_eq!(clean("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"), "Tiếng Việt");
        assert_eq!(clean("e\u{200d}\u{302}"), "ê", "an invisible character must not keep a mark from its letter");
        assert_eq!(clean("u\u{31b}\u{309}"), "ử");
    }

    #[test]
    fn what_is_plain_needs_no_cleaning() {
        for c in (0..=0x2fff).filter_map(char::from_u32) {
            for typed in [format!("a{c}"), format!("a{c}b"), format!("{c}{c}")] {
                if is_plain(&typed) {
                    assert!(is_nfc(&typed) && seen(&typed) == typed, "{c:?}");
                }
            }
        }
        assert!(is_plain("Thực hiện Kế hoạch số 12-KH/TU – «khẩn»…") && !is_plain("a  b") && !is_plain("a\u{a0}b"));
        assert!(!is_plain("e\u{302}") && !is_plain("a\nb"));
        // An invisible character makes it go the long way.
        let continued =
            [("", "a b"), ("", " a b "), ("a ", " b"), ("a", " b"), ("a\n", " b"), ("a\u{a0}", " b "), ("a ", "b")];
        for (before, typed) in continued {
            let [mut short, mut long] = [before.to_owned(), before.to_owned()];
            let kept = [append_clean(&mut short, typed), append_clean(&mut long, &format!("{typed}\u{200b}"))];
            assert_eq!((short, kept[0]), (long, kept[1]), "{before:?} {typed:?}");
        }
    }

    #[test]
    fn spelling_and_punctuation_stay() {
        for kept in ["uỷ và ủy", "“V/v”…", "./.", "a – b"] {
            assert_eq!(clean(kept), kept);
        }
    }
}
