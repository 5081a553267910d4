//! What the clerk typed. Every word of it is Vietnamese, the errors too. The only file that names clap.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser, Subcommand};
use congvan::file;

use super::letters;

/// What is to be done.
pub enum Task {
    Make(Order),
    Check(Inspection),
}

/// Which files to check.
pub struct Inspection {
    pub files: Vec<PathBuf>,
    /// The letter whose words the file must say.
    pub letter: Option<PathBuf>,
    /// For machines instead of people.
    pub json: bool,
    /// Where the phiếu kiểm tra goes.
    pub sheet: Option<PathBuf>,
    /// Where letters go when they have been mended.
    pub mended: Option<PathBuf>,
}

/// What to make of which letters.
pub struct Order {
    pub format: Format,
    pub letters: Vec<PathBuf>,
    /// `None`: beside each letter.
    pub output: Option<PathBuf>,
    pub duplex: bool,
    pub templates: Option<PathBuf>,
    /// The one page to draw, counted from 1.
    pub page: Option<usize>,
}

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Svg,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Svg => "svg",
        }
    }
}

const HELP: &str = "\
{about}

Cách dùng: {usage}

{all-args}{after-help}
";

#[derive(Parser)]
#[command(
    name = "congvan",
    about = "Dựng công văn của cơ quan Đảng đúng thể thức (Hướng dẫn 05-HD/VPTW), từ tệp dữ liệu ra tệp in được và lưu trữ được.",
    help_template = HELP,
    override_usage = "congvan LỆNH TỆP… [-o NƠI-LƯU]",
    disable_help_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Ví dụ:\n  congvan pdf cong-van.json -o cong-van.pdf\n  congvan pdf *.json -o ban-in/\n  congvan check cong-van.json\n  congvan check cong-van.pdf"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Xem hướng dẫn này
    #[arg(short, long, action = clap::ArgAction::Help, global = true, help_heading = "Tuỳ chọn")]
    help: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    /// Dựng tệp PDF lưu trữ (PDF/A-2a, PDF/UA-1)
    #[command(help_template = HELP, override_usage = "congvan pdf TỆP… [-o NƠI-LƯU] [--duplex] [--templates THƯ-MỤC]")]
    Pdf(Common),
    /// Vẽ từng trang thành tệp SVG
    #[command(help_template = HELP, override_usage = "congvan svg TỆP… [-o NƠI-LƯU] [--page SỐ] [--duplex] [--templates THƯ-MỤC]")]
    Svg {
        #[command(flatten)]
        common: Common,
        /// Chỉ vẽ một trang
        #[arg(long, value_name = "SỐ", help_heading = "Tuỳ chọn")]
        page: Option<std::num::NonZeroUsize>,
    },
    /// Kiểm tra thể thức: lời văn của công văn, số đo của tệp PDF đã dựng
    #[command(help_template = HELP, override_usage = "congvan check TỆP… [--json] [--fix -o NƠI-LƯU] [--letter CÔNG-VĂN] [--sheet PHIẾU]")]
    Check(Checked),
}

#[derive(Args)]
struct Checked {
    /// Tệp công văn (JSON), tệp PDF do chương trình này xuất; dấu - để đọc từ đầu vào chuẩn
    #[arg(required = true, value_name = "TỆP", help_heading = "Tệp")]
    files: Vec<PathBuf>,
    /// Tệp công văn (JSON) của tệp PDF này, để so từng chữ và ghi lời văn vào phiếu
    #[arg(long, value_name = "CÔNG-VĂN", help_heading = "Tuỳ chọn")]
    letter: Option<PathBuf>,
    /// In kết quả dạng JSON, cho phần mềm khác đọc
    #[arg(long, help_heading = "Tuỳ chọn")]
    json: bool,
    /// Ghi phiếu kiểm tra thể thức (một trang PDF) vào tệp này
    #[arg(long, value_name = "PHIẾU", help_heading = "Tuỳ chọn")]
    sheet: Option<PathBuf>,
    /// Sửa lỗi và cảnh báo có một cách sửa đúng, ghi công văn đã sửa vào nơi lưu
    #[arg(long, help_heading = "Tuỳ chọn")]
    fix: bool,
    /// Nơi lưu công văn đã sửa: tệp, hoặc thư mục (kết thúc bằng /) khi có nhiều công văn
    #[arg(short, long, value_name = "NƠI-LƯU", help_heading = "Tuỳ chọn")]
    output: Option<PathBuf>,
}

#[derive(Args)]
struct Common {
    /// Tệp công văn (JSON); dấu - để đọc từ đầu vào chuẩn
    #[arg(required = true, value_name = "TỆP", help_heading = "Tệp")]
    letters: Vec<PathBuf>,
    /// Tệp kết quả, hoặc thư mục (kết thúc bằng /) khi có nhiều công văn; dấu - để ghi ra đầu ra chuẩn.
    /// Không có thì lưu cạnh tệp công văn
    #[arg(short, long, value_name = "NƠI-LƯU", help_heading = "Tuỳ chọn")]
    output: Option<PathBuf>,
    /// In hai mặt: trang chẵn đổi lề trái và lề phải
    #[arg(long, help_heading = "Tuỳ chọn")]
    duplex: bool,
    /// Thư mục có tệp cong-van.xml của cơ quan, dùng thay mẫu có sẵn
    #[arg(long, value_name = "THƯ-MỤC", help_heading = "Tuỳ chọn")]
    templates: Option<PathBuf>,
}

/// What is answered instead of making anything.
pub struct Answer {
    text: String,
    is_error: bool,
}

impl Answer {
    /// Prints it; 0 for help that was asked for, 2 for wrong usage.
    pub fn print(self) -> ExitCode {
        if self.is_error {
            eprintln!("{}", self.text.trim_end());
            return ExitCode::from(2);
        }
        // Nobody may be reading any more: no reason to panic, as println would.
        match writeln!(io::stdout(), "{}", self.text.trim_end()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        }
    }
}

/// Understands a command line.
///
/// # Errors
/// The help that was asked for, or what is wrong with the command.
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Task, Answer> {
    let cli = Cli::try_parse_from(args).map_err(|error| answer(&error))?;
    let (format, common, page) = match cli.command {
        Command::Pdf(common) => (Format::Pdf, common, None),
        Command::Svg { common, page } => (Format::Svg, common, page.map(Into::into)),
        Command::Check(checked) => return inspection(checked),
    };
    let Common { letters, output, duplex, templates } = common;
    let order = Order { format, letters, output, duplex, templates, page };
    match order.fault() {
        Some(text) => Err(wrong(&text)),
        None => Ok(Task::Make(order)),
    }
}

fn inspection(Checked { files, letter, json, sheet, fix, output }: Checked) -> Result<Task, Answer> {
    let inspection = Inspection { files, letter, json, sheet, mended: output.clone() };
    if fix != output.is_some() {
        return Err(wrong(
            "--fix và -o đi cùng nhau: công văn đã sửa được ghi vào nơi lưu, ví dụ --fix -o da-sua.json",
        ));
    }
    match inspection.fault() {
        Some(text) => Err(wrong(&text)),
        None => Ok(Task::Check(inspection)),
    }
}

impl Inspection {
    fn fault(&self) -> Option<String> {
        let standard = self.files.iter().chain(&self.letter).filter(|path| path.as_os_str() == "-").count();
        if standard > 1 {
            return Some("dấu - (đầu vào chuẩn) chỉ dùng được một lần".to_owned());
        }
        let is_many = self.files.len() > 1;
        if is_many && (self.letter.is_some() || self.sheet.is_some()) {
            return Some("--letter và --sheet chỉ dùng được khi kiểm tra một tệp PDF".to_owned());
        }
        let is_folder =
            |path: &PathBuf| path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir();
        let same = self
            .files
            .iter()
            .find(|file| self.mended.as_ref().is_some_and(|to| file::is_same(file, &letters::place(to, file))));
        if let Some(same) = same {
            return Some(format!(
                "nơi lưu trùng với tệp công văn «{}»: hãy chọn tên khác, bản cũ được giữ",
                same.display()
            ));
        }
        if is_many && self.mended.as_ref().is_some_and(|path| !is_folder(path)) {
            return Some(
                "có nhiều công văn thì nơi lưu phải là thư mục: thêm dấu / vào cuối, ví dụ -o da-sua/".to_owned(),
            );
        }
        if self.sheet.as_ref().is_some_and(|sheet| sheet.as_os_str() == "-") {
            return Some("phiếu kiểm tra phải ghi vào tệp, ví dụ --sheet phieu.pdf".to_owned());
        }
        let mut inputs = self.files.iter().chain(&self.letter);
        let same = inputs.find(|input| self.sheet.as_ref().is_some_and(|sheet| file::is_same(input, sheet)));
        same.map(|input| format!("phiếu kiểm tra trùng với tệp «{}», ghi vào sẽ mất tệp", input.display()))
    }
}

impl Order {
    /// The output is a folder.
    pub fn is_into_folder(&self) -> bool {
        self.output.as_ref().is_some_and(|output| {
            let text = output.to_string_lossy();
            text.ends_with(['/', std::path::MAIN_SEPARATOR]) || output.is_dir()
        })
    }

    fn fault(&self) -> Option<String> {
        let is_standard = |path: &PathBuf| path.as_os_str() == "-";
        if self.letters.len() > 1 && self.output.is_some() && !self.is_into_folder() {
            return Some(
                "có nhiều công văn thì nơi lưu phải là thư mục: thêm dấu / vào cuối, ví dụ -o ban-in/".to_owned(),
            );
        }
        if self.letters.iter().filter(|letter| is_standard(letter)).count() > 1 {
            return Some("dấu - (đầu vào chuẩn) chỉ dùng được một lần".to_owned());
        }
        if self.letters.iter().any(is_standard) && self.output.is_none() {
            return Some(
                "đọc từ đầu vào chuẩn thì phải nói nơi lưu, ví dụ -o cong-van.pdf, hoặc -o - để ghi ra đầu ra chuẩn"
                    .to_owned(),
            );
        }
        let output = self.output.as_ref().filter(|output| !is_standard(output));
        let same = self.letters.iter().find(|letter| output.is_some_and(|output| file::is_same(letter, output)));
        same.map(|letter| format!("nơi lưu trùng với tệp công văn «{}», ghi vào sẽ mất công văn", letter.display()))
    }
}

fn wrong(text: &str) -> Answer {
    Answer {
        text: format!("Lệnh chưa đúng: {text}.\nGõ congvan --help để xem hướng dẫn."), is_error: true
    }
}

fn answer(error: &clap::Error) -> Answer {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = said(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::DisplayHelp => Answer { text: error.to_string(), is_error: false },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Answer { text: error.to_string(), is_error: true },
        ErrorKind::InvalidSubcommand => wrong(&format!("không có lệnh «{}»", said(ContextKind::InvalidSubcommand))),
        ErrorKind::MissingSubcommand => wrong("thiếu tên lệnh (pdf, svg hoặc check)"),
        ErrorKind::UnknownArgument => wrong(&format!("không có tuỳ chọn «{argument}»")),
        ErrorKind::MissingRequiredArgument => wrong("thiếu tệp công văn"),
        ErrorKind::ArgumentConflict => wrong(&format!("tuỳ chọn «{argument}» có hai lần")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            wrong(&format!("giá trị của «{argument}» không dùng được: «{}»", said(ContextKind::InvalidValue)))
        }
        _ => wrong(&format!("không hiểu «{argument}»")),
    }
}
