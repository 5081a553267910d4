//! The words a PDF is written in: numbers, names, strings, arrays, dictionaries. Reads any bytes, copies no stream, never
//! goes deeper than [`DEEPEST`].

/// Arrays and dictionaries inside each other; the program's own files need four.
const DEEPEST: usize = 24;
/// Values inside one value; the longest array of the program's own files has 30,000.
const MOST_VALUES: usize = 1 << 18;

/// A value of a PDF.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Object<'a> {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object<'a>>),
    Dict(Dict<'a>),
    /// What it says of itself, and its bytes as they stand in the file.
    Stream(Dict<'a>, &'a [u8]),
    /// Number of another object.
    Reference(u32),
    /// An operator, or a word such as `obj`.
    Word(&'a [u8]),
}

impl Object<'_> {
    pub fn number(&self) -> Option<f64> {
        if let Object::Number(number) = self { Some(*number) } else { None }
    }

    /// A whole number from 0 to 2³², the range of objects, pages and marks.
    pub fn count(&self) -> Option<u32> {
        let number = self.number()?;
        (number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0).then_some(number as u32)
    }

    pub fn name(&self) -> Option<&[u8]> {
        if let Object::Name(name) = self { Some(name) } else { None }
    }

    pub fn string(&self) -> Option<&[u8]> {
        if let Object::String(string) = self { Some(string) } else { None }
    }
}

/// A dictionary, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dict<'a>(Vec<(Vec<u8>, Object<'a>)>);

impl<'a> Dict<'a> {
    /// The last value under this name: what every reader takes.
    pub fn get(&self, name: &str) -> Option<&Object<'a>> {
        self.0.iter().rev().find(|(key, _)| key == name.as_bytes()).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &Object<'a>)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }
}

/// Reads one value after the other.
#[derive(Clone)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many values the value being read may still hold.
    left: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Lexer<'a> {
        Lexer { bytes, at: at.min(bytes.len()), left: MOST_VALUES }
    }

    /// Where the next value begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next value; `None` at the end and where nothing can be made of the bytes.
    pub fn next(&mut self) -> Option<Object<'a>> {
        self.left = MOST_VALUES;
        self.value(DEEPEST)
    }

    /// The next value, `12 0 R` read as a reference.
    pub fn next_in_file(&mut self) -> Option<Object<'a>> {
        let first = self.next()?;
        Some(self.reference(&first).unwrap_or(first))
    }

    /// Takes the word, or stays where it is.
    pub fn take(&mut self, word: &str) -> bool {
        let here = self.at;
        let is_here = self.value(1) == Some(Object::Word(word.as_bytes()));
        if !is_here {
            self.at = here;
        }
        is_here
    }

    /// What stands behind the line end after `stream`.
    pub fn stream_start(&self) -> usize {
        match self.rest() {
            [b'\r', b'\n', ..] => self.at + 2,
            [b'\n' | b'\r', ..] => self.at + 1,
            _ => self.at,
        }
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    fn reference(&mut self, number: &Object) -> Option<Object<'a>> {
        let number = number.count()?;
        let here = self.at;
        let generation = self.value(1).and_then(|object| object.count());
        if generation.is_some() && self.take("R") {
            return Some(Object::Reference(number));
        }
        self.at = here;
        None
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            if *byte == b'%' {
                let line = self.rest().iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                self.at = line.map_or(self.bytes.len(), |line| self.at + line);
            } else if is_blank(*byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Option<Object<'a>> {
        self.skip_blanks();
        let depth = depth.checked_sub(1)?;
        self.left = self.left.checked_sub(1)?;
        match self.rest() {
            [b'<', b'<', ..] => self.dict(depth),
            [b'<', ..] => self.hexadecimal(),
            [b'(', ..] => self.literal(),
            [b'/', ..] => Some(Object::Name(self.name())),
            [b'[', ..] => self.array(depth),
            [b'+' | b'-' | b'.' | b'0'..=b'9', ..] => self.number(),
            [byte, ..] if !is_delimiter(*byte) => {
                let word = self.regular();
                Some(match word {
                    b"true" => Object::Bool(true),
                    b"false" => Object::Bool(false),
                    b"null" => Object::Null,
                    _ => Object::Word(word),
                })
            }
            _ => None,
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let end = rest.iter().position(|byte| is_blank(*byte) || is_delimiter(*byte)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn number(&mut self) -> Option<Object<'a>> {
        let text = std::str::from_utf8(self.regular()).ok()?;
        let plain = text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9'));
        text.parse().ok().filter(|_| plain).map(Object::Number)
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut written = self.regular();
        let mut name = Vec::with_capacity(written.len());
        while let [first, rest @ ..] = written {
            let code = (*first == b'#').then(|| code(rest)).flatten();
            name.push(code.unwrap_or(*first));
            written = if code.is_some() { &rest[2..] } else { rest };
        }
        name
    }

    fn array(&mut self, depth: usize) -> Option<Object<'a>> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_blanks();
            if self.rest().first()? == &b']' {
                self.at += 1;
                return Some(Object::Array(items));
            }
            let item = self.value(depth)?;
            // `12 0 R`: the two numbers before the word were taken for themselves.
            if item == Object::Word(b"R") {
                items.pop()?;
                let number = items.pop()?.count()?;
                items.push(Object::Reference(number));
            } else {
                items.push(item);
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Object<'a>> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            self.skip_blanks();
            match self.rest() {
                [b'>', b'>', ..] => {
                    self.at += 2;
                    return Some(Object::Dict(Dict(entries)));
                }
                [b'/', ..] => {
                    let key = self.name();
                    let first = self.value(depth)?;
                    let value = self.reference(&first).unwrap_or(first);
                    entries.push((key, value));
                }
                _ => return None,
            }
        }
    }

    fn hexadecimal(&mut self) -> Option<Object<'a>> {
        let inside = &self.rest()[1..];
        let end = inside.iter().position(|byte| *byte == b'>')?;
        self.at += end + 2;
        let digits: Vec<u8> = inside[..end].iter().filter_map(|byte| digit(*byte)).collect();
        let pair = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
        Some(Object::String(digits.chunks(2).map(pair).collect()))
    }

    fn literal(&mut self) -> Option<Object<'a>> {
        let mut string = Vec::new();
        let mut open = 0_usize;
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open == 1 {
                        continue;
                    }
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Some(Object::String(string));
                    }
                }
                b'\\' => {
                    string.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            string.push(byte);
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let rest = self.rest();
        let octal = rest.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
        if octal > 0 {
            self.at += octal;
            return Some(rest[..octal].iter().fold(0_u8, |code, byte| code.wrapping_mul(8).wrapping_add(byte - b'0')));
        }
        self.at += if rest.starts_with(b"\r\n") { 2 } else { 1 };
        match *rest.first()? {
            b'\n' | b'\r' => None,
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            other => Some(other),
        }
    }
}

/// The byte that two hexadecimal digits stand for.
fn code(digits: &[u8]) -> Option<u8> {
    let [high, low, ..] = digits else { return None };
    Some(digit(*high)? << 4 | digit(*low)?)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 12 | 0)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}
