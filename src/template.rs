//! A letter to markup. The only file that names tera.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::error::{Error, Result};
use crate::letter::{Letter, Signature};
use crate::phrases::{self, Numbering};
use crate::rules::{RuleSet, Words};
use crate::text::Text;

/// The file an office may put in the place of the built-in one.
const FILE: &str = "cong-van.xml";

/// The phiếu kiểm tra's; no office changes it.
const SHEET_FILE: &str = "phieu-kiem-tra.xml";

/// A forced line break inside the markup, where a newline is only white space.
pub const BREAK: char = '\u{2028}';

/// The wording and order of the components, ready to be filled in.
#[derive(Clone)]
pub struct Templates {
    tera: Arc<Tera>,
}

impl Templates {
    /// The built-in wording.
    pub fn built_in() -> Templates {
        static BUILT_IN: LazyLock<Templates> = LazyLock::new(|| {
            Templates::parse(include_str!("../templates/cong-van.xml")).expect("the built-in template is tested")
        });
        BUILT_IN.clone()
    }

    /// An office's own wording.
    ///
    /// # Errors
    /// [`Error::Read`] when `folder` holds no `cong-van.xml`, [`Error::Template`] when it cannot be understood.
    pub fn read(folder: &Path) -> Result<Templates> {
        let path = folder.join(FILE);
        let source = std::fs::read_to_string(&path).map_err(|cause| Error::Read { path, cause })?;
        Templates::parse(&source)
    }

    /// The same from memory.
    ///
    /// # Errors
    /// [`Error::Template`].
    pub fn parse(source: &str) -> Result<Templates> {
        let mut tera = Tera::new();
        tera.add_raw_template(FILE, source).map_err(|error| fault(&error))?;
        Ok(Templates { tera: Arc::new(tera) })
    }
}

/// Fills the template with a letter.
///
/// # Errors
/// [`Error::Template`] when the template asks for what a letter does not have.
pub fn fill(letter: &Letter, rules: &RuleSet, templates: &Templates) -> Result<String> {
    let context = Context::from_serialize(&filling(letter, rules)).map_err(|error| fault(&error))?;
    templates.tera.render(FILE, &context).map_err(|error| fault(&error))
}

/// Fills the template of a phiếu kiểm tra.
///
/// # Errors
/// [`Error::Template`], a fault of this program.
pub(crate) fn fill_sheet(filling: &impl Serialize) -> Result<String> {
    static SHEET: LazyLock<Tera> = LazyLock::new(|| {
        let mut tera = Tera::new();
        let added = tera.add_raw_template(SHEET_FILE, include_str!("../templates/phieu-kiem-tra.xml"));
        added.expect("the sheet's template is tested");
        tera
    });
    let context = Context::from_serialize(filling).map_err(|error| fault(&error))?;
    SHEET.render(SHEET_FILE, &context).map_err(|error| fault(&error))
}

fn fault(error: &tera::Error) -> Error {
    let (line, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (Some(report.span().start_line), report.message().to_owned())
        }
        _ => report(&error.to_string()),
    };
    let reason = format!("mẫu viết sai ({reason}). Hãy sửa tệp mẫu, hoặc bỏ --templates để dùng mẫu có sẵn");
    Error::Template { file: FILE.to_owned(), line, reason }
}

/// Line and message of a report that tera gives only as text: `error: …`, then ` --> cong-van.xml:2:14`.
fn report(text: &str) -> (Option<usize>, String) {
    let place = text.split_once(&format!("--> {FILE}:")).and_then(|(_, place)| place.split(':').next());
    let message = text.lines().next().unwrap_or_default();
    (place.and_then(|line| line.parse().ok()), message.trim_start_matches("error: ").to_owned())
}

/// What a template can name.
#[derive(Serialize)]
struct Filling<'a> {
    title: String,
    words: &'a Words,
    issuer: Issuer,
    number: Option<String>,
    place: Option<String>,
    date: Option<Date>,
    subject: Option<String>,
    urgency: Option<String>,
    draft_round: Option<u32>,
    circulation: Vec<Entry>,
    last_page_marks: Vec<Entry>,
    addressees: Vec<Entry>,
    body: Vec<Item<'a>>,
    recipients: Vec<Entry>,
    signature: Signed,
    drafter_mark: Option<String>,
    copies: Option<u32>,
    contact: Option<String>,
}

#[derive(Serialize)]
struct Issuer {
    superior: Option<String>,
    name: Option<String>,
    symbol: Option<String>,
}

#[derive(Serialize)]
struct Date {
    day: String,
    month: String,
    year: String,
}

#[derive(Serialize)]
struct Entry {
    text: String,
    field: String,
}

#[derive(Serialize)]
struct Item<'a> {
    role: &'static str,
    field: String,
    label: Option<String>,
    spans: Vec<Span<'a>>,
}

#[derive(Serialize)]
struct Span<'a> {
    text: std::borrow::Cow<'a, str>,
    bold: bool,
    italic: bool,
    underline: bool,
    styled: bool,
}

#[derive(Serialize)]
struct Signed {
    authority: Option<String>,
    position: Vec<String>,
    signer: Option<String>,
}

fn filling<'a>(letter: &'a Letter, rules: &'a RuleSet) -> Filling<'a> {
    let words = &rules.words;
    let marks = entries("circulation", &letter.circulation);
    let last_page_mark = words.last_page_mark.value.to_lowercase();
    // However it was typed: in capitals, on two lines, with a full stop.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let on_last_page = |mark: &Entry| plain(&mark.text).trim_end_matches(['.', ';', ',', '!']) == last_page_mark;
    let (last_page_marks, circulation) = marks.into_iter().partition(on_last_page);
    Filling {
        title: phrases::title(letter, rules),
        words,
        issuer: Issuer {
            superior: shown(&letter.issuer.superior),
            name: shown(&letter.issuer.name),
            symbol: shown(&letter.issuer.symbol),
        },
        number: letter.number.map(|number| phrases::number(number.get(), words)),
        place: shown(&letter.place),
        date: letter.date.map(|date| {
            let [day, month, year] = phrases::day_month_year(date, words);
            Date { day, month, year }
        }),
        subject: shown(&letter.subject),
        urgency: letter.urgency.map(|urgency| urgency.to_string()),
        draft_round: letter.draft_round.map(Into::into),
        circulation,
        last_page_marks,
        addressees: entries("addressees", &letter.addressees),
        body: items(letter, words),
        recipients: entries("recipients", &letter.recipients),
        signature: signed(letter.signature.as_ref(), words),
        drafter_mark: shown(&letter.drafter_mark),
        copies: letter.copies.map(Into::into),
        contact: shown(&letter.contact),
    }
}

fn items<'a>(letter: &'a Letter, words: &Words) -> Vec<Item<'a>> {
    const ROLES: [&str; 4] = ["paragraph", "item-1", "item-2", "item-3"];
    let mut numbering = Numbering::default();
    let item = |(i, item): (usize, &'a crate::body::Item)| Item {
        role: ROLES[item.level.depth()],
        field: format!("body[{i}]"),
        label: numbering.label(item.level.depth(), words),
        spans: item.text.iter().map(span).collect(),
    };
    letter.body.iter().enumerate().map(item).collect()
}

fn span(span: &crate::body::Span) -> Span<'_> {
    let text = if span.text.contains('\n') { break_lines(&span.text).into() } else { span.text.as_str().into() };
    let (bold, italic, underline) = (span.bold, span.italic, span.underline);
    Span { text, bold, italic, underline, styled: bold || italic || underline }
}

/// The lines of a position, one paragraph each, for `kiêm` is set otherwise than the offices around it (R89).
fn signed(signature: Option<&Signature>, words: &Words) -> Signed {
    let Some(signature) = signature else {
        return Signed { authority: None, position: Vec::new(), signer: None };
    };
    let line = |line: &str| {
        let small = line.to_lowercase();
        if small == words.concurrently.value { small } else { line.to_owned() }
    };
    let position = signature.position.as_ref().map(|position| position.lines().map(line).collect());
    Signed {
        authority: shown(&signature.authority),
        position: position.unwrap_or_default(),
        signer: shown(&signature.signer),
    }
}

/// The entries of a list that hold something, each with the field it came from.
fn entries(list: &str, texts: &[Text]) -> Vec<Entry> {
    let filled = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
    filled.map(|(i, text)| Entry { text: break_lines(text), field: format!("{list}[{i}]") }).collect()
}

fn shown(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(|text| break_lines(text))
}

fn break_lines(text: &str) -> String {
    text.replace('\n', "\u{2028}")
}
