//! The Directory screen: which organisation is marked.

mod commands;
mod kept;

pub(in crate::app) use commands::DirectoryScreen;
pub use commands::marked;
pub(in crate::app) use commands::read_call;
pub use kept::Directory;
