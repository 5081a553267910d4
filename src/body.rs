//! The body of a letter: items, their levels and their styled words.

use std::fmt;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

use crate::strict::Object;
use crate::text::{append_clean, is_blank, seen};

/// A paragraph or a numbered item of the body. Its label is computed, never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Item {
    /// How deep it stands.
    pub level: Level,
    /// Its words.
    pub text: Spans,
}

/// 0 a paragraph, 1 `1.`, 2 `a)`, 3 `-` (R80).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "0 | 1 | 2 | 3"))]
pub struct Level(u8);

impl Level {
    /// The deepest level there is.
    pub const DEEPEST: u8 = 3;

    /// `None` beyond [`Level::DEEPEST`].
    pub fn new(depth: u8) -> Option<Level> {
        (depth <= Level::DEEPEST).then_some(Level(depth))
    }

    /// 0 to 3.
    pub fn depth(self) -> usize {
        usize::from(self.0)
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
        deserializer.deserialize_i64(LevelVisitor)
    }
}

struct LevelVisitor;

impl Visitor<'_> for LevelVisitor {
    type Value = Level;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("số nguyên")
    }

    fn visit_i64<E: Error>(self, depth: i64) -> Result<Level, E> {
        let level = u8::try_from(depth).ok().and_then(Level::new);
        level.ok_or_else(|| E::custom(format!("cấp của mục là 0, 1, 2 hoặc 3, đang là {depth}")))
    }

    fn visit_u64<E: Error>(self, depth: u64) -> Result<Level, E> {
        self.visit_i64(i64::try_from(depth).unwrap_or(i64::MAX))
    }
}

/// Words of one style inside a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Span {
    /// Clean text, with the blank that parts it from its neighbour.
    pub text: String,
    /// Chữ đậm.
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub bold: bool,
    /// Chữ nghiêng.
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub italic: bool,
    /// Gạch chân.
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub underline: bool,
}

/// The words of a paragraph: clean as one text, split where the style changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string | Array<import('./Span').Span>"))]
pub struct Spans(Vec<Span>);

impl Spans {
    /// One text without styles.
    pub fn plain(typed: &str) -> Spans {
        Spans::new(vec![Span { text: typed.to_owned(), ..Span::default() }])
    }

    /// Cleans the spans as one text: no double blank where two meet, no mark parted from its letter.
    pub fn new(mut spans: Vec<Span>) -> Spans {
        gather_marks(&mut spans);
        let mut whole = String::new();
        let mut ends: Vec<usize> = Vec::with_capacity(spans.len());
        for span in &spans {
            let kept = append_clean(&mut whole, &span.text);
            // The ends grow, so only the last of them can lie behind what was kept.
            ends.iter_mut().rev().take_while(|end| **end > kept).for_each(|end| *end = kept);
            ends.push(whole.len());
        }
        // A blank that was dropped may have stood before a mark.
        ends.iter_mut().for_each(|end| *end += leading_marks(&whole[*end..]));
        let mut end = whole.trim_end_matches(is_blank).len();
        for (span, stored) in spans.iter_mut().zip(ends.iter_mut()).rev() {
            end = end.min(*stored);
            *stored = end;
            span.text.clear();
        }
        let mut start = 0;
        for (span, end) in spans.iter_mut().zip(ends) {
            span.text.push_str(&whole[start..end]);
            start = end;
        }
        spans.retain(|span| !span.text.is_empty());
        Spans(spans)
    }

    /// The spans from first to last.
    pub fn iter(&self) -> std::slice::Iter<'_, Span> {
        self.0.iter()
    }

    /// Nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Gives every mark at the beginning of a span to the words before it.
fn gather_marks(spans: &mut [Span]) {
    let mut holder = 0;
    for i in 1..spans.len() {
        // What cannot be seen does not part a mark from its letter.
        spans[i].text = seen(&spans[i].text);
        if !spans[i - 1].text.is_empty() {
            holder = i - 1;
        }
        let marks = leading_marks(&spans[i].text);
        let moved: String = spans[i].text.drain(..marks).collect();
        spans[holder].text.push_str(&moved);
    }
}

fn leading_marks(text: &str) -> usize {
    text.find(|c| !is_combining_mark(c)).unwrap_or(text.len())
}

/// The words without their styles.
impl fmt::Display for Spans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|span| f.write_str(&span.text))
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let styles = [("bold", self.bold), ("italic", self.italic), ("underline", self.underline)];
        let set = styles.iter().filter(|(_, on)| *on);
        let mut state = serializer.serialize_struct("Span", 1 + set.clone().count())?;
        state.serialize_field("text", &self.text)?;
        for (name, on) in set {
            state.serialize_field(name, on)?;
        }
        state.end()
    }
}

impl Serialize for Spans {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => serializer.serialize_str(""),
            [Span { text, bold: false, italic: false, underline: false }] => serializer.serialize_str(text),
            spans => {
                let mut list = serializer.serialize_seq(Some(spans.len()))?;
                for span in spans {
                    list.serialize_element(span)?;
                }
                list.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Spans {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Spans, D::Error> {
        deserializer.deserialize_any(SpansVisitor)
    }
}

struct SpansVisitor;

impl<'de> Visitor<'de> for SpansVisitor {
    type Value = Spans;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("chữ, hoặc danh sách các đoạn chữ { \"text\": … }")
    }

    fn visit_str<E>(self, typed: &str) -> Result<Spans, E> {
        Ok(Spans::plain(typed))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Spans, A::Error> {
        let mut spans = Vec::new();
        while let Some(Object(RawSpan { text, bold, italic, underline })) = list.next_element()? {
            spans.push(Span { text, bold, italic, underline });
        }
        Ok(Spans::new(spans))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpan {
    text: String,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    italic: bool,
    #[serde(default)]
    underline: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(texts: &[&str]) -> Vec<String> {
        let list = texts.iter().map(|text| Span { text: (*text).to_owned(), ..Span::default() });
        Spans::new(list.collect()).iter().map(|span| span.text.clone()).collect()
    }

    #[test]
    fn spans_are_cleaned_as_one_text() {
        assert_eq!(spans(&["trước ", " ngày 20/6 ", " "]), ["trước ", "ngày 20/6"]);
        assert_eq!(spans(&["a ", "\u{200b}\nb"]), ["a\n", "b"], "one break, whoever holds it");
        assert_eq!(spans(&["a\u{a0}", "\u{a0}\nb\u{a0}"]), ["a\n", "b"], "no-break blanks go where blanks go");
        assert_eq!(spans(&["Tie\u{302}", "\u{301}ng"]), ["Tiế", "ng"], "a mark belongs to its letter");
        assert_eq!(spans(&["Tie", "\u{302}", "", "\u{200b}\u{301}ng"]), ["Tiế", "ng"], "however far it was carried");
        assert_eq!(spans(&["a ", " \u{308} b"]), ["a \u{308}", " b"]);
        assert!(spans(&[" ", "\t"]).is_empty());
    }

    #[test]
    fn levels_stop_where_the_format_does() {
        assert_eq!(Level::new(3).map(Level::depth), Some(3));
        assert_eq!(Level::new(4), None);
    }
}
