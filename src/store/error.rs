//! What can go wrong with a store, in words that say what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why the store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has it.
    #[error("{0}")]
    Held(String),
    /// It holds something that it should not.
    #[error("{0}")]
    Damaged(String),
    /// A file that was named cannot be used; nothing was changed.
    #[error("{0}")]
    Unfit(String),
    /// The disk is full; nothing of the last entry was kept, and another can be tried.
    #[error("the disk is full and nothing was saved: free some space and try again")]
    Full,
    /// An entry too big to be kept; nothing of it was.
    #[error("this is too much for one entry and nothing was saved: import it in parts")]
    TooMuch,
    /// The disk said no.
    #[error("{doing} {} failed: {error}", path.display())]
    Disk {
        /// What was being done.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It takes no more writes until it is opened again.
    #[error("{0}")]
    Stopped(String),
}

impl StoreError {
    /// What the system said about something done to a path.
    pub(super) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Disk { doing, path: path.to_owned(), error },
        }
    }
}
