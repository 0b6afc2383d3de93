//! The service as a whole: its nation, zone and year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::calendar::{Date, Time};
use super::malformed::{Word, words};
use super::{Malformed, Zone};

words! {
    /// A nation of the United Kingdom: it decides holidays, full-time weeks and leave.
    Nation {
        /// Scotland.
        Scotland = "scotland",
        /// England.
        England = "england",
        /// Wales.
        Wales = "wales",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
    }
}

/// The service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its name, as people say it.
    pub name: String,
    /// Its nation.
    pub nation: Nation,
    /// The zone of every time in it.
    pub time_zone: Zone,
    /// The day on which a leave year starts.
    pub leave_year_start: MonthDay,
    /// The hours outside which nobody visits alone.
    pub base_hours: TimeSpan,
}

impl Service {
    /// A service with the defaults of the contract.
    #[must_use]
    pub fn new(name: String, nation: Nation) -> Self {
        Self {
            name,
            nation,
            time_zone: Zone::default(),
            leave_year_start: MonthDay::default(),
            base_hours: TimeSpan::BASE,
        }
    }

    /// The first day of the leave year that holds a date.
    #[must_use]
    pub fn leave_year_of(&self, date: Date) -> Date {
        let this = self.leave_year_start.of(date.year());
        if this <= date { this } else { self.leave_year_start.of(date.year() - 1) }
    }
}

/// A day of any year, such as 04-01; never 29 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl Default for MonthDay {
    /// The first of April, as the contract says.
    fn default() -> Self {
        Self { month: 4, day: 1 }
    }
}

impl MonthDay {
    /// That day of a year.
    #[must_use]
    pub fn of(self, year: i32) -> Date {
        let year = year.clamp(*super::calendar::YEARS.start(), *super::calendar::YEARS.end());
        Date::new(year, self.month, self.day)
            .unwrap_or_else(|| Date::from_naive(chrono::NaiveDate::default()))
    }
}

impl FromStr for MonthDay {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        // 2026 is no leap year, so 29 February is refused.
        let date: Date = format!("2026-{text}")
            .parse()
            .map_err(|_| Malformed::new(text, "a month and a day such as 04-01"))?;
        Ok(Self { month: date.month(), day: date.day() })
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}-{:02}", self.month, self.day))
    }
}

impl Word for MonthDay {}

/// From one time of day to another; an end not after its start is on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeSpan {
    /// When it starts.
    pub from: Time,
    /// When it ends.
    pub to: Time,
}

impl TimeSpan {
    /// 08:00 to 18:00, the contract's base hours.
    const BASE: Self = Self { from: hour(8), to: hour(18) };

    /// Wall-clock minutes from start to end, over 0 and up to 24:00.
    #[must_use]
    pub fn wall(self) -> super::Minutes {
        let span = self.to.minutes() - self.from.minutes();
        if span.0 > 0 { span } else { span + super::Minutes::hours(24) }
    }

    /// The moments it means on a day.
    #[must_use]
    pub fn on(self, date: Date) -> (super::Moment, super::Moment) {
        let end = if self.to > self.from { date } else { date.plus_days(1) };
        (date.at(self.from), end.at(self.to))
    }
}

const fn hour(hour: u16) -> Time {
    match Time::new(hour, 0) {
        Some(time) => time,
        None => Time::MIDNIGHT,
    }
}

impl FromStr for TimeSpan {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once('-')
            .and_then(|(from, to)| Some(Self { from: from.parse().ok()?, to: to.parse().ok()? }))
            .ok_or_else(|| Malformed::new(text, "times such as 09:00-15:00"))
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{}", self.from, self.to))
    }
}

impl Word for TimeSpan {}

crate::domain::parts::described! {
    Service {
        name: name,
        nation: plain,
        time_zone: plain or Zone::default(),
        leave_year_start: plain or MonthDay::default(),
        base_hours: plain or TimeSpan::BASE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leave_year_is_named_by_the_day_it_starts() {
        let service = Service::new("Harbour".into(), Nation::Scotland);
        let year = |d: &str| service.leave_year_of(d.parse().unwrap()).to_string();
        assert_eq!(year("2026-03-31"), "2025-04-01");
        assert_eq!(year("2026-04-01"), "2026-04-01");
        assert!("02-29".parse::<MonthDay>().is_err());
    }
}
