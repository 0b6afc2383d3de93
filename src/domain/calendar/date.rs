//! Dates.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::digits::digits;
use crate::domain::text::Malformed;

/// The first and the last year that a date may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Half a year in days: from a day farther away, the same day of another year is nearer.
const HALF_A_YEAR: i32 = 183;

/// A calendar date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date(pub(super) i32);

impl Date {
    /// The first day of [`YEARS`]: 1 January 1900.
    pub const FIRST: Self = Self(693_596);

    /// The last day of [`YEARS`]: 31 December 2199.
    pub const LAST: Self = Self(803_168);

    /// The date of a year, month and day, where there is one within [`YEARS`].
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| YEARS.contains(&year)).map(Self::from_naive)
    }

    /// The same date for the calendar library.
    #[must_use]
    pub fn naive(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or(NaiveDate::MIN)
    }

    /// The date that the calendar library means.
    #[must_use]
    pub fn from_naive(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce())
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.naive().year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.naive().month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.naive().day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.naive().weekday()
    }

    /// The date so many days later (earlier, when negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(-2_000_000, 2_000_000))
    }

    /// The same day of the month so many months later, or the month's last day: 31 Jan + 1 is 28 Feb.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let step = chrono::Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.naive().checked_sub_months(step)
        } else {
            self.naive().checked_add_months(step)
        };
        moved.map_or(self, Self::from_naive)
    }

    /// It in words, `Thu 3 Dec`, with its year where that is not the year of today, `Mon 4 Jan 2027`, or the same day of
    /// another year is nearer.
    #[must_use]
    pub fn in_words(self, today: Self) -> String {
        if self.year() == today.year() && self.days_since(today).abs() <= HALF_A_YEAR {
            self.naive().format("%a %-d %b").to_string()
        } else {
            self.in_full()
        }
    }

    /// It in words with its year, whatever year it is: `Thu 3 Dec 2026`.
    #[must_use]
    pub fn in_full(self) -> String {
        self.naive().format("%a %-d %b %Y").to_string()
    }

    /// Days from another date to this one; negative when this one is earlier.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// All days from this one to another, both included.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }
}

impl FromStr for Date {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new(text, "a date such as 2026-11-30");
        let mut parts = text.split('-');
        let (y, m, d) = (parts.next(), parts.next(), parts.next());
        let (Some(y), Some(m), Some(d), None) = (y, m, d, parts.next()) else {
            return Err(wrong());
        };
        match (digits(y, 4), digits(m, 2), digits(d, 2)) {
            (Some(y), Some(m), Some(d)) => {
                let year = i32::try_from(y).map_err(|_| wrong())?;
                Self::new(year, m, d)
                    .ok_or_else(|| Malformed::new(text, "a date that exists, between 1900 and 2199"))
            }
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.naive().format("%Y-%m-%d").to_string())
    }
}
