//! The pages as a clerk with a ruler sees them: components, their lines, and the lines drawn between them.

use std::rc::Rc;

use super::Word;
use super::content::{self, Drawn, Glyph, Known, Rule};
use super::file::{File, Sheet, fault};
use super::fonts::Typeface;
use super::tree::{self, Place};
use crate::block::Role;
use crate::error::Result;
use crate::font::Fonts;
use crate::units::{Length, Point, Size};

/// Glyphs this near to one baseline are one line; the nearest lines of a letter are 4 mm apart.
const SAME_LINE: f64 = 0.01;

/// A whole file, read.
pub struct Paper {
    pub pages: Vec<Page>,
    /// In the order of the letter.
    pub blocks: Vec<Block>,
}

/// A page and what on it belongs to no component.
pub struct Page {
    pub size: Size,
    /// The sheet as viewers show it differs from its size: turned, cut or enlarged.
    pub is_changed: bool,
    pub drawn: Drawn,
    pub loose: Vec<Line>,
}

/// A component.
pub struct Block {
    pub role: Role,
    /// Its number or dash.
    pub label: String,
    /// Its words, blanks at line ends included.
    pub text: String,
    pub lines: Vec<Line>,
}

/// Glyphs on one baseline.
#[derive(Clone, Debug)]
pub struct Line {
    /// Counted from 0.
    pub page: usize,
    /// Left end of the first letter.
    pub x: Length,
    /// Right end of the last letter.
    pub end: Length,
    /// The baseline.
    pub y: Length,
    pub size: Length,
    /// From the baseline up to the top of the line.
    pub ascent: Length,
    /// From the baseline down to the foot of the letters.
    pub descent: Length,
    /// What a line of this size takes when nothing else is asked for.
    pub single: Length,
    /// In the page's list.
    pub glyphs: Vec<usize>,
}

impl Line {
    pub fn top(&self) -> Length {
        self.y - self.ascent
    }

    /// The foot of a line with single spacing.
    pub fn bottom(&self) -> Length {
        self.top() + self.single
    }

    pub fn middle(&self) -> Length {
        (self.x + self.end) / 2.0
    }

    /// The page's number as it is printed.
    pub fn number(&self) -> u32 {
        self.page as u32 + 1
    }
}

impl Paper {
    /// Reads every page.
    pub fn read<'a>(file: &File<'a>, sheets: &[Sheet<'a>]) -> Result<Paper> {
        let tree = tree::read(file, sheets);
        let block = |component: &tree::Component| Block {
            role: component.role,
            label: String::new(),
            text: String::new(),
            lines: Vec::new(),
        };
        let mut blocks: Vec<Block> = tree.components.iter().map(block).collect();
        let mut known = Known::new();
        let mut pages = Vec::with_capacity(sheets.len());
        for (number, sheet) in sheets.iter().enumerate() {
            let (size, is_changed) = size(file, sheet)?;
            let drawn = content::read(file, sheet, size, &mut known)?;
            let mut loose = Vec::new();
            let place = |glyph: &Glyph| tree.pieces.get(&(number, glyph.mark?)).copied();
            for (place, line) in lines(&drawn, number, place) {
                match place {
                    Some(place) => blocks[place.component].lines.push(line),
                    None => loose.push(line),
                }
            }
            for glyph in &drawn.glyphs {
                if let Some(Place { component, is_label }) = place(glyph) {
                    let block = &mut blocks[component];
                    let text = if is_label { &mut block.label } else { &mut block.text };
                    text.push_str(drawn.says(glyph));
                }
            }
            pages.push(Page { size, is_changed, drawn, loose });
        }
        Ok(Paper { pages, blocks })
    }

    /// The components of a kind.
    pub fn all(&self, role: Role) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.role == role)
    }

    /// The lines of some kinds of components, in the order of the letter.
    pub fn lines(&self, roles: &[Role]) -> Vec<(Role, &Line)> {
        let blocks = self.blocks.iter().filter(|block| roles.contains(&block.role));
        blocks.flat_map(|block| block.lines.iter().map(|line| (block.role, line))).collect()
    }

    /// What a line says.
    pub fn says(&self, line: &Line) -> String {
        let drawn = &self.pages[line.page].drawn;
        line.glyphs.iter().map(|glyph| drawn.says(&drawn.glyphs[*glyph])).collect()
    }

    /// The letters of a line, blanks left out, each with its font.
    pub fn letters<'p>(&'p self, line: &'p Line) -> impl Iterator<Item = (&'p Glyph, &'p Rc<Typeface>)> {
        let drawn = &self.pages[line.page].drawn;
        let glyphs = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]);
        glyphs.filter(|glyph| !is_blank(drawn.says(glyph))).map(|glyph| (glyph, &drawn.fonts[glyph.font]))
    }

    /// The blanks between the words of a line: what stands between the letters on both sides, and how wide the font's own
    /// blank is.
    pub fn blanks(&self, line: &Line) -> Vec<(Length, Length)> {
        let drawn = &self.pages[line.page].drawn;
        let glyphs: Vec<&Glyph> = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]).collect();
        let blank = |three: &[&Glyph]| {
            let [before, blank, after] = three else { return None };
            let is_inner = drawn.says(blank) == " " && !is_blank(drawn.says(before)) && !is_blank(drawn.says(after));
            is_inner.then(|| (after.at.x - (before.at.x + before.width), blank.width))
        };
        glyphs.windows(3).filter_map(blank).collect()
    }

    /// All words, page by page.
    pub fn words(&self) -> Vec<Word> {
        let lines = self.blocks.iter().flat_map(|block| &block.lines);
        let mut words: Vec<Word> = Vec::new();
        for line in lines.chain(self.pages.iter().flat_map(|page| &page.loose)) {
            let drawn = &self.pages[line.page].drawn;
            let glyphs: Vec<&Glyph> = line.glyphs.iter().map(|glyph| &drawn.glyphs[*glyph]).collect();
            for word in glyphs.split(|glyph| is_blank(drawn.says(glyph))) {
                let (Some(first), Some(last)) = (word.first(), word.last()) else { continue };
                let text = word.iter().map(|glyph| drawn.says(glyph)).collect();
                let (page, end) = (line.page + 1, last.at.x + last.width);
                words.push(Word { page, x: first.at.x, end, y: line.y, text });
            }
        }
        words.sort_by_key(|word| word.page);
        words
    }

    /// The drawn lines of a page.
    pub fn rules(&self, page: usize) -> &[Rule] {
        &self.pages[page].drawn.rules
    }
}

/// The sheet as it is printed.
pub fn size<'a>(file: &File<'a>, sheet: &Sheet<'a>) -> Result<(Size, bool)> {
    let edges = |name| file.numbers::<4>(sheet.get(name));
    let Some(media) = edges("MediaBox") else {
        return Err(fault("tệp hỏng: có trang không ghi khổ giấy. Hãy xuất hoặc chép lại tệp"));
    };
    let [left, bottom, right, top] = media;
    let is_cut = edges("CropBox").is_some_and(|cut| cut != media);
    let is_turned = file.resolve(sheet.get("Rotate")).number().is_some_and(|turn| turn != 0.0);
    let is_enlarged = file.resolve(sheet.get("UserUnit")).number().is_some_and(|unit| unit != 1.0);
    let size = Size { width: Length::read(right - left), height: Length::read(top - bottom) };
    Ok((size, is_cut || is_turned || is_enlarged || left != 0.0 || bottom != 0.0))
}

/// Parts the glyphs of a page into lines, each of one component. Marks above and below letters count for their words only.
fn lines<'d>(
    drawn: &'d Drawn,
    page: usize,
    place: impl Fn(&Glyph) -> Option<Place> + 'd,
) -> Vec<(Option<Place>, Line)> {
    let mut lines: Vec<(Option<Place>, Vec<usize>)> = Vec::new();
    for (i, glyph) in drawn.glyphs.iter().enumerate() {
        if is_mark(drawn.says(glyph)) {
            continue;
        }
        let here = place(glyph);
        let goes_on = |(there, line): &(Option<Place>, Vec<usize>)| {
            let last = &drawn.glyphs[*line.last().unwrap_or(&i)];
            let is_level = (last.at.y - glyph.at.y).to_pt().abs() < SAME_LINE && last.at.x <= glyph.at.x;
            is_level && there.map(|there| there.component) == here.map(|here| here.component)
        };
        match lines.last_mut().filter(|line| goes_on(line)) {
            Some((_, line)) => line.push(i),
            None => lines.push((here, vec![i])),
        }
    }
    lines.into_iter().filter_map(|(place, glyphs)| Some((place, line(drawn, page, glyphs)?))).collect()
}

/// `None` when nothing can be seen. The blank at the end of a line takes no room; a no-break space is as wide as it is.
fn line(drawn: &Drawn, page: usize, mut glyphs: Vec<usize>) -> Option<Line> {
    let says = |glyph: &usize| drawn.says(&drawn.glyphs[*glyph]);
    glyphs.iter().find(|glyph| !is_blank(says(glyph)))?;
    let is_wide = |glyph: &usize| says(glyph) != " ";
    let last = glyphs.iter().rposition(is_wide)?;
    glyphs.truncate(last + 1);
    glyphs.drain(..glyphs.iter().position(is_wide)?);
    let (first, last) = (&drawn.glyphs[glyphs[0]], &drawn.glyphs[*glyphs.last()?]);
    let Point { x, y } = first.at;
    let size = first.size;
    let heights = drawn.fonts[first.font].heights;
    let own = Fonts::embedded();
    let [ascent, descent, single] = match heights {
        Some(heights) => [heights.ascent, heights.descent, heights.single].map(|part| size * part),
        None => [own.ascent(size), own.descent(size), own.single(size)],
    };
    Some(Line { page, x, end: last.at.x + last.width, y, size, ascent, descent, single, glyphs })
}

pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Stands above or below the letter before it.
pub fn is_mark(text: &str) -> bool {
    text.starts_with(|c| ('\u{300}'..='\u{36f}').contains(&c))
}
