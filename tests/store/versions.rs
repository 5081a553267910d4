//! Older and newer databases.

use std::fs;

use rusqlite::Connection;

use super::*;

/// The database as the first version made and filled it; it never changes.
const VERSION_1: &str = include_str!("version-1.sql");

fn make(folder: &Path, sql: &str) {
    let database = Connection::open(database(folder)).unwrap();
    database.execute_batch(sql).unwrap();
}

#[test]
fn a_database_of_the_first_version_is_read_and_written() {
    let folder = folder();
    make(folder.path(), VERSION_1);
    let mut store = open(folder.path());
    let drafts = store.drafts().unwrap();
    assert_eq!(drafts.len(), 2);
    assert_eq!(drafts[0].file.as_deref(), Some(Path::new("/công văn/07.json")));
    assert_eq!(drafts[0].changed, at(0));
    assert_eq!(drafts[0].letter().unwrap().place, Text::new("Tân Hoà"));
    assert_eq!(drafts[1].text, "chưa xong");
    assert_eq!(
        store.profiles().unwrap(),
        [Profile { id: store.profiles().unwrap()[0].id, body: None, ..profile("Đảng uỷ") }]
    );
    assert_eq!(store.recent_files().unwrap(), [Path::new("/công văn/07.json")]);
    put(&mut store, "{}", 1);
    drop(store);
    assert_eq!(open(folder.path()).drafts().unwrap().len(), 3);
}

#[test]
fn the_database_is_copied_before_it_is_brought_up() {
    let folder = folder();
    make(folder.path(), VERSION_1);
    drop(open(folder.path()));
    let copy = Connection::open(folder.path().join("backup/congvan-2026-06-05.db")).unwrap();
    assert_eq!(copy.query_row("SELECT count(*) FROM draft", [], |row| row.get(0)), Ok(2));
    assert_eq!(copy.pragma_query_value(None, "user_version", |row| row.get(0)), Ok(1));
}

#[test]
fn a_newer_database_is_not_touched() {
    let folder = folder();
    let version = 1000;
    let application = 0x4356_0000 + version;
    make(folder.path(), VERSION_1);
    make(
        folder.path(),
        &format!(
            "PRAGMA journal_mode = WAL; CREATE TABLE register (id INTEGER PRIMARY KEY); PRAGMA user_version = {version};
             PRAGMA application_id = {application}"
        ),
    );
    let before = contents(folder.path());
    let error = Store::open(folder.path(), today()).unwrap_err();
    assert_eq!(error.code(), "store-newer");
    assert!(error.to_string().contains("bản mới hơn"), "{error}");
    let mut after = contents(folder.path());
    after.retain(|(name, _)| name != "congvan.lock");
    assert_eq!(after, before);
    assert!(!folder.path().join("backup").exists());
}

#[test]
fn a_newer_database_is_known_even_where_only_its_log_says_so() {
    let folder = folder();
    make(folder.path(), VERSION_1);
    make(folder.path(), "PRAGMA journal_mode = WAL");
    let newer = Connection::open(database(folder.path())).unwrap();
    newer.execute_batch("BEGIN; PRAGMA user_version = 9; PRAGMA application_id = 1129709577; COMMIT").unwrap();
    // As if the newer program had been killed here.
    let killed = self::folder();
    for (name, bytes) in contents(folder.path()).into_iter().filter(|(name, _)| !name.ends_with("-shm")) {
        fs::write(killed.path().join(name), bytes).unwrap();
    }
    let before = contents(killed.path());
    assert_eq!(Store::open(killed.path(), today()).unwrap_err().code(), "store-newer");
    let mut after = contents(killed.path());
    after.retain(|(name, _)| name != "congvan.lock");
    assert_eq!(after, before);
}
