//! Paragraphs set before: a key changes one of them, the others keep their lines.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem;

use crate::block::Block;
use crate::font::{Fonts, Glyph};
use crate::layout::ink::Ink;
use crate::layout::paragraph::{Line, Measure, Origin, Setter};
use crate::rules::RuleSet;

/// The paragraphs of the letter that was set last, each with its lines. Nothing in it is older.
#[derive(Default)]
pub struct Memory {
    last: HashMap<u64, Kept>,
    now: HashMap<u64, Kept>,
    /// Rules and fonts they were set with.
    with: (usize, usize),
}

/// A block, and the room it is set in.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub block: &'a Block,
    pub measure: Measure,
}

/// A set paragraph. Its glyphs count from the first byte of its own text, its lines from the first of its own glyphs.
struct Kept {
    block: Block,
    measure: Measure,
    text: String,
    glyphs: Vec<Glyph>,
    lines: Vec<Line>,
}

impl Memory {
    /// Begins a letter: what the last one did not have is forgotten.
    pub(super) fn begin(&mut self, rules: &'static RuleSet, fonts: &Fonts) {
        let with = (std::ptr::from_ref(rules).addr(), std::ptr::from_ref(fonts).addr());
        self.last = mem::take(&mut self.now);
        if mem::replace(&mut self.with, with) != with {
            self.last.clear();
        }
    }

    fn find(&mut self, task: Task) -> Option<&Kept> {
        let key = key(task.block);
        let is_same = |kept: &Kept| kept.measure == task.measure && kept.block == *task.block;
        if let Some(kept) = self.last.remove(&key) {
            self.now.insert(key, kept);
        }
        self.now.get(&key).filter(|kept| is_same(kept))
    }
}

fn key(block: &Block) -> u64 {
    let mut hasher = DefaultHasher::new();
    (block.role, block.field, block.offset, &block.text).hash(&mut hasher);
    hasher.finish()
}

impl Setter<'_> {
    /// The lines of a block that was set before, as they were.
    pub(super) fn remembered(&mut self, task: Task, origin: Origin) -> Option<Vec<Line>> {
        let kept = self.memory.as_mut()?.find(task)?;
        let (byte, glyph) = (self.text.len() as u32, self.glyphs.len() as u32);
        self.text.push_str(&kept.text);
        self.glyphs.extend(kept.glyphs.iter().map(|old| Glyph { start: old.start + byte, ..*old }));
        let mut lines = kept.lines.clone();
        for ink in lines.iter_mut().flat_map(|line| &mut line.ink) {
            match ink {
                Ink::Text(run) => {
                    run.glyphs = run.glyphs.start + glyph..run.glyphs.end + glyph;
                    run.text_end += byte;
                    (run.block, run.tag) = (origin.block, origin.tag);
                }
                Ink::Stroke(stroke) => stroke.block = origin.block,
            }
        }
        Some(lines)
    }

    /// Keeps the lines of a block whose text and glyphs begin at these places.
    pub(super) fn remember(&mut self, task: Task, (byte, glyph): (u32, u32), lines: &[Line]) {
        let Some(memory) = &mut self.memory else { return };
        let text = self.text[byte as usize..].to_owned();
        let glyphs =
            self.glyphs[glyph as usize..].iter().map(|new| Glyph { start: new.start - byte, ..*new }).collect();
        let mut lines = lines.to_vec();
        for ink in lines.iter_mut().flat_map(|line| &mut line.ink) {
            if let Ink::Text(run) = ink {
                run.glyphs = run.glyphs.start - glyph..run.glyphs.end - glyph;
                run.text_end -= byte;
            }
        }
        let Task { block, measure } = task;
        memory.now.insert(key(block), Kept { block: block.clone(), measure, text, glyphs, lines });
    }
}
