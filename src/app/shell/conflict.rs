//! A record that somebody else changed before my change of it came.

use crate::domain::{Key, Moment, Record, Seen};

/// A record that somebody else changed before my change of it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditConflict {
    /// Its key.
    pub key: Key,
    /// What it is, in words.
    pub what: String,
    /// The revision of what is shown as theirs.
    pub seen: Seen,
    /// Whether it is there no more.
    pub is_gone: bool,
    /// Who changed it, where that is known.
    pub by: Option<String>,
    /// When.
    pub at: Option<Moment>,
    /// The fields in which the versions differ.
    pub fields: Vec<ConflictField>,
    /// The record with what both changed of it; `None` where both changed the same field.
    pub both: Option<Record>,
    /// The record with what I changed of it, and all else as theirs has it; `None` where one of the two took it away.
    pub mine: Option<Record>,
    /// Whether mine cannot be saved: I wrote over words in which families are kept from me, and somebody else has changed them.
    pub is_blind: bool,
}

/// A field of a record in three versions; empty where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictField {
    /// Its name.
    pub name: String,
    /// What it said when I began.
    pub before: String,
    /// What I want it to say.
    pub mine: String,
    /// What it says now.
    pub theirs: String,
}
