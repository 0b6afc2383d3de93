//! Times of day, and the moments they make on a date.

use std::fmt;
use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::digits::digits;
use super::minutes::Minutes;
use super::week::Week;
use crate::domain::text::Malformed;

/// A time of day, to the minute, 00:00 to 23:59.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time(pub(super) u16);

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
pub struct Moment(pub(super) i64);

impl Date {
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
}

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
