//! Months, and days of which only the month is known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::digits::digits;
use crate::domain::text::Malformed;

/// The months, by their whole names.
pub const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar month, such as the one a baby is due in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(i32);

impl Month {
    /// The month of a year, where there is one within [`YEARS`](super::date::YEARS).
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        Date::new(year, month, 1)?;
        Some(Self(year * 12 + i32::try_from(month).ok()? - 1))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        let month = u32::try_from(self.0.rem_euclid(12)).unwrap_or(0) + 1;
        Date::new(self.0.div_euclid(12), month, 1).unwrap_or(Date(1))
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.first().plus_months(1).plus_days(-1)
    }
}

impl FromStr for Month {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once('-')
            .and_then(|(y, m)| Some((digits(y, 4)?, digits(m, 2)?)))
            .and_then(|(y, m)| Self::new(i32::try_from(y).ok()?, m))
            .ok_or_else(|| Malformed::new(text, "a month such as 2026-05"))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first();
        f.pad(&format!("{:04}-{:02}", first.year(), first.month()))
    }
}

/// A date, or a month where the day is not known or not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateOrMonth {
    /// The very day.
    Date(Date),
    /// Some day of the month.
    Month(Month),
}

impl DateOrMonth {
    /// The last day it can mean: a month is read as its last day (RULES.md, `case.window`).
    #[must_use]
    pub fn last(self) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Month(month) => month.last(),
        }
    }
}

impl FromStr for DateOrMonth {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.parse().map(Self::Date).or_else(|_| text.parse().map(Self::Month)).map_err(|_: Malformed| {
            Malformed::new(text, "a date such as 2026-05-14 or a month such as 2026-05")
        })
    }
}

impl fmt::Display for DateOrMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Month(month) => month.fmt(f),
        }
    }
}
