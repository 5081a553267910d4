//! Planted faults: a right file is changed in one place, and the report must say so under the rule that asks for it.

use std::collections::BTreeSet;

use congvan::measure::{self, Report};
use congvan::{Letter, Setup, Sides, Templates, json, pdf, typeset};
use lopdf::{Document, Object, ObjectId, Stream};

use super::{bytes, case, letter, letters, setup};

/// A millimetre, in points.
const MM: f64 = 72.0 / 25.4;

/// A right file that is about to get a fault, and the letter it was made from.
struct Planted {
    letter: Letter,
    document: Document,
}

impl Planted {
    fn new(name: &str) -> Planted {
        Planted::of(case(name), Sides::Single)
    }

    fn of(letter: Letter, sides: Sides) -> Planted {
        let document = Document::load_mem(&bytes(&letter, sides)).unwrap();
        Planted { letter, document }
    }

    /// Worded by another template, which is no longer the letter's.
    fn worded(name: &str, from: &str, to: &str) -> Planted {
        let source = include_str!("../../templates/cong-van.xml");
        assert!(source.contains(from), "the template has no «{from}»");
        let templates = Templates::parse(&source.replace(from, to)).unwrap();
        let letter = case(name);
        let setup = Setup { templates, ..setup(Sides::Single) };
        let file = pdf::write(&typeset(&letter, &setup).unwrap(), letter.date).unwrap();
        Planted { letter, document: Document::load_mem(&file).unwrap() }
    }

    fn page(&self, number: u32) -> ObjectId {
        self.document.get_pages()[&number]
    }

    /// The operators of a page, one a line.
    fn content(&self, number: u32) -> Vec<String> {
        let content = self.document.get_page_content(self.page(number));
        String::from_utf8(content).unwrap().lines().map(str::to_owned).collect()
    }

    fn set_content(&mut self, number: u32, lines: &[String]) {
        let page = self.page(number);
        let id = self.document.get_page_contents(page)[0];
        let stream = Stream::new(lopdf::Dictionary::new(), lines.join("\n").into_bytes());
        self.document.objects.insert(id, Object::Stream(stream));
    }

    /// Changes what a page draws.
    fn draw(mut self, number: u32, change: impl FnOnce(&mut Vec<String>)) -> Planted {
        let mut lines = self.content(number);
        let before = lines.clone();
        change(&mut lines);
        assert_ne!(lines, before, "nothing was planted");
        self.set_content(number, &lines);
        self
    }

    /// Changes the file around the pages.
    fn change(mut self, change: impl FnOnce(&mut Document)) -> Planted {
        change(&mut self.document);
        self
    }

    fn report(mut self) -> Report {
        let mut file = Vec::new();
        self.document.save_to(&mut file).unwrap();
        measure::of(&file, Some(&self.letter)).unwrap()
    }

    /// The report must have this under this rule, and wrong.
    #[track_caller]
    fn must_show(self, rule: &str, what: &str) {
        let report = self.report();
        assert!(report.is_ours && report.note.is_none(), "{:?}", report.note);
        let wrong: Vec<String> =
            report.wrong().map(|m| format!("{} {}: {} | {}", m.rule, m.what, m.asked, m.found)).collect();
        let found = report.wrong().any(|measure| measure.rule == rule && measure.what.starts_with(what));
        assert!(found, "{rule} «{what}» is not among\n{}", wrong.join("\n"));
    }
}

/// Numbers of the lines that place text.
fn places(lines: &[String]) -> Vec<usize> {
    (0..lines.len()).filter(|i| lines[*i].ends_with(" Tm")).collect()
}

/// Moves what one line places, in millimetres to the right and upwards.
fn shift(line: &mut String, right: f64, up: f64) {
    let numbers: Vec<f64> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
    let [x, y] = [numbers[4] + right * MM, numbers[5] + up * MM];
    *line = format!("1 0 0 1 {x:.3} {y:.3} Tm");
}

/// Puts another font before one piece of text, and back behind it.
fn restyle(lines: &mut Vec<String>, place: usize, style: impl Fn(&str) -> String) {
    let set = lines[..=place].iter().rposition(|line| line.ends_with(" Tf")).unwrap();
    let (old, new) = (lines[set].clone(), style(&lines[set]));
    lines.insert(place + 2, old);
    lines.insert(place, new);
}

/// The operators that show text, with the place of each.
fn shown(lines: &[String]) -> Vec<usize> {
    (0..lines.len()).filter(|i| lines[*i].ends_with("TJ") || lines[*i].ends_with("Tj")).collect()
}

/// Numbers of the lines that end a drawn line.
fn strokes(lines: &[String]) -> Vec<usize> {
    (0..lines.len()).filter(|i| lines[*i] == "S").collect()
}

/// A stream in the place of another, both plain.
fn edit(document: &mut Document, id: ObjectId, change: impl Fn(String) -> String) {
    let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let bytes = stream.get_plain_content().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text, "nothing was planted");
    stream.set_plain_content(changed.into_bytes());
}

fn claims(document: &mut Document, from: &str, to: &str) {
    let id = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    edit(document, id, |text| text.replace(from, to));
}

/// Every dictionary of a type.
fn each(document: &mut Document, kind: &str, change: impl Fn(&mut lopdf::Dictionary)) {
    let dicts = document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    dicts.filter(|dict| dict.has_type(kind.as_bytes())).for_each(change);
}

fn set_on_page(document: &mut Document, key: &str, value: impl Into<Object>) {
    let page = document.get_pages()[&1];
    document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set(key, value);
}

/// The offsets between the letters of a body line, all of them replaced by one value or only the first.
fn offset(lines: &mut [String], line: usize, value: &str) {
    let first = lines[line].find("> ").unwrap() + 2;
    let end = first + lines[line][first..].find('<').unwrap();
    lines[line].replace_range(first..end, value);
}

/// A name, the rule that must speak, how its measure begins, and the file.
type Fault = (&'static str, &'static str, Planted);

fn everything_around_the_text() -> Vec<Fault> {
    let full = || Planted::new("full");
    let a5 = || vec![0.into(), 0.into(), Object::Real(419.5), Object::Real(595.3)];
    vec![
        ("R1", "Khổ giấy", full().change(|file| set_on_page(file, "MediaBox", a5()))),
        ("R1", "Khổ giấy", full().change(|file| set_on_page(file, "CropBox", a5()))),
        ("R1", "Khổ giấy", full().change(|file| set_on_page(file, "Rotate", 90))),
        ("R1", "Khổ giấy", full().change(|file| set_on_page(file, "UserUnit", 2))),
        (
            "PDF/A",
            "Phông nhúng",
            full().change(|file| each(file, "FontDescriptor", |font| drop(font.remove(b"FontFile2")))),
        ),
        (
            "PDF/A",
            "Chữ trong tệp đọc ra được",
            full().change(|file| each(file, "Font", |font| drop(font.remove(b"ToUnicode")))),
        ),
        ("PDF/A", "Lời khai PDF/A", full().change(|file| claims(file, "<pdfaid:part>2</pdfaid:part>", ""))),
        ("PDF/A", "Lời khai PDF/A", full().change(|file| claims(file, ">A</pdfaid:conf", ">B</pdfaid:conf"))),
        ("PDF/UA", "Lời khai PDF/UA", full().change(|file| claims(file, "<pdfuaid:part>1</pdfuaid:part>", ""))),
        ("R40", "Ngày ghi trong tệp", full().change(|file| claims(file, "2026-06-05", "2026-06-06"))),
        (
            "R4",
            "Phông chữ",
            full().change(|file| {
                each(file, "Font", |font| {
                    font.set("BaseFont", Object::Name(b"ABCDEF+Arial".to_vec()));
                })
            }),
        ),
        ("R4", "Màu chữ", full().draw(1, |lines| lines.insert(0, "0.4 g".to_owned()))),
        ("R4", "Màu chữ", full().draw(1, |lines| lines.insert(0, "1 0 0 rg".to_owned()))),
        ("R4", "Màu chữ", full().draw(1, |lines| lines.insert(0, "3 Tr".to_owned()))),
        ("R120", "Chữ, hình ngoài", full().draw(1, |lines| lines.insert(0, "100 100 50 50 re f".to_owned()))),
        (
            "R120",
            "Chữ, hình ngoài",
            full().draw(1, |lines| {
                let heading = lines.iter().position(|line| line.starts_with("/H1 ")).unwrap();
                lines[heading] = "/Artifact BMC".to_owned();
            }),
        ),
    ]
}

fn lines_and_edges() -> Vec<Fault> {
    let full = || Planted::new("full");
    let two = || Planted::new("two-pages");
    let duplex = || Planted::of(case("two-pages"), Sides::Duplex);
    let moved = |by: &'static str| move |lines: &mut Vec<String>| lines.insert(0, format!("1 0 0 1 {by} cm"));
    let stroke = |number: usize, up: usize, with: fn(&str) -> String| {
        move |lines: &mut Vec<String>| {
            let at = strokes(lines)[number] - up;
            lines[at] = with(&lines[at]);
        }
    };
    // Of a stroke: three lines up its thickness, two its begin, one its end.
    let gone: fn(&str) -> String = |_| "n".to_owned();
    let short: fn(&str) -> String = |line| {
        let numbers: Vec<f64> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
        format!("{:.3} {} l", numbers[0] - MM, numbers[1])
    };
    let thick: fn(&str) -> String = |_| "1.5 w".to_owned();
    let last = strokes(&full().content(1)).len() - 1;
    let both_ends = |number: usize, right: f64, up: f64| {
        move |lines: &mut Vec<String>| {
            for (at, operator) in [(strokes(lines)[number] - 2, "m"), (strokes(lines)[number] - 1, "l")] {
                let numbers: Vec<f64> = lines[at].split(' ').filter_map(|word| word.parse().ok()).collect();
                lines[at] = format!("{:.3} {:.3} {operator}", numbers[0] + right * MM, numbers[1] + up * MM);
            }
        }
    };
    vec![
        ("R2", "Lề trái", two().draw(1, moved("3 0"))),
        ("R2", "Lề phải", two().draw(1, moved("3 0"))),
        ("R2", "Lề trên", two().draw(2, moved("0 3"))),
        ("R2", "Lề dưới", full().draw(1, moved("0 -3"))),
        ("R3", "Lề trái mặt sau", duplex().draw(2, moved("3 0"))),
        ("R3", "Lề phải mặt sau", duplex().draw(2, moved("3 0"))),
        ("R13", "Đường kẻ dưới tiêu đề: độ dài", full().draw(1, stroke(0, 0, gone))),
        ("R13", "Đường kẻ dưới tiêu đề: độ dài", full().draw(1, stroke(0, 1, short))),
        ("R13", "Đường kẻ dưới tiêu đề: độ đậm", full().draw(1, stroke(0, 3, thick))),
        ("R13", "Đường kẻ dưới tiêu đề: cân", full().draw(1, both_ends(0, 1.0, 0.0))),
        ("R13", "Đường kẻ dưới tiêu đề: cách chân chữ", full().draw(1, both_ends(0, 0.0, -1.0))),
        ("R100", "Nơi nhận: gạch dưới", full().draw(1, stroke(last - 1, 0, gone))),
        ("R100", "Nơi nhận: gạch dưới", full().draw(1, stroke(last - 1, 1, short))),
        ("R116", "Thông tin liên hệ: đường kẻ dài", full().draw(1, stroke(last, 0, gone))),
        ("R116", "Thông tin liên hệ: đường kẻ dài", full().draw(1, stroke(last, 1, short))),
        ("R116", "Thông tin liên hệ: đường kẻ từ lề", full().draw(1, both_ends(last, 1.0, 0.0))),
        ("R116", "Thông tin liên hệ: cách đường kẻ", full().draw(1, both_ends(last, 0.0, 1.0))),
        ("R6", "Số trang", two().draw(2, |lines| drop(lines.drain(..places(lines)[0] + 2)))),
        (
            "R6",
            "Số trang",
            two().draw(2, |lines| {
                let at = shown(lines)[0];
                lines[at] = lines[at].replace("> Tj", &format!("{}> Tj", &lines[at][1..5]));
            }),
        ),
        (
            "R6",
            "Số trang ở trang đầu",
            two().draw(1, |lines| {
                let number = Planted::new("two-pages").content(2);
                lines.splice(0..0, number[..places(&number)[0] + 4].to_vec());
            }),
        ),
        (
            "R17",
            "Dấu sao giữa",
            full().draw(1, |lines| {
                let star = lines.iter().position(|line| line == "<0003> Tj").unwrap();
                lines.remove(star);
            }),
        ),
        (
            "R113",
            "Phạm vi phổ biến: ở trang cuối",
            Planted::new("marks-of-first-and-last-page").change(|file| {
                let pages = file.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
                let kids = file.get_object_mut(pages).unwrap().as_dict_mut().unwrap().get_mut(b"Kids").unwrap();
                kids.as_array_mut().unwrap().reverse();
            }),
        ),
        (
            "R12",
            "Hai khối đầu trang",
            full().draw(1, |lines| {
                for place in places(lines) {
                    let numbers: Vec<f64> = lines[place].split(' ').filter_map(|word| word.parse().ok()).collect();
                    if numbers[4] > 300.0 && (735.0..775.0).contains(&numbers[5]) {
                        shift(&mut lines[place], 1.0, 0.0);
                    }
                }
            }),
        ),
    ]
}

fn words() -> Vec<Fault> {
    let mut motto = case("full");
    let plain = json::write(&case("full")).replace("\"bold\": true", "\"bold\": false");
    let plain = json::read(plain.as_bytes()).unwrap();
    motto.issuer.superior = congvan::text::Text::new("Cộng hòa xã hội chủ nghĩa Việt Nam");
    vec![
        ("R12", "Tiêu đề: lời", Planted::worded("full", "{{ words.party_title }}", "Đảng Cộng sản VN")),
        ("R61", "Kính gửi: lời", Planted::worded("full", "{{ words.addressees }}", "Kính trình:")),
        ("R100", "Nơi nhận: lời", Planted::worded("full", "{{ words.recipients }}", "Nơi gửi:")),
        ("R30", "Số và ký hiệu: cách viết", Planted::worded("full", "{{ words.number }} ", "{{ words.number }}: ")),
        ("R30", "Số và ký hiệu: cách viết", Planted::worded("full", "{% if number %}{{ number }}", "{% if number %}7")),
        (
            "R41",
            "Địa danh, ngày tháng năm: cách viết",
            Planted::worded("full", "{% if date %}{{ date.month }}", "{% if date %}0{{ date.month }}"),
        ),
        ("R62", "Kính gửi: gạch đầu dòng", Planted::worded("full", "{{ words.last_addressee_end }}", ".")),
        (
            "R62",
            "Kính gửi: gạch đầu dòng",
            Planted::worded(
                "full",
                "<label>{{ words.dash }}</label>{{ name.text }}",
                "<label>+</label>{{ name.text }}",
            ),
        ),
        ("R103", "Nơi nhận: gạch đầu dòng", Planted::worded("full", "{{ words.recipient_end }}", ",")),
        ("R120", "Nội dung: chữ đậm, nghiêng", Planted { letter: plain, ..Planted::new("full") }),
        ("R14", "Không có quốc hiệu", Planted::of(motto, Sides::Single)),
        (
            "R120",
            "Chữ: Nội dung, thứ 1",
            Planted::worded("full", "{{ span.text }}</t>{% else %}", "{{ span.text }}</t>{% else %}x"),
        ),
        (
            "R120",
            "Chữ: Nội dung, thứ 1",
            Planted::worded(
                "full",
                "</label>{% endif %}{% for span",
                "</label>{% endif %}{% if loop.first %}Thêm {% endif %}{% for span",
            ),
        ),
        (
            "R5",
            "Chữ Unicode dựng sẵn",
            Planted::new("full").change(|file| {
                let maps: Vec<ObjectId> = file
                    .objects
                    .values()
                    .filter_map(|object| object.as_dict().ok()?.get(b"ToUnicode").ok()?.as_reference().ok())
                    .collect();
                // ô becomes o with its roof behind it.
                for map in maps {
                    let stream = file.get_object_mut(map).unwrap().as_stream_mut().unwrap();
                    let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
                    let marks = ["<00f4>", "<00F4>"].iter().fold(text, |text, from| text.replace(from, "<006f0302>"));
                    stream.set_plain_content(marks.into_bytes());
                }
            }),
        ),
    ]
}

fn inside_the_lines() -> Vec<Fault> {
    let full = || Planted::new("full");
    // The first line of the body that has a whole line behind it.
    let body = |lines: &[String]| shown(lines).into_iter().find(|at| lines[*at].len() > 300).unwrap();
    let wide = |value: &'static str| {
        move |lines: &mut Vec<String>| {
            let at = body(lines);
            offset(lines, at, value);
        }
    };
    // Every offset between letters gone, the stretched blanks with them.
    let ragged = |lines: &mut Vec<String>| {
        for at in shown(lines).into_iter().filter(|at| lines[*at].len() > 200).collect::<Vec<_>>() {
            let pieces = lines[at].split(['<', '>']).skip(1).step_by(2);
            lines[at] = format!("<{}> Tj", pieces.collect::<String>());
        }
    };
    vec![
        ("R10", "Nội dung: căn đều hai bên", Planted::new("two-pages").draw(1, ragged)),
        ("R10", "Nội dung: mép phải", full().draw(1, wide("-200 "))),
        ("R10", "Khoảng trống trong một dòng", full().draw(1, wide("-900 "))),
        ("R10", "Nội dung: khoảng trống giữa", full().draw(1, wide("-2000 "))),
        (
            "R10",
            "Chữ trong một từ",
            full().draw(1, |lines| {
                let at = body(lines);
                let inside = lines[at].find('<').unwrap() + 5;
                lines[at].insert_str(inside, "> -200 <");
            }),
        ),
        (
            "R10",
            "Chữ trong một từ",
            full().draw(1, |lines| {
                let at = body(lines);
                let inside = lines[at].find('<').unwrap() + 5;
                lines[at].insert_str(inside, "> 300 <");
            }),
        ),
    ]
}

#[test]
fn every_fault_is_found_under_its_rule() {
    for (rule, what, planted) in
        [everything_around_the_text(), lines_and_edges(), words(), inside_the_lines()].into_iter().flatten()
    {
        planted.must_show(rule, what);
    }
}

/// Whatever the file holds, one change to every piece of text in turn.
fn changed_texts(name: &str, page: u32) -> Vec<(String, Planted)> {
    let whole = Planted::new(name).content(page);
    let mut all = Vec::new();
    for place in places(&whole) {
        let said = format!("{name}, page {page}: {}", whole[place + 1]);
        let small = |set: &str| format!("{} 13 Tf", set.split(' ').next().unwrap());
        // Bold where it was not, upright where it was slanted.
        let other = |set: &str| {
            let (font, rest) = set.split_at(3);
            format!("{}{rest}", ["/F1", "/F0", "/F3", "/F2"][font[2..].parse::<usize>().unwrap()])
        };
        all.push((format!("smaller {said}"), Planted::new(name).draw(page, |lines| restyle(lines, place, small))));
        let has_four = whole.iter().any(|line| line.starts_with("/F3 "));
        if has_four {
            all.push((
                format!("bold or not {said}"),
                Planted::new(name).draw(page, |lines| restyle(lines, place, other)),
            ));
        }
        let is_text = |line: &str| line.ends_with("Tj") || line.ends_with("TJ");
        let show = (place..whole.len()).find(|at| is_text(&whole[*at])).unwrap();
        let swap = |lines: &mut Vec<String>| {
            let at = lines[show].find('<').unwrap() + 1;
            let other = if &lines[show][at..at + 4] == "0006" { "0007" } else { "0006" };
            lines[show].replace_range(at..at + 4, other);
        };
        all.push((format!("another letter in {said}"), Planted::new(name).draw(page, swap)));
        all.push((format!("without {said}"), Planted::new(name).draw(page, |lines| drop(lines.remove(show)))));
    }
    all
}

#[test]
fn whatever_is_smaller_bolder_misspelt_or_missing_is_found() {
    let mut unseen = Vec::new();
    for (name, page) in [("full", 1), ("two-pages", 2), ("marks-of-first-and-last-page", 2)] {
        for (said, planted) in changed_texts(name, page) {
            if planted.report().is_right() {
                unseen.push(said);
            }
        }
    }
    assert!(unseen.is_empty(), "nobody saw\n{}", unseen.join("\n"));
}

#[test]
fn whatever_moves_by_a_millimetre_is_found() {
    let (mut count, mut unseen) = (0, Vec::new());
    for (name, page) in [("full", 1), ("two-pages", 1), ("two-pages", 2), ("marks-of-first-and-last-page", 2)] {
        let whole = Planted::new(name).content(page);
        for place in places(&whole) {
            for (right, up) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                let report = Planted::new(name).draw(page, |lines| shift(&mut lines[place], right, up)).report();
                let said = &whole[place..(place + 2).min(whole.len())];
                if report.is_right() {
                    unseen.push(format!("{name} page {page}: {said:?} moved by {right}, {up} mm"));
                }
                count += 1;
            }
        }
    }
    assert!(unseen.is_empty(), "nobody saw\n{}", unseen.join("\n"));
    assert!(count > 400, "only {count}");
}

/// The names of all measures that a report can have.
#[test]
fn no_measure_is_without_a_fault_that_it_finds() {
    let mut found = BTreeSet::new();
    let mut add =
        |planted: Planted| found.extend(planted.report().wrong().map(|measure| (measure.rule, measure.what.clone())));
    [everything_around_the_text(), lines_and_edges(), words(), inside_the_lines()]
        .into_iter()
        .flatten()
        .for_each(|(_, _, planted)| add(planted));
    for name in ["full", "marks-of-first-and-last-page", "two-offices-of-one-signer"] {
        let pages = Planted::new(name).document.get_pages().len() as u32;
        for page in 1..=pages {
            let whole = Planted::new(name).content(page);
            for place in places(&whole) {
                for (right, up) in [(1.0, 0.0), (0.0, 1.0)] {
                    add(Planted::new(name).draw(page, |lines| shift(&mut lines[place], right, up)));
                }
            }
            changed_texts(name, page).into_iter().for_each(|(_, planted)| add(planted));
        }
    }
    let mut all = BTreeSet::new();
    for path in letters() {
        let letter = letter(&path);
        for sides in [Sides::Single, Sides::Duplex] {
            let report = measure::of(&bytes(&letter, sides), Some(&letter)).unwrap();
            all.extend(report.measures.into_iter().map(|measure| (measure.rule, measure.what)));
        }
    }
    // What replaces this one when it is wrong names the component.
    all.remove(&("R120", "Chữ trên trang so với công văn".to_owned()));
    let never: Vec<_> = all.difference(&found).collect();
    assert!(never.is_empty(), "never found wrong: {never:#?}");
}
