//! Ink to page contents. The only file that names printpdf.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, FontId, FontMetrics, FontType, Line, LinePoint, Mm, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, PdfWarnMsg, Point, Pt, TextItem, TextMatrix,
};

use super::fault;
use super::subset::{UsedFont, said};
use crate::error::Result;
use crate::font::{Face, Fonts};
use crate::layout::ink::{Ink, Page, Run, Stroke, Typeset};
use crate::layout::tags::TagId;
use crate::units::Length;

/// How far the pen may be off before it is put right, in thousandths of an em: 0.01 mm at 14 pt.
const TOLERANCE: f64 = 2.0;

/// Pages in printpdf's terms, and which tag each marked piece of a page belongs to.
pub struct Content {
    pub pages: Vec<PdfPage>,
    /// Page by page, by number of the marked piece.
    pub marked: Vec<Vec<TagId>>,
}

/// Copies the display list.
pub fn pages(typeset: &Typeset, fonts: &[UsedFont]) -> Content {
    let mut marked = Vec::with_capacity(typeset.pages.len());
    let pages = typeset.pages.iter().map(|page| {
        let mut writer = Writer { typeset, fonts, page, ops: Vec::new(), open: None, tags: Vec::new(), set: None };
        page.ink.iter().for_each(|ink| writer.write(ink));
        writer.close();
        marked.push(writer.tags);
        let [width, height] = [page.size.width, page.size.height].map(|side| Mm(side.to_mm() as f32));
        PdfPage::new(width, height, writer.ops)
    });
    let pages = pages.collect();
    Content { pages, marked }
}

/// printpdf's document with the fonts in place of which [`super::archive`] puts the real ones.
pub fn document(pages: Vec<PdfPage>, used: &[UsedFont], fonts: &Fonts) -> Result<lopdf::Document> {
    let mut document = PdfDocument::new("");
    for font in used {
        document.resources.fonts.map.insert(id(font.face), PdfFont::new(parsed(font, fonts)));
    }
    document.pages = pages;
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let made = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(fault(&warning.msg)),
        None => Ok(made),
    }
}

fn id(face: Face) -> FontId {
    FontId(["F0", "F1", "F2", "F3"][face as usize].to_owned())
}

/// What printpdf must know of a font: names and numbers in the cut-out part, widths, and how the letters lean.
fn parsed(font: &UsedFont, fonts: &Fonts) -> ParsedFont {
    let file = fonts.file(font.face);
    let glyphs = &font.subset.glyphs;
    let units_per_em = fonts.units();
    let [x_min, y_min, x_max, y_max] = file.bounds();
    let (caret_slope_rise, caret_slope_run) = file.slope();
    let (ascent, descent, us_weight_class) = (file.ascent(), file.descent(), file.weight());
    let metrics = PdfFontMetricsStub {
        units_per_em,
        x_min,
        y_min,
        x_max,
        y_max,
        caret_slope_rise,
        caret_slope_run,
        us_weight_class,
    };
    ParsedFont {
        // A TrueType file without a table: the real program takes its place in the archive stage.
        original_bytes: vec![0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        font_index: 0,
        font_name: Some(font.subset.name.clone()),
        codepoint_to_glyph: glyphs.iter().filter_map(|(id, new)| Some((u32::from(font.text(*id)?), *new))).collect(),
        glyph_widths: glyphs.iter().map(|(id, new)| (*new, file.width(*id))).collect(),
        units_per_em,
        font_metrics: FontMetrics { ascent, descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: metrics,
    }
}

struct Writer<'a> {
    typeset: &'a Typeset<'a>,
    fonts: &'a [UsedFont],
    page: &'a Page,
    ops: Vec<Op>,
    /// The marked piece being written: a tag, or `None` for what the document does not say.
    open: Option<Option<TagId>>,
    tags: Vec<TagId>,
    /// Face and size of the last run.
    set: Option<(Face, Length)>,
}

impl Writer<'_> {
    fn write(&mut self, ink: &Ink) {
        match ink {
            Ink::Text(run) => self.run(run),
            Ink::Stroke(stroke) => self.stroke(stroke),
        }
    }

    fn run(&mut self, run: &Run) {
        self.mark(run.tag);
        if self.set != Some((run.face, run.size)) {
            self.set = Some((run.face, run.size));
            let font = PdfFontHandle::External(id(run.face));
            self.ops.push(Op::SetFont { font, size: Pt(run.size.to_pt() as f32) });
        }
        let [x, y] = [run.at.x, self.page.size.height - run.at.y].map(|length| Pt(thousandths(length.to_pt())));
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(x, y) });
        let exact = self.is_exact(run);
        if !exact {
            self.ops.push(begin("Span", "ActualText", utf16(self.typeset.text(run))));
        }
        let items = self.items(run);
        self.ops.push(Op::ShowText { items });
        if !exact {
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
    }

    /// Whether every glyph of the run says what it says everywhere else.
    fn is_exact(&self, run: &Run) -> bool {
        let font = self.font(run.face);
        self.typeset.glyphs(run).all(|(glyph, text)| {
            let single = text.chars().nth(1).is_none() && !text.is_empty();
            single && font.text(glyph.id) == said(text)
        })
    }

    /// Text in pieces, the pen put right between them.
    fn items(&self, run: &Run) -> Vec<TextItem> {
        let file = self.typeset.fonts.file(run.face);
        let font = self.font(run.face);
        let units = f64::from(self.typeset.fonts.units());
        let blank = run.word_space / run.size * 1000.0;
        let (mut ideal, mut pen) = (0.0_f64, 0.0_f64);
        let mut items = Vec::new();
        let mut piece = String::new();
        for (glyph, text) in self.typeset.glyphs(run) {
            let off = ideal - pen;
            if off.abs() >= TOLERANCE {
                flush(&mut piece, &mut items);
                items.push(TextItem::Offset(-off.round() as f32));
                pen += off.round();
            }
            match font.text(glyph.id) {
                Some(character) => piece.push(character),
                None => {
                    flush(&mut piece, &mut items);
                    let gid = font.subset.glyphs.get(&glyph.id).copied().unwrap_or_default();
                    items.push(TextItem::GlyphIds(vec![Codepoint { gid, offset: 0.0, cid: Some(text.to_owned()) }]));
                }
            }
            pen += (f64::from(file.width(glyph.id)) * 1000.0 / units).trunc();
            ideal += f64::from(glyph.advance) * 1000.0 / units + if text == " " { blank } else { 0.0 };
        }
        flush(&mut piece, &mut items);
        items
    }

    fn font(&self, face: Face) -> &UsedFont {
        self.fonts.iter().find(|font| font.face == face).expect("every face in the ink was collected")
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.close();
        let height = self.page.size.height;
        let point = |at: crate::units::Point| {
            let [x, y] = [at.x, height - at.y].map(|length| Pt(thousandths(length.to_pt())));
            LinePoint { p: Point { x, y }, bezier: false }
        };
        let line = Line { points: vec![point(stroke.from), point(stroke.to)], is_closed: false };
        self.ops.extend([
            Op::BeginMarkedContent { tag: "Artifact".to_owned() },
            Op::SetOutlineThickness { pt: Pt(thousandths(stroke.width.to_pt())) },
            Op::DrawLine { line },
            Op::EndMarkedContent,
        ]);
    }

    /// Opens the marked piece of a tag, or goes on with it.
    fn mark(&mut self, tag: Option<TagId>) {
        if self.open == Some(tag) {
            return;
        }
        self.close();
        match tag {
            Some(tag) => {
                let number = DictItem::Int(self.tags.len() as i64);
                self.ops.push(begin(self.kind(tag), "MCID", number));
                self.tags.push(tag);
            }
            None => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
        }
        self.ops.push(Op::StartTextSection);
        self.open = Some(tag);
    }

    fn kind(&self, tag: TagId) -> &'static str {
        super::structure::kind(self.typeset.tags[tag as usize].kind)
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.extend([Op::EndTextSection, Op::EndMarkedContent]);
        }
    }
}

fn begin(tag: &str, key: &str, value: DictItem) -> Op {
    let properties = DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) };
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties }
}

fn flush(piece: &mut String, items: &mut Vec<TextItem>) {
    if !piece.is_empty() {
        items.push(TextItem::Text(std::mem::take(piece)));
    }
}

fn utf16(text: &str) -> DictItem {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    DictItem::String { data: units.flat_map(u16::to_be_bytes).collect(), literal: false }
}

/// A thousandth of a point is written, no more.
fn thousandths(points: f64) -> f32 {
    ((points * 1000.0).round() / 1000.0) as f32
}
