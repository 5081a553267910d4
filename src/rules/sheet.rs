//! How a phiếu kiểm tra looks: a page of this program's own, which no guide describes. One page must hold it.

use super::{Align, Ruled, Source, Style, ours};
use crate::block::{SheetPart, Table};
use crate::units::Length;

const OWN: Source = Source::Ours("a page of this program's own");

/// Its parts.
pub(super) fn style(part: SheetPart) -> Style {
    match part {
        SheetPart::Title => Style::new(15.0, Align::Center, OWN).bold().capitals(),
        SheetPart::Subject => Style::new(12.0, Align::Center, OWN).italic(),
        SheetPart::FirstLine | SheetPart::Line => Style::new(11.0, Align::Left, OWN),
        SheetPart::Heading => Style::new(12.0, Align::Left, OWN).bold(),
        SheetPart::More => Style::new(10.0, Align::Left, OWN).italic(),
        part if part.is_head() => Style::new(10.0, Align::Left, OWN).bold(),
        _ => Style::new(10.0, Align::Left, OWN),
    }
}

/// Measures of its tables.
#[derive(Clone, Copy, Debug)]
pub struct TableRules {
    /// Widths of the columns of the findings, from left to right.
    pub findings: [Ruled<Length>; 4],
    /// Widths of the columns of the measures.
    pub measures: [Ruled<Length>; 4],
    /// Free at the right of every cell.
    pub gutter: Ruled<Length>,
    /// Above and below the words of a row.
    pub padding: Ruled<Length>,
    /// Thickness of the lines between rows.
    pub stroke: Ruled<Length>,
    /// Above a heading, and below the name of the letter.
    pub above_heading: Ruled<Length>,
}

impl TableRules {
    /// The widths of a table's columns.
    pub fn columns(&self, table: Table) -> [Length; 4] {
        match table {
            Table::Findings => self.findings.map(|width| width.value),
            Table::Measures => self.measures.map(|width| width.value),
        }
    }
}

const fn column(millimetres: f64) -> Ruled<Length> {
    ours(Length::mm(millimetres), "together as wide as the text, by how long the words usually are")
}

/// The tables of a phiếu kiểm tra.
pub const TABLE: TableRules = TableRules {
    findings: [column(22.0), column(34.0), column(76.0), column(33.0)],
    measures: [column(55.0), column(39.0), column(39.0), column(32.0)],
    gutter: ours(Length::mm(2.0), "words of two columns stay apart"),
    padding: ours(Length::pt(1.0), "forty rows on a page"),
    stroke: ours(Length::pt(0.25), "a hair: it guides the eye, it does not part"),
    above_heading: ours(Length::pt(8.0), "a line's air, less a little"),
};
