//! What the system says of files and disks, in plain words: what is wrong, and what to do.

use std::io::{self, ErrorKind};
use std::path::Path;

use rustix::io::Errno;

use crate::domain::plain_text::in_one_line;

/// What is wrong and what to do about it, in a line; never the system's own numbers.
pub fn plain(error: &io::Error) -> String {
    let errno = error.raw_os_error().map(Errno::from_raw_os_error);
    let words = match (errno, error.kind()) {
        (Some(Errno::IO), _) => {
            "the disk has a fault: back up to another disk, have this one checked, then try again"
        }
        (Some(Errno::MFILE | Errno::NFILE), _) => {
            "too many files are open: close some programs, or raise the limit, then try again"
        }
        (Some(Errno::NOLCK), _) => {
            "the disk does not support locks: have them switched on, or move the \
            store"
        }
        (Some(Errno::LOOP), _) => {
            "it is a link to somewhere else: put the file itself there, or move it away"
        }
        (Some(Errno::STALE), _) => "the network disk was lost: connect it again, then try again",
        (_, ErrorKind::AddrInUse) => {
            "another program is already listening there: stop it, or name another address"
        }
        (_, ErrorKind::AddrNotAvailable) => "this computer has no such address: name another",
        (_, ErrorKind::StorageFull) => "the disk is full: free some space, then try again",
        (_, ErrorKind::QuotaExceeded) => {
            "this account may use no more of the disk: free some space, then try again"
        }
        (_, ErrorKind::PermissionDenied) => {
            "this account is not allowed to: give the file back to the account that runs Tandem (chown), \
             then try again"
        }
        (_, ErrorKind::ReadOnlyFilesystem) => {
            "the disk is read-only: have it mounted for writing, then try again"
        }
        (_, ErrorKind::NotFound) => "it is not there: check that the folder exists and its disk is mounted",
        (_, ErrorKind::AlreadyExists) => "it already exists: move it away, or choose another name",
        (_, ErrorKind::IsADirectory) => "it is a folder and should be a file: move it away, or name another",
        (_, ErrorKind::NotADirectory) => "what should be a folder is a file: move it away, or name another",
        (_, ErrorKind::UnexpectedEof) => "it ends too soon: `tandem check` tells more",
        (_, ErrorKind::OutOfMemory) => "there is no memory left: close some programs, then try again",
        (_, ErrorKind::BrokenPipe) => "nothing is reading it any more: try again",
        (_, ErrorKind::FileTooLarge) => "it is too long for this disk: use another disk",
        (Some(_), _) => {
            return format!("the system said \"{}\": check the disk, then try again", said(error));
        }
        (None, _) => return error.to_string(),
    };
    words.to_owned()
}

/// A file or folder by its name, in one line whatever letters that has.
#[must_use]
pub fn named(path: &Path) -> String {
    in_one_line(&path.display().to_string()).into_owned()
}

/// What the system says of an error, without its number.
#[must_use]
pub fn said(error: &io::Error) -> String {
    error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// Says why the working store is in memory alone.
pub fn apart(why: &str) -> String {
    format!(
        "the working store cannot be used, so the rota is read from the journal and saved to it alone: {why}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_of_the_system_shows_its_number_and_each_says_what_to_do() {
        for number in 1..134 {
            let words = plain(&io::Error::from_raw_os_error(number));
            assert!(!words.contains("os error") && !words.contains("Os {"), "{number}: {words}");
            assert!(words.contains(": ") && !words.contains('\n'), "{number}: {words}");
        }
    }
}
