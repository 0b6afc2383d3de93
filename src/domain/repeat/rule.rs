//! When a series comes again: the part of RFC 5545 that a rota needs, on dates of our own.
//!
//! Whether a rule falls on a date is arithmetic, never a walk from the start: the number of periods since the first
//! one must be a multiple of the interval, and the date must be among the days of its period that the rule's parts
//! allow (`days`), in the place that BYSETPOS asks for. Only COUNT needs what came before, and sums it over the periods
//! (`count`). Limits: dates from 1900 to 2199, no BYWEEKNO or BYYEARDAY, nothing shorter than a day.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Moment, Time, Weekday, YEARS};
use crate::domain::text::words;

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

impl Until {
    /// The last day on which anything can happen.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Moment(moment) => moment.date(),
        }
    }
}

/// A repeat rule.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Months, from 1 for January.
    pub by_month: Vec<u8>,
    /// Which of the days that the other parts allow in a period, from 1; negative from the last.
    pub by_set_pos: Vec<i16>,
    /// The day a week starts on, for intervals of weeks.
    pub week_start: Weekday,
}

impl Repeat {
    /// A rule that comes every so many days, weeks, months or years on the day it starts on, for ever.
    #[must_use]
    pub fn every(interval: u32, frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: interval.max(1),
            count: None,
            until: None,
            by_day: vec![],
            by_month_day: vec![],
            by_month: vec![],
            by_set_pos: vec![],
            week_start: Weekday::Mon,
        }
    }

    /// The dates of a window, both ends included, on which a series that starts at `first` comes; the first is one.
    ///
    /// Costs what the window is long, wherever it lies; COUNT adds a sum over the periods before it.
    #[must_use]
    pub fn dates(&self, first: Moment, from: Date, to: Date) -> Vec<Date> {
        let start = first.date();
        let Some((earliest, latest)) = all_dates() else {
            return vec![];
        };
        let from = from.max(start).max(earliest);
        let to = self.until.map_or(to, |until| to.min(until.date())).min(latest);
        if from > to {
            return vec![];
        }
        // A count that even one a day would not use up by then needs no counting.
        let count = self.count.map(i64::from).filter(|count| *count <= i64::from(to.days_since(start)));
        let left = count.map(|count| count - self.count_before(first, from, count));
        let most = left.map_or(usize::MAX, |left| usize::try_from(left).unwrap_or(0));
        from.to(to).filter(|date| self.comes(first, *date)).take(most).collect()
    }

    /// The dates from a day on, one after the other, on which a series that starts at `first` comes.
    ///
    /// Costs what the way to those that are asked for is long.
    pub fn dates_from(&self, first: Moment, from: Date) -> impl Iterator<Item = Date> + '_ {
        let (mut from, mut reach) = (from.max(first.date()), 35);
        let last = self.last_day().map_or(Date::LAST, |last| last.min(Date::LAST));
        let stretches = std::iter::from_fn(move || {
            let to = from.plus_days(reach).min(last);
            let dates = (from <= to).then(|| self.dates(first, from, to))?;
            (from, reach) = (to.plus_days(1), (reach * 2).min(4000));
            Some(dates)
        });
        stretches.flatten()
    }

    /// Whether the first one of a series is itself an instant of the rule, as the contract wants it.
    #[must_use]
    pub fn is_instant(&self, first: Moment) -> bool {
        YEARS.contains(&first.date().year()) && self.reaches(first, first.date()) && {
            let start = first.date();
            self.allows(start, start)
        }
    }

    /// The first day from another on on which a series with this rule can start, at a time; within twelve years.
    #[must_use]
    pub fn first_from(&self, from: Date, time: Time) -> Option<Moment> {
        from.to(from.plus_days(12 * 366)).map(|day| day.at(time)).find(|first| self.is_instant(*first))
    }

    /// The date on which a series that starts at `first` comes that is nearest to another, the earlier of two as near;
    /// `None` where it never comes.
    ///
    /// Costs what the way to it is long.
    #[must_use]
    pub fn nearest(&self, first: Moment, date: Date) -> Option<Date> {
        let (earliest, latest) = all_dates()?;
        let date = date.clamp(earliest, latest);
        let mut reach = 40;
        loop {
            let (from, to) = (date.plus_days(-reach), date.plus_days(reach));
            let distance = |it: &Date| it.days_since(date).abs();
            if let Some(nearest) = self.dates(first, from, to).into_iter().min_by_key(distance) {
                return Some(nearest);
            }
            if from <= earliest && to >= latest {
                return None;
            }
            reach = reach.saturating_mul(8);
        }
    }

    /// The last day on which the rule can come, where it says so itself; COUNT is not looked at.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.until.map(Until::date)
    }

    fn comes(&self, first: Moment, date: Date) -> bool {
        let start = first.date();
        self.reaches(first, date)
            && (date == start
                || (self.may_fall_on(start, date) && self.in_turn(start, date) && self.allows(start, date)))
    }

    /// Whether a date has a weekday that the rule allows at all; most dates fail here, and cost nothing more.
    fn may_fall_on(&self, start: Date, date: Date) -> bool {
        match (self.by_day.as_slice(), self.frequency) {
            ([], Frequency::Weekly) => date.weekday() == start.weekday(),
            ([], _) => true,
            (days, _) => days.iter().any(|(_, weekday)| *weekday == date.weekday()),
        }
    }

    /// Whether UNTIL lets a date happen.
    fn reaches(&self, first: Moment, date: Date) -> bool {
        match self.until {
            None => true,
            Some(Until::Date(last)) => date <= last,
            Some(Until::Moment(last)) => date.at(first.time()) <= last,
        }
    }
}

/// The first and the last date there is; the first is a Monday.
pub(super) fn all_dates() -> Option<(Date, Date)> {
    Some((Date::new(*YEARS.start(), 1, 1)?, Date::new(*YEARS.end(), 12, 31)?))
}
