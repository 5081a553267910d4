//! What the pages say: the tree a screen reader walks and an archive keeps.

use std::ops::Deref;

use crate::block::{Block, Role, SheetPart};

/// Number of a tag in [`crate::Typeset::tags`].
pub type TagId = u32;

/// A node of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What it is.
    pub kind: TagKind,
    /// Whose child it is; the root is its own parent.
    pub parent: TagId,
    /// The component it is, with everything in it; `None` for what only holds components or parts of one.
    pub role: Option<Role>,
}

/// The kinds of PDF structure a letter needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// The letter.
    Document,
    /// Its subject.
    Heading,
    /// Any other paragraph.
    Paragraph,
    /// A list.
    List(Labels),
    /// An entry of a list.
    Entry,
    /// Its number or dash.
    Label,
    /// Its words, and the list inside it.
    Words,
    /// A heading below the first.
    Subheading,
    /// A table.
    Table,
    /// A row of it.
    Row,
    /// The head of a column.
    ColumnHead,
    /// Any other cell.
    Cell,
}

/// How the entries of a list are labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// `1.`
    Decimal,
    /// `a)`
    Letters,
    /// `-`
    Dashes,
}

/// A block and what it says in the tree: its label and its words; `None` for what only decorates.
pub(super) struct Tagged<'a> {
    block: &'a Block,
    /// Its place in the letter, counted from 1.
    pub number: u32,
    pub label_tag: Option<TagId>,
    pub tag: Option<TagId>,
}

impl Deref for Tagged<'_> {
    type Target = Block;
    fn deref(&self) -> &Block {
        self.block
    }
}

/// The tree of a letter. It grows in the order of the blocks, however they are laid out.
pub(super) fn tree(blocks: &[Block]) -> (Vec<Tag>, Vec<Tagged<'_>>) {
    let mut tags =
        Tags { list: vec![Tag { kind: TagKind::Document, parent: 0, role: None }], open: Vec::new(), row: None };
    let tagged = blocks.iter().zip(1..).map(|(block, number)| {
        let (label_tag, tag) = tags.of(block);
        Tagged { block, number, label_tag, tag }
    });
    let tagged = tagged.collect();
    (tags.list, tagged)
}

/// Grows the tree block by block.
struct Tags {
    list: Vec<Tag>,
    /// The open lists, outermost first: level, the list, the words of its last entry.
    open: Vec<(u8, TagId, TagId)>,
    /// The open table and its last row.
    row: Option<(TagId, TagId)>,
}

impl Tags {
    /// The tags of a block's label and of its words.
    fn of(&mut self, block: &Block) -> (Option<TagId>, Option<TagId>) {
        match block.role {
            Role::Star | Role::PageNumber => (None, None),
            Role::Item(1) => self.entry(block.role, Labels::Decimal),
            Role::Item(2) => self.entry(block.role, Labels::Letters),
            Role::Item(_) => self.entry(block.role, Labels::Dashes),
            Role::Sheet(part) => {
                let tag = Some(self.part(part));
                (tag, tag)
            }
            Role::Addressee | Role::Recipient if block.label.is_some() => self.entry(block.role, Labels::Dashes),
            role => {
                self.open.clear();
                let kind = if role == Role::Subject { TagKind::Heading } else { TagKind::Paragraph };
                let tag = Some(self.add(kind, 0, Some(role)));
                (tag, tag)
            }
        }
    }

    /// The tag of a part of a phiếu kiểm tra; the tables' rows and the tables themselves come with their first cell.
    fn part(&mut self, part: SheetPart) -> TagId {
        let kind = match part {
            SheetPart::Title => TagKind::Heading,
            SheetPart::Heading => TagKind::Subheading,
            part if part.is_head() => TagKind::ColumnHead,
            part if part.table().is_some() => TagKind::Cell,
            _ => TagKind::Paragraph,
        };
        if part.table().is_none() {
            self.row = None;
            return self.add(kind, 0, None);
        }
        let row = match self.row {
            Some((_, row)) if part.goes_on() => row,
            open => {
                let table = open.map_or_else(|| self.add(TagKind::Table, 0, None), |(table, _)| table);
                let row = self.add(TagKind::Row, table, None);
                self.row = Some((table, row));
                row
            }
        };
        self.add(kind, row, None)
    }

    fn entry(&mut self, role: Role, labels: Labels) -> (Option<TagId>, Option<TagId>) {
        let level = if let Role::Item(level) = role { level } else { 1 };
        self.open.retain(|(open, _, _)| *open <= level);
        if self.open.last().is_none_or(|(open, _, _)| *open < level) {
            let parent = self.open.last().map_or(0, |(_, _, words)| *words);
            let list = self.add(TagKind::List(labels), parent, None);
            self.open.push((level, list, list));
        }
        let (_, list, _) = *self.open.last().expect("a list was just opened");
        let entry = self.add(TagKind::Entry, list, Some(role));
        let label = self.add(TagKind::Label, entry, None);
        let words = self.add(TagKind::Words, entry, None);
        if let Some(last) = self.open.last_mut() {
            last.2 = words;
        }
        (Some(label), Some(words))
    }

    fn add(&mut self, kind: TagKind, parent: TagId, role: Option<Role>) -> TagId {
        self.list.push(Tag { kind, parent, role });
        (self.list.len() - 1) as TagId
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Field;

    fn block(role: Role) -> Block {
        let label = Some("-".to_owned());
        Block { role, field: Field::Fixed, offset: 0, label, text: String::new(), pieces: Vec::new() }
    }

    #[test]
    fn lists_nest_under_their_parents_and_end_at_a_paragraph() {
        let roles = [Role::Item(1), Role::Item(3), Role::Item(3), Role::Item(1), Role::Paragraph, Role::Item(2)];
        let blocks = roles.map(block);
        let (list, tagged) = tree(&blocks);
        let words: Vec<TagId> = tagged.iter().map(|block| block.tag.unwrap()).collect();
        let up = |tag: TagId| list[tag as usize].parent;
        let list_of = |i: usize| up(up(words[i]));
        assert_eq!(list_of(0), list_of(3), "1. and 2. are one list");
        assert_eq!(up(list_of(1)), words[0], "the dashes stand under 1.");
        assert_eq!(list_of(1), list_of(2));
        assert_eq!(list[words[4] as usize].kind, TagKind::Paragraph);
        assert_eq!(up(list_of(5)), 0, "a) after a paragraph has no parent item");
        assert_eq!(list[list_of(5) as usize].kind, TagKind::List(Labels::Letters));
    }
}
