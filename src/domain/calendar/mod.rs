//! Dates, times and weeks as the rota counts them: wall-clock, to the minute, in the service's zone.
//!
//! All of them are small numbers inside (a day number, minutes), so that they store in a few bytes and compare at once.

mod date;
mod digits;
mod minutes;
mod month;
mod month_day;
mod quarter;
mod time;
mod time_span;
mod week;
mod weekday;
mod written;
mod zone;

use std::fmt;

pub use chrono::Weekday;
pub use date::{Date, YEARS};
pub use minutes::Minutes;
pub use month::{DateOrMonth, MONTH_NAMES, Month};
pub use month_day::MonthDay;
pub use quarter::Quarter;
pub use time::{Moment, Time};
pub use time_span::TimeSpan;
pub use week::Week;
pub use weekday::{WEEKDAYS, beside_weekday, of_other_weekday, read_weekday, weekday_named, weekday_word};
pub use written::{
    NoDay, WrittenDay, WrittenShift, WrittenTime, after_noon, in_turn, month_named, read_hours_a_week,
    read_length, read_span, read_time, read_times, read_times_of_day, read_week_days,
};
pub use zone::{Instant, Zone};

macro_rules! debug_as_display {
    ($($name:ident)*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )*};
}
debug_as_display! { Date Time Moment Minutes Week Month Quarter }

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
