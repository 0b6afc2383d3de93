//! A day as somebody wrote it, and why none was read.

use crate::domain::calendar::Weekday;
use crate::domain::calendar::date::Date;

/// A day as somebody wrote it, before it is known which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDay {
    /// That very day.
    Date(Date),
    /// So many days from today.
    FromToday(i32),
    /// A day of the week that is so many weeks from the running one: `next mon`.
    OfWeek(i32, Weekday),
    /// So many weeks after the next such day of the week: `a week on monday`.
    Coming(i32, Weekday),
    /// A day of the week.
    Weekday(Weekday),
    /// A day of a month, of whichever year.
    OfYear {
        /// The day of the month, from 1.
        day: u32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// A day of a month, from 1, of whichever month: `the 4th`.
    OfMonth(u32),
    /// The Monday of an ISO week, of whichever year.
    Week(u32),
}

/// Why no day was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// It is not written as a day.
    Unread,
    /// It is written as a day that no calendar has; in words, such as `there is no 31 November`.
    Impossible(String),
}

impl NoDay {
    /// What is wrong with what was written, and what to write instead.
    #[must_use]
    pub fn in_words(&self, written: &str) -> String {
        match self {
            Self::Impossible(words) => format!("{words}: write another day"),
            Self::Unread => {
                const SUCH: &str = "write a day such as 2026-12-03, thu, 3/12, 3 dec or w49";
                let short: String = written.chars().take(40).collect();
                if short.is_empty() { SUCH.to_owned() } else { format!("{short:?} is not a day: {SUCH}") }
            }
        }
    }
}
