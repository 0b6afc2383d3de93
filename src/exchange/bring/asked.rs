//! For whom something is brought in, and what becomes of it.

use crate::domain::{Author, Change, Date, FamilyRef, Key, PersonId, State, TeamId};
use crate::exchange::table::{TableFault, TablePlace, TableWarning};

/// What somebody says of what they bring in.
pub struct BringAsked<'a> {
    /// Who brings it in.
    pub author: &'a Author,
    /// The team it is of, where that is said.
    pub team: Option<&'a TeamId>,
    /// The person it is of, where that is said.
    pub person: Option<&'a PersonId>,
    /// What its source is called, where that is said.
    pub source: Option<&'a str>,
    /// What columns were said to be: `Work Time=paid`.
    pub columns: Vec<String>,
    /// The day it is.
    pub today: Date,
    /// Whether there is a family of a reference that whoever asks may not know.
    pub hides: &'a dyn Fn(&FamilyRef) -> bool,
}

impl BringAsked<'_> {
    /// The team of what does not say its own: the one that is named, that of whoever asks, the only one.
    pub(super) fn team(&self, state: &State) -> Option<TeamId> {
        let own = || self.author.person().and_then(|id| state.person(id)).map(|it| it.team.clone());
        let mut all = state.records.teams.keys();
        let only = all.next().cloned().filter(|_| all.next().is_none());
        self.team.cloned().or_else(own).or(only)
    }
}

/// What would be changed.
#[derive(Debug, Default)]
pub struct Bringing {
    /// The changes, as one batch.
    pub changes: Vec<Change>,
    /// Where in the file each record stands.
    pub places: Vec<(Key, TablePlace)>,
    /// How many records are new.
    pub added: usize,
    /// How many are there and would be different.
    pub changed: usize,
    /// How many would be gone.
    pub removed: usize,
    /// What cannot be brought in.
    pub faults: Vec<TableFault>,
    /// What was taken for granted, in words.
    pub said: Option<String>,
    /// What is left as it is, and why.
    pub warnings: Vec<TableWarning>,
}

impl Bringing {
    /// Notes what cannot be brought in of a row.
    pub(super) fn fault(
        &mut self,
        place: TablePlace,
        column: Option<&str>,
        found: Option<String>,
        message: String,
    ) {
        let column = column.map(str::to_owned);
        self.faults.push(TableFault { place, column, cell: None, found, message });
    }
}
