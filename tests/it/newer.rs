//! Files that a newer Tandem wrote: each is refused in the same words, and nothing of it is cut, set aside or made anew.

use std::fs;
use std::path::Path;

use tandem::store::{Store, StoreError};

use crate::damage::{frames, open_sled};
use crate::program::{code, err, tandem};
use crate::store::{copy, sample};
use crate::years;

const WORDS: &str = "was written by a newer Tandem (form 9): use a newer Tandem. Nothing was changed";

/// Sealed bytes as a later version would have them: the first byte says so, and the sum at the end fits.
fn of_later_form(sealed: &mut [u8]) {
    let end = sealed.len() - 4;
    sealed[0] = 9;
    let sum = crc32fast::hash(&sealed[..end]);
    sealed[end..].copy_from_slice(&sum.to_le_bytes());
}

/// Gives the newest so many entries of a journal a later form.
fn newer_entries(file: &Path, count: usize) {
    let mut journal = fs::read(file).unwrap();
    let starts = frames(&journal);
    for ends in starts[starts.len() - 1 - count..].windows(2) {
        of_later_form(&mut journal[ends[0] + 16..ends[1] - 4]);
    }
    fs::write(file, journal).unwrap();
}

/// Every file of a folder with its bytes, but for sled's own and the lock.
fn contents(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| !it.ends_with("lock"))
        .map(|it| (it.display().to_string(), if it.is_dir() { vec![] } else { fs::read(it).unwrap() }))
        .collect();
    files.sort();
    files
}

/// Opening, and every command, refuses a store because of a file in it, and leaves all as it is.
fn is_refused(dir: &Path, file: &str) {
    let before = contents(dir);
    let words = format!("{} {WORDS}", dir.join(file).display());
    let error = Store::open(dir, "test").unwrap_err();
    assert!(matches!(&error, StoreError::Newer { .. }), "{error:?}");
    assert_eq!(error.to_string(), words);
    let elsewhere = dir.with_extension("backup");
    for args in [&["week"][..], &["check"], &["backup", elsewhere.to_str().unwrap()]] {
        let output = tandem(dir, args);
        assert_eq!((code(&output), err(&output).trim_end()), (Some(3), &*format!("tandem: {words}")));
    }
    assert!(!elsewhere.exists());
    assert!(contents(dir) == before, "something was changed");
}

#[test]
fn entries_of_a_later_form_are_refused_with_and_without_a_working_store() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    sample(&good);
    for (n, count) in [1, 2, 5].into_iter().enumerate() {
        let bad = dir.path().join(format!("bad-{n}"));
        copy(&good, &bad);
        newer_entries(&bad.join("journal"), count);
        is_refused(&bad, "journal");
        fs::remove_dir_all(bad.join("working")).unwrap();
        is_refused(&bad, "journal");
    }
}

#[test]
fn nothing_is_written_behind_an_entry_of_a_later_form_wherever_it_stands() {
    let dir = tempfile::tempdir().unwrap();
    let (bad, good) = (dir.path().join("bad"), dir.path().join("good.backup"));
    let held = sample(&bad);
    assert_eq!(code(&tandem(&bad, &["backup", good.to_str().unwrap()])), Some(0));
    // The third of them; those after it are as ever, and so is the working store.
    let mut journal = fs::read(bad.join("journal")).unwrap();
    let starts = frames(&journal);
    of_later_form(&mut journal[starts[2] + 16..starts[3] - 4]);
    fs::write(bad.join("journal"), &journal).unwrap();
    let words = format!("{} {WORDS}", bad.join("journal").display());
    let (mut store, _) = Store::open(&bad, "test").unwrap();
    let (entry, after) = years::entry(&held, &[years::place("later", "Later").into()]);
    assert_eq!(store.append(&entry, &after).unwrap_err().to_string(), words);
    assert_eq!(store.notices(), std::slice::from_ref(&words));
    drop(store);
    let file = dir.path().join("again.backup");
    for args in [
        &["check"][..],
        &["backup", file.to_str().unwrap()],
        &["backup", "--anyway", file.to_str().unwrap()],
        &["restore", good.to_str().unwrap()],
    ] {
        let output = tandem(&bad, args);
        assert_eq!(
            (code(&output), err(&output).trim_end()),
            (Some(3), &*format!("tandem: {words}")),
            "{args:?}"
        );
    }
    assert!(!file.exists() && fs::read(bad.join("journal")).unwrap() == journal, "something was changed");
}

#[test]
fn a_journal_of_a_later_format_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path());
    let file = dir.path().join("journal");
    let mut journal = fs::read(&file).unwrap();
    journal[8] = 9;
    let sum = crc32fast::hash(&journal[..20]);
    journal[20..24].copy_from_slice(&sum.to_le_bytes());
    fs::write(&file, journal).unwrap();
    is_refused(dir.path(), "journal");
}

#[test]
fn a_checkpoint_of_a_later_form_is_refused_and_not_written_over() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path());
    let (mut store, _) = Store::open(dir.path(), "test").unwrap();
    store.write_checkpoint();
    store.close().unwrap();
    let file = dir.path().join("checkpoint");
    let good = fs::read(&file).unwrap();
    let mark = 12..12 + u32::from_le_bytes(good[8..12].try_into().unwrap()) as usize;
    let mut bytes = good.clone();
    of_later_form(&mut bytes[mark]);
    fs::write(&file, &bytes).unwrap();
    is_refused(dir.path(), "checkpoint");
    fs::remove_dir_all(dir.path().join("working")).unwrap();
    is_refused(dir.path(), "checkpoint");
    // Its very beginning says so only where the sum of it all fits; else it is damage, and not needed.
    let mut bytes = good.clone();
    bytes[7] = b'2';
    fs::write(&file, &bytes).unwrap();
    Store::open(dir.path(), "test").unwrap().0.close().unwrap();
    let end = bytes.len() - 4;
    let sum = crc32fast::hash(&bytes[..end]);
    bytes[end..].copy_from_slice(&sum.to_le_bytes());
    fs::write(&file, &bytes).unwrap();
    let error = Store::open(dir.path(), "test").unwrap_err();
    assert!(matches!(error, StoreError::Newer { number: None, .. }), "{error}");
}

#[test]
fn a_working_store_of_a_later_form_is_refused_and_not_set_aside() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    sample(&good);
    for key in ["m", "w", "r"] {
        let bad = dir.path().join(format!("bad-{key}"));
        copy(&good, &bad);
        let db = open_sled(&bad.join("working"));
        let (key, value) = db.scan_prefix(key).next().unwrap().unwrap();
        let mut value = value.to_vec();
        of_later_form(&mut value);
        db.insert(key, value).unwrap();
        drop(db);
        is_refused(&bad, "working");
    }
}

#[test]
fn a_backup_of_a_later_form_is_not_restored() {
    let dir = tempfile::tempdir().unwrap();
    let (store_dir, file) = (dir.path().join("store"), dir.path().join("backup"));
    sample(&store_dir);
    let (mut store, _) = Store::open(&store_dir, "test").unwrap();
    store.backup(&file).unwrap();
    store.close().unwrap();
    let good = fs::read(&file).unwrap();
    let journal = 48 + usize::try_from(u64::from_le_bytes(good[8..16].try_into().unwrap())).unwrap();
    let summed = |mut bytes: Vec<u8>| {
        let end = bytes.len() - 4;
        let sum = crc32fast::hash(&bytes[..end]);
        bytes[end..].copy_from_slice(&sum.to_le_bytes());
        bytes
    };
    let mut of_entry = good.clone();
    let starts = frames(&good[48..journal]);
    of_later_form(&mut of_entry[48 + starts[3] + 16..48 + starts[4] - 4]);
    let mut of_checkpoint = good.clone();
    let length = u32::from_le_bytes(good[journal + 8..journal + 12].try_into().unwrap()) as usize;
    of_later_form(&mut of_checkpoint[journal + 12..journal + 12 + length]);
    let mut of_itself = good.clone();
    of_itself[7] = b'3';
    let before = contents(&store_dir);
    for (bytes, words) in [
        (of_entry, WORDS.to_owned()),
        (of_checkpoint, WORDS.to_owned()),
        (of_itself, WORDS.replace(" (form 9)", "")),
    ] {
        fs::write(&file, summed(bytes)).unwrap();
        let output = tandem(&store_dir, &["restore", file.to_str().unwrap()]);
        let told = (code(&output), err(&output));
        assert_eq!(told, (Some(2), format!("tandem: {} {words}\n", file.display())));
    }
    assert!(contents(&store_dir) == before, "something was changed");
    // And with nothing newer in it, it goes on.
    fs::write(&file, &good).unwrap();
    Store::restore(&file, &store_dir, "test").unwrap();
    let (mut store, state) = Store::open(&store_dir, "test").unwrap();
    let (entry, after) = years::entry(&state, &[years::place("later", "Later").into()]);
    store.append(&entry, &after).unwrap();
}
