//! The Directory screen: which organisation is marked.

mod commands;

use crate::app::beside::Beside;
use crate::domain::OrganisationId;

pub(in crate::app) use commands::DirectoryScreen;
pub use commands::marked;
pub(in crate::app) use commands::read_call;

/// What is marked on the Directory screen.
#[derive(Debug, Default)]
pub struct Directory {
    /// The organisation.
    pub marked: Option<OrganisationId>,
    beside: Beside<OrganisationId>,
}
