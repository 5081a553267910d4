//! The real thing: a printing system of our own, a printer that is a socket, and the bytes that reach it.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use congvan::{Letter, Setup, json, pdf, typeset};
use tempfile::TempDir;

use super::cups::Cups;
use super::{Habit, Job, Sheets, Sides, choice, send};

/// For what should take a second on a quiet machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A `cupsd` with its own folder, socket and queues; nothing of the machine's is touched.
struct Office {
    folder: TempDir,
    daemon: Child,
}

impl Office {
    fn open() -> Office {
        let folder = tempfile::tempdir().unwrap();
        // Backends run as another user and read the spool.
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        for name in ["root", "spool", "cache", "state"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("cupsd.conf"), daemon_settings(folder.path())).unwrap();
        fs::write(folder.path().join("cups-files.conf"), file_settings(folder.path())).unwrap();
        let log = File::create(folder.path().join("daemon.log")).unwrap();
        let daemon = Command::new("/usr/sbin/cupsd")
            .arg("-f")
            .arg("-c")
            .arg(folder.path().join("cupsd.conf"))
            .arg("-s")
            .arg(folder.path().join("cups-files.conf"))
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .process_group(0)
            .spawn()
            .expect("cupsd is installed");
        let office = Office { folder, daemon };
        wait_for("cupsd", || office.admin("lpstat", &["-r"]).contains("is running"));
        office
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("cups.sock")
    }

    fn cups(&self) -> Cups {
        Cups::at(vec![("CUPS_SERVER", self.socket().into())], PATIENCE)
    }

    fn admin(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(program);
        command.args(arguments).env("CUPS_SERVER", self.socket()).env("LC_ALL", "C");
        let output = command.output().expect("cups-client is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// A queue without a driver: what it is sent comes out as it is.
    fn add(&self, name: &str) -> Receiver<Vec<u8>> {
        let printer = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("socket://{}", printer.local_addr().unwrap());
        let (tell, printed) = mpsc::channel();
        thread::spawn(move || {
            for connection in printer.incoming() {
                let mut bytes = Vec::new();
                connection.unwrap().read_to_end(&mut bytes).unwrap();
                if tell.send(bytes).is_err() {
                    return;
                }
            }
        });
        self.admin("/usr/sbin/lpadmin", &["-p", name, "-E", "-v", &address, "-m", "raw"]);
        wait_for(name, || self.admin("lpstat", &["-e"]).lines().any(|line| line == name));
        printed
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("error.log")).unwrap_or_default()
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let group = format!("-{}", self.daemon.id());
        let signal = |signal| Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
        // Asked first, so that it ends the backends it started; they have groups of their own.
        let _ = signal("-TERM");
        let deadline = Instant::now() + Duration::from_secs(5);
        while matches!(self.daemon.try_wait(), Ok(None)) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(20));
        }
        let _ = signal("-KILL");
        let _ = self.daemon.wait();
    }
}

fn daemon_settings(folder: &Path) -> String {
    let socket = folder.join("cups.sock");
    let open = "Order allow,deny\nAllow all\n";
    format!(
        "Listen {}\nBrowsing Off\nWebInterface No\nDefaultAuthType None\nLogLevel debug\n\
         <Location />\n{open}</Location>\n<Location /admin>\n{open}</Location>\n\
         <Policy default>\n<Limit All>\n{open}</Limit>\n</Policy>\n",
        socket.display()
    )
}

fn file_settings(folder: &Path) -> String {
    let own = |name: &str| folder.join(name).display().to_string();
    format!(
        "ServerRoot {}\nRequestRoot {}\nCacheDir {}\nStateDir {}\nErrorLog {}\nAccessLog {}\nPageLog {}\nPrintcap\n",
        own("root"),
        own("spool"),
        own("cache"),
        own("state"),
        own("error.log"),
        own("access.log"),
        own("page.log")
    )
}

fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_there() {
        assert!(Instant::now() < deadline, "{what} does not come");
        thread::sleep(Duration::from_millis(20));
    }
}

fn letter() -> Letter {
    json::read(include_bytes!("../../../tests/letters/two-pages.json")).unwrap()
}

fn job(printer: &str, copies: u32, sides: Sides, pages: &str) -> Job {
    Job { printer: printer.to_owned(), copies, sheets: Sheets { sides, pages: pages.to_owned() } }
}

fn made(sides: congvan::Sides) -> Vec<u8> {
    let setup = Setup { sides, ..Setup::on(letter().date.unwrap()) };
    pdf::write(&typeset(&letter(), &setup).unwrap(), letter().date).unwrap()
}

fn next(printed: &Receiver<Vec<u8>>) -> Vec<u8> {
    printed.recv_timeout(PATIENCE).expect("the printer hears nothing")
}

#[test]
fn the_printer_gets_the_pdf_byte_for_byte() {
    let office = Office::open();
    let printed = office.add("Van_thu");
    send(&office.cups(), &letter(), &job("Van_thu", 1, Sides::One, "")).unwrap();
    assert!(next(&printed) == made(congvan::Sides::Single), "other bytes than the exported PDF");
    send(&office.cups(), &letter(), &job("Van_thu", 1, Sides::LongEdge, "")).unwrap();
    let both = next(&printed);
    assert!(both == made(congvan::Sides::Duplex), "other bytes than the PDF for both sides");
    assert!(both != made(congvan::Sides::Single), "the back has the margins of a front");
    assert_eq!(told(&office, "media="), "A4");
    // libcups passes `collate=true` on as a bare word.
    let log = office.log();
    for option in ["sides=one-sided", "sides=two-sided-long-edge", "print-scaling=none", "number-up=1", "\"collate "] {
        assert!(log.contains(option), "CUPS was not told {option}");
    }
}

/// The value of an option, as CUPS writes it into its log.
fn told(office: &Office, name: &str) -> String {
    let log = office.log();
    let value = log.split(name).nth(1).unwrap_or_default();
    value.split([' ', '"']).next().unwrap_or_default().to_owned()
}

#[test]
fn copies_come_out_whole() {
    let office = Office::open();
    let printed = office.add("Văn_thư");
    send(&office.cups(), &letter(), &job("Văn_thư", 3, Sides::One, "")).unwrap();
    assert!(next(&printed) == made(congvan::Sides::Single).repeat(3), "not three times the letter");
}

#[test]
fn only_the_chosen_pages_come_out() {
    let office = Office::open();
    let printed = office.add("Van_thu");
    send(&office.cups(), &letter(), &job("Van_thu", 1, Sides::One, "2")).unwrap();
    let file = office.folder.path().join("second.pdf");
    fs::write(&file, next(&printed)).unwrap();
    assert!(Command::new("qpdf").arg("--check").arg(&file).status().unwrap().success());
    let text = Command::new("pdftotext").arg(&file).arg("-").output().unwrap().stdout;
    let text = String::from_utf8(text).unwrap();
    assert_eq!(text.matches('\u{c}').count(), 1, "one page: {text}");
    assert!(!text.contains("Kính gửi") && text.contains("Nơi nhận"), "{text}");
}

#[test]
fn a_printer_that_is_gone_is_told_and_nothing_stays_behind() {
    let office = Office::open();
    let gone = send(&office.cups(), &letter(), &job("Da_thao", 1, Sides::One, "")).unwrap_err();
    assert_eq!(gone.code, "lp");
    assert!(
        gone.message.contains("«Da_thao»") && gone.message.contains("máy in này không còn trên máy"),
        "{}",
        gone.message
    );
    for name in ["-h", "--help", "a b", "../x", "x/y", "", "$(id)"] {
        assert_eq!(send(&office.cups(), &letter(), &job(name, 1, Sides::One, "")).unwrap_err().code, "lp", "{name}");
    }
}

#[test]
fn the_file_on_its_way_is_removed() {
    let office = Office::open();
    let printed = office.add("Van_thu");
    send(&office.cups(), &letter(), &job("Van_thu", 1, Sides::One, "")).unwrap();
    next(&printed);
    let name = told(&office, "document-name-supplied=");
    assert!(name.starts_with("cong-van-") && name.ends_with(".pdf"), "{name}");
    assert!(!std::env::temp_dir().join(name).exists());
}

#[test]
fn wrong_wishes_never_reach_the_printer() {
    let nowhere = Cups::at(vec![("PATH", OsString::new())], PATIENCE);
    for (copies, pages, code) in [(0, "", "copies"), (1000, "", "copies"), (1, "3", "pages"), (1, "", "no-lp")] {
        let refused = send(&nowhere, &letter(), &job("Van_thu", copies, Sides::One, pages)).unwrap_err();
        assert_eq!(refused.code, code, "{}", refused.message);
    }
}

#[test]
fn the_last_printer_is_chosen_while_it_is_there_then_the_usual_then_the_first() {
    let office = Office::open();
    let _heard: Vec<_> = ["Hop", "Van_thu", "Lanh_dao"].iter().map(|name| office.add(name)).collect();
    let chosen = |last: Option<&str>| {
        let habit = Habit { printer: last.map(str::to_owned), sides: Sides::LongEdge };
        let choice = choice(&office.cups(), habit);
        assert_eq!((choice.printers.len(), choice.sides, choice.trouble), (3, Sides::LongEdge, None));
        choice.chosen.unwrap()
    };
    assert_eq!(chosen(None), "Hop");
    office.admin("/usr/sbin/lpadmin", &["-d", "Van_thu"]);
    assert_eq!(chosen(None), "Van_thu");
    assert_eq!(chosen(Some("Lanh_dao")), "Lanh_dao");
    assert_eq!(chosen(Some("Da_thao")), "Van_thu");
    office.admin("/usr/sbin/cupsdisable", &["Hop"]);
    let stopped = |name: &str, all: &[super::Printer]| all.iter().any(|one| one.name == name && one.is_stopped);
    let printers = choice(&office.cups(), Habit::default()).printers;
    assert!(stopped("Hop", &printers) && !stopped("Van_thu", &printers));
}

#[test]
fn an_office_without_printers_says_why() {
    let trouble = |cups: &Cups| choice(cups, Habit::default()).trouble.unwrap();
    let office = Office::open();
    assert!(trouble(&office.cups()).contains("chưa được nối với máy in"));
    let folder = tempfile::tempdir().unwrap();
    let dead = Cups::at(vec![("CUPS_SERVER", folder.path().join("none").into())], PATIENCE);
    assert!(trouble(&dead).contains("đang không chạy"));
    let missing = Cups::at(vec![("PATH", OsString::new())], PATIENCE);
    assert!(trouble(&missing).contains("chưa cài"));
}

#[test]
fn a_printing_system_that_hangs_does_not_hang_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("cups.sock");
    // It takes calls and never answers.
    let _mute = UnixListener::bind(&socket).unwrap();
    let begun = Instant::now();
    let hung = Cups::at(vec![("CUPS_SERVER", socket.into())], Duration::from_millis(500));
    assert!(choice(&hung, Habit::default()).trouble.unwrap().contains("không trả lời"));
    let slow = send(&hung, &letter(), &job("Van_thu", 1, Sides::One, "")).unwrap_err();
    assert_eq!(slow.code, "slow");
    assert!(begun.elapsed() < Duration::from_secs(20));
}
