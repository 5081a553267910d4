//! The user's database: what is put is found again, whatever happened in between.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod crash;
mod damage;
#[path = "../properties/letters.rs"]
#[allow(dead_code, reason = "one kind of letter is enough here")]
mod letters;
mod space;
mod versions;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use congvan::letter::{Issuer, Signature};
use congvan::signing::Body;
use congvan::store::{Draft, MOST_RECENT_FILES, News, Opened, Profile, Store};
use congvan::text::Text;
use congvan::{Letter, json};
use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-06-05")
}

fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000 + second, 0).unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn database(folder: &Path) -> PathBuf {
    folder.join("congvan.db")
}

/// Opens without news.
fn open(folder: &Path) -> Store {
    let Opened { store, news } = Store::open(folder, today()).unwrap();
    assert!(news.is_empty(), "{news:?}");
    store
}

fn draft(text: &str, second: i64) -> Draft {
    Draft { id: None, text: text.to_owned(), file: None, changed: at(second) }
}

fn put(store: &mut Store, text: &str, second: i64) -> Draft {
    let draft = draft(text, second);
    Draft { id: Some(store.put_draft(&draft).unwrap()), ..draft }
}

fn profile(name: &str) -> Profile {
    let text = |text| Text::new(text);
    let signer = |name| Signature {
        authority: text("T/M Ban Thường vụ"),
        position: text("Bí thư\nkiêm\nChủ tịch"),
        signer: text(name),
    };
    Profile {
        id: None,
        name: name.to_owned(),
        body: Some(Body::Committee),
        issuer: Issuer {
            superior: text("Đảng bộ tỉnh An Bình"), name: text("Đảng uỷ xã Tân Hoà"), symbol: text("ĐU")
        },
        place: text("Tân Hoà"),
        signers: vec![signer("Trần Văn An"), signer("Lê Thị Bình")],
        archive: text("Lưu Văn phòng Đảng uỷ"),
        contact: None,
        dismissed: Vec::new(),
    }
}

fn put_profile(store: &mut Store, name: &str) -> Profile {
    let profile = profile(name);
    Profile { id: Some(store.put_profile(&profile).unwrap()), ..profile }
}

fn names(store: &Store) -> Vec<String> {
    store.profiles().unwrap().into_iter().map(|profile| profile.name).collect()
}

/// Everything a folder holds, by name.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            found.push((entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn what_was_put_is_there_after_reopening() {
    let folder = folder();
    let mut store = open(folder.path());
    let mut kept = put(&mut store, "{\"kind\": \"cong-van\"}\n", 1);
    let other = put(&mut store, "{\"kind\": \"cong-van\", \"place\": \"Tân Hoà\"}", 2);
    kept.text = json::write(&Letter::default());
    kept.file = Some("/nhà/Đảng uỷ/công văn 07.json".into());
    kept.changed = at(3);
    assert_eq!(store.put_draft(&kept).unwrap(), kept.id.unwrap());
    let profile = put_profile(&mut store, "Đảng uỷ");
    store.put_setting("zoom", &1.25).unwrap();
    drop(store);
    let store = open(folder.path());
    assert_eq!(store.drafts().unwrap(), [kept.clone(), other]);
    assert_eq!(store.draft(kept.id.unwrap()).unwrap().as_ref(), Some(&kept));
    assert_eq!(kept.letter().unwrap(), Letter::default());
    assert_eq!(store.profiles().unwrap(), [profile]);
    assert_eq!(store.setting("zoom").unwrap(), Some(1.25));
}

#[test]
fn drafts_come_with_the_last_changed_first() {
    let folder = folder();
    let mut store = open(folder.path());
    let [a, b, c] = [20, 10, 20].map(|second| put(&mut store, "{}", second));
    assert_eq!(store.drafts().unwrap(), [c, a, b]);
}

#[test]
fn a_removed_draft_is_gone_and_its_id_is_not_given_again() {
    let folder = folder();
    let mut store = open(folder.path());
    let id = put(&mut store, "{}", 1).id.unwrap();
    store.remove_draft(id).unwrap();
    store.remove_draft(id).unwrap();
    drop(store);
    let mut store = open(folder.path());
    assert_eq!(store.draft(id).unwrap(), None);
    assert_ne!(put(&mut store, "{}", 2).id, Some(id));
}

#[test]
fn a_draft_removed_meanwhile_is_kept_when_it_is_put_again() {
    let folder = folder();
    let mut store = open(folder.path());
    let kept = put(&mut store, "{}", 1);
    store.remove_draft(kept.id.unwrap()).unwrap();
    assert_eq!(store.put_draft(&kept).unwrap(), kept.id.unwrap());
    assert_eq!(store.drafts().unwrap(), [kept]);
}

#[test]
fn a_text_that_is_no_letter_is_kept_and_says_why() {
    let folder = folder();
    let mut store = open(folder.path());
    for text in ["", "{\"kind\": \"nghi-quyet\", \"x\": 1}", "không phải JSON \0 \u{feff}", "{\"kind\":"] {
        let kept = put(&mut store, text, 1);
        let read = store.draft(kept.id.unwrap()).unwrap().unwrap();
        assert_eq!(read.text, text);
        assert_eq!(read.letter().unwrap_err().code(), "letter");
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_is_kept() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    let mut store = open(folder.path());
    let file = PathBuf::from(std::ffi::OsStr::from_bytes(b"/cong van/\xff\xfe.json"));
    let id = store.put_draft(&Draft { file: Some(file.clone()), ..draft("{}", 1) }).unwrap();
    assert_eq!(store.draft(id).unwrap().unwrap().file, Some(file));
}

#[test]
fn profiles_keep_their_order_and_take_another() {
    let folder = folder();
    let mut store = open(folder.path());
    let [a, b, c] = ["a", "b", "c"].map(|name| put_profile(&mut store, name));
    store.put_profile(&Profile { name: "a mới".to_owned(), ..a.clone() }).unwrap();
    assert_eq!(names(&store), ["a mới", "b", "c"]);
    store.order_profiles(&[c.id.unwrap(), a.id.unwrap()]).unwrap();
    assert_eq!(names(&store), ["c", "a mới", "b"]);
    store.remove_profile(b.id.unwrap()).unwrap();
    put_profile(&mut store, "d");
    drop(store);
    assert_eq!(names(&open(folder.path())), ["c", "a mới", "d"]);
}

#[test]
fn the_profile_used_last_is_the_current_one_while_it_is_there() {
    let folder = folder();
    let mut store = open(folder.path());
    let empty = store.profile_list().unwrap();
    assert_eq!((empty.current, empty.put_off), (None, false));
    store.put_off_profiles().unwrap();
    let [a, b] = ["a", "b"].map(|name| put_profile(&mut store, name));
    assert_eq!(store.profile_list().unwrap().current, a.id, "the first, before one was used");
    store.use_profile(b.id.unwrap()).unwrap();
    drop(store);
    let mut store = open(folder.path());
    let list = store.profile_list().unwrap();
    assert_eq!((list.current, list.put_off, list.profiles), (b.id, true, vec![a.clone(), b.clone()]));
    store.remove_profile(b.id.unwrap()).unwrap();
    assert_eq!(store.profile_list().unwrap().current, a.id);
    store.put_profile(&b).unwrap();
    assert_eq!(store.profile_list().unwrap().current, b.id, "a removal that is taken back takes nothing with it");
}

#[test]
fn a_profile_of_the_first_program_is_read_without_a_body() {
    let old = r#"{"name": "Đảng uỷ", "issuer": {}, "place": "", "signers": []}"#;
    let profile: Profile = serde_json::from_str(old).unwrap();
    assert_eq!(profile, Profile { name: "Đảng uỷ".to_owned(), ..Profile::default() });
}

#[test]
fn the_last_ten_files_are_remembered_the_last_one_first() {
    let folder = folder();
    let mut store = open(folder.path());
    assert!(store.recent_files().unwrap().is_empty());
    for number in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 5, 12] {
        store.add_recent_file(&PathBuf::from(format!("/công văn/{number}.json"))).unwrap();
    }
    let expected = [12, 5, 11, 10, 9, 8, 7, 6, 4, 3].map(|number| PathBuf::from(format!("/công văn/{number}.json")));
    assert_eq!(expected.len(), MOST_RECENT_FILES);
    drop(store);
    assert_eq!(open(folder.path()).recent_files().unwrap(), expected);
}

#[test]
fn a_setting_of_another_kind_is_none() {
    let folder = folder();
    let mut store = open(folder.path());
    store.put_setting("split", &serde_json::json!({ "left": 0.4 })).unwrap();
    assert_eq!(store.setting::<u32>("split").unwrap(), None);
    assert_eq!(store.setting::<u32>("zoom").unwrap(), None);
    assert_eq!(store.setting::<serde_json::Value>("split").unwrap().unwrap()["left"], 0.4);
}

#[test]
fn a_second_window_is_told_that_the_first_is_open() {
    let folder = folder();
    let mut store = open(folder.path());
    let error = Store::open(folder.path(), today()).unwrap_err();
    assert_eq!(error.code(), "store-in-use");
    assert!(error.to_string().contains("cửa sổ khác"), "{error}");
    let kept = put(&mut store, "{}", 1);
    drop(store);
    assert_eq!(open(folder.path()).drafts().unwrap(), [kept]);
}

#[test]
fn a_database_that_another_tool_holds_is_not_taken_for_damaged() {
    let folder = folder();
    let kept = put(&mut open(folder.path()), "{}", 1);
    let other = Connection::open(database(folder.path())).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; DELETE FROM draft").unwrap();
    assert_eq!(Store::open(folder.path(), today()).unwrap_err().code(), "store-in-use");
    drop(other);
    assert_eq!(open(folder.path()).drafts().unwrap(), [kept]);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_anything() {
    use std::os::unix::fs::PermissionsExt;
    fn modes(folder: &Path, found: &mut Vec<(PathBuf, u32)>) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            found.push((path.clone(), fs::metadata(&path).unwrap().permissions().mode() & 0o777));
            if path.is_dir() {
                modes(&path, found);
            }
        }
    }
    let outer = folder();
    let folder = outer.path().join("congvan").join("1");
    let mut store = open(&folder);
    put(&mut store, "{}", 1);
    store.back_up(day("2026-06-06")).unwrap();
    let mut found = Vec::new();
    modes(outer.path(), &mut found);
    assert!(found.len() >= 6 && found.iter().any(|(path, _)| path.ends_with("congvan.db-wal")), "{found:?}");
    let open_to_others = |(path, mode): &(PathBuf, u32)| *mode != if path.is_dir() { 0o700 } else { 0o600 };
    assert!(!found.iter().any(open_to_others), "{found:?}");
    drop(store);
    for (path, mode) in [(folder.clone(), 0o755), (database(&folder), 0o644)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let _store = open(&folder);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&database(&folder))), (0o700, 0o600));
}

fn backups(folder: &Path) -> Vec<String> {
    contents(&folder.join("backup")).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn the_last_ten_days_have_their_backup() {
    let folder = folder();
    let days: Vec<NaiveDate> = today().iter_days().take(13).collect();
    for day in &days {
        let Opened { mut store, news } = Store::open(folder.path(), *day).unwrap();
        assert!(news.is_empty(), "{news:?}");
        put(&mut store, &day.to_string(), 1);
        if *day == days[4] {
            fs::write(folder.path().join("backup/ghi chú.txt"), "của người dùng").unwrap();
        }
    }
    let mut expected: Vec<String> = days[3..].iter().map(|day| format!("congvan-{day}.db")).collect();
    expected.push("ghi chú.txt".to_owned());
    assert_eq!(backups(folder.path()), expected);
    let copy = Connection::open(folder.path().join("backup").join(&expected[9])).unwrap();
    let newest: String = copy.query_row("SELECT letter FROM draft ORDER BY id DESC", [], |row| row.get(0)).unwrap();
    assert_eq!(newest, days[11].to_string(), "as it was when the day's first start found it");
}

#[test]
fn a_backup_is_made_once_a_day_also_by_a_program_that_runs_for_days() {
    let folder = folder();
    let mut store = open(folder.path());
    let first = contents(&folder.path().join("backup"));
    put(&mut store, "{}", 1);
    store.back_up(today()).unwrap();
    assert_eq!(contents(&folder.path().join("backup")), first);
    store.back_up(day("2026-06-06")).unwrap();
    assert_eq!(backups(folder.path()), ["congvan-2026-06-05.db", "congvan-2026-06-06.db"]);
}

#[test]
fn without_a_backup_the_start_goes_on_and_says_so() {
    let folder = folder();
    fs::create_dir_all(folder.path()).unwrap();
    fs::write(folder.path().join("backup"), "một tệp").unwrap();
    let Opened { mut store, news } = Store::open(folder.path(), today()).unwrap();
    assert!(matches!(news.as_slice(), [News::NoBackup { .. }]), "{news:?}");
    assert_eq!(news[0].code(), "no-backup");
    assert!(news[0].to_string().contains("chưa sao lưu được"), "{}", news[0]);
    put(&mut store, "{}", 1);
}

#[test]
fn a_folder_that_cannot_be_one_is_an_error() {
    let folder = folder();
    let file = folder.path().join("tệp");
    fs::write(&file, "").unwrap();
    assert_eq!(Store::open(&file, today()).unwrap_err().code(), "write");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_and_any_text_are_read_back_equal(json in letters::letter(), any in any::<String>(), second in 0..1_000_i64) {
        let folder = folder();
        let mut store = open(folder.path());
        let letter = json::read(json.as_bytes()).unwrap();
        let kept = [put(&mut store, &json::write(&letter), second + 1), put(&mut store, &any, second)];
        drop(store);
        let store = open(folder.path());
        prop_assert_eq!(store.drafts().unwrap(), kept);
        prop_assert_eq!(store.drafts().unwrap()[0].letter().unwrap(), letter);
    }
}
