//! When a series comes again: the part of RFC 5545 that a rota needs, on dates of our own.
//!
//! Whether a rule falls on a date is arithmetic, never a walk from the start: the number of periods since the first
//! one must be a multiple of the interval, and the date must be among the days of its month that the rule allows.
//! Only COUNT needs what came before, and counts it by periods. Limits: dates from 1900 to 2199, no BYSETPOS,
//! BYMONTH, BYWEEKNO or BYYEARDAY, nothing shorter than a day.

mod text;

use serde::{Deserialize, Serialize};

use super::calendar::{Date, Moment, Month, Weekday, YEARS};
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

/// Days of a month as bits: bit 1 is the first.
type DayBits = u32;

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

    /// Whether the first one of a series is itself an instant of the rule, as the contract wants it.
    #[must_use]
    pub fn is_instant(&self, first: Moment) -> bool {
        YEARS.contains(&first.date().year())
            && self.reaches(first, first.date())
            && self.days_of(first, first.date()) & bit(first.date().day()) != 0
    }

    /// The last day on which the rule can come, where it says so itself; COUNT is not looked at.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.until.map(Until::date)
    }

    fn comes(&self, first: Moment, date: Date) -> bool {
        self.reaches(first, date)
            && (date == first.date()
                || (self.may_fall_on(first, date)
                    && self.in_turn(first.date(), date)
                    && self.days_of(first, date) & bit(date.day()) != 0))
    }

    /// Whether a date has a weekday that the rule allows at all; most dates fail here, and cost nothing more.
    fn may_fall_on(&self, first: Moment, date: Date) -> bool {
        match (self.by_day.as_slice(), self.frequency) {
            ([], Frequency::Weekly) => date.weekday() == first.date().weekday(),
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

    /// Whether a date lies in a period that the interval does not skip.
    fn in_turn(&self, start: Date, date: Date) -> bool {
        let periods = match self.frequency {
            Frequency::Daily => i64::from(date.days_since(start)),
            Frequency::Weekly => self.week_number(date) - self.week_number(start),
            Frequency::Monthly => month_number(date) - month_number(start),
            Frequency::Yearly => i64::from(date.year()) - i64::from(start.year()),
        };
        periods >= 0 && periods % self.step() == 0
    }

    fn step(&self) -> i64 {
        i64::from(self.interval.max(1))
    }

    /// Numbers the weeks that start on this rule's week start.
    fn week_number(&self, date: Date) -> i64 {
        let Some((monday, _)) = all_dates() else { return 0 };
        (i64::from(date.days_since(monday)) - i64::from(self.week_start.num_days_from_monday())).div_euclid(7)
    }

    /// The days of the month of a date that the rule's parts allow, intervals apart.
    fn days_of(&self, first: Moment, date: Date) -> DayBits {
        let Some(month) = Month::new(date.year(), date.month()) else { return 0 };
        let all = every_day(month);
        let start = first.date();
        let no_parts = self.by_day.is_empty() && self.by_month_day.is_empty();
        match self.frequency {
            Frequency::Weekly if self.by_day.is_empty() => weekday_bits(month, start.weekday()) & all,
            Frequency::Monthly if no_parts => bit(start.day()) & all,
            Frequency::Yearly if no_parts && date.month() == start.month() => bit(start.day()) & all,
            Frequency::Yearly if no_parts => 0,
            _ => self.on_weekdays(month) & self.on_month_days(month) & all,
        }
    }

    fn on_month_days(&self, month: Month) -> DayBits {
        if self.by_month_day.is_empty() {
            return DayBits::MAX;
        }
        let length = month.last().day();
        let day = |n: &i8| match u32::from(n.unsigned_abs()) {
            n if n > length => 0,
            back if *n < 0 => bit(length + 1 - back),
            n => bit(n),
        };
        self.by_month_day.iter().map(day).fold(0, |bits, day| bits | day)
    }

    fn on_weekdays(&self, month: Month) -> DayBits {
        if self.by_day.is_empty() {
            return DayBits::MAX;
        }
        let year = month.first().year();
        let whole_year = self.frequency == Frequency::Yearly;
        let mut bits = 0;
        for (ordinal, weekday) in &self.by_day {
            bits |= match (ordinal, whole_year) {
                (None, _) => weekday_bits(month, *weekday),
                (Some(n), false) => {
                    nth(*n, *weekday, month.first(), month.last()).map_or(0, |d| bit(d.day()))
                }
                (Some(n), true) => Date::new(year, 1, 1)
                    .zip(Date::new(year, 12, 31))
                    .and_then(|(from, to)| nth(*n, *weekday, from, to))
                    .filter(|date| (month.first()..=month.last()).contains(date))
                    .map_or(0, |date| bit(date.day())),
            };
        }
        bits
    }

    /// How many there are from the first one to the day before a date; stops once it is `enough`.
    fn count_before(&self, first: Moment, date: Date, enough: i64) -> i64 {
        let start = first.date();
        if date <= start {
            return 0;
        }
        let odd_one = i64::from(!self.is_instant(first));
        odd_one
            + match self.frequency {
                Frequency::Daily => self.count_days(first, date, enough),
                Frequency::Weekly => self.count_weeks(start, date),
                Frequency::Monthly | Frequency::Yearly => self.count_months(first, date, enough),
            }
    }

    fn count_days(&self, first: Moment, date: Date, enough: i64) -> i64 {
        let start = first.date();
        let days = i64::from(date.days_since(start));
        let turns = (days + self.step() - 1) / self.step();
        if self.by_day.is_empty() && self.by_month_day.is_empty() {
            return turns;
        }
        let on = |turn: i64| {
            let day = i32::try_from(turn * self.step()).map_or(start, |days| start.plus_days(days));
            self.days_of(first, day) & bit(day.day()) != 0
        };
        if self.by_month_day.is_empty() {
            // Seven turns go through the weekdays once, whatever the interval.
            let in_seven = |turns: i64| (0..turns).filter(|turn| on(*turn)).count();
            return turns / 7 * as_i64(in_seven(turns.min(7))) + as_i64(in_seven(turns % 7));
        }
        as_i64(
            (0..turns).filter(|turn| on(*turn)).take(usize::try_from(enough).unwrap_or(usize::MAX)).count(),
        )
    }

    fn count_weeks(&self, start: Date, date: Date) -> i64 {
        let on = |day: Date| match self.by_day.as_slice() {
            [] => day.weekday() == start.weekday(),
            days => days.iter().any(|(_, weekday)| *weekday == day.weekday()),
        };
        let into_week = |day: Date| {
            let ahead = 7 + day.weekday().num_days_from_monday() - self.week_start.num_days_from_monday();
            i32::try_from(ahead % 7).unwrap_or(0)
        };
        let monday = start.plus_days(-into_week(start));
        let in_days = |n: i32| as_i64((0..n).filter(|day| on(monday.plus_days(*day))).count());
        let weeks = self.week_number(date) - self.week_number(start);
        let turns = (weeks + self.step() - 1) / self.step();
        let this_week = if weeks % self.step() == 0 { in_days(into_week(date)) } else { 0 };
        turns * in_days(7) + this_week - in_days(into_week(start))
    }

    fn count_months(&self, first: Moment, date: Date, enough: i64) -> i64 {
        let start = first.date();
        let mut count = 0;
        let mut month = start.plus_days(1 - i32::try_from(start.day()).unwrap_or(1));
        while month < date && count < enough {
            if !self.in_turn(start, month.max(start)) {
                // Over to the next year or month that is not skipped.
                month = match self.turn_after(start, month) {
                    Some(next) => next,
                    None => break,
                };
                continue;
            }
            let mut bits = self.days_of(first, month);
            if month_number(month) == month_number(start) {
                bits &= DayBits::MAX << start.day();
            }
            if month_number(month) == month_number(date) {
                bits &= bit(date.day()) - 1;
            }
            count += i64::from(bits.count_ones());
            month = month.plus_months(1);
        }
        count
    }

    /// The first month of the next period that the interval does not skip.
    fn turn_after(&self, start: Date, month: Date) -> Option<Date> {
        let (gone, year, back) = match self.frequency {
            Frequency::Yearly => (i64::from(month.year()) - i64::from(start.year()), 12, start.month() - 1),
            _ => (month_number(month) - month_number(start), 1, 0),
        };
        let next = (gone / self.step() + 1).checked_mul(self.step())?.checked_mul(year)?;
        let months = i32::try_from(next).ok().filter(|months| *months < 12 * 400)?;
        let back = i32::try_from(back).ok()?;
        let first_day = start.plus_days(1 - i32::try_from(start.day()).ok()?);
        Some(first_day.plus_months(months - back))
    }
}

/// The first and the last date there is; the first is a Monday.
fn all_dates() -> Option<(Date, Date)> {
    Some((Date::new(*YEARS.start(), 1, 1)?, Date::new(*YEARS.end(), 12, 31)?))
}

fn as_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn month_number(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month())
}

fn bit(day: u32) -> DayBits {
    if day < 32 { 1 << day } else { 0 }
}

fn every_day(month: Month) -> DayBits {
    (DayBits::MAX >> (31 - month.last().day())) & !1
}

fn weekday_bits(month: Month, weekday: Weekday) -> DayBits {
    let first = 1 + (7 + weekday.num_days_from_monday() - month.first().weekday().num_days_from_monday()) % 7;
    [0, 7, 14, 21, 28].into_iter().fold(0, |bits, more| bits | bit(first + more))
}

/// The `n`th such weekday between two dates, from the end when negative.
fn nth(n: i8, weekday: Weekday, from: Date, to: Date) -> Option<Date> {
    let ahead = |of: Date| i32::try_from(weekday.num_days_from_monday()).unwrap_or(0) - monday_based(of);
    let weeks = i32::from(n.unsigned_abs()) - 1;
    let date = match n {
        0 => return None,
        1.. => from.plus_days(ahead(from).rem_euclid(7) + 7 * weeks),
        _ => to.plus_days(-((-ahead(to)).rem_euclid(7)) - 7 * weeks),
    };
    (from <= date && date <= to).then_some(date)
}

fn monday_based(date: Date) -> i32 {
    i32::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)
}
