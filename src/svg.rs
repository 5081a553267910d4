//! A page to SVG with the glyphs as outlines, for files: it looks the same everywhere, fonts or no fonts.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::font::{Face, Fonts, Glyph, Pen};
use crate::layout::ink::{Ink, Page, Run, Stroke, Typeset};

/// Writes one page, one user unit a point.
pub fn write(typeset: &Typeset, page: &Page) -> String {
    let (width, height) = (page.size.width, page.size.height);
    let mut svg = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" xml:lang=\"vi\">",
        short(width.to_mm()),
        short(height.to_mm()),
        short(width.to_pt()),
        short(height.to_pt()),
    );
    let _ = writeln!(svg, "<title>{}</title>", escaped(&format!("{} – trang {}", typeset.title, page.number)));
    define_glyphs(typeset, page, &mut svg);
    svg.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    for ink in &page.ink {
        match ink {
            Ink::Text(run) => draw(typeset, run, &mut svg),
            Ink::Stroke(stroke) => draw_stroke(stroke, &mut svg),
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn define_glyphs(typeset: &Typeset, page: &Page, svg: &mut String) {
    let runs = page.ink.iter().filter_map(|ink| match ink {
        Ink::Text(run) => Some(run),
        Ink::Stroke(_) => None,
    });
    let used: BTreeSet<(Face, u16)> =
        runs.flat_map(|run| typeset.glyphs(run).map(|(glyph, _)| (run.face, glyph.id))).collect();
    svg.push_str("<defs>\n");
    for (face, glyph) in used {
        let path = outline(typeset.fonts, face, glyph);
        if !path.is_empty() {
            let _ = writeln!(svg, "<path id=\"{}\" d=\"{path}\"/>", name(face, glyph));
        }
    }
    svg.push_str("</defs>\n");
}

fn draw(typeset: &Typeset, run: &Run, svg: &mut String) {
    let scale = run.size.to_pt() / f64::from(typeset.fonts.units());
    let [x, y] = [run.at.x, run.at.y].map(|length| short(length.to_pt()));
    let _ = write!(
        svg,
        "<g aria-label=\"{}\" transform=\"matrix({scale:.6} 0 0 {:.6} {x} {y})\">",
        escaped(typeset.text(run).trim_end()),
        -scale
    );
    let blank = run.word_space.to_pt() / scale;
    let mut pen = 0.0;
    for (Glyph { id, advance, .. }, text) in typeset.glyphs(run) {
        if text != " " && text != "\n" {
            let _ = write!(svg, "<use href=\"#{}\" x=\"{}\"/>", name(run.face, id), short(pen));
        }
        pen += f64::from(advance) + if text == " " { blank } else { 0.0 };
    }
    svg.push_str("</g>\n");
}

fn draw_stroke(stroke: &Stroke, svg: &mut String) {
    let [x1, y1, x2, y2] = [stroke.from.x, stroke.from.y, stroke.to.x, stroke.to.y].map(|length| short(length.to_pt()));
    let width = short(stroke.width.to_pt());
    let _ = writeln!(svg, "<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"#000\" stroke-width=\"{width}\"/>");
}

fn name(face: Face, glyph: u16) -> String {
    format!("{}{glyph}", ["r", "b", "i", "z"][face as usize])
}

fn outline(fonts: &Fonts, face: Face, glyph: u16) -> String {
    let mut path = Path(String::new());
    fonts.file(face).draw(glyph, &mut path);
    path.0
}

/// Collects an outline as path data.
struct Path(String);

impl Pen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "M{x} {y}");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "L{x} {y}");
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let _ = write!(self.0, "Q{cx0} {cy0} {x} {y}");
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let _ = write!(self.0, "C{cx0} {cy0} {cx1} {cy1} {x} {y}");
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

/// A number with at most three decimals and nothing superfluous.
fn short(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
