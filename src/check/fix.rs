//! Mending: what a fix changes in a letter.

use serde::{Deserialize, Serialize};

use crate::body::{Item, Span, Spans};
use crate::field::Field;
use crate::letter::Letter;
use crate::text::Text;

/// One change. Places are letters of the clean field, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Edit {
    /// Other words in place of some.
    Replace {
        /// Where.
        field: Field,
        /// First letter that goes.
        start: usize,
        /// The letter behind the last that goes.
        end: usize,
        /// What comes.
        text: String,
    },
    /// A new line of a list, before the one that has this number now, or at the end.
    Insert {
        /// The line it comes before.
        field: Field,
        /// What it says.
        text: String,
    },
    /// A line or an entry of the body goes.
    Remove {
        /// Which.
        field: Field,
    },
    /// An entry of the body stands on another level.
    Level {
        /// Which.
        field: Field,
        /// 0 to 3.
        level: crate::body::Level,
    },
}

impl Edit {
    fn field(&self) -> Field {
        match self {
            Edit::Replace { field, .. }
            | Edit::Insert { field, .. }
            | Edit::Remove { field }
            | Edit::Level { field, .. } => *field,
        }
    }

    /// From the end of the letter to its beginning, so that no change moves the place of another.
    fn order(&self) -> (std::cmp::Reverse<Field>, std::cmp::Reverse<usize>, bool) {
        let start = match self {
            Edit::Replace { start, .. } => *start,
            _ => 0,
        };
        let moves_lines = matches!(self, Edit::Insert { .. } | Edit::Remove { .. });
        (std::cmp::Reverse(self.field()), std::cmp::Reverse(start), moves_lines)
    }
}

/// The letter with these changes made. A change whose place is gone is left out, and of two that overlap the later one
/// in the text is made.
pub fn mend(letter: &Letter, edits: &[Edit]) -> Letter {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.order());
    edits.dedup();
    let mut letter = letter.clone();
    let mut last: Option<(Field, usize)> = None;
    for edit in edits {
        if let Edit::Replace { field, start, end, .. } = edit {
            if last.is_some_and(|(of, from)| of == *field && *end > from) {
                continue;
            }
            last = Some((*field, *start));
        }
        make(&mut letter, edit);
    }
    letter
}

fn make(letter: &mut Letter, edit: &Edit) {
    match edit {
        Edit::Replace { field, start, end, text } => replace(letter, *field, *start..*end, text),
        Edit::Insert { field, text } => {
            if let (Some((list, at)), Some(text)) = (list(letter, *field), Text::new(text)) {
                list.insert(at.min(list.len()), text);
            }
        }
        Edit::Remove { field: Field::Body(i) } => {
            if (*i as usize) < letter.body.len() {
                letter.body.remove(*i as usize);
            }
        }
        Edit::Remove { field } => {
            if let Some((list, at)) = list(letter, *field)
                && at < list.len()
            {
                list.remove(at);
            }
        }
        Edit::Level { field, level } => {
            if let Field::Body(i) = field
                && let Some(item) = letter.body.get_mut(*i as usize)
            {
                item.level = *level;
            }
        }
    }
}

fn list(letter: &mut Letter, field: Field) -> Option<(&mut Vec<Text>, usize)> {
    match field {
        Field::Circulation(i) => Some((&mut letter.circulation, i as usize)),
        Field::Addressee(i) => Some((&mut letter.addressees, i as usize)),
        Field::Recipient(i) => Some((&mut letter.recipients, i as usize)),
        _ => None,
    }
}

fn replace(letter: &mut Letter, field: Field, range: std::ops::Range<usize>, text: &str) {
    if let Field::Body(i) = field {
        if let Some(item) = letter.body.get_mut(i as usize) {
            *item = Item { level: item.level, text: replaced_spans(&item.text, range, text) };
        }
        return;
    }
    if let Some((list, at)) = list(letter, field) {
        if let Some(line) = list.get_mut(at) {
            *line = Text::new(&replaced(line, range, text)).unwrap_or_default();
        }
        return;
    }
    let signature = || letter.signature.clone().unwrap_or_default();
    let place = match field {
        Field::Superior => &mut letter.issuer.superior,
        Field::Issuer => &mut letter.issuer.name,
        Field::Symbol => &mut letter.issuer.symbol,
        Field::Place => &mut letter.place,
        Field::Subject => &mut letter.subject,
        Field::DrafterMark => &mut letter.drafter_mark,
        Field::Contact => &mut letter.contact,
        Field::Authority | Field::Position | Field::Signer => {
            let mut signature = signature();
            let place = match field {
                Field::Authority => &mut signature.authority,
                Field::Position => &mut signature.position,
                _ => &mut signature.signer,
            };
            *place = Text::new(&replaced(place.as_deref().unwrap_or_default(), range, text));
            letter.signature = Some(signature);
            return;
        }
        _ => return,
    };
    *place = Text::new(&replaced(place.as_deref().unwrap_or_default(), range, text));
}

/// `old` with other letters in place of `range`.
fn replaced(old: &str, range: std::ops::Range<usize>, new: &str) -> String {
    let before = old.chars().take(range.start);
    let after = old.chars().skip(range.end);
    before.chain(new.chars()).chain(after).collect()
}

/// The new words take the style of the first letter they stand for.
fn replaced_spans(old: &Spans, range: std::ops::Range<usize>, new: &str) -> Spans {
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    let mut is_done = false;
    for span in old.iter() {
        let length = span.text.chars().count();
        let (from, to) = (range.start.saturating_sub(at).min(length), range.end.saturating_sub(at).min(length));
        // The place of an insertion between two spans belongs to the first.
        let is_here = !is_done && range.start <= at + length;
        let mut text = replaced(&span.text, from..to, if is_here { new } else { "" });
        is_done |= is_here;
        spans.push(Span { text: std::mem::take(&mut text), ..span.clone() });
        at += length;
    }
    if !is_done {
        spans.push(Span { text: new.to_owned(), ..Span::default() });
    }
    Spans::new(spans)
}
