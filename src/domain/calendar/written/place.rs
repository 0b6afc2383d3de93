//! Which day is meant by one that was written: without a year the nearest to the day in view, and as a last day the first one
//! from the start on, so that a few days over new year are written as they are said.

use std::cmp::Reverse;

use super::day::{NoDay, WrittenDay};
use crate::domain::calendar::date::Date;
use crate::domain::calendar::week::Week;

impl WrittenDay {
    /// The day meant, the nearest to the one in view; of two as near, the later. A weekday is that of the week in view.
    pub fn nearest(self, view: Date, today: Date) -> Result<Date, NoDay> {
        let near = |a: i32, b: i32| (a - b).abs();
        match self {
            Self::Weekday(weekday) => Ok(view.week().day(weekday)),
            Self::OfYear { day, month } => {
                let of_year = |day: u32| {
                    let all =
                        (view.year() - 1..=view.year() + 1).filter_map(move |y| Date::new(y, month, day));
                    all.min_by_key(|date| (near(date.0, view.0), Reverse(date.0)))
                };
                let within_a_year = |date: &Date| near(date.0, view.0) <= 366;
                of_year(day).filter(within_a_year).ok_or_else(|| no_leap_day(of_year(28)))
            }
            // A number alone is of the month that is running in view, or of the next one that has it.
            Self::OfMonth(_) => self.first_from(view.week().monday(), today),
            Self::Week(number) => {
                let of_year = |number: u32| {
                    let year = view.week().year();
                    let all = (year - 1..=year + 1).filter_map(move |year| Week::new(year, number));
                    all.min_by_key(|week| (near(week.0, view.week().0), Reverse(week.0)))
                };
                numbered(number, of_year)
            }
            _ => self.fixed(today).ok_or(NoDay::Unread),
        }
    }

    /// The day meant as a last one: the first such day from a start on.
    pub fn first_from(self, start: Date, today: Date) -> Result<Date, NoDay> {
        match self {
            Self::Weekday(weekday) => {
                let day = start.week().day(weekday);
                Ok(if day < start { day.plus_days(7) } else { day })
            }
            Self::OfYear { day, month } => {
                let of_year = |day: u32| {
                    let mut all =
                        (start.year()..=start.year() + 1).filter_map(move |y| Date::new(y, month, day));
                    all.find(|date| *date >= start)
                };
                of_year(day).ok_or_else(|| no_leap_day(of_year(28)))
            }
            Self::OfMonth(day) => {
                // No two months in a row are without a 31st.
                let mut days = (0..=62).map(|days| start.plus_days(days));
                days.find(|date| date.day() == day).ok_or(NoDay::Unread)
            }
            Self::Week(number) => {
                let of_year = |number: u32| {
                    let year = start.week().year();
                    let mut all = (year..=year + 2).filter_map(move |year| Week::new(year, number));
                    all.find(|week| week.monday() >= start)
                };
                numbered(number, of_year)
            }
            _ => self.fixed(today).ok_or(NoDay::Unread),
        }
    }

    /// The day meant as the last of some days off: the first such day from a start on. One that lies nearer before the start
    /// than after it is that one, and no year is taken off by mistake: `1/12` after `10/12` is nine days too early.
    pub fn end_from(self, start: Date, today: Date) -> Result<Date, NoDay> {
        let first = self.first_from(start, today)?;
        match self {
            Self::OfYear { .. } => self.nearest(start, today).map(|nearest| first.min(nearest)),
            _ => Ok(first),
        }
    }

    /// The day meant where only one that is still to come makes sense: the nearest to the one in view, and where that is over,
    /// the first from today on.
    pub fn coming(self, view: Date, today: Date) -> Result<Date, NoDay> {
        match self.nearest(view, today) {
            // The week that is running is meant by its number.
            Ok(day) if matches!(self, Self::Week(_)) && day.week() == today.week() => Ok(day),
            Ok(day) if day < today => self.first_from(today, today),
            nearest => nearest,
        }
    }

    /// The day meant for something that is planned: the nearest to the one in view, and where that is a weekday of the running
    /// week that is over, the same of the next week.
    pub fn planned(self, view: Date, today: Date) -> Result<Date, NoDay> {
        let day = self.nearest(view, today)?;
        let is_over = matches!(self, Self::Weekday(_)) && view.week() == today.week() && day < today;
        Ok(if is_over { day.plus_days(7) } else { day })
    }

    /// A day that is the same wherever one looks.
    fn fixed(self, today: Date) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::FromToday(days) => Some(today.plus_days(days)),
            Self::OfWeek(weeks, weekday) => Some(today.week().plus(weeks).day(weekday)),
            Self::Coming(weeks, weekday) => {
                let tomorrow = today.plus_days(1);
                let first = tomorrow.week().day(weekday);
                let first = if first < tomorrow { first.plus_days(7) } else { first };
                Some(first.plus_days(7 * weeks))
            }
            _ => None,
        }
    }
}

/// The Monday of a week of the year that is meant; a year without a week 53 says so, and no other is taken for it.
fn numbered(number: u32, of_year: impl Fn(u32) -> Option<Week>) -> Result<Date, NoDay> {
    let meant = of_year(number.min(52)).ok_or(NoDay::Unread)?;
    let week = Week::new(meant.year(), number);
    let none = || NoDay::Impossible(format!("there is no week {number} in {}", meant.year()));
    week.map(Week::monday).ok_or_else(none)
}

/// Says that a year has no 29 February, by the 28th that was near.
fn no_leap_day(near: Option<Date>) -> NoDay {
    near.map_or(NoDay::Unread, |near| NoDay::Impossible(without_leap_day(near.year())))
}

/// Says that a year has no 29 February, and which the next one is.
pub(super) fn without_leap_day(year: i32) -> String {
    let next = (year + 1..year + 9).find_map(|year| Date::new(year, 2, 29));
    let next = next.map_or(String::new(), |next| format!(", the next is 29 feb {}", next.year()));
    format!("there is no 29 February in {year}{next}")
}
