//! What a source of tables and calendars brought in, so that the same source again replaces it, and what its columns are.
//!
//! It is nobody's but whose it is, and no part of the team file. What was brought is known by its sums alone: whatever people
//! changed since has another one, and stays theirs.

use serde::{Deserialize, Serialize};

/// A source, as somebody named it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSource {
    /// Whose it is: a person's id, or `owner`.
    pub by: String,
    /// What they call it.
    pub name: String,
    /// What it brings: `duties`, `meetings`.
    pub what: String,
    /// What columns are, where somebody said so: `Work Time=paid`.
    pub columns: Vec<String>,
    /// The sums of the records that it brought, each as it brought it.
    pub brought: Vec<u64>,
}

/// What tells them apart: whose, the name, what it brings.
pub type ImportSourceKey = (String, String, String);

crate::domain::parts::described! {
    ImportSource in store {
        by: word,
        name: text,
        what: word,
        columns: text,
        brought: plain,
    }
}
