//! An event of a calendar, before it is written.

use crate::domain::{Date, Instant, Moment};

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarEntry {
    /// When it is.
    pub time: EntryTime,
    /// What tells it apart from every other, for as long as it is there: it says nothing of what it is.
    pub uid: String,
    /// How often it was touched, as the number of the entry that touched it last.
    pub sequence: u64,
    /// When that was.
    pub touched: Instant,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub place: Option<String>,
    /// What it does to the time of whoever has it.
    pub occupies: Occupies,
    /// Whether it was called off.
    pub is_cancelled: bool,
}

/// When an event is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryTime {
    /// From a time to another, as the wall shows them.
    Times {
        /// When it starts.
        start: Moment,
        /// When it is over.
        end: Moment,
        /// The same as points of time.
        instants: (Instant, Instant),
    },
    /// Whole days, both ends included.
    Days {
        /// The first.
        first: Date,
        /// The last.
        last: Date,
    },
}

/// What an event does to somebody's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occupies {
    /// They are busy.
    Busy,
    /// They are away.
    Away,
    /// Nothing: it says when they are in.
    Nothing,
}
