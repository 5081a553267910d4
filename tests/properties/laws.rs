//! What holds for every letter that is set, measured on the pages; each law says what broke it.

use std::collections::BTreeMap;

use congvan::block::Role;
use congvan::rules::Case;
use congvan::units::Length;
use congvan::{Field, Ink, Letter, Page, Run, Sides, TagKind, Typeset};
use unicode_normalization::char::is_combining_mark;

/// What broke a law.
pub type Broken = Result<(), String>;

/// Widths are sums of many small numbers, and writers round to a thousandth of a point.
const TOLERANCE: Length = Length::mm(0.05);

/// The sheet and its margins in millimetres, as the guide has them (HD05 IV).
const SHEET: (f64, f64) = (210.0, 297.0);
const TOP_AND_BOTTOM: f64 = 20.0;
const INNER: f64 = 30.0;
const OUTER: f64 = 15.0;

fn texts(page: &Page) -> impl Iterator<Item = &Run> {
    page.ink.iter().filter_map(|ink| match ink {
        Ink::Text(run) => Some(run),
        Ink::Stroke(_) => None,
    })
}

fn runs<'a>(set: &'a Typeset) -> impl Iterator<Item = (usize, &'a Run)> {
    set.pages.iter().flat_map(|page| texts(page).map(|run| (page.number, run)))
}

fn shown(set: &Typeset, page: usize, run: &Run) -> String {
    let [x, y] = [run.at.x, run.at.y].map(|length| length.to_mm());
    format!("page {page} {x:.2} {y:.2} +{:.2} {:?} {:?}", run.width.to_mm(), run.role, set.text(run))
}

/// All of them.
pub fn all(letter: &Letter, set: &Typeset, sides: Sides) -> Broken {
    stays_in_frame(set, sides)?;
    nothing_overlaps(set)?;
    foot_is_free(set)?;
    says_everything(letter, set)?;
    offsets_count_characters(letter, set)?;
    signature_keeps_company(set)?;
    no_line_stands_alone(set)?;
    no_page_is_empty(set)
}

/// Nothing leaves the text frame, but for what the guide puts into the margins above and below.
pub fn stays_in_frame(set: &Typeset, sides: Sides) -> Broken {
    for (page, run) in runs(set) {
        let (left, right) = if sides == Sides::Duplex && page % 2 == 0 { (OUTER, INNER) } else { (INNER, OUTER) };
        let [left, right] = [Length::mm(left), Length::mm(SHEET.0 - right)];
        if run.at.x < left - TOLERANCE || run.at.x + run.width > right + TOLERANCE {
            return Err(format!("beside the frame: {}", shown(set, page, run)));
        }
        let margin = match run.role {
            Role::PageNumber | Role::Circulation | Role::LastPageMark => Length::ZERO,
            _ => Length::mm(TOP_AND_BOTTOM),
        };
        let [top, foot] = [run.at.y - set.fonts.ascent(run.size), run.at.y + set.fonts.descent(run.size)];
        // A mark stands above or below its letter.
        let is_mark = set.text(run).chars().all(is_combining_mark);
        if !is_mark && (top < margin - TOLERANCE || foot > Length::mm(SHEET.1) - margin + TOLERANCE) {
            return Err(format!("above or below the frame: {}", shown(set, page, run)));
        }
    }
    Ok(())
}

/// No letters stand on other letters. The boxes are those of small letters: marks and capitals may come closer.
pub fn nothing_overlaps(set: &Typeset) -> Broken {
    for page in &set.pages {
        let mut lines: Vec<&Run> = texts(page).filter(|run| !set.text(run).chars().all(is_combining_mark)).collect();
        lines.sort_by(|a, b| a.at.y.to_pt().total_cmp(&b.at.y.to_pt()));
        for (i, upper) in lines.iter().enumerate() {
            let foot = upper.at.y + upper.size * 0.2;
            for lower in lines[i + 1..].iter().take_while(|run| run.at.y - run.size * 0.63 < foot) {
                let from = upper.at.x.max(lower.at.x);
                let to = (upper.at.x + upper.width).min(lower.at.x + lower.width);
                if to - from > TOLERANCE {
                    let [upper, lower] = [upper, lower].map(|run| shown(set, page.number, run));
                    return Err(format!("one on the other:\n{upper}\n{lower}"));
                }
            }
        }
    }
    Ok(())
}

/// The contact line with its stroke and the mark of the last page stand below everything else of that page.
pub fn foot_is_free(set: &Typeset) -> Broken {
    let is_foot = |role| matches!(role, Role::Contact | Role::LastPageMark);
    let Some(last) = set.pages.last() else { return Err("no page".to_owned()) };
    let foot = last.ink.iter().filter_map(|ink| match ink {
        Ink::Text(run) if is_foot(run.role) => Some(run.at.y - set.fonts.ascent(run.size)),
        Ink::Stroke(stroke) if is_foot(stroke.role) => Some(stroke.from.y),
        _ => None,
    });
    let Some(top) = foot.reduce(Length::min) else { return Ok(()) };
    let lowest = texts(last).filter(|run| !is_foot(run.role)).map(|run| (run, run.at.y + set.fonts.descent(run.size)));
    match lowest.into_iter().find(|(_, foot)| *foot > top + TOLERANCE) {
        Some((run, _)) => Err(format!("on the foot at {:.2}: {}", top.to_mm(), shown(set, last.number, run))),
        None => Ok(()),
    }
}

/// Every word of every field stands on the pages, once and in order.
pub fn says_everything(letter: &Letter, set: &Typeset) -> Broken {
    let said = said(set);
    let nothing = (String::new(), false);
    for (field, expected) in expected(letter) {
        let (found, capitals) = said.get(&field).unwrap_or(&nothing);
        let mut expected: String = expected.chars().filter(|c| !matches!(c, ' ' | '\n')).collect();
        let mut found = found.clone();
        if *capitals {
            (expected, found) = (expected.to_uppercase(), found.to_uppercase());
        }
        // The guide's own mark at the end of an entry, the hyphen before the number of copies.
        let rest = found.strip_prefix(&expected);
        let is_entry = matches!(field, Field::Addressee(_) | Field::Recipient(_) | Field::DrafterMark);
        if !rest.is_some_and(|rest| rest.is_empty() || is_entry && matches!(rest, ";" | "," | "." | "-")) {
            return Err(format!("{field} says\n{found:?}, not\n{expected:?}"));
        }
    }
    Ok(())
}

/// What each field says without blanks, and whether it is set in capitals.
fn said(set: &Typeset) -> BTreeMap<Field, (String, bool)> {
    let mut said: BTreeMap<Field, (String, bool)> = BTreeMap::new();
    let is_label = |run: &Run| run.tag.is_some_and(|tag| set.tags[tag as usize].kind == TagKind::Label);
    for (_, run) in runs(set).filter(|(_, run)| !is_label(run)) {
        let (text, capitals) = said.entry(run.field).or_default();
        text.extend(set.text(run).chars().filter(|c| !matches!(c, ' ' | '\n')));
        *capitals |= set.rules.style(run.role).case == Case::Capitals;
    }
    said
}

fn expected(letter: &Letter) -> Vec<(Field, String)> {
    let signature = letter.signature.clone().unwrap_or_default();
    let single = [
        (Field::Superior, &letter.issuer.superior),
        (Field::Issuer, &letter.issuer.name),
        (Field::Symbol, &letter.issuer.symbol),
        (Field::Place, &letter.place),
        (Field::Subject, &letter.subject),
        (Field::Authority, &signature.authority),
        (Field::Position, &signature.position),
        (Field::Signer, &signature.signer),
        (Field::DrafterMark, &letter.drafter_mark),
        (Field::Contact, &letter.contact),
    ];
    let single = single.into_iter().filter_map(|(field, text)| Some((field, text.as_ref()?.to_string())));
    let numbered = |texts: &[congvan::text::Text], field: fn(u32) -> Field| -> Vec<(Field, String)> {
        let filled = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
        filled.map(|(i, text)| (field(i as u32), text.to_string())).collect()
    };
    let body = letter.body.iter().enumerate().map(|(i, item)| (Field::Body(i as u32), item.text.to_string()));
    single
        .chain(numbered(&letter.circulation, Field::Circulation))
        .chain(numbered(&letter.addressees, Field::Addressee))
        .chain(numbered(&letter.recipients, Field::Recipient))
        .chain(body)
        .collect()
}

/// A run knows how many characters of its paragraph stand before it.
pub fn offsets_count_characters(letter: &Letter, set: &Typeset) -> Broken {
    let is_label = |run: &Run| run.tag.is_some_and(|tag| set.tags[tag as usize].kind == TagKind::Label);
    for (page, run) in runs(set).filter(|(_, run)| !is_label(run)) {
        let Field::Body(i) = run.field else { continue };
        let text = letter.body[i as usize].text.to_string();
        let at = text.char_indices().nth(run.offset as usize).map_or(text.len(), |(at, _)| at);
        if !text[at..].starts_with(set.text(run).trim_end_matches([' ', '\n'])) {
            return Err(format!("not at {}: {}", run.offset, shown(set, page, run)));
        }
    }
    Ok(())
}

fn is_body(role: Role) -> bool {
    matches!(role, Role::Paragraph | Role::Item(_))
}

fn is_signature(role: Role) -> bool {
    matches!(role, Role::Authority | Role::Position | Role::Concurrently | Role::Signer)
}

/// Page and baseline of every line of some components, from the first to the last; marks have no line of their own.
fn baselines(set: &Typeset, is_wanted: impl Fn(&Run) -> bool) -> Vec<(usize, Length)> {
    let wanted = runs(set).filter(|(_, run)| is_wanted(run) && !set.text(run).chars().all(is_combining_mark));
    let mut lines: Vec<(usize, Length)> = wanted.map(|(page, run)| (page, run.at.y)).collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.to_pt().total_cmp(&b.1.to_pt())));
    lines.dedup_by(|a, b| a.0 == b.0 && a.1 - b.1 < Length::pt(0.01));
    lines
}

/// The signature block stays whole and has two lines of the body above it, wherever a page can hold that.
pub fn signature_keeps_company(set: &Typeset) -> Broken {
    let signature = baselines(set, |run| is_signature(run.role));
    let (Some((first, _)), Some((last, _))) = (signature.first(), signature.last()) else { return Ok(()) };
    let foot = baselines(set, |run| matches!(run.role, Role::Contact | Role::LastPageMark)).len();
    // A line of 14 pt is 16.1 pt high, one of 12 pt 13.8; air above and below the contact line, above the signature, and
    // 30 mm for signing by hand; two lines of the body, or four where a paragraph of three and one of one cannot part.
    let height = signature.len() as f64 * 16.1 + foot as f64 * 13.8 + 20.0 + 85.1 + 84.0;
    if height > Length::mm(SHEET.1 - 2.0 * TOP_AND_BOTTOM).to_pt() {
        return Ok(());
    }
    if first != last {
        return Err(format!("the signature is parted between pages {first} and {last}"));
    }
    let body = baselines(set, |run| is_body(run.role));
    let company = body.iter().filter(|(page, _)| page == first).count();
    if company < body.len().min(2) {
        return Err(format!("the signature on page {first} has {company} lines of the body with it"));
    }
    Ok(())
}

/// No page begins with the last line of a paragraph or ends with its first.
pub fn no_line_stands_alone(set: &Typeset) -> Broken {
    let mut paragraphs: BTreeMap<Field, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut fields: Vec<Field> = runs(set).filter(|(_, run)| is_body(run.role)).map(|(_, run)| run.field).collect();
    fields.dedup();
    for field in fields {
        for (page, _) in baselines(set, |run| run.field == field) {
            *paragraphs.entry(field).or_default().entry(page).or_default() += 1;
        }
    }
    let parted = paragraphs.into_iter().filter(|(_, pages)| pages.len() > 1);
    match parted.into_iter().find(|(_, pages)| pages.values().any(|lines| *lines < 2)) {
        Some((field, pages)) => Err(format!("{field} has so many lines on each page: {pages:?}")),
        None => Ok(()),
    }
}

/// Every page has something to say.
pub fn no_page_is_empty(set: &Typeset) -> Broken {
    let says_nothing = |page: &&Page| texts(page).all(|run| run.role == Role::PageNumber);
    match set.pages.iter().find(says_nothing) {
        Some(page) => Err(format!("page {} of {} is empty", page.number, set.pages.len())),
        None => Ok(()),
    }
}
