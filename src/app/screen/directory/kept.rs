//! Which organisation is marked.

use crate::app::beside::Beside;
use crate::domain::OrganisationId;

/// What is marked on the Directory screen.
#[derive(Debug, Default)]
pub struct Directory {
    /// The organisation.
    pub marked: Option<OrganisationId>,
    pub(super) beside: Beside<OrganisationId>,
}
