//! What a line is read against: the state, and what is selected.

use crate::domain::{Date, PersonId, State, Time};

/// What a line is read against.
#[derive(Clone, Copy)]
pub struct QuickContext<'a> {
    /// The state that names are looked up in.
    pub state: &'a State,
    /// Today.
    pub today: Date,
    /// The selected day, meant where no day is written.
    pub day: Date,
    /// The selected time, meant where no time is written.
    pub time: Option<Time>,
    /// The selected person, meant where nobody is written.
    pub person: Option<&'a PersonId>,
    /// Whether leave that this user writes is approved at once.
    pub approves: bool,
}
