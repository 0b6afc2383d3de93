//! ISO weeks.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::date::{Date, YEARS};
use super::digits::digits;
use crate::domain::text::Malformed;

/// An ISO week, Monday to Sunday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Week(pub(super) i32);

impl Date {
    /// The ISO week it lies in.
    #[must_use]
    pub fn week(self) -> Week {
        Week((self.0 - 1).div_euclid(7))
    }
}

impl Week {
    /// The week of an ISO year and number, where there is one.
    #[must_use]
    pub fn new(year: i32, number: u32) -> Option<Self> {
        NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)
            .filter(|_| YEARS.contains(&year))
            .map(|monday| Date::from_naive(monday).week())
    }

    /// Its Monday.
    #[must_use]
    pub fn monday(self) -> Date {
        Date(self.0.saturating_mul(7).saturating_add(1))
    }

    /// Its Sunday.
    #[must_use]
    pub fn sunday(self) -> Date {
        self.monday().plus_days(6)
    }

    /// Its seven days in order.
    pub fn days(self) -> impl DoubleEndedIterator<Item = Date> {
        self.monday().to(self.sunday())
    }

    /// One of its days.
    #[must_use]
    pub fn day(self, weekday: Weekday) -> Date {
        let offset = i32::try_from(weekday.num_days_from_monday()).unwrap_or(0);
        self.monday().plus_days(offset)
    }

    /// Whether a date lies in it.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        date.week() == self
    }

    /// The week so many weeks later (earlier, when negative).
    #[must_use]
    pub fn plus(self, weeks: i32) -> Self {
        Self(self.0.saturating_add(weeks).clamp(-250_000, 250_000))
    }

    /// Weeks from another one to this one.
    #[must_use]
    pub fn weeks_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// All weeks from this one to another, both included.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }

    /// The ISO week number, 1 to 53.
    #[must_use]
    pub fn number(self) -> u32 {
        self.monday().naive().iso_week().week()
    }

    /// The ISO year, which may differ from the year of its Monday.
    #[must_use]
    pub fn year(self) -> i32 {
        self.monday().naive().iso_week().year()
    }

    /// A number that orders weeks, for keys in the store.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        self.0
    }

    /// The week with such an ordinal.
    #[must_use]
    pub fn from_ordinal(ordinal: i32) -> Self {
        Self(ordinal.clamp(-250_000, 250_000))
    }
}

impl FromStr for Week {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once("-W")
            .and_then(|(y, w)| Some((digits(y, 4)?, digits(w, 2)?)))
            .and_then(|(y, w)| Self::new(i32::try_from(y).ok()?, w))
            .ok_or_else(|| Malformed::new(text, "an ISO week such as 2026-W49"))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-W{:02}", self.year(), self.number()))
    }
}
