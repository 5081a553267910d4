//! Letters to files: one, or many in parallel with a progress bar; what failed is listed at the end.

use std::collections::HashSet;
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use congvan::{Error, Fonts, Result, Setup, Sides, Templates, Typeset, file, json, pdf, svg, typeset};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::args::{Format, Order};

/// Makes everything that was ordered: 0 when all is done, 1 when a letter failed.
pub fn all(order: &Order) -> ExitCode {
    let setup = match setup(order) {
        Ok(setup) => setup,
        Err(error) => {
            eprintln!("Lỗi: {error}.");
            return ExitCode::FAILURE;
        }
    };
    let jobs = jobs(order);
    let bar = progress(jobs.len());
    let made = |job: &Job| {
        let result = guarded(order, &setup, job);
        bar.inc(1);
        result.err().map(|error| format!("{}: {error}", job.letter.display()))
    };
    let failures: Vec<String> = jobs.par_iter().filter_map(made).collect();
    bar.finish_and_clear();
    report(&failures, jobs.len())
}

/// A letter and where its file goes.
struct Job {
    letter: PathBuf,
    output: PathBuf,
}

fn setup(order: &Order) -> Result<Setup<'static>> {
    let templates = match &order.templates {
        Some(folder) => Templates::read(folder)?,
        None => Templates::built_in(),
    };
    if order.is_into_folder()
        && let Some(folder) = &order.output
    {
        std::fs::create_dir_all(folder).map_err(|cause| Error::Write { path: folder.clone(), cause })?;
    }
    let sides = if order.duplex { Sides::Duplex } else { Sides::Single };
    let today = chrono::Local::now().date_naive();
    Ok(Setup { fonts: Fonts::embedded(), templates, today, sides })
}

/// Letters of one name from two folders get files of two names.
fn jobs(order: &Order) -> Vec<Job> {
    let mut taken: HashSet<PathBuf> = HashSet::new();
    let mut job = |letter: &PathBuf| {
        let name = if is_standard(letter) { Path::new("cong-van") } else { letter.as_path() };
        let wanted = match &order.output {
            Some(folder) if order.is_into_folder() => folder.join(name.file_stem().unwrap_or(name.as_os_str())),
            Some(file) => {
                return Job { letter: letter.clone(), output: file.clone() };
            }
            None => letter.with_extension(""),
        };
        let names = (1..).map(|count| numbered(&wanted, count, order.format.ending()));
        let free = names.into_iter().find(|name| taken.insert(name.clone()));
        Job { letter: letter.clone(), output: free.expect("the numbers do not end") }
    };
    order.letters.iter().map(&mut job).collect()
}

/// `name.pdf`, `name_2.pdf`; `name-2.svg` would be a second page.
fn numbered(stem: &Path, count: usize, ending: &str) -> PathBuf {
    let mut name = stem.as_os_str().to_owned();
    if count > 1 {
        name.push(format!("_{count}"));
    }
    name.push(format!(".{ending}"));
    name.into()
}

fn progress(count: usize) -> ProgressBar {
    if count < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("Đang dựng {wide_bar} {pos}/{len} công văn, còn {eta}");
    ProgressBar::new(count as u64).with_style(style.expect("the bar's template is tested"))
}

fn report(failures: &[String], count: usize) -> ExitCode {
    if failures.is_empty() {
        return ExitCode::SUCCESS;
    }
    if count > 1 {
        eprintln!("Đã dựng {} trong {count} công văn. Chưa dựng được:", count - failures.len());
    }
    for failure in failures {
        eprintln!("Lỗi: {failure}.");
    }
    ExitCode::FAILURE
}

/// A fault of this program in one letter does not take the others with it.
fn guarded(order: &Order, setup: &Setup, job: &Job) -> Result<()> {
    catch_unwind(AssertUnwindSafe(|| make(order, setup, job)))
        .unwrap_or_else(|_| Err(Error::Pdf { reason: "chương trình dừng giữa chừng".to_owned() }))
}

fn make(order: &Order, setup: &Setup, job: &Job) -> Result<()> {
    if !is_standard(&job.letter) && file::is_same(&job.letter, &job.output) {
        let cause = io::Error::other("nơi lưu trùng với tệp công văn");
        return Err(Error::Write { path: job.output.clone(), cause });
    }
    let letter = json::read(&input(&job.letter)?)?;
    let typeset = typeset(&letter, setup)?;
    match order.format {
        Format::Pdf => output(&job.output, &pdf::write(&typeset, letter.date)?),
        Format::Svg => draw(&typeset, order.page, &job.output),
    }
}

/// One file a page: `name.svg`, or `name-1.svg`, `name-2.svg` when there are several.
fn draw(typeset: &Typeset, page: Option<usize>, path: &Path) -> Result<()> {
    let count = typeset.pages.len();
    let refuse = |text: String| Err(Error::Write { path: path.to_owned(), cause: io::Error::other(text) });
    if let Some(number) = page {
        return match typeset.pages.get(number - 1) {
            Some(page) => output(path, svg::write(typeset, page).as_bytes()),
            None => refuse(format!("công văn chỉ có {count} trang")),
        };
    }
    if count == 1 {
        return output(path, svg::write(typeset, &typeset.pages[0]).as_bytes());
    }
    if is_standard(path) {
        return refuse(format!("công văn có {count} trang, hãy chọn một trang bằng --page"));
    }
    for page in &typeset.pages {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = path.with_file_name(format!("{stem}-{}.svg", page.number));
        output(&name, svg::write(typeset, page).as_bytes())?;
    }
    Ok(())
}

/// A file, or what comes through standard input.
pub fn input(path: &Path) -> Result<Vec<u8>> {
    if !is_standard(path) {
        return file::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|cause| Error::Read { path: path.to_owned(), cause })?;
    Ok(bytes)
}

/// A file written whole, or standard output.
pub fn output(path: &Path, bytes: &[u8]) -> Result<()> {
    if !is_standard(path) {
        return file::write_output(path, bytes);
    }
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    written.map_err(|cause| Error::Write { path: path.to_owned(), cause })
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}
