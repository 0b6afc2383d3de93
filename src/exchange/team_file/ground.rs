//! What a team file is read over: the state as its author sees it.

use crate::domain::{Author, State, Veil};

/// What a file is read over.
pub(super) struct Ground<'a> {
    /// Whose it is.
    pub(super) author: &'a Author,
    /// What is kept from them.
    pub(super) veil: &'a Veil,
    /// What they see.
    pub(super) seen: &'a State,
}
