//! Dates, times and weeks as the rota counts them: wall-clock, to the minute, in the service's zone.
//!
//! All of them are small numbers inside (a day number, minutes), so that they store in a few bytes and compare at once.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Malformed;

pub use chrono::Weekday;

/// The first and the last year that a date may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A calendar date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date(i32);

impl Date {
    /// The date of a year, month and day, where there is one within [`YEARS`].
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| YEARS.contains(&year)).map(Self::from_naive)
    }

    /// The same date for the calendar library.
    #[must_use]
    pub fn naive(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or(NaiveDate::MIN)
    }

    /// The date that the calendar library means.
    #[must_use]
    pub fn from_naive(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce())
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.naive().year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.naive().month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.naive().day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.naive().weekday()
    }

    /// The ISO week it lies in.
    #[must_use]
    pub fn week(self) -> Week {
        Week((self.0 - 1).div_euclid(7))
    }

    /// The date so many days later (earlier, when negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(-2_000_000, 2_000_000))
    }

    /// The same day of the month so many months later, or the month's last day: 31 Jan + 1 is 28 Feb.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let step = chrono::Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.naive().checked_sub_months(step)
        } else {
            self.naive().checked_add_months(step)
        };
        moved.map_or(self, Self::from_naive)
    }

    /// Days from another date to this one; negative when this one is earlier.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The moment of a time on this day.
    #[must_use]
    pub fn at(self, time: Time) -> Moment {
        Moment(i64::from(self.0) * 1440 + i64::from(time.0))
    }

    /// The moment at which the day starts, 00:00.
    #[must_use]
    pub fn start(self) -> Moment {
        self.at(Time::MIDNIGHT)
    }

    /// All days from this one to another, both included.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }
}

impl FromStr for Date {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new(text, "a date such as 2026-11-30");
        let mut parts = text.split('-');
        let (y, m, d) = (parts.next(), parts.next(), parts.next());
        let (Some(y), Some(m), Some(d), None) = (y, m, d, parts.next()) else {
            return Err(wrong());
        };
        match (digits(y, 4), digits(m, 2), digits(d, 2)) {
            (Some(y), Some(m), Some(d)) => {
                let year = i32::try_from(y).map_err(|_| wrong())?;
                Self::new(year, m, d)
                    .ok_or_else(|| Malformed::new(text, "a date that exists, between 1900 and 2199"))
            }
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.naive().format("%Y-%m-%d").to_string())
    }
}

/// Reads exactly `width` ASCII digits.
fn digits(text: &str, width: usize) -> Option<u32> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A time of day, to the minute, 00:00 to 23:59.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time(u16);

impl Time {
    /// 00:00.
    pub const MIDNIGHT: Self = Self(0);

    /// The time of an hour and a minute, where there is one.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour * 60 + minute)) } else { None }
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute of the hour.
    #[must_use]
    pub fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Minutes since 00:00.
    #[must_use]
    pub fn minutes(self) -> Minutes {
        Minutes(i32::from(self.0))
    }
}

impl FromStr for Time {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once(':')
            .and_then(|(h, m)| Some((digits(h, 2)?, digits(m, 2)?)))
            .and_then(|(h, m)| Self::new(u16::try_from(h).ok()?, u16::try_from(m).ok()?))
            .ok_or_else(|| Malformed::new(text, "a time between 00:00 and 23:59"))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}:{:02}", self.hour(), self.minute()))
    }
}

/// A wall-clock date and time in the service's zone, to the minute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment(i64);

impl Moment {
    /// The day it falls on.
    #[must_use]
    pub fn date(self) -> Date {
        Date(i32::try_from(self.0.div_euclid(1440)).unwrap_or(i32::MAX / 2))
    }

    /// The time of that day.
    #[must_use]
    pub fn time(self) -> Time {
        Time(u16::try_from(self.0.rem_euclid(1440)).unwrap_or(0))
    }

    /// The ISO week it falls in.
    #[must_use]
    pub fn week(self) -> Week {
        self.date().week()
    }

    /// The wall-clock moment so many minutes later, as a clock on the wall counts (no change of the clocks).
    #[must_use]
    pub fn plus_wall(self, by: Minutes) -> Self {
        Self(self.0.saturating_add(i64::from(by.0)))
    }

    /// Wall-clock minutes from another moment to this one; what a ruler on the wall would say, not elapsed time.
    #[must_use]
    pub fn wall_since(self, earlier: Self) -> Minutes {
        Minutes(i32::try_from(self.0 - earlier.0).unwrap_or(i32::MAX))
    }

    /// The same moment for the calendar library.
    #[must_use]
    pub fn naive(self) -> chrono::NaiveDateTime {
        let t = self.time();
        self.date()
            .naive()
            .and_hms_opt(u32::from(t.hour()), u32::from(t.minute()), 0)
            .unwrap_or(chrono::NaiveDateTime::MIN)
    }

    /// The moment, to the minute, that the calendar library means.
    #[must_use]
    pub fn from_naive(moment: chrono::NaiveDateTime) -> Self {
        use chrono::Timelike;
        let minutes = moment.hour() * 60 + moment.minute();
        Self(i64::from(moment.date().num_days_from_ce()) * 1440 + i64::from(minutes))
    }
}

impl FromStr for Moment {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once('T')
            .and_then(|(d, t)| Some(d.parse::<Date>().ok()?.at(t.parse().ok()?)))
            .ok_or_else(|| Malformed::new(text, "a date and time such as 2026-11-30T09:00"))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}T{}", self.date(), self.time()))
    }
}

/// A length of time in minutes; may be negative where it is a difference.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Minutes(pub i32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many whole hours.
    #[must_use]
    pub const fn hours(hours: i32) -> Self {
        Self(hours * 60)
    }

    /// The part that is over zero.
    #[must_use]
    pub fn at_least_zero(self) -> Self {
        Self(self.0.max(0))
    }

    /// The same length, never negative.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Minutes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Neg for Minutes {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl std::ops::AddAssign for Minutes {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::SubAssign for Minutes {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, std::ops::Add::add)
    }
}

impl FromStr for Minutes {
    type Err = Malformed;
    /// Reads `H:MM`, never negative, at most 9999:59.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once(':')
            .filter(|(h, _)| (1..=4).contains(&h.len()))
            .and_then(|(h, m)| Some((digits(h, h.len())?, digits(m, 2).filter(|m| *m < 60)?)))
            .and_then(|(h, m)| i32::try_from(h * 60 + m).ok())
            .map(Self)
            .ok_or_else(|| Malformed::new(text, "hours and minutes such as 1:30"))
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}:{:02}", all / 60, all % 60))
    }
}

/// An ISO week, Monday to Sunday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Week(i32);

impl Week {
    /// The week of an ISO year and number, where there is one.
    #[must_use]
    pub fn new(year: i32, number: u32) -> Option<Self> {
        NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)
            .filter(|_| YEARS.contains(&year))
            .map(|monday| Date::from_naive(monday).week())
    }

    /// Its Monday.
    #[must_use]
    pub fn monday(self) -> Date {
        Date(self.0.saturating_mul(7).saturating_add(1))
    }

    /// Its Sunday.
    #[must_use]
    pub fn sunday(self) -> Date {
        self.monday().plus_days(6)
    }

    /// Its seven days in order.
    pub fn days(self) -> impl DoubleEndedIterator<Item = Date> {
        self.monday().to(self.sunday())
    }

    /// One of its days.
    #[must_use]
    pub fn day(self, weekday: Weekday) -> Date {
        let offset = i32::try_from(weekday.num_days_from_monday()).unwrap_or(0);
        self.monday().plus_days(offset)
    }

    /// Whether a date lies in it.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        date.week() == self
    }

    /// The week so many weeks later (earlier, when negative).
    #[must_use]
    pub fn plus(self, weeks: i32) -> Self {
        Self(self.0.saturating_add(weeks).clamp(-250_000, 250_000))
    }

    /// Weeks from another one to this one.
    #[must_use]
    pub fn weeks_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// All weeks from this one to another, both included.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }

    /// The ISO week number, 1 to 53.
    #[must_use]
    pub fn number(self) -> u32 {
        self.monday().naive().iso_week().week()
    }

    /// The ISO year, which may differ from the year of its Monday.
    #[must_use]
    pub fn year(self) -> i32 {
        self.monday().naive().iso_week().year()
    }

    /// A number that orders weeks, for keys in the store.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        self.0
    }

    /// The week with such an ordinal.
    #[must_use]
    pub fn from_ordinal(ordinal: i32) -> Self {
        Self(ordinal.clamp(-250_000, 250_000))
    }
}

impl FromStr for Week {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once("-W")
            .and_then(|(y, w)| Some((digits(y, 4)?, digits(w, 2)?)))
            .and_then(|(y, w)| Self::new(i32::try_from(y).ok()?, w))
            .ok_or_else(|| Malformed::new(text, "an ISO week such as 2026-W49"))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-W{:02}", self.year(), self.number()))
    }
}

/// A calendar month, such as the one a baby is due in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(i32);

impl Month {
    /// The month of a year, where there is one within [`YEARS`].
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

macro_rules! debug_as_display {
    ($($name:ident)*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )*};
}
debug_as_display! { Date Time Moment Minutes Week Month }

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_are_iso_weeks() {
        assert_eq!(date("2026-11-30").week().to_string(), "2026-W49");
        assert_eq!(date("2027-01-03").week().to_string(), "2026-W53");
        assert_eq!(date("2027-01-04").week().to_string(), "2027-W01");
        assert_eq!("2026-W49".parse::<Week>().unwrap().monday(), date("2026-11-30"));
        assert!("2027-W53".parse::<Week>().is_err());
    }

    #[test]
    fn what_is_printed_reads_back() {
        for text in ["2026-11-30", "1900-01-01", "2199-12-31", "2028-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!("2026-05".parse::<Month>().unwrap().last(), date("2026-05-31"));
        assert_eq!("28:48".parse::<Minutes>().unwrap(), Minutes(1728));
        assert_eq!(Minutes(-65).to_string(), "-1:05");
        let moment: Moment = "2026-11-30T09:05".parse().unwrap();
        assert_eq!(moment.to_string(), "2026-11-30T09:05");
    }

    #[test]
    fn what_is_not_a_date_or_time_is_refused() {
        for wrong in ["2026-02-30", "26-11-30", "2026-1-1", "1899-12-31", "2200-01-01", "+026-01-01"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong} was taken");
        }
        for wrong in ["24:00", "9:00", "09:60", "0900", "-1:00"] {
            assert!(wrong.parse::<Time>().is_err(), "{wrong} was taken");
        }
        for wrong in ["1:5", ":30", "-1:30", "1:60", "99999:00", "1"] {
            assert!(wrong.parse::<Minutes>().is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn a_month_later_stays_within_the_month() {
        assert_eq!(date("2027-01-31").plus_months(1), date("2027-02-28"));
        assert_eq!(date("2027-03-31").plus_months(-1), date("2027-02-28"));
    }
}
