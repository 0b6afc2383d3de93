//! The Directory screen: which organisation is marked.

pub(in crate::app) mod commands;

use crate::app::beside::Beside;
use crate::domain::OrganisationId;

/// What is marked on the Directory screen.
#[derive(Debug, Default)]
pub struct Directory {
    /// The organisation.
    pub marked: Option<OrganisationId>,
    pub(in crate::app) beside: Beside<OrganisationId>,
}
