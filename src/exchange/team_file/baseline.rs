//! What a team file is read over: the state as its author sees it.

use crate::domain::{Author, Redaction, State};

/// What a file is read over.
pub(super) struct ImportBaseline<'a> {
    /// Whose it is.
    pub(super) author: &'a Author,
    /// What is kept from them.
    pub(super) redaction: &'a Redaction,
    /// What they see.
    pub(super) seen: &'a State,
}
