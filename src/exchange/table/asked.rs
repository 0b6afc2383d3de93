//! What is asked of a table, and what its rows are read with.

use super::field::{TableField, TableKind};
use super::people::People;
use crate::domain::State;

/// How a table is to be read.
#[derive(Clone, Debug, Default)]
pub struct TableAsked {
    /// What it holds; guessed where it is not said.
    pub kind: Option<TableKind>,
    /// What columns are, by their headings, as somebody says now.
    pub columns: Vec<(String, TableField)>,
    /// What they were said to be when the same source was brought in before.
    pub remembered: Vec<(String, TableField)>,
    /// The sheet: its name, or its number from 1.
    pub sheet: Option<String>,
}

/// What rows are read with.
pub(super) struct Reading<'s> {
    pub state: &'s State,
    pub people: People<'s>,
}
