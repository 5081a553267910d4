//! Which component each marked piece of a page belongs to: the tree of tags, read from its root.

use std::collections::{HashMap, HashSet};

use super::file::{File, Sheet};
use super::syntax::Object;
use crate::block::Role;

/// Lists inside each other take three levels each; a letter has three.
const DEEPEST: usize = 64;
/// More tags than any letter has.
const MOST_TAGS: usize = 1 << 20;

/// A component, in the order of the letter.
pub struct Component {
    pub role: Role,
}

/// Where the words of a piece belong.
#[derive(Clone, Copy)]
pub struct Place {
    /// Number of the component.
    pub component: usize,
    /// The piece is its number or dash.
    pub is_label: bool,
}

/// The components of a file and the pieces they are made of.
#[derive(Default)]
pub struct Tree {
    pub components: Vec<Component>,
    /// By page, counted from 0, and number of the piece.
    pub pieces: HashMap<(usize, u32), Place>,
}

/// Reads the tree; empty when the file has none or does not name its components.
pub fn read(file: &File, sheets: &[Sheet]) -> Tree {
    let pages = sheets.iter().enumerate().map(|(i, sheet)| (sheet.id, i)).collect();
    let mut walk = Walk { file, pages, seen: HashSet::new(), tree: Tree::default() };
    let root = file.catalog().ok().and_then(|catalog| file.dict(catalog.get("StructTreeRoot")));
    if let Some(root) = root {
        walk.kids(root.get("K"), Above { page: None, place: None, depth: DEEPEST });
    }
    walk.tree
}

/// What a node has from the nodes above it.
#[derive(Clone, Copy)]
struct Above {
    page: Option<usize>,
    place: Option<Place>,
    depth: usize,
}

struct Walk<'f, 'a> {
    file: &'f File<'a>,
    pages: HashMap<u32, usize>,
    seen: HashSet<u32>,
    tree: Tree,
}

impl<'a> Walk<'_, 'a> {
    fn kids(&mut self, value: Option<&Object<'a>>, above: Above) {
        for kid in self.file.items(value) {
            self.kid(&kid, above);
        }
    }

    fn kid(&mut self, kid: &Object<'a>, above: Above) {
        if let (Some(number), Some(page)) = (kid.count(), above.page) {
            self.piece(page, number, above.place);
            return;
        }
        let is_known = matches!(kid, Object::Reference(id) if !self.seen.insert(*id));
        let Some(dict) = self.file.dict(Some(kid)).filter(|_| !is_known && above.depth > 0) else { return };
        let page = match dict.get("Pg") {
            Some(Object::Reference(id)) => self.pages.get(id).copied(),
            _ => above.page,
        };
        if let (Some(number), Some(page)) = (dict.get("MCID").and_then(Object::count), page) {
            self.piece(page, number, above.place);
            return;
        }
        let title = self.file.resolve(dict.get("T"));
        let id = title.string().and_then(|title| std::str::from_utf8(title).ok());
        let place = match id.and_then(Role::with_id) {
            Some(role) if self.tree.components.len() < MOST_TAGS => {
                // Items of the body are measured as its paragraphs are.
                let role = if matches!(role, Role::Item(_)) { Role::Paragraph } else { role };
                self.tree.components.push(Component { role });
                Some(Place { component: self.tree.components.len() - 1, is_label: false })
            }
            _ => above.place,
        };
        let is_label = self.file.resolve(dict.get("S")).name() == Some(b"Lbl");
        let place = place.map(|place| Place { is_label: place.is_label || is_label, ..place });
        self.kids(dict.get("K"), Above { page, place, depth: above.depth - 1 });
    }

    fn piece(&mut self, page: usize, number: u32, place: Option<Place>) {
        if let Some(place) = place
            && self.tree.pieces.len() < MOST_TAGS
        {
            self.tree.pieces.insert((page, number), place);
        }
    }
}
