//! Damage is called damage: what is lost is named, what is kept is said only after comparing, and people are told.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tandem::domain::*;
use tandem::store::{Store, StoreError};

use crate::damage::{frames, open_sled};
use crate::program::{code, err, tandem};
use crate::store::{all, copy, open_all, sample};
use crate::years;

/// What a state holds, whatever its revision.
fn rows(state: &State) -> Vec<(Rev, Record)> {
    all(state).1
}

/// Does something to the bytes of a store's journal, which are given with where its frames start.
pub fn change_journal(dir: &Path, change: impl FnOnce(&mut Vec<u8>, &[usize])) {
    let file = dir.join("journal");
    let mut bytes = fs::read(&file).unwrap();
    let starts = frames(&bytes);
    change(&mut bytes, &starts);
    fs::write(file, bytes).unwrap();
}

fn flip_newest(dir: &Path) {
    change_journal(dir, |bytes, starts| bytes[starts[starts.len() - 2] + 30] ^= 1);
}

fn break_working(dir: &Path) {
    let db = open_sled(&dir.join("working"));
    db.insert("m", "no mark").unwrap();
    db.flush().unwrap();
}

fn settle(store: &mut Store) {
    while store.is_unsettled() {
        store.settle();
        std::thread::yield_now();
    }
}

/// A sample store, and the same before its newest entry.
fn stores(dir: &Path) -> (State, State) {
    let held = sample(&dir.join("good"));
    let short = dir.join("short");
    copy(&dir.join("good"), &short);
    fs::remove_dir_all(short.join("working")).unwrap();
    fs::remove_file(short.join("acknowledged")).unwrap();
    change_journal(&short, |bytes, starts| bytes.truncate(starts[starts.len() - 2]));
    let before = open_all(&short).unwrap().1;
    assert_eq!(before.rev(), held.rev() - 1);
    (held, before)
}

#[test]
fn a_newest_entry_that_is_damaged_with_the_working_store_is_lost_and_named() {
    let dir = tempfile::tempdir().unwrap();
    let (held, before) = stores(dir.path());
    let (bad, file) = (dir.path().join("good"), dir.path().join("backup"));
    flip_newest(&bad);
    break_working(&bad);
    let damaged = fs::read(bad.join("journal")).unwrap();
    let (mut store, state) = open_all(&bad).unwrap();
    assert_eq!((state.rev(), rows(&state)), (held.rev(), rows(&before)));
    let notices = store.notices();
    let lost = format!("what it held is lost: revision {0}, by", held.rev());
    assert!(notices[0].contains("was damaged") && notices[0].contains(&lost), "{notices:?}");
    assert!(notices[0].contains("tandem restore"), "{notices:?}");
    assert!(
        notices[1].contains("rebuilt") && !notices[1].contains("nothing in the rota is lost"),
        "{notices:?}"
    );
    let starts = frames(&damaged);
    assert_eq!(fs::read(bad.join("journal.cut-1")).unwrap(), &damaged[starts[starts.len() - 2]..]);
    let problems = vec![format!("revision {} was lost by damage to the journal", held.rev())];
    assert_eq!(store.check().unwrap().problems, problems);
    // No backup writes over the last good one unasked.
    let refused = store.backup(&file).unwrap_err();
    assert!(matches!(&refused, StoreError::Damaged(words) if words.contains("--anyway")), "{refused}");
    assert!(!file.exists());
    assert_eq!(store.backup_anyway(&file).unwrap(), held.rev());
    store.close().unwrap();
    // It is told until it is dismissed; the check tells it for ever, with the working store and without it.
    for time in 0..3 {
        if time == 2 {
            fs::remove_dir_all(bad.join("working")).unwrap();
        }
        let (mut store, state) = open_all(&bad).unwrap();
        assert_eq!(rows(&state), rows(&before));
        assert_eq!(store.notices(), if time == 0 { &notices[..] } else { &[] });
        assert_eq!(store.check().unwrap().problems, problems);
        store.dismiss(&notices).unwrap();
        store.close().unwrap();
    }
    let (mut store, state) = open_all(&bad).unwrap();
    let again = dir.path().join("again");
    store.backup(&again).unwrap();
    let (entry, after) = years::entry(&state, &[years::place("later", "Later").into()]);
    assert_eq!(after.rev(), held.rev() + 1);
    store.append(&entry, &after).unwrap();
    store.close().unwrap();
    assert_eq!(all(&open_all(&bad).unwrap().1), all(&after));
    for file in [file, again] {
        // Whoever puts it back is told what its history lacks.
        let told = Store::restore(&file, &bad, "test").unwrap().notices;
        assert!(told.len() == 1 && told[0].starts_with("the history lacks revision "), "{told:?}");
        assert_eq!(rows(&open_all(&bad).unwrap().1), rows(&before));
    }
}

#[test]
fn an_end_that_is_gone_is_a_loss_where_it_was_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    let (held, before) = stores(dir.path());
    let good = dir.path().join("good");
    fs::remove_dir_all(good.join("working")).unwrap();
    let journal = fs::read(good.join("journal")).unwrap();
    let starts = frames(&journal);
    let last = starts[starts.len() - 2];
    for (n, end) in [last, last + 5, last + 40, journal.len() - 1].into_iter().enumerate() {
        let bad = dir.path().join(format!("bad-{n}"));
        copy(&good, &bad);
        change_journal(&bad, |bytes, _| bytes.truncate(end));
        for is_first in [true, false] {
            let (mut store, state) = open_all(&bad).unwrap();
            assert_eq!((state.rev(), rows(&state)), (held.rev(), rows(&before)), "cut at {end}");
            let notices = store.notices();
            let words = format!("was missing, and what it held is lost: revision {0}, by", held.rev());
            assert!(notices.len() == 1 && notices[0].contains(&words), "cut at {end}: {notices:?}");
            assert_eq!(store.check().unwrap().problems.len(), 1, "cut at {end}");
            assert!(!is_first || bad.join("journal.cut-1").exists() == (end > last), "cut at {end}");
        }
    }
    // Two are gone, and the small file knows of both.
    let bad = dir.path().join("two");
    copy(&good, &bad);
    change_journal(&bad, |bytes, starts| bytes.truncate(starts[starts.len() - 3]));
    let (store, state) = open_all(&bad).unwrap();
    assert_eq!(state.rev(), held.rev());
    let words = format!("revisions {} to {}, ", held.rev() - 1, held.rev());
    assert!(store.notices()[0].contains(&words), "{:?}", store.notices());
}

#[test]
fn where_nobody_can_tell_whether_something_is_lost_no_backup_takes_the_place_of_a_good_one() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    sample(&good);
    fs::write(good.join("acknowledged"), [7; 300]).unwrap();
    let mut store = open_all(&good).unwrap().0;
    let file = dir.path().join("backup");
    let refused = store.backup(&file).unwrap_err().to_string();
    assert!(refused.contains("nobody can tell") && refused.contains("--anyway"), "{refused}");
    assert!(!file.exists());
    store.backup_anyway(&file).unwrap();
}

#[test]
fn a_journal_that_is_gone_with_the_working_store_is_not_taken_for_a_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let rev = sample(&good).rev();
    for left in ["working", "acknowledged"] {
        let bad = dir.path().join(left);
        copy(&good, &bad);
        for (gone, is_folder) in [("journal", false), ("working", true), ("acknowledged", false)] {
            match (gone == left, is_folder) {
                (true, _) => {}
                (false, true) => fs::remove_dir_all(bad.join(gone)).unwrap(),
                (false, false) => fs::remove_file(bad.join(gone)).unwrap(),
            }
        }
        // What the working store holds can be read; it is told all the same.
        let told = match Store::open(&bad, "test") {
            Ok((store, state)) => {
                assert_eq!((left, state.rev()), ("working", rev));
                store.notices().remove(0)
            }
            Err(refused) => refused.to_string(),
        };
        let words = format!("journal is missing, but {} is there", bad.join(left).display());
        assert!(told.contains(&words) && told.contains("tandem restore"), "{told}");
        assert!(!bad.join("journal").exists());
    }
}

#[test]
fn where_the_journal_cannot_be_used_the_rota_is_read_as_the_working_store_has_it() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let held = sample(&good);
    let journal = fs::read(good.join("journal")).unwrap();
    let mut spoiled = journal.clone();
    spoiled[4] ^= 1;
    for (n, bytes) in [vec![], journal[..20].to_vec(), spoiled].into_iter().enumerate() {
        let bad = dir.path().join(format!("none-{n}"));
        copy(&good, &bad);
        fs::write(bad.join("journal"), &bytes).unwrap();
        let (mut store, state) = open_all(&bad).unwrap();
        assert_eq!(all(&state), all(&held));
        let told = store.notices().remove(0);
        assert!(told.contains("can only be read for now") && told.contains("tandem restore"), "{told}");
        assert!(!store.check().unwrap().problems.is_empty());
        let file = dir.path().join("no-backup");
        assert!(store.backup_anyway(&file).unwrap_err().to_string().contains("tandem export"));
        let (next, after) = crate::years::entry(&state, &[crate::years::place("unit", "New").into()]);
        assert!(store.append(&next, &after).is_err());
        drop(store);
        assert_eq!(fs::read(bad.join("journal")).unwrap(), bytes, "nothing was written");
    }
}

/// A link that leads to itself: the system does not say whether anything is there.
fn make_untold(path: &Path) {
    std::os::unix::fs::symlink(path, path).unwrap();
}

#[test]
fn what_the_system_does_not_tell_of_is_not_taken_for_gone() {
    let dir = tempfile::tempdir().unwrap();
    let (good, file) = (dir.path().join("good"), dir.path().join("backup"));
    let held = sample(&good);
    let (mut store, _) = Store::open(&good, "test").unwrap();
    store.backup(&file).unwrap();
    store.close().unwrap();
    // A journal of which nobody knows whether it is there is not begun anew, and what is half in its place not passed over.
    for (n, untold) in ["journal", "incoming", "purge"].into_iter().enumerate() {
        let bad = dir.path().join(format!("bad-{n}"));
        fs::create_dir(&bad).unwrap();
        make_untold(&bad.join(untold));
        let refused = Store::open(&bad, "test").unwrap_err();
        assert!(refused.to_string().contains(&format!("{untold} is a link")), "{refused}");
        assert!(fs::symlink_metadata(bad.join(untold)).unwrap().is_symlink());
    }
    let half = dir.path().join("half");
    copy(&good, &half);
    fs::create_dir(half.join("incoming")).unwrap();
    make_untold(&half.join("incoming/new-journal"));
    let refused = Store::open(&half, "test").unwrap_err();
    assert!(matches!(refused, StoreError::Disk { doing: "looking for", .. }), "{refused}");
    assert!(half.join("incoming").exists() && half.join("working").exists());
    // Nor is anything of that name written over.
    let backup = dir.path().join("untold");
    make_untold(&backup);
    let (mut store, state) = open_all(&good).unwrap();
    assert!(matches!(store.backup(&backup), Err(StoreError::Disk { doing: "looking for", .. })));
    assert_eq!(all(&state), all(&held));
}

#[test]
fn damage_that_opening_need_not_read_is_found_in_a_pause_and_bridged() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let held = sample(&good);
    for place in [1, 3, 6] {
        let bad = dir.path().join(format!("bad-{place}"));
        copy(&good, &bad);
        change_journal(&bad, |bytes, starts| bytes[starts[place] + 30] ^= 1);
        let (mut store, _) = open_all(&bad).unwrap();
        assert_eq!(store.notices(), [""; 0]);
        settle(&mut store);
        let notices = store.notices();
        let words = format!("the entry of revision {} at byte", place + 1);
        assert!(notices.len() == 1 && notices[0].contains(&words), "{notices:?}");
        store.dismiss(&notices).unwrap();
        store.close().unwrap();
        // What is found again is not told again; and the working store may go now.
        fs::remove_dir_all(bad.join("working")).unwrap();
        let (mut store, state) = open_all(&bad).unwrap();
        settle(&mut store);
        assert_eq!((all(&state), store.notices()), (all(&held), vec![]));
    }
    // The newest is looked at on opening.
    flip_newest(&good);
    let (mut store, state) = open_all(&good).unwrap();
    assert_eq!(all(&state), all(&held));
    assert!(store.notices()[0].contains(&format!("revision {}", held.rev())), "{:?}", store.notices());
    settle(&mut store);
    assert_eq!(store.notices().len(), 1);
    store.close().unwrap();
    fs::remove_dir_all(good.join("working")).unwrap();
    assert_eq!(all(&open_all(&good).unwrap().1), all(&held));
}

#[test]
fn nothing_lost_is_said_of_a_working_store_only_where_it_is_known() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let held = sample(&good);
    for is_known in [true, false] {
        let bad = dir.path().join(format!("bad-{is_known}"));
        copy(&good, &bad);
        if !is_known {
            fs::remove_file(bad.join("acknowledged")).unwrap();
        }
        break_working(&bad);
        let (store, state) = open_all(&bad).unwrap();
        assert_eq!(all(&state), all(&held));
        let notices = store.notices();
        assert!(notices[0].contains("rebuilt"), "{notices:?}");
        assert_eq!(notices[0].contains("; nothing in the rota is lost"), is_known, "{notices:?}");
    }
}

/// A rebuild begins at the checkpoint, and does not look at what is before it.
#[test]
fn a_rebuild_does_not_say_that_nothing_is_lost_of_a_history_it_did_not_read() {
    let dir = tempfile::tempdir().unwrap();
    let bad = dir.path().join("store");
    let held = sample(&bad);
    let (mut store, _) = Store::open(&bad, "test").unwrap();
    store.write_checkpoint();
    store.close().unwrap();
    change_journal(&bad, |bytes, starts| bytes[starts[2] + 30] ^= 1);
    break_working(&bad);
    let (mut store, state) = open_all(&bad).unwrap();
    assert_eq!(all(&state), all(&held));
    let notices = store.notices();
    assert!(
        notices[0].contains("rebuilt") && notices[0].contains("nothing in the rota is lost"),
        "{notices:?}"
    );
    settle(&mut store);
    assert!(store.notices()[1].contains("the entry of revision 3"), "{:?}", store.notices());
}

#[test]
fn a_backup_whose_journal_and_checkpoint_differ_is_refused_whatever_its_sums() {
    let dir = tempfile::tempdir().unwrap();
    let (store_dir, file) = (dir.path().join("store"), dir.path().join("backup"));
    let held = sample(&store_dir);
    let (mut store, _) = Store::open(&store_dir, "test").unwrap();
    store.backup(&file).unwrap();
    store.close().unwrap();
    let good = fs::read(&file).unwrap();
    let length = u64::from_le_bytes(good[8..16].try_into().unwrap());
    let journal = 48..48 + usize::try_from(length).unwrap();
    let resum = |bytes: &mut [u8], from: usize, to: usize| {
        let sum = crc32fast::hash(&bytes[from..to]);
        bytes[to..to + 4].copy_from_slice(&sum.to_le_bytes());
    };
    let starts = frames(&good[journal.clone()]);
    for (name, words) in
        [("name 7", "its journal and its checkpoint do not match"), ("name 3", "does not follow on from it")]
    {
        let mut bytes = good.clone();
        let (start, end) = starts
            .windows(2)
            .map(|it| (it[0] + 48, it[1] + 48))
            .find(|(start, end)| bytes[*start..*end].windows(6).any(|it| it == name.as_bytes()))
            .unwrap();
        // The last place where it stands in the entry: what came of it.
        let found = bytes[start..end].windows(6).rposition(|it| it == name.as_bytes()).unwrap();
        bytes[start + found] = b'g';
        resum(&mut bytes, start + 16, end - 8);
        let whole = bytes.len() - 4;
        resum(&mut bytes, 0, whole);
        fs::write(&file, bytes).unwrap();
        let error = Store::restore(&file, &store_dir, "test").unwrap_err();
        assert!(matches!(&error, StoreError::Unfit(it) if it.contains(words)), "{name}: {error}");
        assert_eq!(all(&open_all(&store_dir).unwrap().1), all(&held));
    }
    fs::write(&file, good).unwrap();
    assert_eq!(Store::restore(&file, &store_dir, "test").unwrap().rev, held.rev());
}

#[test]
fn damage_is_told_by_every_command_until_it_is_dismissed() {
    let dir = tempfile::tempdir().unwrap();
    sample(&dir.path().join("store"));
    let store = dir.path().join("store");
    change_journal(&store, |bytes, starts| bytes[starts[2] + 30] ^= 1);
    let file = dir.path().join("backup");
    let file = file.to_str().unwrap();
    let told = |args: &[&str]| {
        let output = tandem(&store, args);
        (code(&output), err(&output))
    };
    // A backup reads it all.
    let (code, words) = told(&["backup", file]);
    assert!(code == Some(3) && words.contains("--anyway") && words.contains("revision 3"), "{words}");
    for (args, wanted) in [
        (&["week"][..], Some(0)),
        (&["check"], Some(1)),
        (&["export", "--format", "team"], Some(0)),
        (&["backup", "--anyway", file], Some(0)),
    ] {
        let (code, words) = told(args);
        assert_eq!(code, wanted, "{args:?}: {words}");
        assert!(words.contains("the journal is damaged (the entry of revision 3"), "{args:?}: {words}");
    }
    let (code, words) = told(&["restore", file]);
    assert!(code != Some(0) && words.contains("nobody can tell whether the rest of it"), "{words}");
    let (code, words) = told(&["restore", "--anyway", file]);
    assert!(code == Some(0) && words.contains("journal in the backup was already damaged"), "{words}");
    assert!(told(&["week"]).1.contains("already damaged"));
    assert!(told(&["--as", "person-1", "check", "--dismiss"]).1.contains("only a team lead"));
    let (code, words) = told(&["check", "--dismiss"]);
    assert_eq!(code, Some(1));
    assert!(words.ends_with("2 notices dismissed\n") || words.ends_with("1 notice dismissed\n"), "{words}");
    assert_eq!(told(&["week"]), (Some(0), String::new()));
    // Whoever has just had it read through is not sent to do that.
    let (_, words) = told(&["check", "--dismiss"]);
    assert!(words.contains("no notice to dismiss") && !words.contains("`tandem check`"), "{words}");
}

#[test]
fn lines_of_sign_ins_that_cannot_be_read_are_told_by_the_check_once() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    sample(&store);
    let file = store.join("sign-ins");
    fs::write(&file, b"\xff{}\n[[[[\n").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let words = |args: &[&str]| err(&tandem(&store, args));
    assert!(!words(&["week"]).contains("signed in"));
    assert!(words(&["check"]).contains("2 lines of who signed in cannot be read"));
    assert!(words(&["week"]).contains("2 lines of who signed in cannot be read"));
    assert!(words(&["check", "--dismiss"]).contains("1 notice dismissed"));
    assert_eq!(words(&["check"]), "");
}

#[test]
fn a_file_of_what_was_acknowledged_that_nobody_can_use_is_told_until_it_is_dismissed() {
    type Harm = fn(&Path);
    let harms: [(Harm, &str); 3] = [
        (|file| fs::write(file, [7; 1024]).unwrap(), "acknowledged says"),
        (|file| fs::remove_file(file).unwrap(), "it is missing"),
        (
            |file| {
                fs::remove_file(file).unwrap();
                fs::create_dir(file).unwrap();
            },
            "it is a folder",
        ),
    ];
    for (harm, words) in harms {
        let dir = tempfile::tempdir().unwrap();
        let store_dir = dir.path().join("store");
        let held = sample(&store_dir);
        let file = store_dir.join("acknowledged");
        harm(&file);
        let (store, state) = open_all(&store_dir).unwrap();
        assert_eq!(all(&state), all(&held));
        assert!(!store.is_of_before(), "{words}: it is not one of before");
        let notices = store.notices();
        assert!(notices.len() == 1 && notices[0].contains(words), "{words}: {notices:?}");
        store.close().unwrap();
        let told = |args: &[&str]| err(&tandem(&store_dir, args));
        for args in [&["week"][..], &["check"], &["log"]] {
            assert!(told(args).contains(words), "{args:?}: {}", told(args));
        }
        if file.is_dir() {
            fs::remove_dir(&file).unwrap();
            told(&["week"]);
        }
        assert_ne!(fs::read(&file).unwrap()[..512], [7; 512], "{words}: it is written anew");
        told(&["check", "--dismiss"]);
        assert_eq!(told(&["week"]), "", "{words}");
    }
}

#[test]
fn a_backup_brings_the_secret_of_pseudonyms_along_and_one_of_before_has_none() {
    let dir = tempfile::tempdir().unwrap();
    let (good, file) = (dir.path().join("good"), dir.path().join("backup"));
    let held = sample(&good);
    let (mut store, _) = Store::open(&good, "test").unwrap();
    store.backup(&file).unwrap();
    store.close().unwrap();
    let secret = |dir: &Path| fs::read(dir.join("pseudonyms.key")).unwrap();
    let elsewhere = dir.path().join("elsewhere");
    sample(&elsewhere);
    assert_ne!(secret(&elsewhere), secret(&good));
    Store::restore(&file, &elsewhere, "test").unwrap();
    drop(open_all(&elsewhere).unwrap());
    assert_eq!(secret(&elsewhere), secret(&good));
    // As the first ones were.
    let new = fs::read(&file).unwrap();
    let mut old = [b"TandemB\n", &new[8..16], &new[48..new.len() - 4]].concat();
    old.extend(crc32fast::hash(&old).to_le_bytes());
    fs::write(&file, old).unwrap();
    let another = dir.path().join("another");
    sample(&another);
    let own = secret(&another);
    Store::restore(&file, &another, "test").unwrap();
    assert_eq!(all(&open_all(&another).unwrap().1), all(&held));
    assert_eq!(secret(&another), own);
    assert_eq!(Store::open(&another, "test").unwrap().0.notices(), &[] as &[String]);
}

#[test]
fn nothing_is_written_through_a_link_and_a_folder_is_no_file() {
    let outside = tempfile::tempdir().unwrap();
    let victim = outside.path().join("victim");
    for name in ["lock", "journal", "notices", "sign-ins", "checkpoint.new", "acknowledged", "pseudonyms.key"]
    {
        let dir = tempfile::tempdir().unwrap();
        let store = dir.path().join("store");
        sample(&store);
        fs::write(&victim, "somebody's own").unwrap();
        let _ = fs::remove_file(store.join(name));
        std::os::unix::fs::symlink(&victim, store.join(name)).unwrap();
        for args in [&["week"][..], &["check"]] {
            let output = tandem(&store, args);
            assert_eq!(code(&output), Some(3), "{name}");
            let words = err(&output);
            assert!(
                words.contains(&format!("{name} is a link")) && words.contains("move it away"),
                "{words}"
            );
        }
        assert_eq!(fs::read_to_string(&victim).unwrap(), "somebody's own", "{name}");
    }
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    sample(&store);
    fs::remove_file(store.join("journal")).unwrap();
    fs::create_dir(store.join("journal")).unwrap();
    let words = err(&tandem(&store, &["week"]));
    assert!(words.contains("journal is a folder") && words.contains("move it away"), "{words}");
}

#[test]
fn nobody_is_somebody_where_nobody_is_yet() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("team.toml"));
    fs::write(&file, "format = 1\n[service]\nname = \"Harbour\"\nnation = \"scotland\"\n").unwrap();
    let file = file.to_str().unwrap();
    let refused = tandem(&store, &["--as", "zzz", "import", file]);
    assert!(
        code(&refused) == Some(2) && err(&refused).contains("for nobody is here yet"),
        "{}",
        err(&refused)
    );
    assert_eq!(code(&tandem(&store, &["import", file])), Some(0));
}
