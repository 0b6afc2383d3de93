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
use super::error::Unusable;
use super::form::{self, StorePosition, StoredRecord};
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
    fn take(&mut self, bytes: &mut [u8]) -> Result<(), Unusable> {
        self.inner.read_exact(bytes).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => cut_off(),
            _ => error.into(),
        })?;
        self.sum.update(bytes);
        Ok(())
    }

    fn number(&mut self) -> Result<u32, Unusable> {
        let mut bytes = [0; 4];
        self.take(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    /// What a file is that does not begin as this form does: newer only where its sum fits, which stays at the end.
    fn of_another_form(&mut self, magic: [u8; 8]) -> Unusable {
        let (mut sum, mut tail, mut bytes) = (self.sum.clone(), vec![], vec![0; 64 << 10]);
        while let Ok(count @ 1..) = self.inner.read(&mut bytes) {
            tail.extend_from_slice(bytes.get(..count).unwrap_or_default());
            let summed = tail.len().saturating_sub(4);
            sum.update(&tail.drain(..summed).collect::<Vec<u8>>());
        }
        let is_whole = tail == sum.finalize().to_le_bytes();
        if is_whole && magic.get(..7) == MAGIC.get(..7) {
            return Unusable::Newer(None);
        }
        Unusable::Broken("it is not a Tandem checkpoint".to_owned())
    }

    fn take_block(&mut self) -> Result<Vec<u8>, Unusable> {
        let length = u64::from(self.number()?);
        let mut bytes = vec![];
        // Reading through `take` claims no more memory than there are bytes.
        let read = Read::by_ref(&mut self.inner).take(length).read_to_end(&mut bytes);
        if length > MOST_BYTES as u64 || read? as u64 != length {
            return Err(cut_off());
        }
        self.sum.update(&bytes);
        Ok(bytes)
    }
}

fn cut_off() -> Unusable {
    Unusable::Broken("it is cut off".to_owned())
}

/// The path of a store's checkpoint.
pub fn path(dir: &Path) -> PathBuf {
    dir.join("checkpoint")
}

/// Writes what the working store holds.
pub fn write(working: &Working, out: impl Write) -> Result<(), Unusable> {
    let mark = working.mark().ok_or_else(|| Unusable::Broken("the working store is empty".to_owned()))?;
    let mut out = Summed { inner: BufWriter::with_capacity(256 << 10, out), sum: crc32fast::Hasher::new() };
    out.put(MAGIC)?;
    out.put_block(&codec::seal(&mark)?)?;
    for (_, record) in working.raw_records()? {
        if !codec::is_whole(&record) {
            return Err(Unusable::Broken("a record in the working store is damaged".to_owned()));
        }
        out.put_block(&record)?;
    }
    for week in working.weeks() {
        let sheet = working.raw_sheet(week)?;
        out.put(&week.ordinal().to_le_bytes())?;
        out.put_block(&sheet)?;
    }
    let sum = out.sum.clone().finalize();
    out.put(&sum.to_le_bytes())?;
    Ok(out.inner.flush()?)
}

/// Reads a checkpoint: its mark, and a state with every sheet loaded.
pub fn read(from: impl Read) -> Result<(StorePosition, State), Unusable> {
    let mut from = Summed { inner: BufReader::with_capacity(256 << 10, from), sum: crc32fast::Hasher::new() };
    let mut magic = [0; 8];
    from.take(&mut magic)?;
    if &magic != MAGIC {
        return Err(from.of_another_form(magic));
    }
    let mark: StorePosition = codec::unseal(&from.take_block()?)?;
    let mut records = Records::default();
    for _ in 0..mark.records {
        let (rev, record): StoredRecord = codec::unseal(&from.take_block()?)?;
        records.put(record, rev);
    }
    let mut sheets = vec![];
    for _ in 0..mark.sheets {
        let week = Week::from_ordinal(i32::from_le_bytes(from.number()?.to_le_bytes()));
        let sheet = form::unseal_sheet(&from.take_block()?)?;
        sheets.push((week, Arc::new(sheet)));
    }
    let sum = from.sum.clone().finalize();
    if from.number()? != sum {
        return Err(Unusable::Broken("its checksum does not match".to_owned()));
    }
    let mut state = State::new(mark.rev, records, []);
    for (week, sheet) in sheets {
        state = state.with_sheet(week, sheet);
    }
    Ok((mark, state))
}

/// Reads the checkpoint of a store; nothing where there is none.
pub fn load(dir: &Path) -> Result<Option<(StorePosition, State)>, Unusable> {
    match fs::File::open(path(dir)) {
        Ok(file) => read(file).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Reads what the checkpoint of a store stands at, and no more of it; nothing where there is none to be read. The error
/// says that a newer Tandem wrote it.
pub fn mark(dir: &Path) -> Result<Option<StorePosition>, StoreError> {
    let Ok(file) = fs::File::open(path(dir)) else { return Ok(None) };
    let mut from = Summed { inner: file, sum: crc32fast::Hasher::new() };
    let mut magic = [0; 8];
    let mark = from.take(&mut magic).and_then(|()| match &magic {
        MAGIC => Ok(codec::unseal(&from.take_block()?)?),
        magic => Err(from.of_another_form(*magic)),
    });
    match mark {
        Ok(mark) => Ok(Some(mark)),
        Err(Unusable::Newer(number)) => Err(StoreError::newer(&path(dir), number)),
        Err(_) => Ok(None),
    }
}

/// Writes a checkpoint beside the present one; what is given back puts it in its place, which waits for the disk and may
/// be done on another thread.
pub fn prepare(
    working: &Working,
    dir: &Path,
) -> Result<impl FnOnce() -> Result<(), StoreError> + Send + 'static, StoreError> {
    let (draft, place) = (dir.join("checkpoint.new"), path(dir));
    let file = files::create(&draft)?;
    write(working, &file).map_err(|why| {
        let _ = fs::remove_file(&draft);
        match why {
            Unusable::Disk(error) => StoreError::disk("writing", &draft)(error),
            why => StoreError::Damaged(format!("the checkpoint was not written: {why}")),
        }
    })?;
    Ok(move || files::put_in_place(&file, &draft, &place))
}
