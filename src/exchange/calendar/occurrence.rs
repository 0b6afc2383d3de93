//! What a calendar says of somebody's time: one occurrence of an event.

use std::fmt;

use crate::domain::{Date, HowBusy, Moment};

/// When an occurrence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalendarWhen {
    /// On whole days.
    Days {
        /// The first.
        first: Date,
        /// The last, included.
        last: Date,
    },
    /// From one time to another on the wall of the service.
    Timed {
        /// When it starts.
        start: Moment,
        /// When it ends; after its start, but for what has no length.
        end: Moment,
    },
}

impl CalendarWhen {
    /// From when to when it is on the wall, the end excluded.
    #[must_use]
    pub fn span(self) -> (Moment, Moment) {
        match self {
            Self::Days { first, last } => (first.start(), last.plus_days(1).start()),
            Self::Timed { start, end } => (start, end),
        }
    }

    /// Whether any of it lies in a window of dates, both included.
    #[must_use]
    pub fn is_in(self, (from, to): (Date, Date)) -> bool {
        let (start, end) = self.span();
        start < to.plus_days(1).start() && (end > from.start() || start == end && start >= from.start())
    }
}

/// A day, or a time on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalendarTime {
    /// A whole day.
    Day(Date),
    /// A time of a day.
    Time(Moment),
}

impl CalendarTime {
    /// The day it is on.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Time(moment) => moment.date(),
        }
    }
}

impl fmt::Display for CalendarTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Time(moment) => moment.fmt(f),
        }
    }
}

/// One occurrence of an event that keeps somebody busy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarOccurrence {
    /// When it is, in the zone of the service.
    pub when: CalendarWhen,
    /// What it is called; `None` where the event is private or confidential, comes from free-busy data, holds ten digits of
    /// any spacing, or has no title.
    pub title: Option<String>,
    /// How it takes their time.
    pub busy: HowBusy,
    /// When its series would have had it, where it was moved or changed.
    pub instead_of: Option<CalendarTime>,
    /// What the file calls the event; it may say who somebody is, and is never kept as it is.
    pub uid: Option<String>,
    /// The line of its BEGIN, from 1.
    pub line: usize,
}
