//! The disk is full.

use std::env;
use std::process::Command;
use std::slice;

use super::*;

const FOLDER: &str = "CONGVAN_STORE_FULL";

/// Writes ever longer versions until one does not fit: that one is refused, the last one stays.
fn fill(store: &mut Store) -> (Draft, congvan::Error) {
    let mut kept = put(store, "{}", 0);
    for length in 1..2_000 {
        let longer = Draft { text: "x".repeat(length * 10_000), ..kept.clone() };
        match store.put_draft(&longer) {
            Ok(_) => kept = longer,
            Err(error) => return (kept, error),
        }
    }
    panic!("there is no end to this disk");
}

fn tried(folder: &Path) -> congvan::Error {
    let mut store = open(folder);
    let (kept, error) = fill(&mut store);
    assert_eq!(store.drafts().unwrap(), slice::from_ref(&kept), "while it runs");
    assert!(error.to_string().contains("vẫn còn nguyên"), "{error}");
    drop(store);
    let Opened { store, .. } = Store::open(folder, today()).unwrap();
    assert_eq!(store.drafts().unwrap(), [kept], "after the next start");
    error
}

/// A disk of one megabyte.
#[cfg(target_os = "linux")]
struct Disk(TempDir);

#[cfg(target_os = "linux")]
impl Disk {
    fn new() -> Option<Disk> {
        let folder = folder();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Disk(folder))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_the_last_version_and_takes_the_next_when_there_is_room() {
    let Some(disk) = Disk::new() else {
        eprintln!("skipped: no disk may be mounted here");
        return;
    };
    let folder = disk.0.path().join("congvan");
    assert_eq!(tried(&folder).code(), "store-full");
    fs::write(disk.0.path().join("đầy"), vec![0; 1 << 20]).unwrap_err();
    let Opened { mut store, .. } = Store::open(&folder, day("2026-06-06")).unwrap();
    let kept = store.drafts().unwrap().remove(0);
    assert_eq!(store.put_draft(&Draft { text: "y".repeat(700_000), ..kept.clone() }).unwrap_err().code(), "store-full");
    assert_eq!(store.drafts().unwrap(), slice::from_ref(&kept));
    fs::remove_file(disk.0.path().join("đầy")).unwrap();
    let next = Draft { text: "{}".to_owned(), ..kept };
    store.put_draft(&next).unwrap();
    drop(store);
    let Opened { store, .. } = Store::open(&folder, day("2026-06-06")).unwrap();
    assert_eq!(store.drafts().unwrap(), [next]);
}

#[test]
#[ignore = "run by the test below"]
fn helper_that_may_write_no_long_files() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    assert_eq!(tried(Path::new(&folder)).code(), "store");
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_keeps_the_last_version() {
    let folder = folder();
    let limited = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1024; exec \"$0\" --exact space::helper_that_may_write_no_long_files --ignored",
        ])
        .arg(env::current_exe().unwrap())
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    assert!(limited.status.success(), "{}", String::from_utf8_lossy(&limited.stdout));
    assert_eq!(open(folder.path()).drafts().unwrap().len(), 1);
}
