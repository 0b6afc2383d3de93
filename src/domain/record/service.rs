//! The service as a whole: its nation, zone and year.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, MonthDay, Time, TimeSpan, Zone};
use crate::domain::text::words;

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

/// 08:00 to 18:00, the contract's base hours.
const BASE_HOURS: TimeSpan = TimeSpan { from: hour(8), to: hour(18) };

const fn hour(hour: u16) -> Time {
    match Time::new(hour, 0) {
        Some(time) => time,
        None => Time::MIDNIGHT,
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
            base_hours: BASE_HOURS,
        }
    }

    /// The first day of the leave year that holds a date.
    #[must_use]
    pub fn leave_year_of(&self, date: Date) -> Date {
        let this = self.leave_year_start.of(date.year());
        if this <= date { this } else { self.leave_year_start.of(date.year() - 1) }
    }
}

crate::domain::parts::described! {
    Service {
        name: name,
        nation: plain,
        time_zone: plain or Zone::default(),
        leave_year_start: plain or MonthDay::default(),
        base_hours: plain or BASE_HOURS,
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
