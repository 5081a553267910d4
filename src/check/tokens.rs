//! Text as words, numbers and marks, each with its place.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters: `Đảng`, `CV`.
    Word,
    /// Digits.
    Number,
    /// One character that is neither.
    Mark,
    /// A blank, one that breaks or one that does not.
    Blank,
    /// A forced line break.
    Break,
}

/// A token and its place in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
}

impl Token {
    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The tokens of `text`, without gaps.
pub fn of(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 3);
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        // `QLVB&ĐH` is one word.
        let is_joint = c == '&'
            && tokens.last().is_some_and(|last| last.kind == Kind::Word)
            && text[end..].starts_with(char::is_uppercase);
        let kind = if is_joint { Kind::Word } else { kind(c) };
        match tokens.last_mut() {
            Some(last) if last.kind == kind && matches!(kind, Kind::Word | Kind::Number) => last.end = end,
            _ => tokens.push(Token { kind, start, end }),
        }
    }
    tokens
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Number,
        ' ' | '\u{a0}' => Kind::Blank,
        '\n' => Kind::Break,
        c if is_letter(c) || is_mark_on_letter(c) => Kind::Word,
        _ => Kind::Mark,
    }
}

/// Whether a character is a letter; those of Vietnamese are told without a table.
pub fn is_letter(c: char) -> bool {
    let is_known = matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}');
    is_known || !c.is_ascii() && c.is_alphabetic()
}

/// Marks that no composed letter has taken up.
fn is_mark_on_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        let text = "Số 07-CV/ĐU, ngày 5";
        let shown: Vec<&str> = of(text).iter().map(|token| &text[token.range()]).collect();
        assert_eq!(shown, ["Số", " ", "07", "-", "CV", "/", "ĐU", ",", " ", "ngày", " ", "5"]);
    }
}
