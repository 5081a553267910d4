//! Hướng dẫn 36-HD/VPTW of 03/4/2018, for letters dated before 27/5/2026: where it differs from HD05.

use super::{RuleSet, Source, Style, Words, guide, hd05};
use crate::block::Role;
use crate::units::Length;

pub(super) static RULES: RuleSet = RuleSet {
    id: "HD36",
    name: "Hướng dẫn 36-HD/VPTW",
    sheet: hd05::SHEET,
    spacing: hd05::SPACING,
    words: WORDS,
    style,
};

const WORDS: Words = Words {
    addressee_end: guide(",", "HD36, Kính gửi"),
    last_addressee_end: guide(".", "HD36, Kính gửi"),
    recipient_end: guide(",", "HD36, Nơi nhận"),
    last_recipient_end: guide(".", "HD36, Nơi nhận"),
    ..hd05::WORDS
};

fn style(role: Role) -> Style {
    let same = hd05::style(role);
    match role {
        Role::DrafterMark => Style { size: Length::pt(8.0), source: Source::Guide("HD36, ô 12"), ..same }.capitals(),
        _ => same,
    }
}
