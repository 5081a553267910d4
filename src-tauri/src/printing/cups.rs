//! CUPS, the printing system of Linux and macOS, through its own programs: `lpstat` tells, `lp` takes.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::Sides;
use super::program::{self, Answer};
use crate::commands::Failure;

/// Longer than a search for printers in the office's network takes, shorter than a clerk's patience.
const LISTING: Duration = Duration::from_secs(8);
/// A letter goes to a print server in the network too.
const SENDING: Duration = Duration::from_secs(30);
/// CUPS refuses a job whose title has more than 255 bytes.
const LONGEST_TITLE: usize = 200;

/// The way to the printing system.
pub struct Cups {
    environment: Vec<(&'static str, OsString)>,
    listing: Duration,
    sending: Duration,
}

/// A printer that takes work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Printer {
    pub name: String,
    /// It keeps what it is sent until somebody starts it again.
    pub is_stopped: bool,
}

/// The printers, and the one that the system would take.
pub struct Printers {
    pub all: Vec<Printer>,
    pub usual: Option<String>,
}

/// What goes to the printer beside the PDF.
pub struct Order<'a> {
    pub printer: &'a str,
    pub copies: u32,
    pub sides: Sides,
    pub title: &'a str,
}

impl Cups {
    /// The user's own, speaking the language that is read here.
    pub fn new() -> Cups {
        Cups { environment: vec![("LC_ALL", "C".into())], listing: LISTING, sending: SENDING }
    }

    /// The printers of this machine and its network.
    ///
    /// # Errors
    /// `no-lp`, `no-cups`, `slow`, `no-printer`: why none can be chosen, and what to do.
    pub fn printers(&self) -> Result<Printers, Failure> {
        let deadline = Instant::now() + self.listing;
        let names = self.tell("-e", deadline)?;
        if names.trim().is_empty() {
            let state = self.tell("-r", deadline)?;
            return Err(if state.contains("not running") { not_running() } else { no_printer() });
        }
        // Without these two the list is still a list.
        let states = self.tell("-p", deadline).unwrap_or_default();
        let usual = self.tell("-d", deadline).unwrap_or_default();
        Ok(Printers { all: listed(&names, &states), usual: usual_of(&usual) })
    }

    fn tell(&self, what: &str, deadline: Instant) -> Result<String, Failure> {
        self.ask("lpstat", &[what.into()], deadline).map(|answer| answer.said)
    }

    /// Hands a PDF to a printer; it is there when this returns.
    ///
    /// # Errors
    /// `no-lp`, `slow`, `lp` with what CUPS complains of, `write` when there is no room for the file on its way.
    pub fn send(&self, order: &Order, pdf: &[u8]) -> Result<(), Failure> {
        // The owner's alone; removed when `lp` has handed it over, however that ended.
        let file = on_its_way(pdf).map_err(|cause| not_written(&cause))?;
        let deadline = Instant::now() + self.sending;
        let answer = self.ask("lp", &arguments(order, file.path()), deadline)?;
        if answer.is_done { Ok(()) } else { Err(refused(order.printer, &answer.complained)) }
    }

    fn ask(&self, program: &str, arguments: &[OsString], deadline: Instant) -> Result<Answer, Failure> {
        let environment = self.environment.iter().map(|(name, value)| (name, value));
        let mut command = Command::new(program);
        command.args(arguments).envs(environment);
        program::ask(&mut command, deadline).map_err(|error| match error.kind() {
            io::ErrorKind::TimedOut => slow(program),
            _ => no_program(program, &error),
        })
    }
}

/// An argument vector: no shell reads it, and every word that is not ours follows the option it belongs to.
fn arguments(order: &Order, file: &Path) -> Vec<OsString> {
    let sides = match order.sides {
        Sides::One => "sides=one-sided",
        Sides::LongEdge => "sides=two-sided-long-edge",
    };
    let copies = order.copies.to_string();
    let title = title(order.title);
    // The last four undo what a clerk's or an office's own defaults may say: every margin is true, every set in order.
    let words = ["-d", order.printer, "-n", &copies, "-t", &title, "-o", sides]
        .into_iter()
        .chain(["media=A4", "print-scaling=none", "number-up=1", "collate=true"].into_iter().flat_map(|o| ["-o", o]));
    words.map(OsStr::new).chain([file.as_os_str()]).map(OsStr::to_owned).collect()
}

/// One line, and not longer than a job's name may be.
fn title(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    line[..line.floor_char_boundary(LONGEST_TITLE)].trim().to_owned()
}

fn on_its_way(pdf: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("cong-van-").suffix(".pdf").tempfile()?;
    file.write_all(pdf)?;
    Ok(file)
}

/// `lpstat -e` has one name a line; `lpstat -p` says which of them stand still.
fn listed(names: &str, states: &str) -> Vec<Printer> {
    let stands_still = |name: &str| {
        states.lines().any(|line| {
            let state = line.strip_prefix("printer ").and_then(|line| line.strip_prefix(name));
            state.is_some_and(|state| state.starts_with(" disabled "))
        })
    };
    let names = names.lines().map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| Printer { name: name.to_owned(), is_stopped: stands_still(name) }).collect()
}

/// `lpstat -d` names the printer that the user, or else the system, takes without being told.
fn usual_of(said: &str) -> Option<String> {
    said.lines().find_map(|line| line.strip_prefix("system default destination: ")).map(|name| name.trim().to_owned())
}

fn no_printer() -> Failure {
    Failure::new(
        "no-printer",
        "máy này chưa được nối với máy in nào. Hãy thêm máy in trong phần cài đặt của hệ thống".into(),
    )
}

fn not_running() -> Failure {
    let message =
        "hệ thống in của máy (CUPS) đang không chạy. Hãy khởi động lại máy, hoặc nhờ người quản trị bật dịch vụ cups";
    Failure::new("no-cups", message.into())
}

fn slow(program: &str) -> Failure {
    let message = if program == "lp" {
        "máy in hoặc máy chủ in chưa trả lời nên đã thôi chờ. Hãy xem máy in có đang in công văn này không rồi mới in lại"
    } else {
        "hệ thống in của máy không trả lời. Hãy thử lại sau ít phút"
    };
    Failure::new("slow", message.into())
}

fn no_program(program: &str, error: &io::Error) -> Failure {
    let message = if cfg!(windows) {
        "trên Windows, công văn được in bằng trình xem PDF".to_owned()
    } else if error.kind() == io::ErrorKind::NotFound {
        "máy này chưa cài hệ thống in CUPS. Hãy nhờ người quản trị cài gói cups và cups-client".to_owned()
    } else {
        format!("không chạy được chương trình {program} của hệ thống in ({error}). Hãy nhờ người quản trị xem lại")
    };
    Failure::new("no-lp", message)
}

/// What CUPS complains of, and what it means.
const COMPLAINTS: [(&str, &str); 7] = [
    ("does not exist", "máy in này không còn trên máy"),
    ("not accepting jobs", "máy in này đang tạm thôi nhận việc"),
    ("forbidden", "người dùng này không được phép in ở đây"),
    ("unauthorized", "người dùng này không được phép in ở đây"),
    ("not authorized", "người dùng này không được phép in ở đây"),
    ("unable to connect", "hệ thống in không trả lời"),
    ("connection refused", "hệ thống in không trả lời"),
];

fn refused(printer: &str, complained: &str) -> Failure {
    let said = complained.lines().map(|line| line.trim_start_matches("lp:").trim()).collect::<Vec<_>>().join(" ");
    let words = said.to_lowercase();
    let known = COMPLAINTS.iter().find(|(known, _)| words.contains(known)).map(|(_, meaning)| (*meaning).to_owned());
    let why = known.unwrap_or_else(|| format!("hệ thống in báo «{}»", said.trim()));
    Failure::new("lp", format!("máy in «{printer}» không nhận công văn: {why}. Hãy chọn máy in khác"))
}

fn not_written(cause: &io::Error) -> Failure {
    let place = std::env::temp_dir();
    let message = match cause.kind() {
        io::ErrorKind::StorageFull => "ổ đĩa đã đầy nên chưa in được. Hãy dọn bớt ổ đĩa rồi in lại".to_owned(),
        _ => format!("không ghi được tệp tạm vào «{}» để in. Hãy nhờ quản trị máy xem thư mục này", place.display()),
    };
    Failure::new("write", message)
}

#[cfg(test)]
impl Cups {
    /// A printing system of a test.
    pub fn at(environment: Vec<(&'static str, OsString)>, patience: Duration) -> Cups {
        let environment = [("LC_ALL", OsString::from("C"))].into_iter().chain(environment).collect();
        Cups { environment, listing: patience, sending: patience }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(order: &Order) -> Vec<String> {
        let words = arguments(order, Path::new("/tmp/cong-van-1.pdf"));
        words.into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn a_job_is_spoken_in_options_of_lp() {
        let order = Order { printer: "Phong_1", copies: 12, sides: Sides::LongEdge, title: "07-CV/ĐU" };
        let expected = "-d Phong_1 -n 12 -t 07-CV/ĐU -o sides=two-sided-long-edge -o media=A4 -o print-scaling=none \
                        -o number-up=1 -o collate=true /tmp/cong-van-1.pdf";
        assert_eq!(words(&order).join(" "), expected);
        let order = Order { sides: Sides::One, ..order };
        assert_eq!(words(&order)[7], "sides=one-sided");
    }

    #[test]
    fn a_strange_name_stays_one_word_behind_its_option() {
        let order = Order { printer: "-o raw; $(id)", copies: 1, sides: Sides::One, title: "-d\nother" };
        let words = words(&order);
        assert_eq!(words[..6], ["-d", "-o raw; $(id)", "-n", "1", "-t", "-d other"]);
    }

    #[test]
    fn a_title_is_cut_between_letters() {
        let long = title(&"ự".repeat(300));
        assert_eq!(long, "ự".repeat(66));
    }

    #[test]
    fn printers_are_read_with_their_state() {
        let names = "Phong_hop\nVan_thu\nVăn_phòng/hai_mặt\n\n";
        let states = "printer Phong_hop is idle.  enabled since Sat Nov 21 13:15:03 2026\n\
                      printer Van_thu disabled since Sat Nov 21 13:15:03 2026 -\n\tPaused\n\
                      printer Van disabled since Sat Nov 21 13:15:03 2026 -\n";
        let found: Vec<_> =
            listed(names, states).into_iter().map(|printer| (printer.name, printer.is_stopped)).collect();
        let expected = [("Phong_hop", false), ("Van_thu", true), ("Văn_phòng/hai_mặt", false)];
        assert_eq!(found, expected.map(|(name, is_stopped)| (name.to_owned(), is_stopped)));
    }

    #[test]
    fn what_cups_complains_of_is_told_in_the_clerks_words() {
        let told = |said: &str| refused("Van_thu", said).message;
        let expected = "máy in «Van_thu» không nhận công văn: máy in này không còn trên máy. Hãy chọn máy in khác";
        assert_eq!(told("lp: Error - The printer or class does not exist.\n"), expected);
        assert!(told("lp: Destination \"Van_thu\" is not accepting jobs.").contains("đang tạm thôi nhận việc"));
        assert!(told("lp: Forbidden").contains("không được phép"));
        assert!(told("lp: Out of toner").contains("hệ thống in báo «Out of toner»"));
    }

    #[test]
    fn the_usual_printer_may_be_unknown() {
        assert_eq!(usual_of("system default destination: Van_thu\n").as_deref(), Some("Van_thu"));
        assert_eq!(usual_of("no system default destination\n"), None);
        assert_eq!(
            usual_of("lpstat: error - PRINTER environment variable names nonexistent destination \"x\".\n"),
            None
        );
    }
}
