//! The texts of a letter as the checks read them.

use std::ops::Range;

use super::tokens::{self, Kind, Token};
use super::tone::{self, Style};
use super::{Check, Edit, Finding};
use crate::field::Field;
use crate::letter::Letter;

/// One field's text.
pub struct Passage {
    /// Which field.
    pub field: Field,
    /// Its clean text.
    pub text: String,
    /// Its words.
    pub tokens: Vec<Token>,
    /// The same in small letters, every word with the tone mark in one place; as long in bytes.
    plain: String,
    /// Mail and web addresses in it, in bytes.
    addresses: Vec<Range<usize>>,
}

/// Every text of a letter, from the top of the form to its end.
pub struct Passages(Vec<Passage>);

impl Passages {
    /// Reads a letter.
    pub fn of(letter: &Letter) -> Passages {
        let mut list = Vec::new();
        let mut add = |field, text: &str| {
            if !text.is_empty() {
                list.push(Passage::new(field, text));
            }
        };
        let signature = letter.signature.as_ref();
        let singles = [
            (Field::Superior, &letter.issuer.superior),
            (Field::Issuer, &letter.issuer.name),
            (Field::Symbol, &letter.issuer.symbol),
            (Field::Place, &letter.place),
            (Field::Subject, &letter.subject),
        ];
        singles.iter().for_each(|(field, text)| text.iter().for_each(|text| add(*field, text)));
        let lines = |field: fn(u32) -> Field| (0..).map(field);
        lines(Field::Circulation).zip(&letter.circulation).for_each(|(field, text)| add(field, text));
        lines(Field::Addressee).zip(&letter.addressees).for_each(|(field, text)| add(field, text));
        lines(Field::Body).zip(&letter.body).for_each(|(field, item)| add(field, &item.text.to_string()));
        lines(Field::Recipient).zip(&letter.recipients).for_each(|(field, text)| add(field, text));
        if let Some(signature) = signature {
            signature.authority.iter().for_each(|text| add(Field::Authority, text));
            signature.position.iter().for_each(|text| add(Field::Position, text));
            signature.signer.iter().for_each(|text| add(Field::Signer, text));
        }
        letter.drafter_mark.iter().for_each(|text| add(Field::DrafterMark, text));
        letter.contact.iter().for_each(|text| add(Field::Contact, text));
        Passages(list)
    }

    /// From first to last.
    pub fn iter(&self) -> std::slice::Iter<'_, Passage> {
        self.0.iter()
    }

    /// The entries of the body.
    pub fn body(&self) -> impl Iterator<Item = &Passage> {
        self.0.iter().filter(|passage| matches!(passage.field, Field::Body(_)))
    }

    /// One field's, if anything is written there.
    pub fn get(&self, field: Field) -> Option<&Passage> {
        self.0.iter().find(|passage| passage.field == field)
    }
}

impl Passage {
    fn new(field: Field, text: &str) -> Passage {
        let tokens = tokens::of(text);
        let plain = plain(text, &tokens);
        Passage { field, text: text.to_owned(), tokens, plain, addresses: addresses(text) }
    }

    /// A field in which nothing is written.
    pub fn empty(field: Field) -> Passage {
        Passage::new(field, "")
    }

    /// Whether this byte belongs to a mail or web address.
    pub fn is_address(&self, byte: usize) -> bool {
        self.addresses.iter().any(|address| address.contains(&byte))
    }

    /// Whether this byte stands between two quotation marks.
    pub fn is_quoted(&self, byte: usize) -> bool {
        let marks = |text: &str, mark: char| text.matches(mark).count();
        let (before, behind) = self.text.split_at(byte);
        let is_in = |open, close| marks(before, open) > marks(before, close) && marks(behind, close) > 0;
        is_in('“', '”') || is_in('«', '»') || marks(before, '"') % 2 == 1 && behind.contains('"')
    }

    /// The token behind these words, given in small letters, if they stand at the token `at` with single blanks between.
    pub fn phrase(&self, at: usize, words: &str) -> Option<usize> {
        let start = self.token(at, Kind::Word)?.start;
        let end = start + words.len();
        if !self.plain[start..].starts_with(words) {
            return None;
        }
        let last = self.tokens[at..].iter().position(|token| token.end >= end)? + at;
        (self.tokens[last].end == end).then_some(last + 1)
    }

    /// The token where these words, given in small letters, begin, if they end with the token before `at`.
    pub fn phrase_before(&self, at: usize, words: &str) -> Option<usize> {
        let end = self.tokens.get(at.checked_sub(1)?)?.end;
        let start = end.checked_sub(words.len())?;
        if !self.plain.as_bytes()[..end].ends_with(words.as_bytes()) {
            return None;
        }
        self.tokens[..at]
            .iter()
            .rposition(|token| token.start <= start)
            .filter(|first| self.tokens[*first].start == start)
    }

    /// The bytes of some tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end
    }

    /// Whether a sentence, a quotation or a bracket begins with the token `at`.
    pub fn is_sentence_start(&self, at: usize) -> bool {
        let before = self.tokens[..at].iter().rfind(|token| token.kind != Kind::Blank);
        before.is_none_or(|token| {
            token.kind == Kind::Break
                || matches!(self.word(token), "." | "?" | "!" | ":" | "“" | "«" | "\"" | "(" | "…" | "-")
        })
    }

    /// What a token says.
    pub fn word(&self, token: &Token) -> &str {
        &self.text[token.range()]
    }

    /// The token number `at`, if it is of that kind.
    pub fn token(&self, at: usize, kind: Kind) -> Option<&Token> {
        self.tokens.get(at).filter(|token| token.kind == kind)
    }

    /// What a token says in small letters, with the tone mark in one place; nothing behind the last.
    pub fn plain(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.plain[token.range()])
    }

    /// Whether the token number `at` is this word, given in small letters.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.plain(at) == word
    }

    /// Whether the token number `at` is this mark.
    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.token(at, Kind::Mark).is_some_and(|token| self.word(token) == mark)
    }

    /// The number of the first token from `at` on that is no blank and no line break.
    pub fn skip_blanks(&self, at: usize) -> usize {
        let blank = |token: &&Token| matches!(token.kind, Kind::Blank | Kind::Break);
        at + self.tokens.get(at..).unwrap_or_default().iter().take_while(blank).count()
    }

    /// A finding about some bytes of this text.
    pub fn finding(&self, check: Check, range: Range<usize>) -> Draft<'_> {
        Draft { passage: self, check, range }
    }

    /// Some bytes with two words before and two behind; the whole text when they are none.
    fn context(&self, range: Range<usize>) -> String {
        const WORDS: usize = 2;
        if range.is_empty() {
            return self.text.clone();
        }
        let is_word = |token: &&Token| matches!(token.kind, Kind::Word | Kind::Number);
        let before = self.tokens.iter().filter(is_word).rev().filter(|token| token.end <= range.start).nth(WORDS - 1);
        let behind = self.tokens.iter().filter(is_word).filter(|token| token.start >= range.end).nth(WORDS - 1);
        let start = before.map_or(0, |token| token.start);
        let end = behind.map_or(self.text.len(), |token| token.end);
        self.text[start..end].to_owned()
    }

    /// Letters before a byte.
    fn letters(&self, byte: usize) -> usize {
        self.text[..byte].chars().count()
    }
}

/// A finding that still lacks its words.
pub struct Draft<'a> {
    passage: &'a Passage,
    check: Check,
    range: Range<usize>,
}

impl Draft<'_> {
    /// The finding, with what is needed and how to get there.
    pub fn says(self, message: impl Into<String>) -> Finding {
        let (start, end) = (self.passage.letters(self.range.start), self.passage.letters(self.range.end));
        Finding {
            rule: self.check.rule.id,
            check: self.check.name,
            severity: self.check.severity,
            field: self.passage.field,
            start,
            end,
            context: self.passage.context(self.range.clone()),
            found: self.passage.text[self.range].to_owned(),
            message: message.into(),
            clause: self.check.rule.clause,
            fix: Vec::new(),
        }
    }
}

impl Finding {
    /// Mended by putting `text` in its place.
    pub fn becomes(mut self, text: impl Into<String>) -> Finding {
        self.fix = vec![Edit::Replace { field: self.field, start: self.start, end: self.end, text: text.into() }];
        self
    }

    /// Mended in another way.
    pub fn mended_by(mut self, edit: Edit) -> Finding {
        self.fix = vec![edit];
        self
    }
}

/// Mail and web addresses: runs without blanks that hold an `@`, `://` or a dot between small plain letters.
fn addresses(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['@', '/', '.']) {
        return Vec::new();
    }
    let mut start = 0;
    let runs = text.split([' ', '\n', '\u{a0}']).map(|run| {
        let range = start..start + run.len();
        start = range.end + 1;
        (run, range)
    });
    runs.filter(|(run, _)| is_address(run)).map(|(_, range)| range).collect()
}

fn is_address(run: &str) -> bool {
    // Told at once of most runs.
    if !run.bytes().any(|byte| matches!(byte, b'@' | b'/' | b'.')) {
        return false;
    }
    let run = run.trim_matches(|c: char| !c.is_alphanumeric());
    let is_domain = || {
        let is_plain = run.is_ascii() && run.chars().any(|c| c.is_ascii_lowercase());
        let last = run.rsplit(['.', '/']).next().unwrap_or_default();
        is_plain
            && run.contains('.')
            && run.split('.').all(|part| part.len() > 1)
            && last.len() > 1
            && !last.starts_with(|c: char| c.is_ascii_uppercase())
    };
    run.contains('@') || run.contains("://") || run.starts_with("www.") || is_domain()
}

/// Small letters, and in every word the tone mark where the guide mostly has it: bytes stay where they are.
fn plain(text: &str, tokens: &[Token]) -> String {
    let mut plain = String::with_capacity(text.len());
    for token in tokens {
        let word = &text[token.range()];
        let start = plain.len();
        if word.is_ascii() {
            plain.push_str(word);
            plain[start..].make_ascii_lowercase();
            continue;
        }
        for c in word.chars() {
            let small = tone::lower(c);
            plain.push(if small.len_utf8() == c.len_utf8() { small } else { c });
        }
        if token.kind == Kind::Word && tone::style(&plain[start..]) == Some(Style::First) {
            let turned = tone::turned(&plain[start..]);
            // «tùy» is shorter than «tuỳ»: it stays.
            if start + turned.len() == plain.len() {
                plain.truncate(start);
                plain.push_str(&turned);
            }
        }
    }
    plain
}

/// Equal but for capitals.
pub fn same(a: &str, b: &str) -> bool {
    a == b || a.len() == b.len() && a.chars().map(tone::lower).eq(b.chars().map(tone::lower))
}
