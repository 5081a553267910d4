//! «Kính gửi» and the body: pitch, air between paragraphs, indent, straight edges (R7–R10, R61–R64).

use super::{Desk, by};
use crate::block::Role;
use crate::letter::Letter;
use crate::measure::paper::{Block, Line, Paper};
use crate::measure::tally::{About, is_near};
use crate::units::Length;

/// Components above «Kính gửi».
const HEAD: [Role; 9] = [
    Role::PartyTitle,
    Role::Superior,
    Role::Issuer,
    Role::Reference,
    Role::PlaceDate,
    Role::Subject,
    Role::Urgency,
    Role::DraftRound,
    Role::Circulation,
];

/// How a line of the body ends that another one follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its blanks were made to fit.
    Stretched,
    /// They were not, although the next word had no room: a line end that the clerk typed, or a body that is not justified.
    Ragged,
    /// The next word had room, or there is no blank: a line end that the clerk typed, or a long word.
    Free,
}

/// From one baseline of the body to the next, as most of them have it.
pub fn pitch(paper: &Paper) -> Option<Length> {
    let pairs = paper.all(Role::Paragraph).flat_map(|block| block.lines.windows(2));
    let on_one_page = pairs.filter(|pair| pair[0].page == pair[1].page);
    let mut found: Vec<Length> = on_one_page.map(|pair| pair[1].y - pair[0].y).collect();
    found.sort_by(|a, b| a.to_pt().total_cmp(&b.to_pt()));
    found.get(found.len() / 2).copied()
}

impl Desk<'_> {
    /// The block in the middle of the text (R61), its dashes under each other (R64).
    pub(super) fn addressees(&mut self) {
        let (labels, names) = (self.lines(&[Role::AddresseesLabel]), self.lines(&[Role::Addressee]));
        let about = self.about("Kính gửi: khối cân giữa trang", "R61", Role::AddresseesLabel);
        let Some(label) = labels.first() else {
            self.tally.words(about.on(1), "có", "không có");
            return;
        };
        let spacing = &self.rules.spacing;
        let (blank, room) = (spacing.after_addressees_label, spacing.gaps.name.value);
        // The label stands alone while the name is still to be written by hand.
        let widest = names.iter().map(|line| line.end - self.frame(line.page)[0]).reduce(Length::max);
        let [left, right] = self.frame(label.page);
        let end = widest.map_or(label.end + blank.value + room, |widest| left + widest);
        self.tally.aligned(about.on(label.number()), "cân giữa", (label.x + end) / 2.0 - (left + right) / 2.0);
        if let Some(first) = names.first().filter(|first| first.page == label.page) {
            let level = About { what: "Kính gửi: tên đầu ngang với từ «Kính gửi»", ..about };
            self.tally.aligned(level.on(first.number()), "ngang nhau", first.y - label.y);
            let gap = About { what: "Kính gửi: từ dấu hai chấm đến tên", source: by(&blank), ..about };
            self.tally.length(gap.on(first.number()), blank.value, first.x - label.end);
        }
        self.hanging(
            self.about("Kính gửi: các gạch đầu dòng và dòng tiếp theo", "R64", Role::Addressee),
            Role::Addressee,
        );
        self.single_spaced(self.about("Kính gửi: cách dòng", "R61", Role::Addressee), &names);
        let above = self.lines(&HEAD).into_iter().filter(|line| line.page == label.page).map(Line::bottom);
        if let Some(foot) = above.reduce(Length::max) {
            let air = About {
                what: "Kính gửi: cách phần đầu trang", source: by(&spacing.around_addressees), ..about
            };
            self.tally.length(air.on(label.number()), spacing.around_addressees.value, label.top() - foot);
        }
    }

    /// `typed`: how many line ends the clerk typed.
    pub(super) fn body(&mut self, typed: Option<usize>) {
        let blocks: Vec<&Block> = self.paper.all(Role::Paragraph).collect();
        for block in &blocks {
            self.paragraph(block);
        }
        for pair in blocks.windows(2) {
            self.between(pair[0], pair[1]);
        }
        self.justified(typed);
        self.below_addressees(blocks.first().and_then(|block| block.lines.first()));
    }

    /// Indent, pitch and edges of one paragraph.
    fn paragraph(&mut self, block: &Block) {
        let spacing = &self.rules.spacing;
        let indent = About::new("Nội dung: thụt dòng đầu đoạn", "R10", by(&spacing.indent));
        let flush = About::new("Nội dung: các dòng sau sát lề trái", "R10", self.rules.style(Role::Paragraph).source);
        let pitch = About::new("Nội dung: khoảng cách dòng", "R8", by(&spacing.pitch));
        for (i, line) in block.lines.iter().enumerate() {
            let from_edge = line.x - self.frame(line.page)[0];
            match i {
                0 => self.tally.length(indent.on(line.number()), spacing.indent.value, from_edge),
                _ => self.tally.aligned(flush.on(line.number()), "sát lề", from_edge),
            }
        }
        for pair in block.lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            if line.page == next.page {
                self.tally.points(pitch.on(next.number()), spacing.pitch.value, next.y - line.y);
            }
            self.edge(line, next);
        }
    }

    /// A line that another one follows ends at the right edge (R10).
    fn edge(&mut self, line: &Line, next: &Line) {
        let about = self.about("Nội dung: mép phải thẳng", "R10", Role::Paragraph).on(line.number());
        if self.end(line, next) == End::Stretched {
            self.tally.aligned(about, "sát lề", self.frame(line.page)[1] - line.end);
        }
    }

    /// How a line ends that another one follows.
    pub(super) fn end(&self, line: &Line, next: &Line) -> End {
        let blanks = self.paper.blanks(line);
        let Some((_, blank)) = blanks.first() else { return End::Free };
        // Letters may reach into a blank, so a few are odd on every line; most of them only where they were made to fit. Of
        // one or two blanks all may be reached into.
        let odd = blanks.iter().filter(|(found, own)| !is_near(*found, *own)).count();
        let is_stretched = blanks.len() > 2 && odd * 2 > blanks.len();
        if is_near(line.end, self.frame(line.page)[1]) || is_stretched {
            return End::Stretched;
        }
        let room = self.frame(line.page)[1] - line.end;
        if room < self.first_word(next) + *blank { End::Ragged } else { End::Free }
    }

    /// How wide the first word of a line is.
    fn first_word(&self, line: &Line) -> Length {
        let drawn = &self.paper.pages[line.page].drawn;
        let glyphs = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]);
        glyphs.take_while(|glyph| drawn.says(glyph) != " ").map(|glyph| glyph.width).sum()
    }

    /// Both edges are straight: no more lines end early than the clerk ended them, as far as that is known.
    fn justified(&mut self, typed: Option<usize>) {
        let pairs = self.paper.all(Role::Paragraph).flat_map(|block| block.lines.windows(2));
        let ends: Vec<(u32, End)> = pairs.map(|pair| (pair[0].number(), self.end(&pair[0], &pair[1]))).collect();
        let Some((page, _)) = ends.iter().find(|(_, end)| *end == End::Ragged).or(ends.first()) else { return };
        let ragged = ends.iter().filter(|(_, end)| *end == End::Ragged).count();
        let is_right = ragged <= typed.unwrap_or(ends.len() / 4);
        let about = self.about("Nội dung: căn đều hai bên", "R10", Role::Paragraph).on(*page);
        let found = if is_right { "đều hai bên".to_owned() } else { format!("{ragged} dòng không đều") };
        self.tally.words(about, "đều hai bên", &found);
    }

    /// The air between two paragraphs (R9).
    fn between(&mut self, block: &Block, next: &Block) {
        let (Some(last), Some(first)) = (block.lines.last(), next.lines.first()) else { return };
        if last.page == first.page {
            let ruled = &self.rules.spacing.between_paragraphs;
            let about = About::new("Nội dung: khoảng cách giữa hai đoạn", "R9", by(ruled)).on(first.number());
            self.tally.points(about, ruled.value, first.y - last.y - self.pitch);
        }
    }

    fn below_addressees(&mut self, first: Option<&Line>) {
        let above = self.lines(&[Role::AddresseesLabel, Role::Addressee]);
        let Some(first) = first else { return };
        let foot = above.into_iter().filter(|line| line.page == first.page).map(Line::bottom).reduce(Length::max);
        let ruled = &self.rules.spacing.around_addressees;
        if let Some(foot) = foot {
            let about = About::new("Nội dung: cách phần «Kính gửi»", "R61", by(ruled)).on(first.number());
            self.tally.length(about, ruled.value, self.band(first, true)[0] - foot);
        }
    }

    /// The foot of the body on a page, its last line's room included.
    pub(super) fn body_foot(&self, page: usize) -> Option<Length> {
        let lines = self.lines(&[Role::Paragraph]).into_iter().filter(|line| line.page == page);
        lines.map(|line| self.band(line, true)[1]).reduce(Length::max)
    }
}

/// The line ends that the clerk typed in the body.
pub fn typed_ends(letter: &Letter) -> usize {
    let texts = letter.body.iter().flat_map(|item| item.text.iter());
    texts.map(|span| span.text.matches('\n').count()).sum()
}
