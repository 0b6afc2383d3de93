//! The days of a month that the parts of a rule allow, as bits; intervals and BYSETPOS apart.

use super::rule::{Frequency, Repeat};
use crate::domain::calendar::{Date, Month, Weekday};

/// Days of a month as bits: bit 1 is the first.
pub(super) type DayBits = u32;

impl Repeat {
    /// The days of the month of a date that the parts of a rule allow which starts on another.
    pub(super) fn days_of(&self, start: Date, date: Date) -> DayBits {
        let Some(month) = Month::new(date.year(), date.month()) else { return 0 };
        if !self.by_month.is_empty() && !self.by_month.iter().any(|it| u32::from(*it) == date.month()) {
            return 0;
        }
        let no_days = self.by_day.is_empty() && self.by_month_day.is_empty();
        let own_month = !self.by_month.is_empty() || date.month() == start.month();
        let days = match self.frequency {
            Frequency::Weekly if no_days => weekday_bits(month, start.weekday()),
            Frequency::Monthly if no_days => bit(start.day()),
            Frequency::Yearly if no_days => {
                if own_month {
                    bit(start.day())
                } else {
                    0
                }
            }
            _ => self.on_weekdays(month) & self.on_month_days(month),
        };
        days & every_day(month)
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
        // A number counts within the months of the rule, where it names any or goes by months.
        let whole_year = self.frequency == Frequency::Yearly && self.by_month.is_empty();
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
}

pub(super) fn bit(day: u32) -> DayBits {
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
