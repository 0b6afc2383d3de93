//! One process at a time: a lock that the system lets go of when the process ends, with who holds it in words.

use std::fs::{File, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{StoreError, files, named};
use crate::domain::plain_text::is_kept;

/// How often a lock that is held is tried again: whoever ends, or has just started another process, lets go in a moment.
const TRIES: u32 = 40;
/// How long to wait in between.
const PAUSE: Duration = Duration::from_millis(5);

/// The lock of a store's folder, held as long as this lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock for somebody; the error says in one line who has it and what to do.
    pub fn take(dir: &Path, who: &str) -> Result<Self, StoreError> {
        let path = dir.join("lock");
        let mut file = files::open(&path).map_err(StoreError::disk("opening", &path))?;
        let mut left = TRIES;
        while let Err(error) = file.try_lock() {
            match error {
                TryLockError::WouldBlock if left == 0 => {
                    return Err(StoreError::Held(held_by(dir, &mut file)));
                }
                TryLockError::WouldBlock => {
                    left -= 1;
                    thread::sleep(PAUSE);
                }
                TryLockError::Error(error) => return Err(StoreError::disk("locking", &path)(error)),
            }
        }
        let who: String = who.chars().filter(|c| is_kept(*c)).take(80).collect();
        // Where it cannot be written, a second process is told that somebody has it.
        let _ = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| write!(file, "{who}, process {}", std::process::id()));
        Ok(Self { _file: file })
    }

    /// Takes the lock together with others who only read; nothing where there is no lock to be had. The error says who
    /// writes.
    pub fn share(dir: &Path) -> Result<Option<Self>, StoreError> {
        let Ok(mut file) = File::open(dir.join("lock")) else { return Ok(None) };
        match file.try_lock_shared() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Err(StoreError::Held(held_by(dir, &mut file))),
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }
}

fn held_by(dir: &Path, file: &mut File) -> String {
    let mut who = String::new();
    let read = file.take(200).read_to_string(&mut who);
    if read.is_err() || who.trim().is_empty() {
        "somebody".clone_into(&mut who);
    }
    let since = file
        .metadata()
        .and_then(|it| it.modified())
        .map(|time| {
            chrono::DateTime::<chrono::Local>::from(time).format(", since %H:%M on %-d %B").to_string()
        })
        .unwrap_or_default();
    let dir = named(dir);
    format!(
        "the store in {dir} is already open ({who}{since}): close it there first, or name another with --data"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_one_is_told_who_holds_it_until_it_is_let_go() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path(), "morag").unwrap();
        let refused = Lock::take(dir.path(), "fiona").unwrap_err().to_string();
        assert!(refused.contains(&format!("morag, process {}", std::process::id())), "{refused}");
        assert!(refused.contains("--data") && !refused.contains('\n'), "{refused}");
        drop(first);
        Lock::take(dir.path(), "fiona").unwrap();
    }
}
