//! Edits one after another, each on what the one before left: of a series that two of them touch, neither forgets the other.

use crate::domain::{Booking, Change, State};
use crate::rota::Booked;

use super::session::{EditError, SeriesScope, key_of, rebook, remove};

/// Edits in a row.
pub struct Edits {
    state: State,
    changes: Vec<Change>,
}

impl Edits {
    /// None so far.
    #[must_use]
    pub fn on(state: &State) -> Self {
        Self { state: state.clone(), changes: vec![] }
    }

    /// Takes a session off the rota, unless it is off it already.
    pub fn remove(&mut self, booked: &Booked, reach: SeriesScope) -> Result<(), EditError> {
        if !self.has(booked) {
            return Ok(());
        }
        let changes = remove(&self.state, booked, reach)?;
        self.make(changes)
    }

    /// Books a session as it is wanted, unless it is off the rota already.
    pub fn rebook(&mut self, booked: &Booked, wanted: &Booking, reach: SeriesScope) -> Result<(), EditError> {
        if !self.has(booked) {
            return Ok(());
        }
        let changes = rebook(&self.state, booked, wanted, reach)?;
        self.make(changes)
    }

    /// Makes changes that were thought of elsewhere.
    pub fn make(&mut self, changes: Vec<Change>) -> Result<(), EditError> {
        self.state = self.state.preview(&changes).map_err(|unread| EditError::Unread(vec![unread.0]))?;
        self.changes.extend(changes);
        Ok(())
    }

    /// The state as they leave it so far.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// All of them, in order.
    #[must_use]
    pub fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// Whether a session is on the rota still: stored, or given by its series.
    fn has(&self, booked: &Booked) -> bool {
        if self.state.get(&key_of(booked)).is_ok_and(|it| it.is_some()) {
            return true;
        }
        booked.series.is_some() && self.state.gives(&key_of(booked))
    }
}
