//! The tree of tags: what the pages say, for screen readers and for archives that outlive viewers.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{catalog, fault, name};
use crate::error::Result;
use crate::layout::ink::Typeset;
use crate::layout::tags::{Labels, TagId, TagKind};

/// PDF's name of a kind.
pub fn kind(kind: TagKind) -> &'static str {
    match kind {
        TagKind::Document => "Document",
        TagKind::Heading => "H1",
        TagKind::Paragraph => "P",
        TagKind::List(_) => "L",
        TagKind::Entry => "LI",
        TagKind::Label => "Lbl",
        TagKind::Words => "LBody",
        TagKind::Subheading => "H2",
        TagKind::Table => "Table",
        TagKind::Row => "TR",
        TagKind::ColumnHead => "TH",
        TagKind::Cell => "TD",
    }
}

/// A marked piece of a page.
#[derive(Clone, Copy)]
struct Piece {
    page: usize,
    number: usize,
}

/// Adds the tree and ties every marked piece to its place in it.
pub fn tag(document: &mut Document, typeset: &Typeset, marked: &[Vec<TagId>]) -> Result<()> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let root = document.new_object_id();
    let elements: Vec<ObjectId> = typeset.tags.iter().map(|_| document.new_object_id()).collect();
    let mut pieces: Vec<Vec<Piece>> = vec![Vec::new(); typeset.tags.len()];
    for (page, tags) in marked.iter().enumerate() {
        for (number, tag) in tags.iter().enumerate() {
            pieces[*tag as usize].push(Piece { page, number });
        }
    }
    let children = children(typeset, &pieces);
    for (i, tag) in typeset.tags.iter().enumerate() {
        if i > 0 && pieces[i].is_empty() && children[i].is_empty() {
            document.objects.remove(&elements[i]);
            continue;
        }
        let parent = if i == 0 { root } else { elements[tag.parent as usize] };
        let mut element = dictionary! { "S" => name(kind(tag.kind)), "P" => parent };
        if let Some(role) = tag.role {
            // What `measure` and whoever opens the tree know a component by.
            element.set("T", Object::string_literal(role.id()));
        }
        if tag.kind == TagKind::ColumnHead {
            element.set("A", dictionary! { "O" => name("Table"), "Scope" => name("Column") });
        }
        if let TagKind::List(labels) = tag.kind {
            element.set("A", dictionary! { "O" => name("List"), "ListNumbering" => name(numbering(labels)) });
        }
        let mut kids = own_pieces(&pieces[i], &pages, &mut element);
        kids.extend(children[i].iter().map(|child| Object::Reference(elements[*child])));
        element.set("K", if kids.len() == 1 { kids.remove(0) } else { Object::Array(kids) });
        document.objects.insert(elements[i], Object::Dictionary(element));
    }
    let parents = parent_tree(marked, &elements);
    let parents = document.add_object(parents);
    let tree = dictionary! {
        "Type" => name("StructTreeRoot"),
        "K" => elements[0],
        "ParentTree" => parents,
        "ParentTreeNextKey" => pages.len() as i64,
    };
    document.objects.insert(root, Object::Dictionary(tree));
    for (i, page) in pages.iter().enumerate() {
        let page = document.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(fault)?;
        page.set("StructParents", i as i64);
        page.set("Tabs", name("S"));
        page.remove(b"Annots");
    }
    catalog(document)?.set("StructTreeRoot", root);
    Ok(())
}

/// The children of each tag that say something, themselves or further down.
fn children(typeset: &Typeset, pieces: &[Vec<Piece>]) -> Vec<Vec<usize>> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); typeset.tags.len()];
    // A child always comes after its parent, so the way back sees whole branches.
    for i in (1..typeset.tags.len()).rev() {
        if !pieces[i].is_empty() || !children[i].is_empty() {
            children[typeset.tags[i].parent as usize].push(i);
        }
    }
    children.iter_mut().for_each(|list| list.reverse());
    children
}

fn own_pieces(pieces: &[Piece], pages: &[ObjectId], element: &mut Dictionary) -> Vec<Object> {
    let Some(first) = pieces.first() else {
        return Vec::new();
    };
    element.set("Pg", pages[first.page]);
    let kid = |piece: &Piece| {
        let number = Object::Integer(piece.number as i64);
        if piece.page == first.page {
            return number;
        }
        Object::Dictionary(dictionary! { "Type" => name("MCR"), "Pg" => pages[piece.page], "MCID" => number })
    };
    pieces.iter().map(kid).collect()
}

fn numbering(labels: Labels) -> &'static str {
    match labels {
        Labels::Decimal => "Decimal",
        Labels::Letters => "LowerAlpha",
        Labels::Dashes => "Disc",
    }
}

fn parent_tree(marked: &[Vec<TagId>], elements: &[ObjectId]) -> Dictionary {
    let mut numbers = Vec::with_capacity(2 * marked.len());
    for (page, tags) in marked.iter().enumerate() {
        numbers.push(Object::Integer(page as i64));
        let parents = tags.iter().map(|tag| Object::Reference(elements[*tag as usize]));
        numbers.push(Object::Array(parents.collect()));
    }
    dictionary! { "Nums" => numbers }
}
