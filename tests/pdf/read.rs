//! A PDF as mupdf sees it: every letter and drawn line with its place, in the order of the content.

use std::path::Path;
use std::process::Command;

use roxmltree::{Document, Node};

/// Times New Roman's ascent and descent, which Liberation Serif shares, in ems.
pub const ASCENT: f64 = 0.891;
pub const DESCENT: f64 = 0.216;

const MM: f64 = 25.4 / 72.0;

/// Lengths in millimetres from the top left corner of the sheet, sizes in points.
pub struct Pdf {
    pub pages: Vec<Page>,
}

#[derive(Default)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub letters: Vec<Letter>,
    pub strokes: Vec<Stroke>,
}

#[derive(Clone, Debug)]
pub struct Letter {
    pub char: char,
    pub x: f64,
    /// Of the baseline.
    pub y: f64,
    pub end: f64,
    pub size: f64,
    /// `Regular`, `Bold`, `Italic` or `BoldItalic`.
    pub style: String,
}

#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    pub from: (f64, f64),
    pub to: (f64, f64),
    /// In points.
    pub width: f64,
}

/// Some words on one line.
#[derive(Clone, Debug)]
pub struct Words {
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
    pub style: String,
    pub text: String,
}

impl Words {
    fn of(letters: &[Letter]) -> Words {
        let (first, last) = (&letters[0], &letters[letters.len() - 1]);
        let text = letters.iter().map(|letter| letter.char).collect();
        Words { x: first.x, end: last.end, y: first.y, size: first.size, style: first.style.clone(), text }
    }

    pub fn center(&self) -> f64 {
        (self.x + self.end) / 2.0
    }

    /// Of the line's box.
    pub fn top(&self) -> f64 {
        self.y - self.size * MM * ASCENT
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.size * MM * DESCENT
    }
}

impl Page {
    /// The first place where these words stand on one line.
    pub fn find(&self, words: &str) -> Words {
        let wanted: Vec<char> = words.chars().collect();
        let here = |at: &&[Letter]| at.iter().map(|letter| letter.char).eq(wanted.iter().copied());
        let mut found = self.letters.windows(wanted.len()).filter(here);
        Words::of(found.next().unwrap_or_else(|| panic!("«{words}» is not on the page")))
    }

    /// Lines as they stand: letters that follow each other on one baseline, the blank at the end left out. Columns that
    /// stand side by side are lines of their own.
    pub fn lines(&self) -> Vec<Words> {
        let mut lines: Vec<Vec<Letter>> = Vec::new();
        for letter in &self.letters {
            match lines.last_mut() {
                Some(line) if line.last().is_some_and(|last| (last.y - letter.y).abs() < 0.01 && letter.x > last.x) => {
                    line.push(letter.clone());
                }
                _ => lines.push(vec![letter.clone()]),
            }
        }
        let trimmed = lines.into_iter().filter_map(|mut line| {
            let kept = line.iter().rposition(|letter| letter.char != ' ')? + 1;
            line.truncate(kept);
            Some(Words::of(&line))
        });
        trimmed.collect()
    }
}

impl Pdf {
    pub fn read(path: &Path) -> Pdf {
        let trace = super::say(Command::new("mutool").arg("trace").arg(path));
        let document = Document::parse(&trace).unwrap();
        let pages = document.descendants().filter(|node| node.has_tag_name("page")).map(page);
        Pdf { pages: pages.collect() }
    }
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn numbers(node: &Node, name: &str) -> Vec<f64> {
    node.attribute(name).unwrap().split(' ').map(|number| number.parse().unwrap()).collect()
}

fn page(node: Node) -> Page {
    let sheet = numbers(&node, "mediabox");
    let mut page = Page { width: sheet[2] * MM, height: sheet[3] * MM, ..Page::default() };
    for ink in node.children() {
        match ink.tag_name().name() {
            "fill_text" => text(&ink, &mut page),
            "stroke_path" => stroke(&ink, &mut page),
            "" | "layer" | "end_layer" | "set_default_colorspaces" => {}
            other => panic!("unexpected <{other}> on a page"),
        }
    }
    page
}

fn text(node: &Node, page: &mut Page) {
    assert_eq!(node.attribute("colorspace"), Some("DeviceGray"));
    assert_eq!(node.attribute("color"), Some("0"), "text is black");
    for span in node.children().filter(Node::is_element) {
        let style = span.attribute("font").unwrap().split_once('+').unwrap().1;
        let style = style.strip_prefix("LiberationSerif").expect("the family of Times New Roman");
        // mupdf cuts long names.
        let style = match style.trim_start_matches('-') {
            "" => "Regular",
            "BoldItal" => "BoldItalic",
            style => style,
        };
        let size = numbers(&span, "trm")[0];
        for glyph in span.children().filter(Node::is_element) {
            let x = number(&glyph, "x") * MM;
            page.letters.push(Letter {
                char: glyph.attribute("unicode").unwrap().chars().next().unwrap(),
                x,
                y: page.height - number(&glyph, "y") * MM,
                end: x + number(&glyph, "adv") * size * MM,
                size,
                style: style.to_owned(),
            });
        }
    }
}

fn stroke(node: &Node, page: &mut Page) {
    let points: Vec<(f64, f64)> = node
        .children()
        .filter(Node::is_element)
        .map(|point| (number(&point, "x") * MM, page.height - number(&point, "y") * MM))
        .collect();
    assert_eq!(points.len(), 2, "only straight lines are drawn");
    page.strokes.push(Stroke { from: points[0], to: points[1], width: number(node, "linewidth") });
}
