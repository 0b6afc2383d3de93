//! What others have just changed: marks on what looks different because of them, and a line that says who did what.
//!
//! A mark stands until the seat says that its moment is over; the line stands until the next command, or the next line.

use std::collections::BTreeSet;

use crate::domain::{Date, PersonId, SessionId};

/// What others have just changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fresh {
    /// Who did what, in words.
    pub line: Option<String>,
    pub(super) marks: Vec<Mark>,
    /// How often something was marked.
    pub(super) turn: u64,
}

/// Something that looks different because of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) turn: u64,
    pub(super) by: String,
    pub(super) session: Option<SessionId>,
    pub(super) days: BTreeSet<(PersonId, Date)>,
}

impl Fresh {
    /// The last turn in which something was marked, while that stands.
    #[must_use]
    pub fn turn(&self) -> Option<u64> {
        self.marks.iter().map(|mark| mark.turn).max()
    }

    /// Who has just changed a session.
    #[must_use]
    pub fn session(&self, id: &SessionId) -> Option<&str> {
        let mark = self.marks.iter().rev().find(|mark| mark.session.as_ref() == Some(id));
        mark.map(|mark| mark.by.as_str())
    }

    /// Who has just changed something of a person's day.
    #[must_use]
    pub fn day(&self, person: &PersonId, day: Date) -> Option<&str> {
        let is_of = |mark: &&Mark| mark.days.iter().any(|(who, on)| who == person && *on == day);
        self.marks.iter().rev().find(is_of).map(|mark| mark.by.as_str())
    }

    /// Takes away what was marked in a turn or before it.
    pub(in crate::app) fn fade(&mut self, turn: u64) {
        self.marks.retain(|mark| mark.turn > turn);
    }
}
