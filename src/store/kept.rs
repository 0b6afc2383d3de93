//! The keys and values of the working store: in sled, or in memory where the disk does not let them be written; the only
//! module that knows sled.
//!
//! sled may give up with a panic, on damage and when the disk fails it, so every call of it goes through `guard`, and so does
//! letting go of it.

use std::any::Any;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use sled::Db;

use super::error::Unusable;
use super::files;

/// Bytes of sled's page cache.
const CACHE: u64 = 8 << 20;

/// What is put under keys, or with nothing taken away; all of it or nothing is there after a crash.
pub type Batch = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// A key and its value.
pub type Pair = (Vec<u8>, Vec<u8>);

/// Keys and values, in the order of their keys.
#[derive(Debug)]
pub struct Kept(Place);

#[derive(Debug)]
enum Place {
    Sled {
        db: Db,
        file: Option<File>,
    },
    Memory(BTreeMap<Vec<u8>, Vec<u8>>),
    /// It was let go of.
    Closed,
}

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
            None => Unusable::Broken("its files do not belong together".to_owned()),
        },
        sled::Error::Corruption { .. } => Unusable::Broken(
            "one of its own checksums does not \
            match"
                .to_owned(),
        ),
        _ => Unusable::Broken("sled could not open it".to_owned()),
    }
}

/// What sled's panic comes to: it panics over errors of the system too, and says their number.
fn of_panic(panic: &(dyn Any + Send)) -> Unusable {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    match system_error(text) {
        Some(error) => Unusable::Disk(error),
        None => Unusable::Broken("sled could not open it".to_owned()),
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
    // sled's lock can outlive a closed store by a moment.
    let mut tries = 0;
    loop {
        let is_locked = AtomicBool::new(false);
        let opened = guard(|| {
            let config = sled::Config::new().path(dir).cache_capacity(CACHE).flush_every_ms(None);
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

impl Kept {
    /// Opens what is in a folder, or makes it.
    pub fn open(dir: &Path) -> Result<Self, Unusable> {
        files::make_dir(dir)?;
        let mut kept = Self(Place::Sled { db: open_patiently(dir)?, file: None });
        if let Place::Sled { file, .. } = &mut kept.0 {
            *file = Some(File::open(dir.join("db"))?);
        }
        files::close_to_others(dir)?;
        File::open(dir)?.sync_all()?;
        Ok(kept)
    }

    /// Keeps them in memory alone.
    pub fn in_memory() -> Self {
        Self(Place::Memory(BTreeMap::new()))
    }

    /// What is under a key.
    pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Unusable> {
        match &self.0 {
            Place::Sled { db, .. } => guard(|| Ok(db.get(key)?.map(|it| it.to_vec()))),
            Place::Memory(map) => Ok(map.get(key).cloned()),
            Place::Closed => Err(closed()),
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> Result<bool, Unusable> {
        match &self.0 {
            Place::Sled { db, .. } => guard(|| Ok(db.is_empty())),
            Place::Memory(map) => Ok(map.is_empty()),
            Place::Closed => Err(closed()),
        }
    }

    /// All whose keys begin so, in order.
    pub fn all(&self, prefix: &[u8]) -> Result<Vec<Pair>, Unusable> {
        match &self.0 {
            Place::Sled { db, .. } => guard(|| {
                let rows = db.scan_prefix(prefix);
                rows.map(|row| row.map(|(key, value)| (key.to_vec(), value.to_vec()))).collect()
            }),
            Place::Memory(map) => {
                let rows = map.range(prefix.to_vec()..).take_while(|(key, _)| key.starts_with(prefix));
                Ok(rows.map(|(key, value)| (key.clone(), value.clone())).collect())
            }
            Place::Closed => Err(closed()),
        }
    }

    /// Writes a batch.
    pub fn write(&mut self, batch: Batch) -> Result<(), Unusable> {
        match &mut self.0 {
            Place::Sled { db, .. } => guard(|| {
                let mut of_sled = sled::Batch::default();
                for (key, value) in batch {
                    match value {
                        Some(value) => of_sled.insert(key, value),
                        None => of_sled.remove(key),
                    }
                }
                db.apply_batch(of_sled)
            }),
            Place::Memory(map) => {
                for (key, value) in batch {
                    match value {
                        Some(value) => drop(map.insert(key, value)),
                        None => drop(map.remove(&key)),
                    }
                }
                Ok(())
            }
            Place::Closed => Err(closed()),
        }
    }

    /// Sees to it that everything is on the disk: sled's own flush does not wait for the disk itself.
    pub fn flush(&self) -> Result<(), Unusable> {
        if let Place::Sled { db, file } = &self.0 {
            guard(|| db.flush())?;
            file.as_ref().map_or(Ok(()), File::sync_data)?;
        }
        Ok(())
    }

    /// Lets go of it, so that its folder can be moved or removed; nothing can be asked of it afterwards.
    pub fn close(&mut self) -> Result<(), Unusable> {
        let place = std::mem::replace(&mut self.0, Place::Closed);
        guard(|| {
            drop(place);
            Ok(())
        })
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        // Whoever wants to know closes it first; what was saved is in the journal.
        let _ = self.close();
    }
}

fn closed() -> Unusable {
    Unusable::Broken("it has been closed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_disk_is_not_taken_for_damage() {
        let of_disk = |number| {
            let raw = || io::Error::from_raw_os_error(number);
            let debug = format!("called `Result::unwrap()` on an `Err` value: {:?}", raw());
            let panicked = guard(|| -> sled::Result<()> { panic!("{debug}") }).unwrap_err();
            // What sled makes of an error that it tells of twice.
            let again = io::Error::new(raw().kind(), format!("{:?}", raw()));
            let found = [of_sled(sled::Error::Io(raw())), of_sled(sled::Error::Io(again)), panicked];
            let found =
                found.map(|it| matches!(it, Unusable::Disk(error) if error.raw_os_error() == Some(number)));
            assert!(found[0] == found[1] && found[1] == found[2], "{number}: {found:?}");
            found[0]
        };
        // EIO, ENOSPC, EACCES, EROFS, EDQUOT, EMFILE; then EINVAL and ENOENT, which wild lengths and lost files lead to.
        assert!([5, 28, 13, 30, 122, 24].into_iter().all(of_disk));
        assert!(![22, 2].into_iter().any(of_disk));
        let broken = guard(|| -> sled::Result<()> { panic!("index out of bounds") }).unwrap_err();
        assert_eq!(broken.to_string(), "sled could not open it");
    }

    #[test]
    fn memory_keeps_what_sled_keeps() {
        let dir = tempfile::tempdir().unwrap();
        let key = |text: &str| text.as_bytes().to_vec();
        for mut kept in [Kept::in_memory(), Kept::open(dir.path()).unwrap()] {
            assert!(kept.is_empty().unwrap());
            let put = |text: &str| (key(text), Some(key(&text.to_uppercase())));
            kept.write(["ra", "rb", "s", "q"].map(put).to_vec()).unwrap();
            kept.write(vec![(key("rb"), None), put("rc")]).unwrap();
            assert_eq!(kept.all(b"r").unwrap(), [(key("ra"), key("RA")), (key("rc"), key("RC"))]);
            assert_eq!((kept.get(b"s").unwrap(), kept.get(b"rb").unwrap()), (Some(key("S")), None));
            kept.flush().unwrap();
            kept.close().unwrap();
            assert!(kept.get(b"s").is_err());
        }
    }
}
