//! The working store: records and sheets at one revision, ready to be read piecemeal; the only module that knows sled.
//!
//! Keys: `m` the mark, `w` the weeks that have a sheet with its CRC32, `r` and a record's key, `s`, a week's number and a
//! piece's. One batch per entry writes all that it touched, and the mark. sled may give up with a panic on damage, so every
//! call goes through `guard`; or fall back to old values, which the sums in `m` and `w` tell.

use std::any::Any;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use sled::{Batch, Db};

use crate::domain::{Entry, Key, Records, Rev, Sheet, State, Week, weeks_of};

use super::codec;
use super::error::Unusable;
use super::files;
use super::form::{self, Mark, StoredRecord, digest};

/// Bytes of sled's page cache.
const CACHE: u64 = 8 << 20;
/// The longest piece of a sheet, in bytes: sled's own limit for a value in its page is 128 KiB.
const PIECE: usize = 96 << 10;
/// Bytes of sheets written in one batch while a store is rebuilt.
const REBUILD_BATCH: usize = 2 << 20;

/// The open working store.
#[derive(Debug)]
pub struct Working {
    /// Nothing once it was let go of.
    db: Option<Db>,
    file: File,
    mark: Option<Mark>,
    weeks: BTreeMap<Week, u32>,
    dirty: bool,
}

/// A sealed record after the bytes of its key.
type RawRecord = (Vec<u8>, Vec<u8>);

/// Runs something of sled's: its errors and its panics become words.
fn guard<T>(work: impl FnOnce() -> sled::Result<T>) -> Result<T, Unusable> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(of_sled(error)),
        Err(panic) => Err(of_panic(panic.as_ref())),
    }
}

/// What sled's error comes to: broken, or the system's word, which says nothing about what is on the disk.
fn of_sled(error: sled::Error) -> Unusable {
    match error {
        sled::Error::Io(error) => match system_error(&error.to_string()) {
            Some(error) => Unusable::Disk(error),
            None if is_of_the_system(&error) => Unusable::Disk(error),
            None => Unusable::Broken("its files do not hold together".to_owned()),
        },
        sled::Error::Corruption { .. } => Unusable::Broken("a checksum of its own does not fit".to_owned()),
        _ => Unusable::Broken("sled gave up on it".to_owned()),
    }
}

/// What sled's panic comes to: it panics over errors of the system too, and says their number.
fn of_panic(panic: &(dyn Any + Send)) -> Unusable {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    match system_error(text) {
        Some(error) => Unusable::Disk(error),
        None => Unusable::Broken("sled gave up on it".to_owned()),
    }
}

/// The error of the system that a text of sled's tells of, where it is one that damage does not lead to.
fn system_error(text: &str) -> Option<io::Error> {
    let (_, rest) = text.split_once("Os { code: ").or_else(|| text.split_once("(os error "))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let error = io::Error::from_raw_os_error(digits.parse().ok()?);
    is_of_the_system(&error).then_some(error)
}

/// Whether an error is the system's doing: a wild length or place in a damaged file leads to others.
fn is_of_the_system(error: &io::Error) -> bool {
    use io::ErrorKind::{
        AlreadyExists, FileTooLarge, InvalidData, InvalidInput, IsADirectory, NotADirectory, NotFound,
        UnexpectedEof,
    };
    error.raw_os_error().is_some()
        && !matches!(
            error.kind(),
            AlreadyExists
                | FileTooLarge
                | InvalidData
                | InvalidInput
                | IsADirectory
                | NotADirectory
                | NotFound
                | UnexpectedEof
        )
}

fn open_patiently(dir: &Path) -> Result<Db, Unusable> {
    let config = sled::Config::new().path(dir).cache_capacity(CACHE).flush_every_ms(None);
    // sled's lock can outlive a closed store by a moment.
    let mut tries = 0;
    loop {
        let is_locked = AtomicBool::new(false);
        let opened = guard(|| {
            config.open().inspect_err(|error| {
                is_locked.store(error.to_string().contains("could not acquire lock"), Relaxed);
            })
        });
        match opened {
            Err(_) if is_locked.load(Relaxed) && tries < 20 => {
                tries += 1;
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(_) if is_locked.load(Relaxed) => {
                return Err(io::Error::from(io::ErrorKind::ResourceBusy).into());
            }
            done => return done,
        }
    }
}

impl Working {
    /// Opens it, or makes an empty one; reads its mark and the weeks it has.
    pub fn open(dir: &Path) -> Result<Self, Unusable> {
        files::make_dir(dir)?;
        let db = open_patiently(dir)?;
        let file = File::open(dir.join("db"))?;
        files::close_to_others(dir)?;
        File::open(dir)?.sync_all()?;
        let mut working = Self { db: Some(db), file, mark: None, weeks: BTreeMap::new(), dirty: false };
        working.mark = working.value(b"m")?;
        let weeks: Vec<(i32, u32)> = working.value(b"w")?.unwrap_or_default();
        working.weeks = weeks.into_iter().map(|(week, sum)| (Week::from_ordinal(week), sum)).collect();
        if working.mark.is_some_and(|mark| mark.sheets != working.weeks.len() as u64) {
            return Err(Unusable::Broken("the number of its sheets is not what it should be".to_owned()));
        }
        Ok(working)
    }

    /// Closes it, so that its folder can be moved or removed; nothing can be asked of it afterwards.
    pub fn let_go(&mut self) {
        self.db = None;
    }

    fn db(&self) -> Result<&Db, Unusable> {
        self.db.as_ref().ok_or_else(|| Unusable::Broken("it has been closed".to_owned()))
    }

    fn value<T: serde::de::DeserializeOwned>(&self, key: &[u8]) -> Result<Option<T>, Unusable> {
        let db = self.db()?;
        let bytes = guard(|| db.get(key))?;
        Ok(bytes.map(|bytes| codec::unseal(&bytes)).transpose()?)
    }

    /// What it stands at; nothing in an empty one.
    pub fn mark(&self) -> Option<Mark> {
        self.mark
    }

    /// Whether there is nothing in it at all.
    pub fn is_empty(&self) -> Result<bool, Unusable> {
        let db = self.db()?;
        guard(|| Ok(db.is_empty()))
    }

    /// Reads the records, and which weeks have a sheet.
    pub fn state(&self) -> Result<State, Unusable> {
        let mut records = Records::default();
        let (mut count, mut sum) = (0, 0_u64);
        for (key, bytes) in self.raw_records()? {
            sum = sum.wrapping_add(digest(&key, &bytes));
            let (rev, record): StoredRecord = codec::unseal(&bytes)?;
            if codec::key_bytes(&record.key())? != key {
                return Err(Unusable::Broken("a record does not stand under its own key".to_owned()));
            }
            records.put(record, rev);
            count += 1;
        }
        let mark = self.mark.ok_or_else(|| Unusable::Broken("it is empty".to_owned()))?;
        if (count, sum) != (mark.records, mark.digest) {
            return Err(Unusable::Broken("the sum of its records is not what it should be".to_owned()));
        }
        Ok(State::new(mark.rev, records, self.weeks()))
    }

    /// The sealed records, each after the bytes of its key.
    pub fn raw_records(&self) -> Result<Vec<RawRecord>, Unusable> {
        let db = self.db()?;
        guard(|| {
            let rows = db.scan_prefix(b"r");
            rows.map(|row| {
                row.map(|(key, value)| (key.get(1..).unwrap_or_default().to_vec(), value.to_vec()))
            })
            .collect()
        })
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
        let mut sealed = vec![];
        let db = self.db()?;
        guard(|| {
            for piece in db.scan_prefix(sheet_key(week)) {
                sealed.extend_from_slice(&piece?.1);
            }
            Ok(())
        })?;
        if self.weeks.get(&week) != Some(&codec::sum_of(&sealed)) || !codec::is_whole(&sealed) {
            return Err(Unusable::Broken(format!("the sheet of {week} is damaged")));
        }
        Ok(sealed)
    }

    /// Writes what an entry did: all of it or nothing is there after a crash.
    pub fn apply(&mut self, entry: &Entry, after: &State, journal: u64) -> Result<(), Unusable> {
        let old = self.mark.ok_or_else(|| Unusable::Broken("it is empty".to_owned()))?;
        let mut batch = Batch::default();
        let mut mark = Mark { rev: entry.rev, journal, ..old };
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
        let mut batch = Batch::default();
        let mut mark = Mark { store, rev: state.rev(), journal, records: 0, digest: 0, sheets: 0 };
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
                let db = self.db()?;
                guard(|| db.apply_batch(std::mem::take(&mut batch)))?;
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
        self.write(Batch::default(), Mark { rev, journal, ..mark })
    }

    fn write(&mut self, mut batch: Batch, mark: Mark) -> Result<(), Unusable> {
        batch.insert(b"m", codec::seal(&mark)?);
        let db = self.db()?;
        guard(|| db.apply_batch(batch))?;
        self.mark = Some(mark);
        self.dirty = true;
        Ok(())
    }

    /// Puts a record into a batch as a state has it, and counts it in the mark.
    fn put_record(
        &self,
        batch: &mut Batch,
        mark: &mut Mark,
        key: &Key,
        state: &State,
    ) -> Result<(), Unusable> {
        let key_bytes = codec::key_bytes(key)?;
        let mut bytes = vec![b'r'];
        bytes.extend_from_slice(&key_bytes);
        let db = self.db()?;
        if let Some(old) = guard(|| db.get(&bytes))? {
            mark.records = mark.records.saturating_sub(1);
            mark.digest = mark.digest.wrapping_sub(digest(&key_bytes, &old));
        }
        match state.records.get(key) {
            Some(stored) => {
                let sealed = codec::seal(&stored)?;
                mark.records += 1;
                mark.digest = mark.digest.wrapping_add(digest(&key_bytes, &sealed));
                batch.insert(bytes, sealed);
            }
            None => batch.remove(bytes),
        }
        Ok(())
    }

    /// Puts a sheet into a batch, in pieces, and takes out pieces of a longer one before; gives its sum and its bytes.
    fn put_sheet(&self, batch: &mut Batch, week: Week, sheet: &Sheet) -> Result<(u32, usize), Unusable> {
        let sealed = form::seal_sheet(sheet)?;
        let mut written = 0_u16;
        for piece in sealed.chunks(PIECE) {
            batch.insert(piece_key(week, written), piece);
            written += 1;
        }
        let db = self.db()?;
        while self.weeks.contains_key(&week) && guard(|| db.contains_key(piece_key(week, written)))? {
            batch.remove(piece_key(week, written));
            written += 1;
        }
        Ok((codec::sum_of(&sealed), sealed.len()))
    }

    /// Sees to it that everything is on the disk: sled's own flush does not wait for the disk itself.
    pub fn flush(&mut self) -> Result<(), Unusable> {
        if self.dirty {
            let db = self.db()?;
            guard(|| db.flush())?;
            self.file.sync_data()?;
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
    batch.insert(b"w", codec::seal(&weeks)?);
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

/// The folder of the working store.
pub fn folder(dir: &Path) -> PathBuf {
    dir.join("working")
}
