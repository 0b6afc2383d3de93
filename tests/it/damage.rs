//! Damaged stores: whatever the disk did, everything acknowledged comes back, or it is said plainly what is wrong.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tandem::store::{Store, StoreError};

use crate::store::{all, copy, open_all, sample};
use crate::years;

/// A file's bytes changed in some way at a place.
fn damage(file: &Path, at: usize, kind: usize) {
    let mut bytes = fs::read(file).unwrap();
    let at = at % bytes.len();
    match kind % 4 {
        0 => bytes[at] ^= 0x10,
        1 => bytes.iter_mut().skip(at / 512 * 512).take(512).for_each(|byte| *byte = 0),
        2 => {
            bytes.iter_mut().skip(at).take(64).for_each(|byte| *byte = byte.wrapping_mul(31).wrapping_add(7));
        }
        _ => bytes.truncate(at),
    }
    fs::write(file, bytes).unwrap();
}

fn files_in(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.retain(|it| it.is_file());
    files
}

/// Where the journal's frames start, and its end: the head says how long each is.
pub fn frames(journal: &[u8]) -> Vec<usize> {
    let (mut at, mut frames) = (24, vec![24]);
    while at < journal.len() {
        at += 24 + u32::from_le_bytes(journal[at..at + 4].try_into().unwrap()) as usize;
        frames.push(at);
    }
    frames
}

#[test]
fn whatever_happens_to_the_working_store_everything_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let held = sample(&good);
    let mut rebuilt = 0;
    for file in files_in(&good.join("working")) {
        let length = usize::try_from(fs::metadata(&file).unwrap().len()).unwrap().max(1);
        for n in 0..24 {
            let bad = dir.path().join(format!("bad-{}-{n}", file.file_name().unwrap().display()));
            copy(&good, &bad);
            damage(&bad.join("working").join(file.file_name().unwrap()), n * length / 24 + n * 7, n);
            let (mut store, state) = open_all(&bad).unwrap();
            assert_eq!(all(&state), all(&held), "{file:?}, case {n}");
            assert_eq!(store.check().unwrap().problems, Vec::<String>::new(), "{file:?}, case {n}");
            rebuilt += usize::from(!store.notices().is_empty());
            drop(store);
            fs::remove_dir_all(bad).unwrap();
        }
    }
    assert!(rebuilt > 5, "only {rebuilt} of these did any damage");
}

#[test]
fn a_working_store_that_is_gone_or_another_ones_is_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let (good, other) = (dir.path().join("good"), dir.path().join("other"));
    let held = sample(&good);
    Store::open(&other, "test").unwrap().0.close().unwrap();
    fs::remove_dir_all(good.join("working")).unwrap();
    assert_eq!(all(&open_all(&good).unwrap().1), all(&held));
    fs::remove_dir_all(good.join("working")).unwrap();
    copy(&other.join("working"), &good.join("working"));
    let (store, state) = open_all(&good).unwrap();
    assert_eq!(all(&state), all(&held));
    assert!(store.notices()[0].contains("another store"), "{:?}", store.notices());
}

#[test]
fn a_torn_tail_is_cut_and_the_last_whole_entry_stands() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    sample(&good);
    fs::remove_dir_all(good.join("working")).unwrap();
    // Nobody was told yet that it is saved.
    fs::remove_file(good.join("acknowledged")).unwrap();
    let journal = fs::read(good.join("journal")).unwrap();
    let starts = frames(&journal);
    let last = starts[starts.len() - 2];
    let revs = starts.len() as u64 - 1;
    for end in (last..journal.len()).step_by(7) {
        fs::remove_dir_all(good.join("working")).ok();
        fs::write(good.join("journal"), &journal[..end]).unwrap();
        let (store, state) = open_all(&good).unwrap();
        assert_eq!(state.rev(), revs - 1, "cut at {end}");
        assert_eq!(store.notices().is_empty(), end == last, "cut at {end}: {:?}", store.notices());
        fs::remove_file(good.join("notices")).ok();
        assert_eq!(fs::metadata(good.join("journal")).unwrap().len(), last as u64);
    }
    // A crash of the whole machine may leave the length and not the bytes.
    let mut zeros = journal.clone();
    for from in [last, last + 20, journal.len() - 4] {
        zeros[from..].fill(0);
        fs::write(good.join("journal"), &zeros).unwrap();
        fs::remove_dir_all(good.join("working")).unwrap();
        let (store, state) = open_all(&good).unwrap();
        assert_eq!(state.rev(), revs - 1);
        assert!(store.notices()[0].contains("not completely saved"), "{:?}", store.notices());
        zeros.clone_from(&journal);
    }
}

#[test]
fn a_journal_that_lost_its_end_loses_nothing_of_the_rota() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let held = sample(&good);
    let journal = fs::read(good.join("journal")).unwrap();
    let starts = frames(&journal);
    let cuts = starts.iter().copied().chain([starts[1] + 5, journal.len() - 1, journal.len() - 30]);
    for (n, cut) in cuts.filter(|it| *it < journal.len()).enumerate() {
        let bad = dir.path().join(format!("bad-{n}"));
        copy(&good, &bad);
        fs::write(bad.join("journal"), &journal[..cut]).unwrap();
        for time in ["first", "second", "rebuilt"] {
            if time == "rebuilt" {
                fs::remove_dir_all(bad.join("working")).unwrap();
            }
            let (mut store, state) = open_all(&bad).unwrap();
            assert_eq!(all(&state), all(&held), "cut at {cut}, {time}");
            assert_eq!(store.notices().is_empty(), time != "first", "{:?}", store.notices());
            store.dismiss(&store.notices()).unwrap();
            let problems = store.check().unwrap().problems;
            assert!(
                problems.len() == 1 && problems[0].contains("the history lacks revision"),
                "{problems:?}"
            );
            store.close().unwrap();
        }
        // And it goes on from there.
        let (mut store, state) = open_all(&bad).unwrap();
        let (entry, after) = years::entry(&state, &[years::place("later", "Later").into()]);
        store.append(&entry, &after).unwrap();
        store.close().unwrap();
        assert_eq!(all(&open_all(&bad).unwrap().1), all(&after));
    }
}

#[test]
fn damage_in_the_middle_of_the_journal_is_survived_or_told_and_never_cut() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let held = sample(&good);
    let journal = fs::read(good.join("journal")).unwrap();
    let starts = frames(&journal);
    let before_last = starts[starts.len() - 2];
    for n in 0..40 {
        let at = 24 + n * (before_last - 24) / 40;
        let bad = dir.path().join(format!("bad-{n}"));
        copy(&good, &bad);
        damage(&bad.join("journal"), at, 0);
        let damaged = fs::read(bad.join("journal")).unwrap();
        // The working store knows everything; a check tells.
        let (mut store, state) = open_all(&bad).unwrap();
        assert_eq!(all(&state), all(&held), "byte {at}");
        assert!(!store.check().unwrap().problems.is_empty(), "byte {at}");
        drop(store);
        // Without it there is nothing to do but to say so.
        fs::remove_dir_all(bad.join("working")).unwrap();
        let error = Store::open(&bad, "test").unwrap_err();
        assert!(matches!(&error, StoreError::Damaged(words) if words.contains("tandem restore")), "{error}");
        assert_eq!(fs::read(bad.join("journal")).unwrap(), damaged, "byte {at}");
    }
}

#[test]
fn a_checkpoint_bounds_what_a_rebuild_reads() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, mut state) = Store::open(dir.path(), "test").unwrap();
    for n in 0..4 {
        if n == 3 {
            store.write_checkpoint();
        }
        let (entry, after) = years::entry(&state, &years::week_of_sessions(years::first_week().plus(n)));
        store.append(&entry, &after).unwrap();
        state = after;
    }
    store.close().unwrap();
    fs::remove_dir_all(dir.path().join("working")).unwrap();
    // An entry before the checkpoint is damaged, and not needed.
    damage(&dir.path().join("journal"), 200, 0);
    assert_eq!(all(&open_all(dir.path()).unwrap().1), all(&state));
    // A checkpoint that is damaged is not used, and is told.
    fs::remove_dir_all(dir.path().join("working")).unwrap();
    damage(&dir.path().join("journal"), 200, 0);
    damage(&dir.path().join("checkpoint"), 3000, 0);
    let (mut store, again) = open_all(dir.path()).unwrap();
    assert_eq!(all(&again), all(&state));
    assert!(store.notices().iter().any(|it| it.contains("checkpoint")), "{:?}", store.notices());
    assert!(store.check().unwrap().problems.iter().any(|it| it.contains("checkpoint")));
}

#[test]
fn a_journal_that_is_missing_is_not_taken_for_a_new_store() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path());
    fs::remove_file(dir.path().join("journal")).unwrap();
    let told = Store::open(dir.path(), "test").unwrap().0.notices().remove(0);
    assert!(told.contains("is missing") && told.contains("tandem restore"), "{told}");
    assert!(!dir.path().join("journal").exists());
}

#[test]
fn a_backup_comes_back_whole_and_what_was_there_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (store_dir, file) = (dir.path().join("store"), dir.path().join("team.backup"));
    let held = sample(&store_dir);
    let (mut store, _) = Store::open(&store_dir, "test").unwrap();
    assert_eq!(store.backup(&file).unwrap(), held.rev());
    assert!(matches!(store.backup(&file), Err(StoreError::Unfit(_))), "a file was written over");
    let (entry, after) = years::entry(&held, &[years::place("later", "Later").into()]);
    store.append(&entry, &after).unwrap();
    assert!(matches!(Store::restore(&file, &store_dir, "test"), Err(StoreError::Held(_))));
    store.close().unwrap();

    let restored = Store::restore(&file, &store_dir, "test").unwrap();
    assert_eq!(restored.rev, held.rev());
    let (mut store, state) = open_all(&store_dir).unwrap();
    assert_eq!(all(&state), all(&held));
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    drop(store);
    let aside = restored.aside.unwrap();
    assert_eq!(all(&open_all(&aside).unwrap().1), all(&after));
    // Into a folder where nothing is.
    let new = dir.path().join("new/place");
    assert_eq!(Store::restore(&file, &new, "test").unwrap().aside, None);
    assert_eq!(all(&open_all(&new).unwrap().1), all(&held));
}

#[test]
fn a_damaged_backup_is_refused_and_nothing_is_changed() {
    let dir = tempfile::tempdir().unwrap();
    let (store_dir, file, bad) = (dir.path().join("store"), dir.path().join("good"), dir.path().join("bad"));
    let held = sample(&store_dir);
    let (mut store, _) = Store::open(&store_dir, "test").unwrap();
    store.backup(&file).unwrap();
    store.close().unwrap();
    let length = usize::try_from(fs::metadata(&file).unwrap().len()).unwrap();
    for n in 0..40 {
        fs::copy(&file, &bad).unwrap();
        let kind = if n % 4 == 1 { 2 } else { n };
        damage(&bad, n * length / 40, kind);
        let error = Store::restore(&bad, &store_dir, "test").unwrap_err();
        assert!(matches!(&error, StoreError::Unfit(words) if words.contains("bad")), "case {n}: {error}");
    }
    assert!(matches!(
        Store::restore(&dir.path().join("none"), &store_dir, "test"),
        Err(StoreError::Unfit(_))
    ));
    assert_eq!(all(&open_all(&store_dir).unwrap().1), all(&held));
}

#[test]
fn a_restore_that_was_interrupted_is_finished_on_opening() {
    let dir = tempfile::tempdir().unwrap();
    let (old, new, file) = (dir.path().join("old"), dir.path().join("new"), dir.path().join("backup"));
    let held = sample(&new);
    let (mut store, _) = Store::open(&new, "test").unwrap();
    store.backup(&file).unwrap();
    store.close().unwrap();
    let (store, _) = Store::open(&old, "test").unwrap();
    store.close().unwrap();
    // The moment after the restore counts: what came in is there, nothing is moved yet; then step by step.
    fs::create_dir(old.join("incoming")).unwrap();
    fs::copy(new.join("journal"), old.join("incoming/new-journal")).unwrap();
    let unpacked = dir.path().join("unpacked");
    Store::restore(&file, &unpacked, "test").unwrap();
    fs::copy(unpacked.join("checkpoint"), old.join("incoming/new-checkpoint")).unwrap();
    for step in 0..4 {
        let here = dir.path().join(format!("step-{step}"));
        copy(&old, &here);
        let moves = [
            ("working", "incoming/working"),
            ("incoming/new-checkpoint", "checkpoint"),
            ("journal", "incoming/journal"),
        ];
        for (from, to) in moves.iter().take(step) {
            fs::rename(here.join(from), here.join(to)).unwrap();
        }
        assert_eq!(all(&open_all(&here).unwrap().1), all(&held), "step {step}");
        assert!(here.join("before-restore-1/journal").exists(), "step {step}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn bytes_that_are_no_store_are_an_error(journal in prop::collection::vec(any::<u8>(), 0..400), is_headed: bool) {
        let dir = tempfile::tempdir().unwrap();
        let mut bytes = vec![];
        if is_headed {
            Store::open(dir.path(), "test").unwrap().0.close().unwrap();
            bytes = fs::read(dir.path().join("journal")).unwrap();
            fs::remove_dir_all(dir.path().join("working")).unwrap();
        }
        bytes.extend(&journal);
        fs::write(dir.path().join("journal"), bytes).unwrap();
        // Behind a good header noise is a torn tail.
        prop_assert_eq!(Store::open(dir.path(), "test").is_ok(), is_headed);
        let file = dir.path().join("backup");
        fs::write(&file, &journal).unwrap();
        prop_assert!(Store::restore(&file, dir.path(), "test").is_err());
    }
}

/// Its lock may outlive a closed store by a moment.
pub fn open_sled(dir: &Path) -> sled::Db {
    loop {
        match sled::open(dir) {
            Err(error) if error.to_string().contains("could not acquire lock") => std::thread::yield_now(),
            done => return done.unwrap(),
        }
    }
}

/// sled's own sums do not tell when a value falls back to what it was before; ours do.
#[test]
fn a_value_that_is_whole_but_not_the_latest_is_noticed_and_the_store_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    let held = sample(&old);
    copy(&old, &new);
    let mut session = years::session(years::first_week(), 0);
    session.booking.note = Some("changed".into());
    let (entry, after) = years::entry(&held, &[years::place("unit", "Newest").into(), session.into()]);
    let (mut store, _) = open_all(&new).unwrap();
    store.append(&entry, &after).unwrap();
    store.close().unwrap();
    let rows = |dir: &Path| {
        let db = open_sled(&dir.join("working"));
        let rows: Vec<_> = db.iter().map(Result::unwrap).collect();
        rows.into_iter().filter(|(key, _)| key.starts_with(b"r") || key.starts_with(b"s"))
    };
    let latest: Vec<_> = rows(&new).collect();
    let fallen: Vec<_> = rows(&old).filter(|row| !latest.contains(row)).collect();
    assert_eq!(fallen.len(), 2, "a record and a sheet");
    for (n, (key, value)) in fallen.into_iter().enumerate() {
        let bad = dir.path().join(format!("bad-{n}"));
        copy(&new, &bad);
        let db = open_sled(&bad.join("working"));
        db.insert(key, value).unwrap();
        db.flush().unwrap();
        drop(db);
        let (mut store, state) = open_all(&bad).unwrap();
        assert!(all(&state) == all(&after), "case {n}: something fell back");
        assert!(store.notices().iter().any(|it| it.contains("rebuilt")), "case {n}: {:?}", store.notices());
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new(), "case {n}");
    }
}

#[test]
fn what_could_not_be_put_back_is_backed_up_with_anyway_alone_dismissed_or_not() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    sample(&good);
    let journal = fs::read(good.join("journal")).unwrap();
    let at = frames(&journal);
    let last = at[at.len() - 2];
    let taken_out = [&journal[..at[1]], &journal[at[2]..]].concat();
    let mut flipped = journal.clone();
    flipped[last + 30] ^= 1;
    let mut zeroed = journal.clone();
    zeroed[last..].fill(0);
    for (name, bytes, words) in [
        ("an entry less", taken_out, "cannot be replayed"),
        ("a bit of the last", flipped, "the journal is damaged"),
        ("zeros in place of the last", zeroed, "saved, and cannot be read"),
    ] {
        let bad = dir.path().join(name);
        copy(&good, &bad);
        fs::write(bad.join("journal"), bytes).unwrap();
        // What only ends the history is taken out when the store is opened to write, and told.
        let Ok((mut store, _)) = open_all(&bad) else { panic!("{name} does not open") };
        let (file, other) = (dir.path().join(format!("{name}.backup")), dir.path().join(format!("{name}.2")));
        let refused = |store: &mut Store| match store.backup(&file) {
            Err(StoreError::Damaged(why)) => why,
            other => panic!("{name}: {other:?}"),
        };
        let why = refused(&mut store);
        assert!(why.contains("--anyway"), "{name}: {why}");
        let report = store.check().unwrap();
        assert!(
            report.problems.iter().any(|it| it.contains(words)) || why.contains(words),
            "{name}: {report:?}"
        );
        let standing = store.notices();
        assert!(!standing.is_empty(), "{name}");
        store.dismiss(&standing).unwrap();
        if report.against_backup.is_some() {
            refused(&mut store);
        }
        store.backup_anyway(&other).unwrap();
    }
}
