//! Which weeks are summed on the Hours screen.

use crate::app::words::short_week;
use crate::domain::{Date, Service, Week};
use std::ops::RangeInclusive;

/// How many weeks are summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HoursStretch {
    /// The week in view.
    #[default]
    Week,
    /// It and the three before.
    FourWeeks,
    /// The leave year that holds the selected day, as the weeks whose Monday lies in it.
    LeaveYear,
}

/// How many weeks a row of small columns shows, but for a leave year.
const SHOWN: i32 = 12;

impl HoursStretch {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Week => Self::FourWeeks,
            Self::FourWeeks => Self::LeaveYear,
            Self::LeaveYear => Self::Week,
        }
    }

    /// The weeks that are summed, for the week in view.
    #[must_use]
    pub fn weeks(self, week: Week, service: Option<&Service>) -> RangeInclusive<Week> {
        match (self, service) {
            (Self::Week, _) => week..=week,
            (Self::FourWeeks, _) | (Self::LeaveYear, None) => week.plus(-3)..=week,
            (Self::LeaveYear, Some(service)) => {
                let first = service.leave_year_of(week.monday());
                let next = service.leave_year_start.of(first.year() + 1);
                first.plus_days(6).week()..=next.plus_days(6).week().plus(-1)
            }
        }
    }

    /// The weeks that are shown one by one: of a leave year all, else the twelve to the week in view.
    #[must_use]
    pub fn shown(self, week: Week, service: Option<&Service>) -> RangeInclusive<Week> {
        match self {
            Self::LeaveYear => self.weeks(week, service),
            Self::Week | Self::FourWeeks => week.plus(1 - SHOWN)..=week,
        }
    }

    /// The weeks that must be here: those shown, and those summed.
    #[must_use]
    pub fn needed(self, week: Week, service: Option<&Service>) -> RangeInclusive<Week> {
        let (weeks, shown) = (self.weeks(week, service), self.shown(week, service));
        *weeks.start().min(shown.start())..=*weeks.end().max(shown.end())
    }

    /// In words: `4 weeks to W49`.
    #[must_use]
    pub fn in_words(self, week: Week, service: Option<&Service>, today: Date) -> String {
        let (first, last) = self.weeks(week, service).into_inner();
        match self {
            Self::Week => short_week(week, today),
            Self::FourWeeks => format!("4 weeks to {}", short_week(week, today)),
            Self::LeaveYear => format!(
                "leave year, {} weeks from {} to {}",
                last.weeks_since(first) + 1,
                crate::app::words::date(first.monday()),
                crate::app::words::date(last.sunday())
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Nation;

    #[test]
    fn a_leave_year_is_the_weeks_that_begin_in_it() {
        let service = Service::new("Harbour".into(), Nation::Scotland);
        let weeks = |date: &str| {
            let week = date.parse::<Date>().unwrap().week();
            let (first, last) = HoursStretch::LeaveYear.weeks(week, Some(&service)).into_inner();
            (first.monday().to_string(), last.monday().to_string(), last.weeks_since(first) + 1)
        };
        assert_eq!(weeks("2026-12-02"), ("2026-04-06".into(), "2027-03-29".into(), 52));
        // The week of Monday 30 March belongs to the year before, though 1 April is in it.
        assert_eq!(weeks("2026-04-02"), ("2025-04-07".into(), "2026-03-30".into(), 52));
        assert_eq!(weeks("2026-04-06"), ("2026-04-06".into(), "2027-03-29".into(), 52));
        // 1 April 2024 is a Monday: the year begins with its week, and has 53.
        assert_eq!(weeks("2024-05-01"), ("2024-04-01".into(), "2025-03-31".into(), 53));
    }
}
