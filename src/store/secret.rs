//! The secret that pseudonyms of ids are made with: made once, and kept in the folder of the store for its owner alone.
//!
//! What others read in place of an id, and the ids that are kept in place of those they gave, hang on it. So there is a copy
//! in the working store, either makes good for the other, and a backup holds it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::rand::{GetRandomFlags, getrandom};

use super::form::SecretBytes;
use super::named;
use super::notices::Notice;
use super::working::Working;
use crate::domain::Secret;

/// Its path in a store's folder.
pub(super) fn path(dir: &Path) -> PathBuf {
    dir.join("pseudonyms.key")
}

/// The secret of a store; one for this time alone where none can be kept. It is told where it is another than it was.
pub(super) fn of_store(dir: &Path, working: &mut Working, writes: bool) -> (Secret, Option<Notice>) {
    let file = path(dir);
    let (there, copy) = (read(dir), working.secret());
    let notice = matches!(&there, Err(error) if error.kind() == io::ErrorKind::InvalidData);
    let notice = (notice && copy.is_none()).then(|| Notice::repair(made_anew(&file)));
    let secret = match (&there, copy) {
        (Ok(secret), _) => *secret,
        (Err(_), Some(copy)) => copy,
        (Err(_), None) => random(),
    };
    // Whatever cannot be kept now is kept the next time.
    if writes {
        if there.is_err() {
            let _ = write(&file, &secret);
        }
        if copy != Some(secret) {
            let _ = working.keep_secret(&secret);
        }
    }
    (Secret::new(secret), notice)
}

/// The secret in a store's folder. One that is no secret is invalid data.
pub(super) fn read(dir: &Path) -> io::Result<SecretBytes> {
    let bytes = fs::read(path(dir))?;
    SecretBytes::try_from(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn random() -> SecretBytes {
    let mut secret = [0; 32];
    // Without randomness pseudonyms are weaker; nobody is kept from their week for that.
    let _ = getrandom(&mut secret, GetRandomFlags::empty());
    secret
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
    let mut draft = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    draft.write_all(secret)?;
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
        for damage in [&b"short"[..], &[]] {
            fs::write(&file, damage).unwrap();
            assert_eq!(of(one.path(), &mut kept), (secret, None), "the file");
        }
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
