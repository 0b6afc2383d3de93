//! What can go wrong with a store, in words that say what to do.

use std::path::PathBuf;

/// Why the store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has it.
    #[error("{0}")]
    Held(String),
    /// It holds something that it should not.
    #[error("{0}")]
    Damaged(String),
    /// The disk said no.
    #[error("{doing} {} failed: {error}", path.display())]
    Disk {
        /// What was being done.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// It takes no more writes until it is opened again.
    #[error("{0}")]
    Stopped(String),
}
