//! The program is killed while it writes.

use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::*;

/// Tells the helper below where to write.
const FOLDER: &str = "CONGVAN_STORE_FOLDER";

/// A letter that says its version from first to last, so that half of one is known.
fn version_text(version: usize) -> String {
    let item = format!("{{\"level\": 0, \"text\": \"{version}\"}}");
    let items = vec![item; 1 + version * 37 % 900].join(",");
    format!("{{\"kind\": \"cong-van\", \"subject\": \"{version}\", \"body\": [{items}]}}")
}

fn version(draft: &Draft) -> usize {
    let letter = draft.letter().unwrap();
    let version: usize = letter.subject.unwrap().parse().unwrap();
    assert_eq!(draft.text, version_text(version), "half a draft");
    version
}

/// The program that is killed: writes version after version and says each when it is kept.
#[test]
#[ignore = "run by the tests below"]
fn helper_that_writes_until_it_is_killed() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let mut store = open(Path::new(&folder));
    let mut draft = store.drafts().unwrap().pop().unwrap_or_else(|| draft(&version_text(0), 0));
    for next in version(&draft) + 1.. {
        draft.text = version_text(next);
        draft.id = Some(store.put_draft(&draft).unwrap());
        writeln!(io::stdout(), "\nkept {next}").unwrap();
    }
}

fn run(helper: &str, folder: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", helper, "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Kills the writer after `pause`; the last version it said.
fn run_and_kill(folder: &Path, pause: Duration) -> Option<usize> {
    let mut writer = run("crash::helper_that_writes_until_it_is_killed", folder);
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
    let kept = |line: String| line.strip_prefix("kept ").map(|version| version.parse::<usize>().unwrap());
    let first = lines.by_ref().find_map(kept);
    thread::sleep(pause);
    kill(writer);
    lines.filter_map(kept).last().or(first)
}

#[test]
fn a_killed_program_leaves_the_last_version_it_kept() {
    let folder = folder();
    let mut runner = TestRunner::default();
    let mut said = 0;
    for _ in 0..50 {
        let pause = Duration::from_micros(u64::from(any::<u16>().new_tree(&mut runner).unwrap().current()) / 2);
        said = run_and_kill(folder.path(), pause).expect("the writer wrote").max(said);
        let store = open(folder.path());
        let drafts = store.drafts().unwrap();
        assert_eq!(drafts.len(), 1);
        let found = version(&drafts[0]);
        assert!(found == said || found == said + 1, "said {said}, found {found}");
        said = found;
    }
}

#[test]
fn a_program_killed_at_its_first_start_leaves_nothing_in_the_way() {
    let folder = folder();
    for pause in 0..20 {
        let place = folder.path().join(pause.to_string());
        let writer = run("crash::helper_that_writes_until_it_is_killed", &place);
        thread::sleep(Duration::from_millis(pause));
        kill(writer);
        let drafts = open(&place).drafts().unwrap();
        assert!(drafts.iter().all(|draft| version(draft) > 0));
    }
}

#[test]
#[ignore = "run by the test below"]
fn helper_that_opens() {
    if let Some(folder) = env::var_os(FOLDER) {
        drop(Store::open(Path::new(&folder), today()));
    }
}

#[test]
fn a_rescue_killed_at_any_moment_is_done_at_the_next_start() {
    for pause in 0..40 {
        let folder = damage::filled();
        fs::remove_dir_all(folder.path().join("backup")).unwrap();
        let damaged = damage::damage(folder.path(), |bytes| bytes[..100].fill(0));
        let helper = run("crash::helper_that_opens", folder.path());
        thread::sleep(Duration::from_millis(pause));
        kill(helper);
        let Opened { store, .. } = Store::open(folder.path(), today()).unwrap();
        assert_eq!(store.drafts().unwrap().len(), damage::DRAFTS);
        assert_eq!(fs::read(folder.path().join("congvan-hong-2026-06-05.db")).unwrap(), damaged);
        assert!(["rescued.db", "rescue"].iter().all(|left| !folder.path().join(left).exists()));
    }
}

#[test]
fn every_moment_of_the_power_failing_leaves_a_whole_version() {
    // What a write leaves on the disk is any beginning of the log.
    let folder = folder();
    let mut store = open(folder.path());
    let mut kept = put(&mut store, &version_text(1), 1);
    for next in 2..6 {
        kept.text = version_text(next);
        store.put_draft(&kept).unwrap();
    }
    let files = contents(folder.path());
    let log = files.iter().find(|(name, _)| name == "congvan.db-wal").unwrap().1.clone();
    let mut seen = Vec::new();
    for end in (0..=log.len()).step_by(509).chain([log.len()]) {
        let lost = self::folder();
        for (name, bytes) in &files {
            fs::write(lost.path().join(name), bytes).unwrap();
        }
        fs::write(lost.path().join("congvan.db-wal"), &log[..end]).unwrap();
        seen.extend(open(lost.path()).drafts().unwrap().iter().map(version));
    }
    assert!(seen.is_sorted() && seen.first() == Some(&1) && seen.last() == Some(&5), "{seen:?}");
}
