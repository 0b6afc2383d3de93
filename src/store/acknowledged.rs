//! The last acknowledged revision, in a small file beside the journal: it tells a change that was lost from one that never
//! was saved.
//!
//! Two slots are written in turn, so that a write that is cut off spoils one of them at most. A change is written here after
//! its author was told, and synced in the next pause: the file may be some changes behind, and is never ahead.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::Unusable;
use super::{StoreError, codec, files};
use crate::domain::{Entry, Instant, Rev};

/// Bytes of a slot: the length of what is in it 2, sealed bytes, zeros.
const SLOT: usize = 512;
/// The most bytes that are kept of a name.
const NAME: usize = 120;

/// A revision whose author was told that it is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// The id of the store.
    pub store: u64,
    /// The revision.
    pub rev: Rev,
    /// Whose and when, where that is known.
    pub made: Option<(String, Instant)>,
}

impl Acknowledged {
    /// What is kept of an entry.
    pub fn of(store: u64, entry: &Entry) -> Self {
        let end = entry.by.floor_char_boundary(NAME);
        let by = entry.by.get(..end).unwrap_or_default().to_owned();
        Self { store, rev: entry.rev, made: Some((by, entry.at)) }
    }
}

/// The file, as it is written.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    /// Opened when something is first written.
    file: Option<File>,
    rev: Rev,
    turn: u64,
    is_dirty: bool,
}

impl Ledger {
    /// The file of a store's folder, of which this was read.
    pub fn new(dir: &Path, read: &[Acknowledged]) -> Self {
        let rev = read.iter().map(|it| it.rev).max().unwrap_or_default();
        Self { path: path(dir), file: None, rev, turn: 0, is_dirty: false }
    }

    /// The newest revision in it.
    pub fn rev(&self) -> Rev {
        self.rev
    }

    /// Keeps a revision, without waiting for the disk.
    pub fn note(&mut self, acknowledged: &Acknowledged) -> io::Result<()> {
        let sealed = codec::seal(acknowledged).map_err(io::Error::other)?;
        let length = u16::try_from(sealed.len()).map_err(io::Error::other)?;
        let mut slot = [length.to_le_bytes().as_slice(), &sealed].concat();
        slot.resize(SLOT, 0);
        let file = if let Some(file) = self.file.take() {
            file
        } else {
            if !self.path.exists() {
                make(&self.path, &slot)?;
            }
            // The slot that holds the newest stays.
            self.turn = newest(&read_slots(&self.path)?).map_or(0, |(slot, _)| slot + 1);
            files::open(&self.path)?
        };
        file.write_all_at(&slot, self.turn % 2 * SLOT as u64)?;
        self.file = Some(file);
        self.turn += 1;
        self.rev = acknowledged.rev;
        self.is_dirty = true;
        Ok(())
    }

    /// Passes over a revision that cannot be kept.
    pub fn skip(&mut self, rev: Rev) {
        self.rev = rev;
    }

    /// Whether something was written since the last sync.
    pub fn is_dirty(&self) -> bool {
        self.is_dirty
    }

    /// Waits until it is on the disk.
    pub fn sync(&mut self) -> io::Result<()> {
        if let Some(file) = self.file.as_ref().filter(|_| self.is_dirty) {
            file.sync_data()?;
        }
        self.is_dirty = false;
        Ok(())
    }
}

/// Makes the file with a slot in it: it is never there without one, so that an empty one is damage.
fn make(path: &Path, slot: &[u8]) -> io::Result<()> {
    let new = path.with_extension("new");
    let _ = fs::remove_file(&new);
    let file = files::open(&new)?;
    file.write_all_at(slot, 0)?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    path.parent().map_or(Ok(()), |dir| File::open(dir)?.sync_all())
}

/// The path of the file in a store's folder.
pub fn path(dir: &Path) -> PathBuf {
    dir.join("acknowledged")
}

/// What a store's file tells.
#[derive(Debug, Default)]
pub struct LedgerFound {
    /// The revisions in it.
    pub found: Vec<Acknowledged>,
    /// Why it tells none, where it should.
    pub lacks: Option<Unusable>,
}

/// Reads what is known of a store. A slot that cannot be read is left out, and where none can, it is said why. The error says
/// that a newer Tandem wrote it.
pub fn read(dir: &Path, store: u64) -> Result<LedgerFound, StoreError> {
    let path = path(dir);
    let slots = match read_slots(&path) {
        Ok(slots) => slots,
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => {
            let words = "it is a folder: move it away".to_owned();
            return Ok(LedgerFound { found: vec![], lacks: Some(Unusable::Broken(words)) });
        }
        Err(error) => return Ok(LedgerFound { found: vec![], lacks: Some(error.into()) }),
    };
    let mut told = LedgerFound::default();
    let mut is_read = false;
    for (_, slot) in slots {
        match slot {
            Ok(slot) => {
                is_read = true;
                told.found.extend((slot.store == store).then_some(slot));
            }
            Err(Unusable::Newer(number)) => return Err(StoreError::newer(&path, number)),
            Err(error) => told.lacks = Some(error),
        }
    }
    if is_read {
        // A write that was cut off costs one slot.
        told.lacks = None;
    } else if told.lacks.is_none() && path.exists() {
        told.lacks = Some(Unusable::Broken("it is empty".to_owned()));
    }
    Ok(told)
}

/// Writes a file that holds one revision.
pub fn write(path: &Path, acknowledged: &Acknowledged) -> Result<(), StoreError> {
    let _ = fs::remove_file(path);
    let mut ledger = Ledger { path: path.to_owned(), file: None, rev: 0, turn: 0, is_dirty: false };
    ledger.note(acknowledged).and_then(|()| ledger.sync()).map_err(StoreError::disk("writing", path))
}

type Slot = (u64, Result<Acknowledged, Unusable>);

fn read_slots(path: &Path) -> io::Result<Vec<Slot>> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        bytes => bytes?,
    };
    let slots = (0..).zip(bytes.chunks(SLOT)).take(2);
    Ok(slots
        .map(|(number, slot)| {
            let (length, rest) = slot.split_first_chunk().unwrap_or((&[0, 0], &[]));
            let sealed = rest.get(..u16::from_le_bytes(*length).into()).unwrap_or_default();
            (number, codec::unseal(sealed).map_err(Unusable::from))
        })
        .collect())
}

fn newest(slots: &[Slot]) -> Option<(u64, Rev)> {
    let whole = slots.iter().filter_map(|(number, slot)| Some((*number, slot.as_ref().ok()?.rev)));
    whole.max_by_key(|(_, rev)| *rev)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rev: Rev) -> Acknowledged {
        Acknowledged { store: 7, rev, made: Some(("eilidh".to_owned(), Instant(29_000_000))) }
    }

    fn found(dir: &tempfile::TempDir, store: u64) -> Vec<Acknowledged> {
        let told = read(dir.path(), store).unwrap();
        assert!(told.lacks.is_none(), "{:?}", told.lacks);
        told.found
    }

    #[test]
    fn the_last_two_are_kept_and_damage_costs_one_of_them() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(found(&dir, 7), []);
        for revs in [1..4, 4..6, 6..7] {
            let mut ledger = Ledger::new(dir.path(), &found(&dir, 7));
            for rev in revs {
                ledger.note(&told(rev)).unwrap();
                assert!(ledger.is_dirty() && ledger.rev() == rev);
            }
            ledger.sync().unwrap();
            assert!(!ledger.is_dirty());
        }
        let both = found(&dir, 7);
        assert!(both.contains(&told(6)) && both.contains(&told(5)), "{both:?}");
        assert_eq!(found(&dir, 8), [], "of another store");
        let good = fs::read(path(dir.path())).unwrap();
        assert_eq!(good.len(), 2 * SLOT);
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 0x40;
            fs::write(path(dir.path()), bytes).unwrap();
            assert!(!found(&dir, 7).is_empty(), "byte {at}");
        }
        fs::write(path(dir.path()), &good[..SLOT + 9]).unwrap();
        assert_eq!(found(&dir, 7).len(), 1);
        // What nobody can read in either is damage, and so is nothing: the file is made with a slot in it.
        for bytes in [vec![0; 2 * SLOT], vec![0; SLOT], vec![], vec![7; 2 * SLOT], vec![7; 9]] {
            fs::write(path(dir.path()), &bytes).unwrap();
            let told = read(dir.path(), 7).unwrap();
            assert_eq!((told.found, told.lacks.is_some()), (vec![], true), "{bytes:?}");
        }
    }

    #[test]
    fn a_slot_of_a_later_form_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        write(&path(dir.path()), &told(3)).unwrap();
        let mut bytes = fs::read(path(dir.path())).unwrap();
        let end = 2 + usize::from(u16::from_le_bytes([bytes[0], bytes[1]])) - 4;
        bytes[2] = 2;
        let sum = crc32fast::hash(&bytes[2..end]);
        bytes[end..end + 4].copy_from_slice(&sum.to_le_bytes());
        fs::write(path(dir.path()), bytes).unwrap();
        assert!(matches!(read(dir.path(), 7), Err(StoreError::Newer { number: Some(2), .. })));
    }
}
