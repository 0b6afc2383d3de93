//! Days of any year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::date::{Date, YEARS};
use crate::domain::text::Malformed;

/// A day of any year, such as 04-01; never 29 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl Default for MonthDay {
    /// The first of April, as the contract says.
    fn default() -> Self {
        Self { month: 4, day: 1 }
    }
}

impl MonthDay {
    /// That day of a year.
    #[must_use]
    pub fn of(self, year: i32) -> Date {
        let year = year.clamp(*YEARS.start(), *YEARS.end());
        Date::new(year, self.month, self.day)
            .unwrap_or_else(|| Date::from_naive(chrono::NaiveDate::default()))
    }
}

impl FromStr for MonthDay {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        // 2026 is no leap year, so 29 February is refused.
        let date: Date = format!("2026-{text}")
            .parse()
            .map_err(|_| Malformed::new(text, "a month and a day such as 04-01"))?;
        Ok(Self { month: date.month(), day: date.day() })
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}-{:02}", self.month, self.day))
    }
}
