//! Quick add: one line, read as it is typed, that becomes a session, a series or leave.
//!
//! Words come in any order: a day, a time, a length, what, who, for whom, `@where`. Nothing is guessed silently: what a
//! word was taken for is shown, and a word that fits nothing, or several things, is said so.

mod days;
mod meaning;
mod propose;
mod read;
mod when;
mod word;

pub use meaning::{Meaning, Word};
pub use propose::{Proposal, propose};
pub use read::{Reading, Written, read};
pub use when::times;

use crate::domain::{Date, PersonId, State, Time};

/// What a line is read against.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
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
