//! Phiếu kiểm tra: always one page, always PDF/A-2a and PDF/UA-1, and nothing that it was told is lost without a word.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::Command;

use congvan::measure::{self, Measure, Report};
use congvan::sheet::{self, CheckSheet, Remark};
use congvan::{Setup, json, pdf, typeset};

fn report(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters").join(name).with_extension("json");
    let letter = json::read(&fs::read(path).unwrap()).unwrap();
    let setup = Setup::on("2026-06-05".parse().unwrap());
    let file = pdf::write(&typeset(&letter, &setup).unwrap(), letter.date).unwrap();
    measure::of(&file, Some(&letter)).unwrap()
}

fn remark(number: usize, dismissed: Option<&str>) -> Remark {
    Remark {
        severity: "Nên xem lại".to_owned(),
        place: "Trích yếu".to_owned(),
        message: format!("Phát hiện số {number}: trích yếu nên bắt đầu bằng «về việc», không viết «V/v»."),
        clause: "HD05 I.5.2.3".to_owned(),
        dismissed: dismissed.map(str::to_owned),
    }
}

fn bytes(report: &Report, remarks: &[Remark]) -> Vec<u8> {
    let checked_on = Some("2026-06-06".parse().unwrap());
    sheet::write(&CheckSheet {
        file: "07-CV-ĐU về việc chuẩn bị hội nghị.pdf",
        report,
        remarks: Some(remarks),
        checked_on,
    })
    .unwrap()
}

/// What a tool of somebody else says about a sheet.
fn say(bytes: &[u8], tool: &str, before: &[&str], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("phieu.pdf");
    fs::write(&path, bytes).unwrap();
    if let Some(kept) = std::env::var_os("KEEP_SHEETS") {
        fs::write(Path::new(&kept).join(format!("{}.pdf", measure::sha256(bytes))), bytes).unwrap();
    }
    let output = Command::new(tool).args(before).arg(&path).args(after).output().unwrap();
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn text(bytes: &[u8]) -> String {
    let text = say(bytes, "pdftotext", &["-raw"], &["-"]);
    assert_eq!(text.matches('\u{c}').count(), 1, "one page: {text}");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wrong(number: usize) -> Measure {
    Measure {
        what: format!("Chỗ đo thứ {number}"),
        asked: "30,0 mm".to_owned(),
        found: "31,0 mm".to_owned(),
        clause: "HD05 IV.4.1",
        rule: "R2",
        is_right: false,
        page: Some(2),
    }
}

#[test]
fn the_sheet_says_what_was_checked_and_found() {
    let report = report("full");
    let text = text(&bytes(&report, &[remark(1, None), remark(2, Some("theo mẫu của Tỉnh uỷ"))]));
    let subject = "Công văn số 07-CV/ĐU về việc chuẩn bị hội nghị sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2026";
    let expected = [
        "PHIẾU KIỂM TRA THỂ THỨC",
        subject,
        "Tệp: 07-CV-ĐU về việc chuẩn bị hội nghị.pdf, 1 trang; kiểm tra ngày 06/6/2026",
        "Hướng dẫn 05-HD/VPTW, theo ngày ghi trên trang, 05/6/2026",
        &report.sha256,
        &format!(
            "{} nội dung đo trên trang đều đúng; lời văn còn 1 phát hiện chưa xử lý, 1 phát hiện bỏ qua có lý do.",
            report.measures.len()
        ),
        "Phát hiện số 1: trích yếu nên bắt đầu bằng «về việc»",
        "Bỏ qua: theo mẫu của Tỉnh uỷ",
        "Khổ giấy 210,0 × 297,0 mm 210,0 × 297,0 mm HD05 IV.3",
    ];
    for words in expected {
        assert!(text.contains(words), "«{words}» is not in {text}");
    }
    assert!(!text.contains("SAI") && !text.contains("xem trong chương trình"), "{text}");
}

#[test]
fn what_is_wrong_stands_first_and_says_so() {
    let mut report = report("two-pages");
    report.measures.push(wrong(1));
    let text = text(&bytes(&report, &[]));
    let first = text.find("Chỗ đo thứ 1, trang 2 30,0 mm SAI: 31,0 mm HD05 IV.4.1").unwrap();
    assert!(first < text.find("Khổ giấy").unwrap());
    assert!(text.contains(&format!("1 trong {} nội dung đo trên trang SAI", report.measures.len())), "{text}");
}

#[test]
fn there_is_always_one_page_and_what_is_left_out_is_counted() {
    let few = report("full");
    for count in [0, 1, 5, 12, 40, 500] {
        let remarks: Vec<Remark> = (1..=count).map(|number| remark(number, None)).collect();
        for faults in [0, 3, 300] {
            let mut report = few.clone();
            report.measures.extend((1..=faults).map(wrong));
            let text = text(&bytes(&report, &remarks));
            let shown = (1..=count).filter(|number| text.contains(&format!("Phát hiện số {number}:"))).count();
            let left = if shown == count { String::new() } else { format!("và {} phát hiện khác", count - shown) };
            assert!(text.contains(&left), "{count} findings, {shown} shown: {text}");
            let measured = (1..=faults).filter(|number| text.contains(&format!("Chỗ đo thứ {number},"))).count();
            let left = if measured == faults {
                String::new()
            } else {
                format!("và {} nội dung đo sai khác", faults - measured)
            };
            assert!(text.contains(&left), "{faults} faults, {measured} shown: {text}");
            assert!(count < 5 || shown >= 5, "only {shown} of {count} findings");
        }
    }
}

#[test]
fn long_and_strange_words_are_cut_and_replaced() {
    let mut report = report("full");
    report.subject = Some("về việc ".repeat(2000));
    report.note = Some("漢 \u{0} \n x ".repeat(500));
    let strange = Remark { message: "<b>&\"漢\u{301} ".repeat(300), clause: String::new(), ..remark(1, Some("")) };
    let text = text(&bytes(&report, &[strange]));
    assert!(text.contains("<b>&\"?") && text.contains('…'), "{text}");
}

#[test]
fn the_sheet_is_pdf_a_2a_and_pdf_ua_1_and_the_same_every_time() {
    let report = report("full");
    let remarks: Vec<Remark> = (1..=9).map(|number| remark(number, (number > 6).then_some("đã thống nhất"))).collect();
    let folder = tempfile::tempdir().unwrap();
    let files = [bytes(&report, &[]), bytes(&report, &remarks)];
    let paths = [0, 1].map(|i| folder.path().join(format!("{i}.pdf")));
    for (path, file) in paths.iter().zip(&files) {
        fs::write(path, file).unwrap();
    }
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/verapdf.sh");
    let output = Command::new(tool).arg("2a,ua1").args(&paths).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.lines().filter(|line| line.starts_with("PASS")).count(), 4, "{said}");
    assert!(files[1] == bytes(&report, &remarks), "the same bytes");
}

#[test]
fn tables_are_read_as_tables() {
    let tree = say(&bytes(&report("full"), &[remark(1, None)]), "pdfinfo", &["-struct"], &[]);
    let count = |kind: &str| {
        tree.lines().filter(|line| line.trim_start().trim_end_matches(':').split(' ').next() == Some(kind)).count()
    };
    assert_eq!((count("H1"), count("H2"), count("Table"), count("TH")), (1, 2, 2, 8), "{tree}");
    assert_eq!(count("TD"), 4 * (count("TR") - 2), "every row has four cells: {tree}");
}
