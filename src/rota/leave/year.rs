//! A leave year: twelve months from the day that the service says.

use crate::domain::{Date, Service, State};

/// A leave year, by its first and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeaveYear {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl LeaveYear {
    /// The twelve months from a day on.
    #[must_use]
    pub fn from(first: Date) -> Self {
        Self { first, last: first.plus_months(12).plus_days(-1) }
    }

    /// The leave year that holds a date; `None` before there is a service.
    #[must_use]
    pub fn of(state: &State, date: Date) -> Option<Self> {
        state.service().map(|service| Self::from(service.leave_year_of(date)))
    }

    /// The leave year that starts in a year.
    #[must_use]
    pub fn starting_in(service: &Service, year: i32) -> Self {
        Self::from(service.leave_year_start.of(year))
    }

    /// The year it starts in, which it is named by.
    #[must_use]
    pub fn name(self) -> i32 {
        self.first.year()
    }

    /// What it is called: `2026/27`, or `2026` where it is a calendar year.
    #[must_use]
    pub fn label(self) -> String {
        let (first, last) = (self.first.year(), self.last.year());
        if first == last { first.to_string() } else { format!("{first}/{:02}", last.rem_euclid(100)) }
    }

    /// Whether it holds a date.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// How many days it has: 365, or 366.
    #[must_use]
    pub fn days(self) -> i32 {
        self.last.days_since(self.first) + 1
    }
}
