//! A report as a table that can be read on a terminal: what is wrong first, each with the word for it.

use congvan::measure::{Measure, Report};

const HEAD: [&str; 5] = ["", "Nội dung kiểm tra", "Cần", "Đo được", "Căn cứ"];

/// The table of one file, with what it is about above and the count below.
pub fn of(file: &str, report: &Report) -> String {
    let mut text = heading(file, report);
    let (right, wrong): (Vec<&Measure>, Vec<&Measure>) = report.measures.iter().partition(|measure| measure.is_right);
    let rows: Vec<[String; 5]> = wrong.iter().chain(&right).map(|measure| row(measure)).collect();
    let head = HEAD.map(str::to_owned);
    let widths = [0, 1, 2, 3].map(|column| {
        let widths = rows.iter().chain([&head]).map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    });
    for row in [&head].into_iter().chain(&rows) {
        for (cell, width) in row.iter().zip(widths) {
            text += &format!("{cell:width$}  ");
        }
        text += &format!("{}\n", row[4]);
    }
    let count = match wrong.len() {
        0 => "đúng tất cả".to_owned(),
        wrong => format!("{wrong} chỗ SAI, {} chỗ đúng", right.len()),
    };
    text + &format!("Kết quả: {count}.\n")
}

fn heading(file: &str, report: &Report) -> String {
    let named = [&report.reference, &report.subject].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let named = if named.is_empty() { String::new() } else { format!("{named}, ") };
    let mut text = format!("{file}: {named}{} trang\n", report.pages);
    text += &format!("{} ({}); đo chính xác đến {}\n", report.rules, report.rules_by, report.tolerance);
    text += &format!("SHA-256: {}\n", report.sha256);
    if let Some(note) = &report.note {
        text += &format!("Chú ý: {note}\n");
    }
    text + "\n"
}

fn row(measure: &Measure) -> [String; 5] {
    let page = measure.page.map_or(String::new(), |page| format!(" (trang {page})"));
    let word = if measure.is_right { "đúng" } else { "SAI" };
    [
        word.to_owned(),
        format!("{}{page}", measure.what),
        measure.asked.clone(),
        measure.found.clone(),
        format!("{} [{}]", measure.clause, measure.rule),
    ]
}
