//! Quarters of the calendar year, as summaries are written by.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::date::{Date, YEARS};
use super::digits::digits;
use crate::domain::text::Malformed;

/// A quarter of a calendar year, such as `2026-Q4`: October to December.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quarter(i32);

impl Quarter {
    /// The quarter that a day lies in.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(date.year() * 4 + i32::try_from((date.month() - 1) / 3).unwrap_or(0))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        let month = u32::try_from(self.0.rem_euclid(4)).unwrap_or(0) * 3 + 1;
        Date::new(self.0.div_euclid(4), month, 1).unwrap_or(Date(1))
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.first().plus_months(3).plus_days(-1)
    }

    /// The quarter so many later (earlier, when negative).
    #[must_use]
    pub fn plus(self, quarters: i32) -> Self {
        let (first, last) = (YEARS.start() * 4, YEARS.end() * 4 + 3);
        Self(self.0.saturating_add(quarters).clamp(first, last))
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        Self::of(date) == self
    }

    /// The months that it takes in, in words, such as `October to December 2026`.
    #[must_use]
    pub fn title(self) -> String {
        let months = match self.0.rem_euclid(4) {
            0 => "January to March",
            1 => "April to June",
            2 => "July to September",
            _ => "October to December",
        };
        format!("{months} {}", self.0.div_euclid(4))
    }
}

impl FromStr for Quarter {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once("-Q")
            .and_then(|(y, q)| Some((i32::try_from(digits(y, 4)?).ok()?, i32::try_from(digits(q, 1)?).ok()?)))
            .filter(|(year, quarter)| YEARS.contains(year) && (1..=4).contains(quarter))
            .map(|(year, quarter)| Self(year * 4 + quarter - 1))
            .ok_or_else(|| Malformed::new(text, "a quarter such as 2026-Q4"))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-Q{}", self.0.div_euclid(4), self.0.rem_euclid(4) + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_three_months_and_reads_back() {
        let quarter: Quarter = "2026-Q4".parse().unwrap();
        assert_eq!(
            (quarter.first().to_string(), quarter.last().to_string()),
            ("2026-10-01".to_owned(), "2026-12-31".to_owned())
        );
        assert_eq!(quarter.plus(1).to_string(), "2027-Q1");
        assert_eq!(Quarter::of("2026-09-30".parse().unwrap()), quarter.plus(-1));
        assert_eq!(quarter.title(), "October to December 2026");
        for wrong in ["2026-Q5", "2026-Q0", "2026Q4", "26-Q4", "2026-q4", "1899-Q4"] {
            assert!(wrong.parse::<Quarter>().is_err(), "{wrong} was taken");
        }
    }
}
