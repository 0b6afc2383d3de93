//! Journals: frames whose sums fit although what is in them is changed, and frames whose do not; what is read is applied.

use std::fs;
use std::path::Path;

use tandem::domain::State;
use tandem::store::{Store, entries_in};

use super::feed;
use super::mutate::{change, mutated};
use crate::chance::Chance;
use crate::marks::file_with;
use crate::program::{EXAMPLE, run_over};

/// Bytes of a journal before its first frame.
const HEADER: usize = 24;

/// Changes in the last of the journals that inputs are made of.
const LAST: usize = 5;

/// A frame: the revision that it leads to, and what is in it.
type Frame = (u64, Vec<u8>);

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn noise_for_journals() {
    let dir = tempfile::tempdir().unwrap();
    let header = made_journal(&dir.path().join("empty"), 0);
    let journals: Vec<Vec<u8>> = (1..=LAST)
        .map(|changes| made_journal(&dir.path().join(format!("store-{changes}")), changes))
        .collect();
    let frames: Vec<Vec<Frame>> = journals.iter().map(|it| frames_of(it)).collect();
    let payloads: Vec<Vec<u8>> = frames.iter().flatten().map(|it| it.1.clone()).collect();
    let file = dir.path().join("journal");
    let make = |chance: &mut Chance| {
        if chance.below(4) == 0 {
            return mutated(&journals, chance);
        }
        let mut frames = chance.one_of(&frames).clone();
        for _ in 0..=chance.below(4) {
            let at = chance.below(frames.len());
            change(&mut frames[at].1, &payloads, chance);
        }
        journal_of(&header[..HEADER], &frames)
    };
    feed("journals", 10_000_000, make, |bytes| {
        fs::write(&file, bytes).unwrap();
        let Ok(entries) = entries_in(&file) else { return false };
        let mut state = State::default();
        for entry in &entries {
            if let Ok(after) = state.apply(entry) {
                state = after;
            }
        }
        !entries.is_empty()
    });
}

/// A journal of a store with so many small changes in it; with none, of an empty one, and the last with the example service.
fn made_journal(store: &Path, changes: usize) -> Vec<u8> {
    Store::open(store, "hard").unwrap().0.close().unwrap();
    let import = |file: &Path| assert!(run_over(store, &["import", file.to_str().unwrap()]).is_done());
    if changes == LAST {
        import(Path::new(EXAMPLE));
    } else if changes > 0 {
        let service = store.with_extension("toml");
        fs::write(&service, "format = 1\n\n[service]\nname = \"Harbour\"\nnation = \"scotland\"\n").unwrap();
        import(&service);
        (1..changes).for_each(|it| import(&file_with(&format!("f{it:05}"), store.parent().unwrap())));
    }
    fs::read(store.join("journal")).unwrap()
}

fn frames_of(journal: &[u8]) -> Vec<Frame> {
    let (mut at, mut frames) = (HEADER, vec![]);
    while at < journal.len() {
        let length = u32::from_le_bytes(journal[at..at + 4].try_into().unwrap()) as usize;
        let rev = u64::from_le_bytes(journal[at + 4..at + 12].try_into().unwrap());
        frames.push((rev, journal[at + 16..at + 16 + length].to_vec()));
        at += 24 + length;
    }
    frames
}

/// A journal whose sums all fit.
fn journal_of(header: &[u8], frames: &[Frame]) -> Vec<u8> {
    let mut journal = header.to_vec();
    for (rev, payload) in frames {
        let length = u32::try_from(payload.len()).unwrap().to_le_bytes();
        let head = [&length[..], &rev.to_le_bytes()].concat();
        journal.extend(&head);
        journal.extend(crc32fast::hash(&head).to_le_bytes());
        journal.extend(payload);
        journal.extend(crc32fast::hash(payload).to_le_bytes());
        journal.extend(length);
    }
    journal
}

#[test]
fn a_journal_made_of_its_frames_is_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let journal = made_journal(&dir.path().join("store"), 3);
    let frames = frames_of(&journal);
    assert_eq!(frames.len(), 3);
    assert!(journal_of(&journal[..HEADER], &frames) == journal);
}
