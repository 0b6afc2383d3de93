//! What a line is read against: the state, and what is selected.

use crate::domain::{Date, PersonId, State, TeamId, Time};

/// What days in a line are placed by.
#[derive(Clone, Copy)]
pub(super) struct NearDay {
    /// The day in view, near which a day without its year is.
    pub(super) day: Date,
    /// Today.
    pub(super) today: Date,
}

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
    /// The team of whoever writes, whose groups come first.
    pub team: Option<&'a TeamId>,
    /// Whether leave that this user writes is approved at once.
    pub approves: bool,
}

impl QuickContext<'_> {
    pub(super) fn near(&self) -> NearDay {
        NearDay { day: self.day, today: self.today }
    }
}
