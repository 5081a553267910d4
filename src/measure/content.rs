//! What a page's content draws: every glyph and every straight line with its place, and the mark it stands under.

use std::collections::HashMap;
use std::rc::Rc;

use super::file::{File, Sheet, fault};
use super::fonts::{Typeface, utf16};
use super::syntax::{Dict, Lexer, Object};
use crate::error::Result;
use crate::units::{Length, Point, Size};

/// More than a letter of a thousand pages has.
const MOST_GLYPHS: usize = 4 << 20;
/// Saved states inside each other.
const MOST_SAVED: usize = 64;
/// Marks inside each other.
const MOST_MARKS: usize = 64;
/// Of one operator; what comes behind is not looked at.
const MOST_OPERANDS: usize = 16;

/// A letter as it stands on the page.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// On the baseline.
    pub at: Point,
    /// How far the pen moved for it.
    pub width: Length,
    pub size: Length,
    /// Number of its font in [`Drawn::fonts`].
    pub font: usize,
    pub black: bool,
    /// What it says, in [`Drawn::text`].
    pub text: std::ops::Range<usize>,
    /// Number of the marked piece of the page; `None` for what only decorates.
    pub mark: Option<u32>,
}

/// A straight line.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub from: Point,
    pub to: Point,
    pub width: Length,
}

/// A page with everything on it.
#[derive(Default)]
pub struct Drawn {
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    pub fonts: Vec<Rc<Typeface>>,
    pub text: String,
    /// Pictures, frames and areas: nothing that this program draws.
    pub others: usize,
}

impl Drawn {
    pub fn says(&self, glyph: &Glyph) -> &str {
        &self.text[glyph.text.clone()]
    }
}

/// Fonts that were read already, by the number of their object.
pub type Known = HashMap<u32, Option<Rc<Typeface>>>;

/// Reads a page of `size`.
pub fn read<'a>(file: &File<'a>, sheet: &Sheet<'a>, size: Size, known: &mut Known) -> Result<Drawn> {
    let broken = || fault("tệp hỏng: không đọc được nội dung của một trang. Hãy xuất hoặc chép lại tệp");
    let mut bytes = Vec::new();
    for part in file.items(sheet.get("Contents")) {
        bytes.extend(file.stream(Some(&part)).ok_or_else(broken)?);
        bytes.push(b'\n');
    }
    let resources = file.dict(sheet.get("Resources")).unwrap_or_default();
    let fonts = file.dict(resources.get("Font")).unwrap_or_default();
    let mut reader = Reader {
        file,
        fonts,
        known,
        loaded: HashMap::new(),
        size,
        state: State::default(),
        saved: Vec::new(),
        pen: Matrix::UNIT,
        line: Matrix::UNIT,
        marks: Vec::new(),
        path: Vec::new(),
        drawn: Drawn::default(),
    };
    let mut lexer = Lexer::new(&bytes, 0);
    let mut operands = Vec::new();
    while let Some(object) = lexer.next() {
        match object {
            Object::Word(operator) => {
                reader.run(operator, &operands);
                operands.clear();
            }
            operand if operands.len() < MOST_OPERANDS => operands.push(operand),
            _ => {}
        }
        if reader.drawn.glyphs.len() > MOST_GLYPHS {
            return Err(fault("một trang có quá nhiều chữ, không phải trang của công văn. Hãy chọn lại tệp"));
        }
    }
    Ok(reader.drawn)
}

/// The six numbers that place, turn and stretch.
#[derive(Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const UNIT: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this, then `other`.
    fn then(self, other: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Matrix([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    fn moved(self, x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    fn place(self, x: f64, y: f64) -> [f64; 2] {
        let [a, b, c, d, e, f] = self.0;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// How much longer it makes what lies along the line, and what stands up.
    fn scales(self) -> [f64; 2] {
        let [a, b, c, d, ..] = self.0;
        [a.hypot(b), c.hypot(d)]
    }
}

#[derive(Clone, Copy)]
struct State {
    matrix: Matrix,
    font: Option<usize>,
    size: f64,
    between_letters: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    black: bool,
    stroke: f64,
}

impl Default for State {
    fn default() -> State {
        State {
            matrix: Matrix::UNIT,
            font: None,
            size: 0.0,
            between_letters: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            black: true,
            stroke: 1.0,
        }
    }
}

/// What a piece of content stands under.
enum Mark {
    Piece(u32),
    Artifact,
    /// The glyphs from this one on say this, whatever they are.
    Says(usize, String),
    Other,
}

struct Reader<'f, 'a> {
    file: &'f File<'a>,
    fonts: Dict<'a>,
    known: &'f mut Known,
    loaded: HashMap<Vec<u8>, Option<usize>>,
    size: Size,
    state: State,
    saved: Vec<State>,
    pen: Matrix,
    line: Matrix,
    marks: Vec<Mark>,
    path: Vec<[f64; 2]>,
    drawn: Drawn,
}

impl Reader<'_, '_> {
    fn run(&mut self, operator: &[u8], operands: &[Object]) {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or_default();
        match operator {
            b"q" if self.saved.len() < MOST_SAVED => self.saved.push(self.state),
            b"Q" => self.state = self.saved.pop().unwrap_or(self.state),
            b"cm" => {
                let matrix = Matrix([0, 1, 2, 3, 4, 5].map(number));
                self.state.matrix = matrix.then(self.state.matrix);
            }
            b"w" => self.state.stroke = number(0),
            b"g" => self.state.black = number(0) == 0.0,
            b"rg" => self.state.black = [0, 1, 2].map(number) == [0.0; 3],
            b"k" => self.state.black = [0, 1, 2, 3].map(number) == [0.0, 0.0, 0.0, 1.0],
            b"cs" | b"sc" | b"scn" => self.state.black = false,
            b"BMC" | b"BDC" if self.marks.len() < MOST_MARKS => self.begin(operands),
            b"EMC" => self.end(),
            b"m" | b"l" | b"S" | b"s" | b"n" => self.path(operator, [number(0), number(1)]),
            b"re" | b"c" | b"v" | b"y" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"sh" | b"Do" | b"EI" => {
                self.drawn.others += 1;
            }
            _ => self.text(operator, operands),
        }
    }

    fn text(&mut self, operator: &[u8], operands: &[Object]) {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or_default();
        match operator {
            b"BT" => (self.pen, self.line) = (Matrix::UNIT, Matrix::UNIT),
            b"Tf" => {
                self.state.font = operands.first().and_then(Object::name).and_then(|name| self.font(name));
                self.state.size = number(1);
            }
            b"Tm" => self.new_line(Matrix([0, 1, 2, 3, 4, 5].map(number))),
            b"Td" => self.new_line(self.line.moved(number(0), number(1))),
            b"TD" => {
                self.state.leading = -number(1);
                self.new_line(self.line.moved(number(0), number(1)));
            }
            b"T*" => self.new_line(self.line.moved(0.0, -self.state.leading)),
            b"TL" => self.state.leading = number(0),
            b"Tc" => self.state.between_letters = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"Ts" => self.state.rise = number(0),
            // Letters that are drawn otherwise than filled are not black on paper.
            b"Tr" => self.state.black &= number(0) == 0.0,
            b"Tj" => self.show(operands.first()),
            b"'" | b"\"" => {
                self.new_line(self.line.moved(0.0, -self.state.leading));
                self.show(operands.last());
            }
            b"TJ" => {
                let Some(Object::Array(pieces)) = operands.first() else { return };
                for piece in pieces {
                    match piece.number() {
                        Some(back) => self.advance(-back / 1000.0 * self.state.size * self.state.stretch),
                        None => self.show(Some(piece)),
                    }
                }
            }
            _ => {}
        }
    }

    fn new_line(&mut self, matrix: Matrix) {
        (self.pen, self.line) = (matrix, matrix);
    }

    fn advance(&mut self, by: f64) {
        self.pen = self.pen.moved(by, 0.0);
    }

    /// The number of a font of this page, read when it is first named.
    fn font(&mut self, name: &[u8]) -> Option<usize> {
        if let Some(known) = self.loaded.get(name) {
            return *known;
        }
        let value = std::str::from_utf8(name).ok().and_then(|name| self.fonts.get(name));
        let typeface = match value {
            Some(Object::Reference(id)) => {
                let (file, known) = (self.file, &mut *self.known);
                known.entry(*id).or_insert_with(|| Typeface::read(file, value).map(Rc::new)).clone()
            }
            value => Typeface::read(self.file, value).map(Rc::new),
        };
        let number = typeface.map(|typeface| {
            self.drawn.fonts.push(typeface);
            self.drawn.fonts.len() - 1
        });
        self.loaded.insert(name.to_vec(), number);
        number
    }

    fn show(&mut self, string: Option<&Object>) {
        let (Some(font), Some(codes)) = (self.state.font, string.and_then(Object::string)) else { return };
        let typeface = self.drawn.fonts[font].clone();
        let State { size, between_letters, stretch, rise, black, matrix, .. } = self.state;
        let mark = self.marks.iter().rev().find_map(|mark| match mark {
            Mark::Piece(number) => Some(Some(*number)),
            Mark::Artifact => Some(None),
            Mark::Says(..) | Mark::Other => None,
        });
        for code in codes.chunks_exact(2) {
            let code = u16::from_be_bytes([code[0], code[1]]);
            let on_page = self.pen.then(matrix);
            let [along, up] = on_page.scales();
            let width = typeface.width(code) * size * stretch;
            let start = self.drawn.text.len();
            self.drawn.text.push_str(typeface.text(code));
            self.drawn.glyphs.push(Glyph {
                at: self.point(on_page.place(0.0, rise)),
                width: Length::read(width * along),
                size: Length::read(size * up),
                font,
                black,
                text: start..self.drawn.text.len(),
                mark: mark.flatten(),
            });
            self.advance(width + between_letters * stretch);
        }
    }

    /// From the lower left corner of the sheet to the upper one.
    fn point(&self, [x, y]: [f64; 2]) -> Point {
        Point::new(Length::read(x), self.size.height - Length::read(y))
    }

    fn path(&mut self, operator: &[u8], at: [f64; 2]) {
        let [x, y] = self.state.matrix.place(at[0], at[1]);
        match operator {
            b"m" => self.path = vec![[x, y]],
            b"l" => self.path.push([x, y]),
            b"S" if self.path.len() == 2 => {
                let [_, up] = self.state.matrix.scales();
                let [from, to] = [self.path[0], self.path[1]].map(|at| self.point(at));
                self.drawn.rules.push(Rule { from, to, width: Length::read(self.state.stroke * up) });
                self.path.clear();
            }
            b"S" | b"s" => {
                self.drawn.others += 1;
                self.path.clear();
            }
            _ => self.path.clear(),
        }
    }

    fn begin(&mut self, operands: &[Object]) {
        let properties = match operands.get(1) {
            Some(Object::Dict(dict)) => dict.clone(),
            _ => Dict::default(),
        };
        let number = properties.get("MCID").and_then(Object::count);
        let says = properties.get("ActualText").and_then(Object::string);
        let is_artifact = operands.first().and_then(Object::name) == Some(b"Artifact");
        self.marks.push(match (number, says) {
            (Some(number), _) => Mark::Piece(number),
            (None, Some(text)) => Mark::Says(self.drawn.glyphs.len(), utf16(text)),
            (None, None) if is_artifact => Mark::Artifact,
            (None, None) => Mark::Other,
        });
    }

    fn end(&mut self) {
        let Some(Mark::Says(first, text)) = self.marks.pop() else { return };
        let drawn = &mut self.drawn;
        let glyphs = &mut drawn.glyphs[first..];
        let one_each = text.chars().count() == glyphs.len();
        let mut letters = text.chars();
        for (i, glyph) in glyphs.iter_mut().enumerate() {
            let start = drawn.text.len();
            match one_each {
                true => drawn.text.extend(letters.next()),
                false if i == 0 => drawn.text.push_str(&text),
                false => {}
            }
            glyph.text = start..drawn.text.len();
        }
    }
}
