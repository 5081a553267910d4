//! A PDF file: where its objects lie, and the objects themselves, read when they are asked for. Everything has a limit: a
//! file that lies about itself costs time in proportion to its size, and ends in an answer.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use libdeflater::{DecompressionError, Decompressor};

use super::syntax::{Dict, Lexer, Object};
use crate::error::{Error, Result};
use crate::layout::MOST_PAGES;

/// A letter of a thousand pages has half of this.
const MOST_BYTES: usize = 32 << 20;
/// A thousand pages have a tenth of this.
const MOST_OBJECTS: usize = 1 << 20;
/// Of one stream when it is inflated: a page has 50 KB, a whole font 400 KB.
const MOST_INFLATED: usize = 8 << 20;
/// Of all streams together.
const MOST_INFLATED_IN_ALL: usize = 256 << 20;
/// Times a file was added to: every signature adds to it.
const MOST_ADDITIONS: usize = 64;
/// References to references.
const MOST_HOPS: usize = 8;
/// Levels of the tree of pages.
const DEEPEST_PAGES: usize = 32;

/// What a page takes from the tree above it.
const INHERITED: [&str; 4] = ["MediaBox", "CropBox", "Resources", "Rotate"];

/// A file that could be opened.
pub struct File<'a> {
    bytes: &'a [u8],
    offsets: HashMap<u32, usize>,
    trailer: Dict<'a>,
    objects: RefCell<HashMap<u32, Rc<Object<'a>>>>,
    /// Bytes that were read as objects: objects that hold each other would be read again and again.
    taken: Cell<usize>,
    inflated: Cell<usize>,
}

/// A page, with what it takes from the tree above it.
pub struct Sheet<'a> {
    pub id: u32,
    pub dict: Dict<'a>,
    inherited: Inherited<'a>,
}

type Inherited<'a> = Vec<(&'static str, Rc<Object<'a>>)>;

impl<'a> Sheet<'a> {
    pub fn get(&self, name: &str) -> Option<&Object<'a>> {
        let above = || self.inherited.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| &**value);
        self.dict.get(name).or_else(above)
    }
}

pub fn fault(reason: &str) -> Error {
    Error::Unmeasured { reason: reason.to_owned() }
}

impl<'a> File<'a> {
    /// Finds the objects of a file.
    pub fn open(bytes: &'a [u8]) -> Result<File<'a>> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(fault("đây không phải là tệp PDF. Hãy chọn tệp có đuôi .pdf"));
        }
        if bytes.len() > MOST_BYTES {
            return Err(fault("tệp lớn hơn 32 MB, không phải một công văn. Hãy chọn lại tệp"));
        }
        let start = last_table(bytes)
            .ok_or_else(|| fault("tệp bị cắt cụt hoặc hỏng: thiếu phần cuối. Hãy xuất hoặc chép lại tệp"))?;
        let (offsets, trailer) = tables(bytes, start)?;
        if trailer.get("Encrypt").is_some() {
            return Err(fault("tệp có đặt mật khẩu. Hãy dùng tệp không đặt mật khẩu, do chương trình này xuất ra"));
        }
        let (taken, inflated) = (Cell::new(0), Cell::new(0));
        Ok(File { bytes, offsets, trailer, objects: RefCell::default(), taken, inflated })
    }

    /// What stands at the end of the file.
    pub fn trailer(&self) -> &Dict<'a> {
        &self.trailer
    }

    /// An object by its number; nothing when it is not there or cannot be read.
    pub fn object(&self, id: u32) -> Rc<Object<'a>> {
        if let Some(known) = self.objects.borrow().get(&id) {
            return known.clone();
        }
        let object = Rc::new(self.read(id).unwrap_or_default());
        self.objects.borrow_mut().insert(id, object.clone());
        object
    }

    /// What a value stands for: itself, or the object it refers to.
    pub fn resolve(&self, value: Option<&Object<'a>>) -> Rc<Object<'a>> {
        let mut object = Rc::new(value.cloned().unwrap_or_default());
        for _ in 0..MOST_HOPS {
            match *object {
                Object::Reference(id) => object = self.object(id),
                _ => return object,
            }
        }
        Rc::default()
    }

    /// The dictionary that a value stands for; of a stream, what it says of itself.
    pub fn dict(&self, value: Option<&Object<'a>>) -> Option<Dict<'a>> {
        match &*self.resolve(value) {
            Object::Dict(dict) | Object::Stream(dict, _) => Some(dict.clone()),
            _ => None,
        }
    }

    /// The items that a value stands for; one that is no array is its only item.
    pub fn items(&self, value: Option<&Object<'a>>) -> Vec<Object<'a>> {
        match &*self.resolve(value) {
            Object::Null => Vec::new(),
            Object::Array(items) => items.clone(),
            _ => value.cloned().into_iter().collect(),
        }
    }

    /// Four numbers, such as the edges of a sheet.
    pub fn numbers<const N: usize>(&self, value: Option<&Object<'a>>) -> Option<[f64; N]> {
        let items = self.items(value);
        let numbers: Option<Vec<f64>> = items.iter().map(|item| self.resolve(Some(item)).number()).collect();
        numbers?.try_into().ok()
    }

    /// The bytes of a stream as they are meant; `None` when it is none, is broken, too large or packed in another way
    /// than this program packs.
    pub fn stream(&self, value: Option<&Object<'a>>) -> Option<Vec<u8>> {
        let object = self.resolve(value);
        let Object::Stream(dict, data) = &*object else { return None };
        let filters = self.items(dict.get("Filter"));
        let bytes = match filters.as_slice() {
            [] => data.to_vec(),
            [Object::Name(name)] if name == b"FlateDecode" && dict.get("DecodeParms").is_none() => inflate(data)?,
            _ => return None,
        };
        self.inflated.set(self.inflated.get() + bytes.len());
        (self.inflated.get() <= MOST_INFLATED_IN_ALL).then_some(bytes)
    }

    /// The root of everything.
    pub fn catalog(&self) -> Result<Dict<'a>> {
        let broken = || fault("tệp hỏng: không có phần gốc. Hãy xuất hoặc chép lại tệp");
        self.dict(self.trailer.get("Root")).ok_or_else(broken)
    }

    /// The pages in their order.
    pub fn pages(&self) -> Result<Vec<Sheet<'a>>> {
        let mut walk = Walk { file: self, seen: HashSet::new(), pages: Vec::new() };
        walk.node(self.catalog()?.get("Pages"), &Vec::new(), DEEPEST_PAGES)?;
        if walk.pages.is_empty() {
            return Err(fault("tệp hỏng: không có trang nào. Hãy xuất hoặc chép lại tệp"));
        }
        Ok(walk.pages)
    }

    fn read(&self, id: u32) -> Option<Object<'a>> {
        let mut lexer = Lexer::new(self.bytes, *self.offsets.get(&id)?);
        if lexer.next()?.count()? != id {
            return None;
        }
        lexer.next()?.count()?;
        if !lexer.take("obj") {
            return None;
        }
        let object = lexer.next_in_file()?;
        self.taken.set(self.taken.get() + lexer.at().saturating_sub(self.offsets[&id]));
        if self.taken.get() > 2 * self.bytes.len() {
            return None;
        }
        match object {
            Object::Dict(dict) if lexer.take("stream") => {
                let start = lexer.stream_start();
                // While the length of a stream is looked up it may not be the length itself.
                self.objects.borrow_mut().insert(id, Rc::default());
                let length = self.resolve(dict.get("Length")).count()? as usize;
                Some(Object::Stream(dict, self.bytes.get(start..start.checked_add(length)?)?))
            }
            object => Some(object),
        }
    }
}

/// Down the tree of pages.
struct Walk<'f, 'a> {
    file: &'f File<'a>,
    seen: HashSet<u32>,
    pages: Vec<Sheet<'a>>,
}

impl<'a> Walk<'_, 'a> {
    fn node(&mut self, value: Option<&Object<'a>>, above: &Inherited<'a>, depth: usize) -> Result<()> {
        let broken = || fault("tệp hỏng: danh sách trang lặp vòng hoặc thiếu. Hãy xuất hoặc chép lại tệp");
        let Some(Object::Reference(id)) = value else { return Err(broken()) };
        let is_new = self.seen.insert(*id);
        let dict = self.file.dict(value).filter(|_| is_new && depth > 0).ok_or_else(broken)?;
        let Some(kids) = dict.get("Kids") else {
            if self.pages.len() == MOST_PAGES {
                return Err(fault("tệp dài hơn 1000 trang, không phải một công văn. Hãy chọn lại tệp"));
            }
            self.pages.push(Sheet { id: *id, dict, inherited: above.clone() });
            return Ok(());
        };
        let own = INHERITED.iter().filter_map(|name| Some((*name, Rc::new(dict.get(name)?.clone()))));
        let inherited: Inherited = above.iter().cloned().chain(own).collect();
        for kid in self.file.items(Some(kids)) {
            self.node(Some(&kid), &inherited, depth - 1)?;
        }
        Ok(())
    }
}

/// Where the last table of objects begins.
fn last_table(bytes: &[u8]) -> Option<usize> {
    const NEAR_THE_END: usize = 2048;
    let tail = bytes.len().saturating_sub(NEAR_THE_END);
    let word = b"startxref";
    let at = tail + bytes[tail..].windows(word.len()).rposition(|window| window == word)?;
    Some(Lexer::new(bytes, at + word.len()).next()?.count()? as usize)
}

/// All tables of objects, the newest first, and the newest trailer.
fn tables<'a>(bytes: &'a [u8], start: usize) -> Result<(HashMap<u32, usize>, Dict<'a>)> {
    let broken = || fault("tệp hỏng: không đọc được danh mục bên trong. Hãy xuất hoặc chép lại tệp");
    let mut offsets = HashMap::new();
    let mut newest = None;
    let mut next = Some(start);
    for _ in 0..MOST_ADDITIONS {
        let Some(at) = next else { break };
        let mut lexer = Lexer::new(bytes, at);
        if !lexer.take("xref") {
            return Err(match lexer.next().and_then(|number| number.count()) {
                Some(_) => fault(
                    "tệp không do Soạn Công văn làm ra: danh mục bên trong được nén theo kiểu khác nên chương trình không \
                     đọc. Hãy kiểm tra tệp do chương trình này xuất",
                ),
                None => broken(),
            });
        }
        table(&mut lexer, &mut offsets).ok_or_else(broken)?;
        let Some(Object::Dict(trailer)) = lexer.next_in_file() else { return Err(broken()) };
        next = trailer.get("Prev").and_then(Object::count).map(|at| at as usize);
        newest = newest.or(Some(trailer));
    }
    newest.map(|trailer| (offsets, trailer)).ok_or_else(broken)
}

/// One table: sections of a first number, a count and as many lines of place, generation and `n` or `f`.
fn table(lexer: &mut Lexer, offsets: &mut HashMap<u32, usize>) -> Option<()> {
    while !lexer.take("trailer") {
        let first = lexer.next()?.count()?;
        let count = lexer.next()?.count()?;
        for id in first..first.checked_add(count)? {
            let offset = lexer.next()?.count()? as usize;
            lexer.next()?.count()?;
            let is_used = lexer.take("n");
            if !is_used && !lexer.take("f") || offsets.len() == MOST_OBJECTS {
                return None;
            }
            // What a later addition says of an object, even that it is gone, holds.
            offsets.entry(id).or_insert(if is_used { offset } else { usize::MAX });
        }
    }
    Some(())
}

/// zlib, with room that grows up to the limit.
fn inflate(data: &[u8]) -> Option<Vec<u8>> {
    let mut decompressor = Decompressor::new();
    let mut room = data.len().saturating_mul(6).clamp(4096, MOST_INFLATED);
    loop {
        let mut out = vec![0; room];
        match decompressor.zlib_decompress(data, &mut out) {
            Ok(length) => {
                out.truncate(length);
                return Some(out);
            }
            Err(DecompressionError::InsufficientSpace) if room < MOST_INFLATED => {
                room = room.saturating_mul(4).min(MOST_INFLATED);
            }
            Err(_) => return None,
        }
    }
}
