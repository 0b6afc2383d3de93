//! The service's time zone: from the wall clock to elapsed time and back.
//!
//! A time that does not exist (the clocks went forward over it) is read with the offset before the change;
//! one that comes twice is the first.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Offset, SecondsFormat, TimeDelta, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::minutes::Minutes;
use super::time::Moment;
use crate::domain::text::Malformed;

/// A time zone by its IANA name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

/// A point of time, in minutes since 1970-01-01T00:00 UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Instant(pub i64);

impl Instant {
    /// In the words of the team file: `2026-11-30T09:00:00Z`.
    #[must_use]
    pub fn in_utc(self) -> String {
        let at = DateTime::from_timestamp(self.0.saturating_mul(60), 0).unwrap_or_default();
        at.to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self(Tz::Europe__London)
    }
}

impl Zone {
    /// The point of time that a wall clock in this zone means.
    #[must_use]
    pub fn instant(self, moment: Moment) -> Instant {
        let local = moment.naive();
        let offset = match self.0.offset_from_local_datetime(&local) {
            chrono::LocalResult::Single(offset) | chrono::LocalResult::Ambiguous(offset, _) => {
                offset.fix().local_minus_utc()
            }
            chrono::LocalResult::None => self.offset_before(local),
        };
        Instant((local.and_utc().timestamp() - i64::from(offset)).div_euclid(60))
    }

    /// The offset that was in force before the gap a local time falls in: no gap is as long as a day.
    fn offset_before(self, local: chrono::NaiveDateTime) -> i32 {
        let earlier = local.checked_sub_signed(TimeDelta::days(1)).unwrap_or(local);
        match self.0.offset_from_local_datetime(&earlier) {
            chrono::LocalResult::Single(offset) | chrono::LocalResult::Ambiguous(offset, _) => {
                offset.fix().local_minus_utc()
            }
            chrono::LocalResult::None => 0,
        }
    }

    /// What the wall clock in this zone shows at a point of time.
    #[must_use]
    pub fn moment(self, instant: Instant) -> Moment {
        let utc =
            chrono::DateTime::from_timestamp(instant.0.saturating_mul(60), 0).unwrap_or_default().naive_utc();
        let offset = self.0.offset_from_utc_datetime(&utc).fix();
        Moment::from_naive(utc + TimeDelta::seconds(i64::from(offset.local_minus_utc())))
    }

    /// A point of time as RFC 3339 has it, with the offset in force: `2026-11-30T09:00:00+00:00`.
    #[must_use]
    pub fn rfc3339(self, instant: Instant) -> String {
        let utc = chrono::DateTime::from_timestamp(instant.0.saturating_mul(60), 0).unwrap_or_default();
        utc.with_timezone(&self.0).to_rfc3339()
    }

    /// Minutes that pass between two wall-clock moments; negative when the second is earlier.
    #[must_use]
    pub fn elapsed(self, from: Moment, to: Moment) -> Minutes {
        let minutes = self.instant(to).0 - self.instant(from).0;
        Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))
    }

    /// What the wall clock shows when so many minutes have passed.
    #[must_use]
    pub fn after(self, from: Moment, minutes: Minutes) -> Moment {
        self.moment(Instant(self.instant(from).0 + i64::from(minutes.0)))
    }
}

impl FromStr for Zone {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.parse().map(Self).map_err(|_| Malformed::new(text, "a time zone such as Europe/London"))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.0.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_night_is_an_hour_shorter_in_march_and_longer_in_october() {
        let zone = Zone::default();
        let night = |from, to| zone.elapsed(moment(from), moment(to));
        assert_eq!(night("2027-03-27T22:00", "2027-03-28T09:00"), Minutes::hours(10));
        assert_eq!(night("2026-10-24T22:00", "2026-10-25T09:00"), Minutes::hours(12));
        assert_eq!(night("2026-11-24T22:00", "2026-11-25T09:00"), Minutes::hours(11));
    }

    #[test]
    fn a_time_that_does_not_exist_is_read_with_the_offset_before() {
        let zone = Zone::default();
        // 01:30 on the morning the clocks go forward is 01:30 GMT, which the wall calls 02:30.
        let instant = zone.instant(moment("2027-03-28T01:30"));
        assert_eq!(zone.moment(instant), moment("2027-03-28T02:30"));
    }

    #[test]
    fn a_time_that_comes_twice_is_the_first() {
        let zone = Zone::default();
        assert_eq!(zone.elapsed(moment("2026-10-25T00:30"), moment("2026-10-25T01:30")), Minutes::hours(1));
        assert_eq!(zone.elapsed(moment("2026-10-25T01:30"), moment("2026-10-25T02:00")), Minutes(90));
    }
}
