//! What is kept, in rows of a table for each kind.

use std::sync::Arc;

use imbl::OrdMap;

/// The number of an entry: 1 for the first; 0 is the state before any.
pub type Rev = u64;

/// A record with the revision that last touched it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    /// The revision.
    pub rev: Rev,
    /// The record.
    pub item: Arc<T>,
}

/// The rows of one kind, by key.
pub type Table<T> = OrdMap<<T as Entity>::Key, Row<T>>;

/// Something that is kept under a key of its own.
pub trait Entity: Clone + Eq {
    /// What tells it apart from others of its kind.
    type Key: Clone + Ord;

    /// Its key.
    fn key(&self) -> Self::Key;
}
