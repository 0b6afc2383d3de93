//! What is selected: a day, a person, a session, a time.

use crate::command::Situation;
use crate::domain::{Date, Minutes, PersonId, SessionId, Time, Week};

/// The step of the time that is selected, a quarter of an hour.
pub(in crate::app) const QUARTER: Minutes = Minutes(15);

/// What is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The day; its week is the one shown.
    pub day: Date,
    /// The person.
    pub person: Option<PersonId>,
    /// The session, of that person on that day.
    pub session: Option<SessionId>,
    /// The quarter-hour, on the Day screen.
    pub time: Time,
}

impl Selection {
    /// A day, and nobody yet.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self { day, person: None, session: None, time: Time::new(9, 0).unwrap_or(Time::MIDNIGHT) }
    }

    /// The week shown.
    #[must_use]
    pub fn week(&self) -> Week {
        self.day.week()
    }
}

/// Where the selection last rested: the details below the grid of the week follow it only then, so that going about costs a
/// slow line next to nothing.
#[derive(Debug)]
pub struct Rested {
    /// What was selected.
    pub selection: Selection,
    /// The facts as they were there: the keys at the bottom go by them.
    pub situation: Situation,
}

/// The quarter-hour that a time lies in.
pub(in crate::app) fn quarter_of(time: Time) -> Time {
    Time::new(time.hour(), time.minute() / 15 * 15).unwrap_or(time)
}
