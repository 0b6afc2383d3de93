//! The working store: records and sheets at one revision, ready to be read piecemeal.
//!
//! Keys: `m` the mark, `w` the weeks that have a sheet with its CRC32, `r` and a record's key, `s`, a week's number and a
//! piece's. One batch per entry writes all that it touched, and the mark. sled may fall back to old values, which the sums in
//! `m` and `w` tell. `x` is a copy of the secret of pseudonyms.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::{Entry, Key, Records, Rev, Sheet, State, Week, weeks_of};

use super::codec;
use super::error::Unusable;
use super::form::{self, SecretBytes, StorePosition, StoredRecord, digest};
use super::kept::{Batch, Kept};

/// The longest piece of a sheet, in bytes: sled's own limit for a value in its page is 128 KiB.
const PIECE: usize = 96 << 10;
/// Bytes of sheets written in one batch while a store is rebuilt.
const REBUILD_BATCH: usize = 2 << 20;

/// The open working store.
#[derive(Debug)]
pub struct Working {
    kept: Kept,
    mark: Option<StorePosition>,
    weeks: BTreeMap<Week, u32>,
    dirty: bool,
}

/// A sealed record after the bytes of its key.
type RawRecord = (Vec<u8>, Vec<u8>);

impl Working {
    /// Opens it, or makes an empty one; reads its mark and the weeks it has.
    pub fn open(dir: &Path) -> Result<Self, Unusable> {
        let mut working = Self::over(Kept::open(dir)?);
        working.mark = working.value(b"m")?;
        let weeks: Vec<(i32, u32)> = working.value(b"w")?.unwrap_or_default();
        working.weeks = weeks.into_iter().map(|(week, sum)| (Week::from_ordinal(week), sum)).collect();
        if working.mark.is_some_and(|mark| mark.sheets != working.weeks.len() as u64) {
            return Err(Unusable::Broken("it has the wrong number of sheets".to_owned()));
        }
        Ok(working)
    }

    /// An empty one that is in memory alone.
    pub fn in_memory() -> Self {
        Self::over(Kept::in_memory())
    }

    fn over(kept: Kept) -> Self {
        Self { kept, mark: None, weeks: BTreeMap::new(), dirty: false }
    }

    /// Lets go of it, so that its folder can be moved or removed; nothing can be asked of it afterwards.
    pub fn close(&mut self) -> Result<(), Unusable> {
        self.kept.close()
    }

    fn value<T: serde::de::DeserializeOwned>(&self, key: &[u8]) -> Result<Option<T>, Unusable> {
        let bytes = self.kept.get(key)?;
        Ok(bytes.map(|bytes| codec::unseal(&bytes)).transpose()?)
    }

    /// What it stands at; nothing in an empty one.
    pub fn mark(&self) -> Option<StorePosition> {
        self.mark
    }

    /// The copy of the secret of pseudonyms that is kept in it, if it is there and whole.
    pub fn secret(&self) -> Option<SecretBytes> {
        self.value(b"x").ok()?
    }

    /// Keeps a copy of the secret of pseudonyms.
    pub fn keep_secret(&mut self, secret: &SecretBytes) -> Result<(), Unusable> {
        self.kept.write(vec![(b"x".to_vec(), Some(codec::seal(secret)?))])?;
        self.dirty = true;
        Ok(())
    }

    /// Whether there is nothing in it at all.
    pub fn is_empty(&self) -> Result<bool, Unusable> {
        self.kept.is_empty()
    }

    /// Reads the records, and which weeks have a sheet.
    pub fn state(&self) -> Result<State, Unusable> {
        let mut records = Records::default();
        let (mut count, mut sum) = (0, 0_u64);
        for (key, bytes) in self.raw_records()? {
            sum = sum.wrapping_add(digest(&key, &bytes));
            let (rev, record): StoredRecord = codec::unseal(&bytes)?;
            if codec::key_bytes(&record.key())? != key {
                return Err(Unusable::Broken("a record is not under its own key".to_owned()));
            }
            records.put(record, rev);
            count += 1;
        }
        let mark = self.mark.ok_or_else(|| Unusable::Broken("it is empty".to_owned()))?;
        if (count, sum) != (mark.records, mark.digest) {
            return Err(Unusable::Broken("the sum of its records is wrong".to_owned()));
        }
        Ok(State::new(mark.rev, records, self.weeks()))
    }

    /// The sealed records, each after the bytes of its key.
    pub fn raw_records(&self) -> Result<Vec<RawRecord>, Unusable> {
        let rows = self.kept.all(b"r")?;
        Ok(rows.into_iter().map(|(key, value)| (key.get(1..).unwrap_or_default().to_vec(), value)).collect())
    }

    /// The weeks that have a sheet, in order.
    pub fn weeks(&self) -> impl Iterator<Item = Week> + '_ {
        self.weeks.keys().copied()
    }

    /// The sheet of a week; an empty one where there is none.
    pub fn sheet(&self, week: Week) -> Result<Sheet, Unusable> {
        if !self.weeks.contains_key(&week) {
            return Ok(Sheet::default());
        }
        Ok(form::unseal_sheet(&self.raw_sheet(week)?)?)
    }

    /// The sealed sheet of a week that has one.
    pub fn raw_sheet(&self, week: Week) -> Result<Vec<u8>, Unusable> {
        let pieces = self.kept.all(&sheet_key(week))?;
        let sealed: Vec<u8> = pieces.into_iter().flat_map(|(_, piece)| piece).collect();
        if self.weeks.get(&week) != Some(&codec::sum_of(&sealed)) || !codec::is_whole(&sealed) {
            return Err(Unusable::Broken(format!("the sheet of {week} is damaged")));
        }
        Ok(sealed)
    }

    /// Writes what an entry did: all of it or nothing is there after a crash.
    pub fn apply(&mut self, entry: &Entry, after: &State, journal: u64) -> Result<(), Unusable> {
        let old = self.mark.ok_or_else(|| Unusable::Broken("it is empty".to_owned()))?;
        let mut batch = Batch::new();
        let mut mark = StorePosition { rev: entry.rev, journal, ..old };
        for edit in entry.edits.iter().filter(|edit| edit.key.week().is_none()) {
            self.put_record(&mut batch, &mut mark, &edit.key, after)?;
        }
        let mut weeks = self.weeks.clone();
        for week in weeks_of(after, entry.edits.iter().map(|edit| &edit.key)) {
            match after.sheet(week) {
                Some(sheet) => {
                    let (sum, _) = self.put_sheet(&mut batch, week, sheet)?;
                    weeks.insert(week, sum);
                }
                None if after.is_loaded(week) => {}
                None => {
                    return Err(Unusable::Broken(format!(
                        "the week {week} was changed without being loaded"
                    )));
                }
            }
        }
        if weeks != self.weeks {
            put_weeks(&mut batch, &weeks)?;
        }
        mark.sheets = weeks.len() as u64;
        self.write(batch, mark)?;
        self.weeks = weeks;
        Ok(())
    }

    /// Fills an empty one with a state whose sheets are all loaded.
    pub fn fill(&mut self, state: &State, store: u64, journal: u64) -> Result<(), Unusable> {
        let mut batch = Batch::new();
        let mut mark = StorePosition { store, rev: state.rev(), journal, records: 0, digest: 0, sheets: 0 };
        for (_, record) in state.records.rows() {
            self.put_record(&mut batch, &mut mark, &record.key(), state)?;
        }
        let mut size = 0;
        let mut weeks = BTreeMap::new();
        for (week, sheet) in state.sheets() {
            let (sum, bytes) = self.put_sheet(&mut batch, week, sheet)?;
            weeks.insert(week, sum);
            size += bytes;
            if size > REBUILD_BATCH {
                self.kept.write(std::mem::take(&mut batch))?;
                size = 0;
            }
        }
        put_weeks(&mut batch, &weeks)?;
        mark.sheets = weeks.len() as u64;
        self.write(batch, mark)?;
        self.weeks = weeks;
        self.flush()
    }

    /// Moves the mark on without changing anything else.
    pub fn set_mark(&mut self, rev: Rev, journal: u64) -> Result<(), Unusable> {
        let mark = self.mark.ok_or_else(|| Unusable::Broken("it is empty".to_owned()))?;
        self.write(Batch::new(), StorePosition { rev, journal, ..mark })
    }

    fn write(&mut self, mut batch: Batch, mark: StorePosition) -> Result<(), Unusable> {
        batch.push((b"m".to_vec(), Some(codec::seal(&mark)?)));
        self.kept.write(batch)?;
        self.mark = Some(mark);
        self.dirty = true;
        Ok(())
    }

    /// Puts a record into a batch as a state has it, and counts it in the mark.
    fn put_record(
        &self,
        batch: &mut Batch,
        mark: &mut StorePosition,
        key: &Key,
        state: &State,
    ) -> Result<(), Unusable> {
        let key_bytes = codec::key_bytes(key)?;
        let mut bytes = vec![b'r'];
        bytes.extend_from_slice(&key_bytes);
        if let Some(old) = self.kept.get(&bytes)? {
            mark.records = mark.records.saturating_sub(1);
            mark.digest = mark.digest.wrapping_sub(digest(&key_bytes, &old));
        }
        match state.records.get(key) {
            Some(stored) => {
                let sealed = codec::seal(&stored)?;
                mark.records += 1;
                mark.digest = mark.digest.wrapping_add(digest(&key_bytes, &sealed));
                batch.push((bytes, Some(sealed)));
            }
            None => batch.push((bytes, None)),
        }
        Ok(())
    }

    /// Puts a sheet into a batch, in pieces, and takes out pieces of a longer one before; gives its sum and its bytes.
    fn put_sheet(&self, batch: &mut Batch, week: Week, sheet: &Sheet) -> Result<(u32, usize), Unusable> {
        let sealed = form::seal_sheet(sheet)?;
        let mut written = 0_u16;
        for piece in sealed.chunks(PIECE) {
            batch.push((piece_key(week, written), Some(piece.to_vec())));
            written += 1;
        }
        while self.weeks.contains_key(&week) && self.kept.get(&piece_key(week, written))?.is_some() {
            batch.push((piece_key(week, written), None));
            written += 1;
        }
        Ok((codec::sum_of(&sealed), sealed.len()))
    }

    /// Sees to it that everything is on the disk, where it is there at all.
    pub fn flush(&mut self) -> Result<(), Unusable> {
        if self.dirty {
            self.kept.flush()?;
            self.dirty = false;
        }
        Ok(())
    }

    /// Whether something was written since the last flush.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }
}

fn put_weeks(batch: &mut Batch, weeks: &BTreeMap<Week, u32>) -> Result<(), Unusable> {
    let weeks: Vec<(i32, u32)> = weeks.iter().map(|(week, sum)| (week.ordinal(), *sum)).collect();
    batch.push((b"w".to_vec(), Some(codec::seal(&weeks)?)));
    Ok(())
}

/// `s` and the week's number, so that weeks lie in order.
fn sheet_key(week: Week) -> Vec<u8> {
    let number = i64::from(week.ordinal()) - i64::from(i32::MIN);
    let mut key = vec![b's'];
    key.extend(number.to_be_bytes().into_iter().skip(4));
    key
}

fn piece_key(week: Week, piece: u16) -> Vec<u8> {
    let mut key = sheet_key(week);
    key.extend(piece.to_be_bytes());
    key
}

/// Takes away what a disk that failed left half written, so that nobody takes it for damage: the journal holds it all. Where it
/// cannot be taken away, it stays.
pub fn discard(dir: &Path) {
    let _ = std::fs::remove_dir_all(folder(dir));
}

/// The folder of the working store.
pub fn folder(dir: &Path) -> PathBuf {
    dir.join("working")
}
