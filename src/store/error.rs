//! What can go wrong with a store, in words that say what to do.

use std::io;
use std::path::{Path, PathBuf};

use super::codec::NotAValue;
use super::plain::{named, plain};

/// Why the store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has it.
    #[error("{0}")]
    Held(String),
    /// It holds something that it should not.
    #[error("{0}")]
    Damaged(String),
    /// A newer Tandem wrote it, in a form that this one does not know; nothing was changed.
    #[error("{} was written by a newer Tandem{}: use a newer Tandem. Nothing was changed", named(path), form(*number))]
    Newer {
        /// The file.
        path: PathBuf,
        /// The number of the form, where it has one.
        number: Option<u32>,
    },
    /// A file that was named cannot be used; nothing was changed.
    #[error("{0}")]
    Unfit(String),
    /// The disk is full; nothing of the last entry was kept, and another can be tried.
    #[error("the disk is full and nothing was saved: free some space and try again")]
    Full,
    /// An entry too big to be kept; nothing of it was.
    #[error("this is too much for one entry, and nothing was saved: import it in parts")]
    TooMuch,
    /// The disk said no.
    #[error("{doing} {} failed: {}", named(path), plain(error))]
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

    /// Whether the system did not let something be read or written, which says nothing about what is on the disk.
    pub(super) fn is_of_the_system(&self) -> bool {
        matches!(self, Self::Full | Self::Disk { .. })
    }

    /// What is wrong and what to do, without what was to be done.
    pub(super) fn cause(&self) -> String {
        match self {
            Self::Full => plain(&io::ErrorKind::StorageFull.into()),
            error => error.to_string(),
        }
    }

    /// A file of a form that a newer Tandem writes.
    pub(super) fn newer(path: &Path, number: Option<u32>) -> Self {
        Self::Newer { path: path.to_owned(), number }
    }
}

/// Why something that is kept cannot be used. Only what is broken may be set aside and made anew.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It is not what it should be; in words.
    #[error("{0}")]
    Broken(String),
    /// A newer Tandem wrote it, in a form of this number, where it has one.
    #[error("it was written by a newer Tandem{}: use a newer Tandem", form(*.0))]
    Newer(Option<u32>),
    /// The system did not let it be read or written.
    #[error("{}", plain(.0))]
    Disk(#[from] io::Error),
}

impl From<StoreError> for Unusable {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Newer { number, .. } => Self::Newer(number),
            StoreError::Disk { error, .. } => Self::Disk(error),
            StoreError::Full => Self::Disk(io::ErrorKind::StorageFull.into()),
            error => Self::Broken(error.to_string()),
        }
    }
}

impl From<NotAValue> for Unusable {
    fn from(error: NotAValue) -> Self {
        match error {
            NotAValue::Version(number) => Self::Newer(Some(number.into())),
            // Its sum fits, so it is as it was written.
            NotAValue::Form(_) => Self::Newer(None),
            NotAValue::Sum | NotAValue::Unwritable(_) => Self::Broken(error.to_string()),
        }
    }
}

/// The number of a form, in brackets after what it is said of.
fn form(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| format!(" (form {number})"))
}
