//! What somebody wants to become an entry, and what the desk needs to know to take it.

use crate::domain::{Author, Cause, Instant, Key, NotLoaded, Refusal};

/// How many of the newest entries are looked at: further back nothing is taken back.
pub(super) const RECENT: usize = 500;

/// An entry to be: everything but its revision and what it does.
pub(super) struct Intent {
    pub author: Author,
    pub from: String,
    pub at: Instant,
    pub cause: Cause,
    pub summary: String,
    pub reason: Option<String>,
    /// Why what only a lead lets stand is to stand.
    pub overrides: Vec<(Key, String)>,
}

/// A week that should have been loaded and was not.
pub(super) fn not_loaded(error: NotLoaded) -> Refusal {
    Refusal::Store(error.to_string())
}
