//! Markup to blocks, each with its role. The only file that names roxmltree.

use std::borrow::Cow;

use roxmltree::{Document, Node};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::field::Field;
use crate::template::BREAK;

/// What a block is: a component of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the glossary of the README names them")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Role {
    PartyTitle,
    Superior,
    Issuer,
    Star,
    Reference,
    PlaceDate,
    Subject,
    Urgency,
    DraftRound,
    Circulation,
    AddresseesLabel,
    Addressee,
    Paragraph,
    /// 1 to 3.
    Item(u8),
    Authority,
    Position,
    Concurrently,
    Signer,
    RecipientsLabel,
    Recipient,
    DrafterMark,
    Contact,
    LastPageMark,
    PageNumber,
    /// Of a phiếu kiểm tra, never of a letter.
    #[cfg_attr(test, ts(skip))]
    Sheet(SheetPart),
}

/// A part of a phiếu kiểm tra. One byte: every run of a letter holds a [`Role`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetPart {
    /// Its name.
    Title,
    /// The letter it speaks of.
    Subject,
    /// The first line of what there is to know.
    FirstLine,
    /// The others.
    Line,
    /// Above a table.
    Heading,
    /// What is not shown.
    More,
    /// The head of the findings' first column, which begins the table.
    FirstFindingHead,
    /// The heads of its other columns.
    FindingHead,
    /// A cell of the first column, which begins a row.
    FirstFinding,
    /// The other cells.
    Finding,
    /// The head of the measures' first column, which begins the table.
    FirstMeasureHead,
    /// The heads of its other columns.
    MeasureHead,
    /// A cell of the first column, which begins a row.
    FirstMeasure,
    /// The other cells.
    Measure,
}

impl SheetPart {
    /// The table it is a cell of.
    pub fn table(self) -> Option<Table> {
        match self {
            SheetPart::FirstFindingHead | SheetPart::FindingHead | SheetPart::FirstFinding | SheetPart::Finding => {
                Some(Table::Findings)
            }
            SheetPart::FirstMeasureHead | SheetPart::MeasureHead | SheetPart::FirstMeasure | SheetPart::Measure => {
                Some(Table::Measures)
            }
            _ => None,
        }
    }

    /// The head of a column.
    pub fn is_head(self) -> bool {
        use SheetPart::*;
        matches!(self, FirstFindingHead | FindingHead | FirstMeasureHead | MeasureHead)
    }

    /// A cell that goes on with the row.
    pub fn goes_on(self) -> bool {
        matches!(self, SheetPart::FindingHead | SheetPart::Finding | SheetPart::MeasureHead | SheetPart::Measure)
    }
}

/// The two tables of a phiếu kiểm tra.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// What the words of the letter were found to lack.
    Findings,
    /// What was measured on the page.
    Measures,
}

const ROLES: [(&str, Role); 25] = [
    ("circulation", Role::Circulation),
    ("party-title", Role::PartyTitle),
    ("superior", Role::Superior),
    ("issuer", Role::Issuer),
    ("star", Role::Star),
    ("reference", Role::Reference),
    ("place-date", Role::PlaceDate),
    ("subject", Role::Subject),
    ("urgency", Role::Urgency),
    ("draft-round", Role::DraftRound),
    ("addressees-label", Role::AddresseesLabel),
    ("addressee", Role::Addressee),
    ("paragraph", Role::Paragraph),
    ("item-1", Role::Item(1)),
    ("item-2", Role::Item(2)),
    ("item-3", Role::Item(3)),
    ("authority", Role::Authority),
    ("position", Role::Position),
    ("concurrently", Role::Concurrently),
    ("signer", Role::Signer),
    ("recipients-label", Role::RecipientsLabel),
    ("recipient", Role::Recipient),
    ("drafter-mark", Role::DrafterMark),
    ("contact", Role::Contact),
    ("last-page-mark", Role::LastPageMark),
];

const SHEET_ROLES: [(&str, SheetPart); 14] = [
    ("sheet-title", SheetPart::Title),
    ("sheet-subject", SheetPart::Subject),
    ("sheet-first-line", SheetPart::FirstLine),
    ("sheet-line", SheetPart::Line),
    ("sheet-heading", SheetPart::Heading),
    ("sheet-more", SheetPart::More),
    ("first-finding-head", SheetPart::FirstFindingHead),
    ("finding-head", SheetPart::FindingHead),
    ("first-finding", SheetPart::FirstFinding),
    ("finding", SheetPart::Finding),
    ("first-measure-head", SheetPart::FirstMeasureHead),
    ("measure-head", SheetPart::MeasureHead),
    ("first-measure", SheetPart::FirstMeasure),
    ("measure", SheetPart::Measure),
];

impl Role {
    /// The name a template has for it; the file names its parts so, for `measure` and for whoever reads its structure.
    pub fn id(self) -> &'static str {
        ROLES.iter().find(|(_, role)| *role == self).map_or("page-number", |(id, _)| id)
    }

    /// The component that a template calls so.
    pub fn with_id(id: &str) -> Option<Role> {
        ROLES.iter().find(|(known, _)| *known == id).map(|(_, role)| *role)
    }
}

/// Room left for writing by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Gap {
    Number,
    Symbol,
    Place,
    Day,
    Year,
    Name,
}

/// One component: a paragraph, or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Where it comes from.
    pub field: Field,
    /// Characters of the field before it, when it is not the field's first block.
    pub offset: u32,
    /// Its number or dash.
    pub label: Option<String>,
    /// Its words; `\n` is a forced line break, [`GAP`] stands for a gap.
    pub text: String,
    /// The parts of `text`, in order and without holes.
    pub pieces: Vec<Piece>,
}

/// Stands in [`Block::text`] where a gap is.
pub const GAP: char = '\u{fffc}';

/// A part of a block's text that has one style and one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte after it in the block's text.
    pub end: usize,
    /// Chữ đậm, on top of the role's style.
    pub bold: bool,
    /// Chữ nghiêng, on top of the role's style.
    pub italic: bool,
    /// Gạch chân, on top of the role's style.
    pub underline: bool,
    /// Where it comes from.
    pub field: Field,
    /// Set when the piece is room for writing by hand.
    pub gap: Option<Gap>,
}

/// A letter's blocks in logical order, and its title.
#[derive(Debug)]
pub struct Blocks {
    /// For the title bar of a viewer.
    pub title: String,
    /// From the first to the last.
    pub list: Vec<Block>,
}

/// Reads filled-in markup.
///
/// # Errors
/// [`Error::Template`] for broken XML and for an element, role, field or gap that is not known.
pub fn parse(markup: &str) -> Result<Blocks> {
    read(markup, ("letter", Role::with_id))
}

/// Reads the filled-in markup of a phiếu kiểm tra.
///
/// # Errors
/// As [`parse`].
pub fn parse_sheet(markup: &str) -> Result<Blocks> {
    let role = |id: &str| SHEET_ROLES.iter().find(|(known, _)| *known == id).map(|(_, part)| Role::Sheet(*part));
    read(markup, ("sheet", role))
}

fn read(markup: &str, (name, role): (&str, fn(&str) -> Option<Role>)) -> Result<Blocks> {
    let document = Document::parse(markup).map_err(|error| {
        let at = markup.lines().nth(error.pos().row as usize - 1).unwrap_or_default();
        fault(&format!("không phải XML đúng ({error}) ở «{}»", shorten(at)))
    })?;
    let root = document.root_element();
    if root.tag_name().name() != name {
        return Err(fault(&format!("phần tử ngoài cùng phải là <{name}>")));
    }
    known_attributes(&root, &["title"])?;
    let title = root.attribute("title").unwrap_or_default().to_owned();
    let mut list =
        root.children().filter(|node| !is_blank(node)).map(|node| block(node, role)).collect::<Result<Vec<_>>>()?;
    count_on(&mut list);
    Ok(Blocks { title, list })
}

/// A position of several lines is as many blocks: places in the second line come after the first and its line end.
fn count_on(blocks: &mut [Block]) {
    for i in 1..blocks.len() {
        if blocks[i].field == Field::Position && blocks[i - 1].field == Field::Position {
            blocks[i].offset = blocks[i - 1].offset + blocks[i - 1].text.chars().count() as u32 + 1;
        }
    }
}

fn block(node: Node, known: fn(&str) -> Option<Role>) -> Result<Block> {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        return Err(fault(&format!("chữ «{}» phải đứng trong một <p>", shorten(text))));
    }
    if node.tag_name().name() != "p" {
        return Err(unknown("phần tử", node.tag_name().name()));
    }
    known_attributes(&node, &["role", "field"])?;
    let role = node.attribute("role").unwrap_or_default();
    let role = known(role).ok_or_else(|| unknown("role", role))?;
    let field = field(&node, Field::Fixed)?;
    let mut block = Block { role, field, offset: 0, label: None, text: String::new(), pieces: Vec::new() };
    for child in node.children() {
        add(&mut block, child)?;
    }
    trim_end(&mut block);
    Ok(block)
}

fn add(block: &mut Block, node: Node) -> Result<()> {
    let plain = Piece { end: 0, bold: false, italic: false, underline: false, field: block.field, gap: None };
    if node.is_text() {
        push(block, node.text().unwrap_or_default(), plain);
        return Ok(());
    }
    match node.tag_name().name() {
        "label" => {
            known_attributes(&node, &[])?;
            block.label = Some(words(node)?.trim().to_owned());
        }
        "t" => {
            known_attributes(&node, &["bold", "italic", "underline", "field"])?;
            let on = |name| node.attribute(name) == Some("yes");
            let (bold, italic, underline) = (on("bold"), on("italic"), on("underline"));
            let field = field(&node, block.field)?;
            push(block, &words(node)?, Piece { bold, italic, underline, field, ..plain });
        }
        "gap" => {
            known_attributes(&node, &["of"])?;
            let gap = Some(gap(node.attribute("of").unwrap_or_default())?);
            push(block, "\u{fffc}", Piece { gap, ..plain });
        }
        _ if node.is_comment() => {}
        other => return Err(unknown("phần tử", other)),
    }
    Ok(())
}

/// All the text of an element that holds nothing else.
fn words<'a>(node: Node<'a, '_>) -> Result<Cow<'a, str>> {
    let mut words = Cow::default();
    for child in node.children().filter(|child| !child.is_comment()) {
        if !child.is_text() {
            return Err(unknown("phần tử", child.tag_name().name()));
        }
        words += child.text().unwrap_or_default();
    }
    Ok(words)
}

/// Adds text with its white space collapsed, the no-break space kept.
fn push(block: &mut Block, text: &str, piece: Piece) {
    let start = block.text.len();
    if is_collapsed(text, &block.text) {
        block.text.push_str(text);
    } else {
        collapse(text, &mut block.text);
    }
    let end = block.text.len();
    if end > start {
        block.pieces.push(Piece { end, ..piece });
    }
}

/// Nothing to do: no white space but single blanks inside, no forced break.
fn is_collapsed(text: &str, before: &str) -> bool {
    let blank_first = text.starts_with(' ') && (before.is_empty() || before.ends_with([' ', '\n']));
    // 0xe2 begins the forced break and a few signs that are worth a second look.
    !blank_first && !text.bytes().any(|byte| byte < b' ' || byte == 0xe2) && !text.contains("  ")
}

fn collapse(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if out.is_empty() || out.ends_with([' ', '\n']) => {}
            ' ' | '\t' | '\n' | '\r' => out.push(' '),
            BREAK => out.push('\n'),
            _ => out.push(c),
        }
    }
}

fn trim_end(block: &mut Block) {
    let end = block.text.trim_end_matches([' ', '\n']).len();
    block.text.truncate(end);
    let mut start = 0;
    block.pieces.retain_mut(|piece| {
        piece.end = piece.end.min(end);
        let kept = piece.end > start;
        start = piece.end;
        kept
    });
}

fn gap(name: &str) -> Result<Gap> {
    match name {
        "number" => Ok(Gap::Number),
        "symbol" => Ok(Gap::Symbol),
        "place" => Ok(Gap::Place),
        "day" => Ok(Gap::Day),
        "year" => Ok(Gap::Year),
        "name" => Ok(Gap::Name),
        _ => Err(unknown("gap", name)),
    }
}

fn field(node: &Node, inherited: Field) -> Result<Field> {
    match node.attribute("field") {
        Some(path) => path.parse().map_err(|()| unknown("field", path)),
        None => Ok(inherited),
    }
}

fn known_attributes(node: &Node, known: &[&str]) -> Result<()> {
    match node.attributes().find(|attribute| !known.contains(&attribute.name())) {
        Some(attribute) => Err(unknown("thuộc tính", attribute.name())),
        None => Ok(()),
    }
}

fn is_blank(node: &Node) -> bool {
    node.is_comment() || node.is_text() && node.text().unwrap_or_default().trim().is_empty()
}

fn unknown(what: &str, name: &str) -> Error {
    fault(&format!("không có {what} nào tên «{}»", shorten(name)))
}

fn shorten(text: &str) -> String {
    text.trim().chars().take(80).collect()
}

fn fault(reason: &str) -> Error {
    Error::Template { file: "cong-van.xml".to_owned(), line: None, reason: reason.to_owned() }
}
