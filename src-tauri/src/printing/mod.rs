//! Printing: always the finished PDF, never the window. CUPS takes it; elsewhere, and when there is no printer, the
//! system's PDF viewer does.

mod cups;
#[cfg(all(test, target_os = "linux"))]
mod loopback;
mod pages;
mod program;
mod viewer;

use std::path::PathBuf;

use congvan::{Letter, RuleSet, Setup, pdf, phrases, typeset};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, State};

use crate::commands::{Failure, setup};
use crate::fault::safely;
use crate::keeping::Keeping;
use crate::viewing;
use cups::{Cups, Order, Printer};

const HABIT: &str = "printing";
const MOST_COPIES: u32 = 999;

/// Which sides of a sheet are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sides {
    #[default]
    One,
    /// Both, turned like the page of a book; even pages have the margins of a back.
    LongEdge,
}

impl From<Sides> for congvan::Sides {
    fn from(sides: Sides) -> congvan::Sides {
        match sides {
            Sides::One => congvan::Sides::Single,
            Sides::LongEdge => congvan::Sides::Duplex,
        }
    }
}

/// What is on the paper.
#[derive(Deserialize)]
pub struct Sheets {
    sides: Sides,
    /// As typed, `1-2,4`; nothing for all.
    pages: String,
}

/// What the clerk chose.
#[derive(Deserialize)]
pub struct Job {
    printer: String,
    copies: u32,
    sheets: Sheets,
}

/// What was chosen last.
#[derive(Default, Serialize, Deserialize)]
struct Habit {
    printer: Option<String>,
    sides: Sides,
}

/// What the dialog begins with.
#[derive(Serialize)]
pub struct Choice {
    printers: Vec<Printer>,
    chosen: Option<String>,
    sides: Sides,
    /// Why there is no printer to choose.
    trouble: Option<String>,
}

/// The printers, the one used last chosen if it is still there.
#[tauri::command(async)]
pub fn printers(keeping: State<'_, Keeping>) -> Choice {
    // Without a memory the dialog begins as it does the first time.
    let habit: Habit = keeping.with(|store| store.setting(HABIT)).ok().flatten().unwrap_or_default();
    choice(&Cups::new(), habit)
}

fn choice(cups: &Cups, habit: Habit) -> Choice {
    let found = match cups.printers() {
        Ok(found) => found,
        Err(failure) => {
            return Choice { printers: Vec::new(), chosen: None, sides: habit.sides, trouble: Some(failure.message) };
        }
    };
    let is_there = |name: &String| found.all.iter().any(|printer| printer.name == *name);
    let first = found.all.first().map(|printer| printer.name.clone());
    let chosen = habit.printer.filter(is_there).or(found.usual.filter(is_there)).or(first);
    Choice { printers: found.all, chosen, sides: habit.sides, trouble: None }
}

/// Prints the letter; the printing system has it when the answer comes.
#[tauri::command(async)]
pub fn print(letter: Letter, job: Job, keeping: State<'_, Keeping>) -> Result<(), Failure> {
    send(&Cups::new(), &letter, &job)?;
    let habit = Habit { printer: Some(job.printer), sides: job.sheets.sides };
    // A habit that could not be kept costs a click the next time, not the work of now.
    let _ = keeping.with(|store| store.put_setting(HABIT, &habit));
    Ok(())
}

fn send(cups: &Cups, letter: &Letter, job: &Job) -> Result<(), Failure> {
    if !(1..=MOST_COPIES).contains(&job.copies) {
        return Err(Failure::new("copies", format!("số bản cần là số từ 1 đến {MOST_COPIES}")));
    }
    let made = made(letter, &job.sheets)?;
    let order = Order { printer: &job.printer, copies: job.copies, sides: job.sheets.sides, title: &made.title };
    cups.send(&order, &made.pdf)
}

/// What is printed, and its name.
struct Made {
    pdf: Vec<u8>,
    title: String,
}

/// The pages are chosen here and not by CUPS: a queue without a driver prints whatever it is sent.
fn made(letter: &Letter, sheets: &Sheets) -> Result<Made, Failure> {
    safely(|| {
        let setup = Setup { sides: sheets.sides.into(), ..setup() };
        let mut typeset = typeset(letter, &setup)?;
        let chosen = pages::read(&sheets.pages, typeset.pages.len())?;
        typeset.pages.retain(|page| chosen.contains(&page.number));
        Ok(Made { pdf: pdf::write(&typeset, letter.date)?, title: typeset.title })
    })
}

/// Shows the letter in the system's PDF viewer, which can print too.
#[tauri::command(async)]
pub fn view_pdf(letter: Letter, sheets: Sheets, app: AppHandle) -> Result<(), Failure> {
    let made = made(&letter, &sheets)?;
    let today = chrono::Local::now().date_naive();
    let name = phrases::file_name(&letter, RuleSet::on(letter.date.unwrap_or(today)));
    let folder = folder(&app).map_err(|_| not_shown())?;
    let written = viewer::put(&folder, &format!("{name}.pdf"), &made.pdf);
    let file = written.map_err(|cause| congvan::Error::Write { path: folder, cause })?;
    viewing::open(&app, &file).map_err(|_| not_shown())
}

fn not_shown() -> Failure {
    let message =
        "máy này chưa có chương trình xem PDF nào mở được tệp. Hãy chọn Xuất PDF rồi mở tệp đó bằng chương trình khác";
    Failure::new("viewer", message.into())
}

/// Removes what earlier starts left for the viewer.
pub fn clean(app: &AppHandle) {
    if let Ok(folder) = folder(app) {
        viewer::clean(&folder);
    }
}

fn folder(app: &AppHandle) -> tauri::Result<PathBuf> {
    Ok(app.path().app_cache_dir()?.join("viewer"))
}
