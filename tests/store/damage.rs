//! The database is damaged: it is set aside, what can be read is there again, and the start never fails.

use proptest::collection::vec;
use proptest::sample::Index;

use super::*;

const PAGE: usize = 4096;

/// So many drafts has a filled database, and one profile.
pub const DRAFTS: usize = 40;

fn text(number: usize) -> String {
    format!("{{\"kind\": \"cong-van\", \"subject\": \"{number} {}\"}}", "Tân Hoà ".repeat(number % 7 * 200))
}

/// A database of many pages, closed.
pub fn filled() -> TempDir {
    let folder = folder();
    let mut store = open(folder.path());
    for number in 1..=DRAFTS {
        put(&mut store, &text(number), number as i64);
    }
    put_profile(&mut store, "Đảng uỷ");
    store.add_recent_file(Path::new("/công văn/07.json")).unwrap();
    folder
}

pub fn damage(folder: &Path, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = fs::read(database(folder)).unwrap();
    change(&mut bytes);
    fs::write(database(folder), &bytes).unwrap();
    bytes
}

struct Recovered {
    set_aside: Option<PathBuf>,
    drafts: usize,
    profiles: usize,
    from_backup: usize,
    patched: usize,
}

/// Opens with the news of a rescue, whose counts must be true.
fn rescued(folder: &Path, today: NaiveDate) -> (Store, Recovered) {
    let Opened { store, news } = Store::open(folder, today).unwrap();
    let said = news.first().map(ToString::to_string).unwrap_or_default();
    let Some(News::Recovered { set_aside, drafts, profiles, from_backup, patched }) = news.into_iter().next() else {
        panic!("{said}")
    };
    assert!(said.contains(&format!("{drafts} bản nháp và {profiles} hồ sơ")), "{said}");
    assert_eq!((store.drafts().unwrap().len(), store.profiles().unwrap().len()), (drafts, profiles));
    (store, Recovered { set_aside, drafts, profiles, from_backup, patched })
}

/// How many drafts do not say what was put.
fn changed(store: &Store) -> usize {
    let number = |draft: &Draft| (draft.changed - at(0)).num_seconds() as usize;
    store.drafts().unwrap().iter().filter(|draft| draft.text != text(number(draft))).count()
}

#[test]
fn a_damaged_database_is_set_aside_as_it_was_found_and_never_overwritten() {
    let folder = filled();
    for name in ["congvan-hong-2026-06-05.db", "congvan-hong-2026-06-05-2.db", "congvan-hong-2026-06-05-3.db"] {
        let damaged = damage(folder.path(), |bytes| bytes[PAGE..3 * PAGE].fill(0xa5));
        let (store, recovered) = rescued(folder.path(), today());
        let set_aside = recovered.set_aside.unwrap();
        assert_eq!(set_aside, folder.path().join(name));
        assert_eq!(fs::read(set_aside).unwrap(), damaged);
        drop(store);
        let store = open(folder.path());
        assert!(store.drafts().unwrap().len() <= DRAFTS);
        assert!(!folder.path().join("rescue").exists() && !folder.path().join("rescued.db").exists());
    }
}

#[test]
fn one_lost_page_loses_only_what_stood_on_it() {
    let pages = fs::metadata(database(filled().path())).unwrap().len() as usize / PAGE;
    assert!(pages > 20);
    let mut whole = 0;
    for page in 0..pages {
        let folder = filled();
        fs::remove_dir_all(folder.path().join("backup")).unwrap();
        damage(folder.path(), |bytes| bytes[page * PAGE..(page + 1) * PAGE].fill(0));
        let (store, recovered) = rescued(folder.path(), today());
        // The root of the drafts is the one page that leads to all of them.
        let expected = if page == 1 { 0 } else { DRAFTS - 12 };
        assert!(recovered.drafts >= expected, "page {page}: {}", recovered.drafts);
        whole += usize::from(recovered.drafts == DRAFTS);
        assert_eq!((recovered.from_backup, changed(&store)), (0, recovered.patched), "page {page}");
    }
    assert!(whole >= 4, "{whole}");
}

#[test]
fn the_first_page_is_not_needed() {
    let folder = filled();
    fs::remove_dir_all(folder.path().join("backup")).unwrap();
    damage(folder.path(), |bytes| bytes[..PAGE].fill(0xff));
    let (store, recovered) = rescued(folder.path(), today());
    assert_eq!((recovered.drafts, recovered.profiles), (DRAFTS, 1));
    assert_eq!(changed(&store), 0);
    assert_eq!(store.recent_files().unwrap(), [Path::new("/công văn/07.json")]);
}

#[test]
fn what_cannot_be_read_comes_from_the_newest_backup() {
    let folder = filled();
    let Opened { mut store, .. } = Store::open(folder.path(), day("2026-06-06")).unwrap();
    let later = put(&mut store, &text(41), 41);
    drop(store);
    // Newer still, but no database.
    fs::write(folder.path().join("backup/congvan-2026-06-07.db"), "hỏng").unwrap();
    damage(folder.path(), |bytes| bytes[PAGE..].fill(0));
    let (store, recovered) = rescued(folder.path(), day("2026-06-08"));
    assert_eq!((recovered.drafts, recovered.profiles, recovered.from_backup), (DRAFTS, 1, DRAFTS + 1));
    assert_eq!(store.draft(later.id.unwrap()).unwrap(), None);
    assert_eq!(changed(&store), 0);
}

#[test]
fn a_database_that_is_gone_or_empty_comes_from_the_newest_backup() {
    for is_gone in [true, false] {
        let folder = filled();
        drop(Store::open(folder.path(), day("2026-06-06")).unwrap());
        match is_gone {
            true => fs::remove_file(database(folder.path())).unwrap(),
            false => fs::write(database(folder.path()), "").unwrap(),
        }
        let (store, recovered) = rescued(folder.path(), day("2026-06-06"));
        assert_eq!((recovered.drafts, recovered.from_backup), (DRAFTS, DRAFTS + 1));
        assert_eq!(recovered.set_aside.is_none(), is_gone);
        assert_eq!(changed(&store), 0);
    }
}

#[test]
fn the_log_is_read_though_the_database_is_gone() {
    let folder = folder();
    let mut store = open(folder.path());
    let kept = put(&mut store, &text(6), 6);
    // As after the power failed: the log is there.
    let files = contents(folder.path());
    drop(store);
    let lost = self::folder();
    files.iter().for_each(|(name, bytes)| fs::write(lost.path().join(name), bytes).unwrap());
    fs::write(database(lost.path()), "").unwrap();
    let (store, _) = rescued(lost.path(), today());
    assert_eq!(store.drafts().unwrap(), [kept]);
}

#[test]
fn letters_that_are_no_text_any_more_are_patched_only_where_no_backup_has_them() {
    for has_backup in [true, false] {
        let folder = filled();
        if has_backup {
            drop(Store::open(folder.path(), day("2026-06-06")).unwrap());
        }
        damage(folder.path(), |bytes| {
            // Pages also hold what was moved elsewhere.
            let sought = b"\"1 T\xc3";
            let places = |bytes: &[u8]| bytes.windows(sought.len()).position(|window| window == sought);
            while let Some(place) = places(bytes) {
                bytes[place + 2] = 0xff;
            }
        });
        let (store, recovered) = rescued(folder.path(), day("2026-06-06"));
        assert_eq!(recovered.drafts, DRAFTS);
        let first = store.drafts().unwrap().pop().unwrap();
        assert_eq!(first.text == text(1), has_backup, "{}", first.text);
        assert_eq!(first.text.replace('\u{fffd}', " "), text(1));
        assert_eq!(recovered.patched, usize::from(!has_backup));
    }
}

#[test]
fn a_rescue_that_was_cut_short_goes_on() {
    let folder = filled();
    let whole = fs::read(database(folder.path())).unwrap();
    damage(folder.path(), |bytes| bytes[PAGE..].fill(0));
    fs::write(folder.path().join("rescued.db"), whole).unwrap();
    fs::create_dir(folder.path().join("rescue")).unwrap();
    let (store, recovered) = rescued(folder.path(), today());
    assert_eq!((recovered.drafts, recovered.profiles), (DRAFTS, 1));
    assert!(recovered.set_aside.unwrap().exists());
    assert_eq!(changed(&store), 0);
}

#[test]
fn a_rescue_cut_short_anywhere_loses_nothing() {
    let folder = filled();
    let whole = fs::read(database(folder.path())).unwrap();
    fs::write(folder.path().join("rescued.db"), whole).unwrap();
    fs::rename(database(folder.path()), folder.path().join("congvan-hong-2026-06-05.db")).unwrap();
    let (_, recovered) = rescued(folder.path(), today());
    assert_eq!((recovered.drafts, recovered.set_aside), (DRAFTS, None));
}

#[test]
fn anothers_file_under_the_name_is_set_aside() {
    let folder = folder();
    let other = Connection::open(database(folder.path())).unwrap();
    other.execute_batch("CREATE TABLE draft (id INTEGER PRIMARY KEY, letter TEXT)").unwrap();
    drop(other);
    let (_, recovered) = rescued(folder.path(), today());
    assert_eq!(recovered.drafts, 0);
    assert!(recovered.set_aside.unwrap().exists());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happened_to_the_file_the_start_does_not_fail(
        spots in vec((any::<Index>(), vec(any::<u8>(), 1..200)), 0..6),
        zeros in vec(any::<Index>(), 0..3),
        end in proptest::option::of(any::<Index>()),
        log in vec(any::<u8>(), 0..100),
    ) {
        let folder = filled();
        damage(folder.path(), |bytes| {
            for (spot, noise) in &spots {
                let at = spot.index(bytes.len() - noise.len());
                bytes[at..at + noise.len()].copy_from_slice(noise);
            }
            for zero in &zeros {
                let at = zero.index(bytes.len() / PAGE) * PAGE;
                bytes[at..at + PAGE].fill(0);
            }
            if let Some(end) = end {
                bytes.truncate(end.index(bytes.len()));
            }
        });
        if !log.is_empty() {
            fs::write(folder.path().join("congvan.db-wal"), log).unwrap();
        }
        let Opened { mut store, news } = Store::open(folder.path(), today()).unwrap();
        if let Some(News::Recovered { drafts, profiles, .. }) = news.first() {
            prop_assert_eq!((store.drafts().unwrap().len(), store.profiles().unwrap().len()), (*drafts, *profiles));
        }
        let kept = put(&mut store, "{}", 1_000);
        drop(store);
        let drafts = open(folder.path()).drafts().unwrap();
        prop_assert!(drafts.contains(&kept));
    }

    #[test]
    fn any_bytes_under_the_name_are_set_aside(bytes in vec(any::<u8>(), 1..20_000)) {
        let folder = folder();
        fs::write(database(folder.path()), &bytes).unwrap();
        let (_, recovered) = rescued(folder.path(), today());
        prop_assert_eq!((recovered.drafts, recovered.profiles), (0, 0));
        prop_assert_eq!(fs::read(recovered.set_aside.unwrap()).unwrap(), bytes);
    }
}
