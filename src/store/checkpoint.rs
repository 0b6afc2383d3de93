//! A checkpoint: everything at one revision in one file, so that a rebuild need not read the journal from its start.
//!
//! Magic 8, then blocks of a length 4 and sealed bytes: the mark, the records, the sheets with their weeks; last a CRC32
//! of all of it. Values are copied as they stand in the working store; the journal goes on while the file is synced.

use std::fs;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{Records, State, Week};

use super::codec::{self, MOST_BYTES};
use super::form::{self, Mark, StoredRecord};
use super::working::Working;
use super::{StoreError, files};

const MAGIC: &[u8; 8] = b"TandemC\n";

/// What the bytes of a checkpoint are counted and summed by, on their way in or out.
struct Summed<T> {
    inner: T,
    sum: crc32fast::Hasher,
}

impl<T: Write> Summed<T> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.update(bytes);
        self.inner.write_all(bytes)
    }

    fn put_block(&mut self, bytes: &[u8]) -> io::Result<()> {
        let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
        self.put(&length.to_le_bytes())?;
        self.put(bytes)
    }
}

impl<T: Read> Summed<T> {
    fn take(&mut self, bytes: &mut [u8]) -> Result<(), String> {
        self.inner.read_exact(bytes).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => "it is cut off".to_owned(),
            _ => error.to_string(),
        })?;
        self.sum.update(bytes);
        Ok(())
    }

    fn number(&mut self) -> Result<u32, String> {
        let mut bytes = [0; 4];
        self.take(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn take_block(&mut self) -> Result<Vec<u8>, String> {
        let length = u64::from(self.number()?);
        let mut bytes = vec![];
        // Reading through `take` claims no more memory than there are bytes.
        let read = Read::by_ref(&mut self.inner).take(length).read_to_end(&mut bytes);
        if length > MOST_BYTES as u64 || read.map_err(|error| error.to_string())? as u64 != length {
            return Err("it is cut off".to_owned());
        }
        self.sum.update(&bytes);
        Ok(bytes)
    }
}

/// The path of a store's checkpoint.
pub fn path(dir: &Path) -> PathBuf {
    dir.join("checkpoint")
}

/// Writes what the working store holds; the error is in words.
pub fn write(working: &Working, out: impl Write) -> Result<(), String> {
    let words = |error: io::Error| error.to_string();
    let mark = working.mark().ok_or("the working store is empty")?;
    let mut out = Summed { inner: BufWriter::with_capacity(256 << 10, out), sum: crc32fast::Hasher::new() };
    out.put(MAGIC).map_err(words)?;
    out.put_block(&codec::seal(&mark).map_err(|error| error.to_string())?).map_err(words)?;
    for (_, record) in working.raw_records().map_err(|error| error.to_string())? {
        if !codec::is_whole(&record) {
            return Err("a record in the working store is damaged".to_owned());
        }
        out.put_block(&record).map_err(words)?;
    }
    for week in working.weeks() {
        let sheet = working.raw_sheet(week).map_err(|error| error.to_string())?;
        out.put(&week.ordinal().to_le_bytes()).map_err(words)?;
        out.put_block(&sheet).map_err(words)?;
    }
    let sum = out.sum.clone().finalize();
    out.put(&sum.to_le_bytes()).and_then(|()| out.inner.flush()).map_err(words)
}

/// Reads a checkpoint: its mark, and a state with every sheet loaded; the error is in words.
pub fn read(from: impl Read) -> Result<(Mark, State), String> {
    let words = |error: codec::NotAValue| error.to_string();
    let mut from = Summed { inner: BufReader::with_capacity(256 << 10, from), sum: crc32fast::Hasher::new() };
    let mut magic = [0; 8];
    from.take(&mut magic)?;
    if &magic != MAGIC {
        return Err("it is not a checkpoint of Tandem".to_owned());
    }
    let mark: Mark = codec::unseal(&from.take_block()?).map_err(words)?;
    let mut records = Records::default();
    for _ in 0..mark.records {
        let (rev, record): StoredRecord = codec::unseal(&from.take_block()?).map_err(words)?;
        records.put(record, rev);
    }
    let mut sheets = vec![];
    for _ in 0..mark.sheets {
        let week = Week::from_ordinal(i32::from_le_bytes(from.number()?.to_le_bytes()));
        let sheet = form::unseal_sheet(&from.take_block()?).map_err(words)?;
        sheets.push((week, Arc::new(sheet)));
    }
    let sum = from.sum.clone().finalize();
    if from.number()? != sum {
        return Err("its checksum does not fit".to_owned());
    }
    let mut state = State::new(mark.rev, records, []);
    for (week, sheet) in sheets {
        state = state.with_sheet(week, sheet);
    }
    Ok((mark, state))
}

/// Reads the checkpoint of a store; nothing where there is none.
pub fn load(dir: &Path) -> Result<Option<(Mark, State)>, String> {
    match fs::File::open(path(dir)) {
        Ok(file) => read(file).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// Reads what the checkpoint of a store stands at, and no more of it; nothing where there is none to be read.
pub fn mark(dir: &Path) -> Option<Mark> {
    let file = fs::File::open(path(dir)).ok()?;
    let mut from = Summed { inner: file.take(1 << 10), sum: crc32fast::Hasher::new() };
    let mut magic = [0; 8];
    from.take(&mut magic).ok()?;
    codec::unseal(&from.take_block().ok()?).ok().filter(|_| &magic == MAGIC)
}

/// Writes a checkpoint beside the present one; what is given back puts it in its place, which waits for the disk and may
/// be done on another thread.
pub fn prepare(
    working: &Working,
    dir: &Path,
) -> Result<impl FnOnce() -> Result<(), StoreError> + Send + 'static, StoreError> {
    let (draft, place) = (dir.join("checkpoint.new"), path(dir));
    let file = files::create(&draft)?;
    write(working, &file).map_err(|words| {
        let _ = fs::remove_file(&draft);
        StoreError::Damaged(format!("the checkpoint was not written: {words}"))
    })?;
    Ok(move || files::put_in_place(&file, &draft, &place))
}
