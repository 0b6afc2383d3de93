//! The statutory minimum: 5.6 weeks, at most 28 days (Working Time Regulations 1998, regs 13 and 13A), as the calculator of
//! GOV.UK reckons it.

use crate::domain::{Date, Minutes};

use super::terms::{Employment, Terms};
use super::{LeaveYear, Ratio};

/// The part of a leave year that somebody is employed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmployedPart {
    /// All of it.
    Whole,
    /// From a day on: so many months begun, of twelve.
    MonthsBegun(i32),
    /// Until a day: so many days of so many.
    Days(i32, i32),
}

impl EmployedPart {
    /// The part from one day to another.
    #[must_use]
    pub fn of(year: LeaveYear, first: Date, last: Date) -> Self {
        if last < year.last {
            Self::Days(last.days_since(first.max(year.first)) + 1, year.days())
        } else if first > year.first {
            let begun = (1..=12).find(|months| first.plus_months(*months) > year.last);
            Self::MonthsBegun(begun.unwrap_or(12))
        } else {
            Self::Whole
        }
    }

    /// The part as one of the whole.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        match self {
            Self::Whole => Ratio::new(1, 1),
            Self::MonthsBegun(months) => Ratio::new(months, 12),
            Self::Days(days, of) => Ratio::new(days, of),
        }
    }
}

/// The weeks of leave for a part of a year: 5.6 for all of it.
#[must_use]
pub fn weeks(part: EmployedPart) -> Ratio {
    Ratio::new(28, 5).times(part.ratio())
}

/// The days of leave for so many days a week and a part of a year; of somebody who starts within it up to the half day.
#[must_use]
pub fn days(days_a_week: Ratio, part: EmployedPart) -> Ratio {
    let days = full_days(days_a_week).times(part.ratio());
    match part {
        EmployedPart::MonthsBegun(_) => Ratio::new(days.times(Ratio::new(2, 1)).up(1), 2),
        EmployedPart::Whole | EmployedPart::Days(..) => days,
    }
}

/// The days of a full year.
fn full_days(days_a_week: Ratio) -> Ratio {
    Ratio::new(28, 5).times(days_a_week).at_most(Ratio::new(28, 1))
}

/// The minutes of leave that days are worth: those of a day are the weekly ones over the days a week.
#[must_use]
pub fn minutes(weekly: Minutes, days_a_week: Ratio, part: EmployedPart) -> Ratio {
    days(days_a_week, part).times(Ratio::new(weekly.0, 1)).divided_by(days_a_week)
}

/// What the law gives an employment in a leave year: of hours that change, by the average over the completed months.
pub(super) fn exact(year: LeaveYear, employment: &Employment) -> Ratio {
    let at_first = [(employment.first, employment.at_first)];
    let months = if employment.months.is_empty() { &at_first[..] } else { &employment.months };
    let sum = months.iter().fold(Ratio::new(0, 1), |sum, (_, terms)| sum.plus(full_year(terms)));
    let average = sum.times(Ratio::new(1, i64::try_from(months.len()).unwrap_or(1)));
    average.times(part_given(year, employment))
}

/// What the law gives for a full year on some terms.
pub(super) fn full_year(terms: &Terms) -> Ratio {
    minutes(terms.weekly, terms.days_a_week, EmployedPart::Whole)
}

/// The part of a full year's leave that an employment gives: of somebody who starts within it up to the half day.
pub(super) fn part_given(year: LeaveYear, employment: &Employment) -> Ratio {
    let days_a_week = employment.at_first.days_a_week;
    let part = EmployedPart::of(year, employment.first, employment.last);
    days(days_a_week, part).divided_by(full_days(days_a_week))
}

/// The least that an employment in a leave year gives, to the next minute.
pub(super) fn floor(year: LeaveYear, employment: &Employment) -> Minutes {
    Minutes(exact(year, employment).up(1))
}
