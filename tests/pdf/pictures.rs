//! The same page on every way: three PDF readers, the SVG, and the lines the screen draws.

use std::fs;
use std::path::Path;
use std::process::Command;

use congvan::view::{self, LineView, PageView};
use congvan::{svg, typeset};

use super::read::Pdf;
use super::{File, case, letter, letters, run, setup};

/// Dots an inch of the pictures; one dot is 0.085 mm.
const DPI: &str = "300";
const DOT: f64 = 25.4 / 300.0;

/// A grey picture, 0 black to 255 white.
struct Picture {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Picture {
    fn read(path: &Path) -> Picture {
        let mut decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).unwrap()));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let samples = info.color_type.samples();
        let grey = |dot: &[u8]| match samples {
            // Nothing drawn is paper.
            4 if dot[3] < 255 => 255 - ((255 - u32::from(dot[0])) * u32::from(dot[3]) / 255) as u8,
            _ => dot[0],
        };
        let dots = bytes[..info.buffer_size()].chunks(samples).map(grey).collect();
        Picture { width: info.width as usize, height: info.height as usize, dots }
    }

    /// Mean difference from another picture of the same page, as a part of the whole range.
    fn difference(&self, other: &Picture) -> f64 {
        let (width, height) = (self.width.min(other.width), self.height.min(other.height));
        assert!(self.width.abs_diff(other.width) < 3 && self.height.abs_diff(other.height) < 3, "not the same sheet");
        let row = |y: usize| {
            let [a, b] = [self, other].map(|picture| &picture.dots[y * picture.width..y * picture.width + width]);
            a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>()
        };
        (0..height).map(row).sum::<f64>() / (width * height) as f64 / 255.0
    }

    /// Left and right end of the ink between two heights and two sides, in millimetres.
    fn ends(&self, (top, bottom): (f64, f64), (left, right): (f64, f64)) -> Option<(f64, f64)> {
        let dots = |mm: f64| (mm / DOT).round().max(0.0) as usize;
        let columns = dots(left)..dots(right).min(self.width);
        let rows = dots(top)..dots(bottom).min(self.height);
        let inked = |x: &usize| rows.clone().any(|y| self.dots[y * self.width + x] < 128);
        let first = columns.clone().find(inked)?;
        let last = columns.rev().find(inked)?;
        Some((first as f64 * DOT, (last + 1) as f64 * DOT))
    }
}

fn drawn_by_mupdf(file: &File) -> Vec<Picture> {
    let out = file.folder.path().join("m%d.png");
    run(Command::new("mutool").args(["draw", "-q", "-N", "-c", "gray", "-r", DPI, "-o"]).arg(&out).arg(&file.path));
    numbered(file, |number| format!("m{number}.png"))
}

fn drawn_by_poppler(file: &File) -> Vec<Picture> {
    // Through cairo: poppler's other way, pdftoppm, pulls letters to the dots and is 2.6 % away from any other reader.
    let out = file.folder.path().join("p");
    run(Command::new("pdftocairo").args(["-gray", "-png", "-r", DPI]).arg(&file.path).arg(&out));
    numbered(file, |number| format!("p-{number}.png"))
}

fn drawn_by_ghostscript(file: &File) -> Vec<Picture> {
    let out = format!("-sOutputFile={}", file.folder.path().join("g%d.png").display());
    let mut command = Command::new("gs");
    command.args(["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pnggray", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"]);
    run(command.arg(format!("-r{DPI}")).arg(out).arg(&file.path));
    numbered(file, |number| format!("g{number}.png"))
}

fn numbered(file: &File, name: impl Fn(usize) -> String) -> Vec<Picture> {
    let paths = (1..).map(|number| file.folder.path().join(name(number))).take_while(|path| path.exists());
    paths.map(|path| Picture::read(&path)).collect()
}

#[test]
fn three_readers_draw_the_same_page() {
    for name in ["full", "two-pages"] {
        let file = File::of(&case(name));
        let [mupdf, poppler, ghostscript] =
            [drawn_by_mupdf(&file), drawn_by_poppler(&file), drawn_by_ghostscript(&file)];
        assert!(!mupdf.is_empty());
        assert_eq!([mupdf.len(), mupdf.len()], [poppler.len(), ghostscript.len()]);
        for ((m, p), g) in mupdf.iter().zip(&poppler).zip(&ghostscript) {
            let (mp, mg) = (m.difference(p), m.difference(g));
            println!("{name}: mupdf and poppler {:.2} %, mupdf and ghostscript {:.2} %", mp * 100.0, mg * 100.0);
            assert!(mp < 0.02 && mg < 0.02, "{name}: {mp} {mg}");
        }
    }
}

/// The lines of every page as the screen would draw them.
fn views(path: &Path) -> Vec<PageView> {
    let setup = setup();
    let set = typeset(&letter(path), &setup).unwrap();
    set.pages.iter().map(|page| view::page(&set, page)).collect()
}

#[test]
fn the_lines_of_the_screen_stand_where_the_pdf_has_them() {
    for path in letters() {
        let pdf = Pdf::read(&File::of(&path).path);
        let views = views(&path);
        assert_eq!(pdf.pages.len(), views.len());
        for (page, view) in pdf.pages.iter().zip(&views) {
            // Letters of the PDF in order, blanks aside, must be the letters of the runs, and stand where the runs say.
            let mut letters = page.letters.iter().filter(|letter| letter.char != ' ');
            for run in view.lines.iter().flat_map(|line| line.runs.iter().map(move |run| (line.y, run))) {
                let (y, run) = run;
                let count = run.text.chars().filter(|c| !c.is_whitespace()).count();
                let inked: Vec<_> = letters.by_ref().take(count).collect();
                let (Some(first), Some(last)) = (inked.first(), inked.last()) else { continue };
                let said: String = inked.iter().map(|letter| letter.char).collect();
                assert_eq!(said, run.text.replace([' ', '\u{a0}'], ""), "{path:?}");
                assert!((first.y - y.to_mm()).abs() < 0.1, "{path:?}: «{said}» stands {} mm deep", first.y);
                if !run.text.starts_with([' ', '\u{a0}']) {
                    assert!((first.x - run.x.to_mm()).abs() < 0.1, "{path:?}: «{said}» begins at {} mm", first.x);
                }
                if !run.text.ends_with([' ', '\u{a0}']) {
                    let end = (run.x + run.width).to_mm();
                    assert!((last.end - end).abs() < 0.1, "{path:?}: «{said}» ends at {}, not {end}", last.end);
                }
            }
            assert_eq!(letters.count(), 0, "{path:?}: the PDF says more");
        }
    }
}

#[test]
fn svg_and_pdf_look_the_same_line_by_line() {
    for path in [case("full"), case("two-pages"), case("long-names-are-balanced")] {
        let file = File::of(&path);
        let pictures = drawn_by_mupdf(&file);
        let setup = setup();
        let set = typeset(&letter(&path), &setup).unwrap();
        for ((page, pdf), view) in set.pages.iter().zip(&pictures).zip(views(&path)) {
            let [from, to] = ["svg", "png"].map(|ending| file.folder.path().join("page").with_extension(ending));
            fs::write(&from, svg::write(&set, page)).unwrap();
            run(Command::new("rsvg-convert").args(["-d", DPI, "-p", DPI, "-b", "white", "-o"]).arg(&to).arg(&from));
            let svg = Picture::read(&to);
            assert!(svg.difference(pdf) < 0.02, "{path:?}: {}", svg.difference(pdf));
            let compared = view.lines.iter().filter(|line| same_ends(line, pdf, &svg)).count();
            assert!(compared * 10 >= view.lines.len() * 9, "{path:?}: {compared} of {}", view.lines.len());
        }
    }
}

/// Compares the ends of the ink of a line; a line without ink is none.
fn same_ends(line: &LineView, pdf: &Picture, svg: &Picture) -> bool {
    let (first, last) = (&line.runs[0], &line.runs[line.runs.len() - 1]);
    let size = first.size.to_mm();
    let band = (line.y.to_mm() - 0.6 * size, line.y.to_mm());
    let sides = (first.x.to_mm() - 1.5, (last.x + last.width).to_mm() + 1.5);
    match (pdf.ends(band, sides), svg.ends(band, sides)) {
        (Some(a), Some(b)) => {
            let text: String = line.runs.iter().map(|run| run.text.as_str()).collect();
            // A tenth of a millimetre, and what a dot at each side may hide.
            assert!((a.0 - b.0).abs() <= 0.1 && (a.1 - b.1).abs() <= 0.1, "«{text}»: PDF {a:?}, SVG {b:?}");
            true
        }
        _ => false,
    }
}
