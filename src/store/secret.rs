//! The secret that pseudonyms of ids are made with: made once, and kept in the folder of the store for its owner alone.
//!
//! What others read in place of an id, and the ids that are kept in place of those they gave, hang on it. So there is a copy
//! in the working store, either makes good for the other, and a backup holds it.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rustix::rand::{GetRandomFlags, getrandom};

use super::files::own_file;
use super::form::SecretBytes;
use super::named;
use super::notices::StoreNotice;
use super::working::Working;
use crate::domain::Secret;

/// The bytes of one without its sum.
const LENGTH: u64 = 32;

/// Its path in a store's folder.
pub(super) fn path(dir: &Path) -> PathBuf {
    dir.join("pseudonyms.key")
}

/// The secret of a store; one for this time alone where none can be kept. It is told where it is another than it was.
pub(super) fn of_store(dir: &Path, working: &mut Working, writes: bool) -> (Secret, Option<StoreNotice>) {
    let file = path(dir);
    let (there, copy) = (read(dir), working.secret());
    let is_damaged = matches!(&there, Err(error) if error.kind() == io::ErrorKind::InvalidData);
    let words = if copy.is_some() { put_right } else { made_anew };
    let notice = is_damaged.then(|| StoreNotice::repair(words(&file)));
    let secret = match (&there, copy) {
        (Ok(secret), _) => *secret,
        (Err(_), Some(copy)) => copy,
        (Err(_), None) => random(),
    };
    // Whatever cannot be kept now is kept the next time.
    if writes {
        // One of before has no sum yet.
        if there.is_err() || fs::metadata(&file).is_ok_and(|it| it.len() == LENGTH) {
            let _ = write(&file, &secret);
        }
        if copy != Some(secret) {
            let _ = working.keep_secret(&secret);
        }
    }
    (Secret::new(secret), notice)
}

/// The secret in a store's folder, which its sum follows; one of before has none. One that is no secret, or that its sum
/// does not fit, is invalid data.
pub(super) fn read(dir: &Path) -> io::Result<SecretBytes> {
    let bytes = fs::read(path(dir))?;
    let (secret, sum) = bytes.split_first_chunk().ok_or(io::ErrorKind::InvalidData)?;
    let fits = sum.is_empty() || sum == sum_of(secret);
    if fits { Ok(*secret) } else { Err(io::ErrorKind::InvalidData.into()) }
}

fn sum_of(secret: &SecretBytes) -> [u8; 4] {
    crc32fast::hash(secret).to_le_bytes()
}

fn random() -> SecretBytes {
    let mut secret = [0; 32];
    // Without randomness pseudonyms are weaker; nobody is kept from their week for that.
    let _ = getrandom(&mut secret, GetRandomFlags::empty());
    secret
}

fn put_right(file: &Path) -> String {
    format!("{} was damaged, and has been put right from the working store: nothing has changed", named(file))
}

fn made_anew(file: &Path) -> String {
    format!(
        "{} was damaged, and a new one was made: the stand-ins that others read for ids that could name a \
         family have changed, and a file that a lead imported before counts as new. If you have a copy of \
         the old one, put it back",
        named(file)
    )
}

/// Writes one to a file, all of it or nothing.
pub(super) fn write(file: &Path, secret: &SecretBytes) -> io::Result<()> {
    let beside = file.with_extension("new");
    let mut draft = own_file().write(true).truncate(true).open(&beside)?;
    draft.write_all(secret)?;
    draft.write_all(&sum_of(secret))?;
    draft.sync_all()?;
    fs::rename(&beside, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_keeps_its_secret_and_has_another_than_the_next() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (mut kept, mut another) = (Working::in_memory(), Working::in_memory());
        let of = |dir: &Path, working: &mut Working| of_store(dir, working, true);
        let (secret, notice) = of(one.path(), &mut kept);
        assert_eq!((of(one.path(), &mut kept), notice), ((secret, None), None));
        assert_ne!(of(other.path(), &mut another).0, secret);
        assert_ne!(of(&other.path().join("not there"), &mut Working::in_memory()).0, Secret::default());
        // Either makes good for the other.
        let file = path(one.path());
        let mut flipped = fs::read(&file).unwrap();
        flipped[7] ^= 1;
        for damage in [&b"short"[..], &[], &[0; 36], &[0xff; 36], &flipped] {
            fs::write(&file, damage).unwrap();
            let (same, notice) = of(one.path(), &mut kept);
            assert!(same == secret && notice.unwrap().words.contains("put right"), "{damage:?}");
        }
        // One of before gets its sum.
        let whole = fs::read(&file).unwrap();
        fs::write(&file, &whole[..32]).unwrap();
        assert_eq!(of(one.path(), &mut kept), (secret, None));
        assert_eq!(fs::read(&file).unwrap(), whole);
        fs::remove_file(&file).unwrap();
        assert_eq!(of(one.path(), &mut kept), (secret, None), "the file");
        assert_eq!(of(one.path(), &mut Working::in_memory()), (secret, None), "the working store");
        // Where both are gone it is another, and that is said.
        fs::write(&file, "short").unwrap();
        let (another, notice) = of(one.path(), &mut Working::in_memory());
        assert_ne!(another, secret);
        assert!(notice.unwrap().words.contains("a new one was made"));
        assert_eq!(of(one.path(), &mut Working::in_memory()), (another, None));
        // Where nothing may be written nothing is.
        fs::write(&file, "short").unwrap();
        of_store(one.path(), &mut Working::in_memory(), false);
        assert_eq!(fs::read(&file).unwrap(), b"short");
    }
}
