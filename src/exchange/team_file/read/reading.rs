//! What a file says: its records, each with its place in the text, and what could not be read.

use std::collections::HashSet;

use toml::de::DeTable;

use crate::domain::{Record, TableName};
use crate::exchange::team_file::row::Named;

/// A record and where it stands in the text.
pub(in crate::exchange::team_file) struct Found<'a> {
    pub(in crate::exchange::team_file) record: Record,
    /// Where its row begins.
    pub(in crate::exchange::team_file) at: usize,
    /// Its keys as they stand; a policy has none of its own.
    pub(in crate::exchange::team_file) fields: Option<&'a DeTable<'a>>,
    /// Whether it is a session or series whose id is only a suggestion, since the file gives none.
    pub(in crate::exchange::team_file) unnamed: bool,
    /// Why it is to stand, though only a lead lets it.
    pub(in crate::exchange::team_file) let_stand: Option<String>,
}

/// What a file says.
#[derive(Default)]
pub(in crate::exchange::team_file) struct Reading<'a> {
    /// Whether it has a `[service]` table, and so describes the whole service.
    pub(in crate::exchange::team_file) whole: bool,
    pub(in crate::exchange::team_file) records: Vec<Found<'a>>,
    /// Rows that are there but could not be read: nothing is dangling for naming one of them.
    pub(in crate::exchange::team_file) unread: HashSet<(TableName, String)>,
    /// The tables of the same rows, and what can be read that they name.
    pub(in crate::exchange::team_file) lost: Vec<(TableName, Vec<Named>)>,
}
