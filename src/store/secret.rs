//! The secret that pseudonyms of ids are made with: made once, and kept in the folder of the store for its owner alone.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rustix::rand::{GetRandomFlags, getrandom};

use crate::domain::Secret;

/// Its file.
const NAME: &str = "pseudonyms.key";

/// The secret of a store; one for this time alone where none can be kept.
pub(super) fn of_store(dir: &Path) -> Secret {
    Secret::new(bytes(dir))
}

fn bytes(dir: &Path) -> [u8; 32] {
    let file = dir.join(NAME);
    if let Ok(secret) = fs::read(&file).and_then(|it| <[u8; 32]>::try_from(it).map_err(|_| wrong())) {
        return secret;
    }
    let mut secret = [0; 32];
    // Without randomness pseudonyms are weaker; nobody is kept from their week for that.
    let _ = getrandom(&mut secret, GetRandomFlags::empty());
    let _ = keep(&file, &secret);
    secret
}

fn wrong() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

fn keep(file: &Path, secret: &[u8]) -> io::Result<()> {
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
        let secret = bytes(one.path());
        assert_eq!(bytes(one.path()), secret);
        assert_ne!(bytes(other.path()), secret);
        fs::write(other.path().join(NAME), "short").unwrap();
        assert_ne!(bytes(other.path()), [0; 32]);
        assert_ne!(bytes(&other.path().join("not there")), [0; 32]);
    }
}
