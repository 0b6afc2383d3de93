//! A repeat rule of a calendar as one of our own: what the rota knows is read, all else is refused by name.

use super::notes::quoted;
use super::occurrence::CalendarTime;
use super::value::{utc, written};
use crate::domain::{Frequency, Instant, Moment, Repeat, Time, Until};

/// A rule as it was read.
#[derive(Debug)]
pub(super) struct ReadRule {
    /// With its end on the wall of what repeats.
    pub repeat: Repeat,
    /// Whether its end is a day while what repeats has times.
    pub is_until_a_date: bool,
}

/// Reads a rule; `on_wall` tells what the wall of what repeats shows at a point of time. The error names what is not read.
pub(super) fn read(
    text: &str,
    start: CalendarTime,
    on_wall: impl Fn(Instant) -> Moment,
) -> Result<ReadRule, String> {
    let upper = text.trim().to_ascii_uppercase();
    let mut kept = vec![];
    let mut until = None;
    for part in upper.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name {
            "FREQ" => {
                known_frequency(value)?;
                kept.push(part);
            }
            "UNTIL" if until.is_some() => return Err("the repeat rule has UNTIL twice".to_owned()),
            "UNTIL" => until = Some(value),
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => known_clock(name, value, start)?,
            // What goes without saying.
            "RSCALE" if value == "GREGORIAN" => {}
            "SKIP" if value == "OMIT" => {}
            _ => kept.push(part),
        }
    }
    let read = kept.join(";").parse::<Repeat>();
    let mut repeat =
        read.map_err(|error| format!("the repeat rule is not read: {}", quoted(&error.to_string())))?;
    let mut is_until_a_date = false;
    if let Some(until) = until {
        if repeat.count.is_some() {
            return Err(
                "the repeat rule has both COUNT and UNTIL, and only one of them can end it".to_owned()
            );
        }
        let until = written(until).map_err(|error| format!("UNTIL of the repeat rule: {error}"))?;
        repeat.until = Some(match (start, until.time) {
            (CalendarTime::Day(_), _) => Until::Date(until.date),
            (CalendarTime::Time(_), None) => {
                is_until_a_date = true;
                Until::Date(until.date)
            }
            (CalendarTime::Time(_), Some((time, _))) if until.is_utc => {
                Until::Moment(on_wall(utc(until.date.at(time))))
            }
            (CalendarTime::Time(_), Some((time, _))) => Until::Moment(until.date.at(time)),
        });
    }
    Ok(ReadRule { repeat, is_until_a_date })
}

fn known_frequency(word: &str) -> Result<(), String> {
    match word {
        "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY" => Ok(()),
        "SECONDLY" | "MINUTELY" | "HOURLY" => {
            Err(format!("{word} rules are not read: what comes more often than once a day is no booking"))
        }
        _ => {
            let found = quoted(&word.chars().take(40).collect::<String>());
            Err(format!(
                "{found} is no frequency of a repeat rule; they are DAILY, WEEKLY, MONTHLY and YEARLY"
            ))
        }
    }
}

/// A time of day in a rule is read where it says only what its start says.
fn known_clock(name: &str, value: &str, start: CalendarTime) -> Result<(), String> {
    let time = match start {
        CalendarTime::Day(_) => Time::MIDNIGHT,
        CalendarTime::Time(first) => first.time(),
    };
    let own = match name {
        "BYHOUR" => time.hour(),
        "BYMINUTE" => time.minute(),
        _ => 0,
    };
    if value.parse() == Ok(own) {
        return Ok(());
    }
    Err(format!("{name} of the repeat rule is not read: an event comes at the time of day it starts"))
}

/// How much more than a day of a plain rule one of this rule costs to try.
pub(super) fn cost(repeat: &Repeat) -> u64 {
    let parts = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let a_month = 1 + parts(repeat.by_day.len() + repeat.by_month_day.len()) / 8;
    match (repeat.by_set_pos.len(), repeat.frequency) {
        (0, _) => a_month,
        (places, Frequency::Yearly) => 36 * a_month + parts(places) / 4,
        (places, _) => 6 * a_month + parts(places) / 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;

    fn rule(text: &str) -> Result<String, String> {
        let first: Moment = "2026-03-10T14:05".parse().unwrap();
        let zone = Zone::default();
        read(text, CalendarTime::Time(first), |at| zone.moment(at))
            .map(|it| format!("{}{}", it.repeat, if it.is_until_a_date { " (a day)" } else { "" }))
    }

    #[test]
    fn what_is_understood() {
        for (text, read) in [
            ("FREQ=WEEKLY;UNTIL=20260407T130500Z", "FREQ=WEEKLY;UNTIL=20260407T140500"),
            ("FREQ=WEEKLY;UNTIL=20260407T130500", "FREQ=WEEKLY;UNTIL=20260407T130500"),
            ("FREQ=DAILY;UNTIL=20260304", "FREQ=DAILY;UNTIL=20260304 (a day)"),
            ("freq=monthly;byday=-1th;count=3;", "FREQ=MONTHLY;COUNT=3;BYDAY=-1TH"),
            ("FREQ=DAILY;BYHOUR=14;BYMINUTE=5;BYSECOND=0", "FREQ=DAILY"),
            ("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=OMIT", "FREQ=YEARLY"),
        ] {
            assert_eq!(rule(text).as_deref(), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_refused_by_name() {
        for (text, named) in [
            ("FREQ=SECONDLY", "SECONDLY rules are not read"),
            ("FREQ=MINUTELY;COUNT=2", "MINUTELY rules are not read"),
            ("FREQ=FORTNIGHTLY", "FORTNIGHTLY is no frequency"),
            ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"),
            ("FREQ=YEARLY;BYYEARDAY=20", "BYYEARDAY"),
            ("FREQ=DAILY;BYHOUR=9,14", "BYHOUR"),
            ("FREQ=DAILY;COUNT=2;UNTIL=20260304", "both COUNT and UNTIL"),
            ("FREQ=DAILY;UNTIL=20260231", "31 February does not exist"),
            ("FREQ=DAILY;INTERVAL=0", "a whole number from 1"),
            ("COUNT=2", "FREQ"),
            ("", "repeat rule"),
            ("RSCALE=CHINESE;FREQ=YEARLY", "RSCALE"),
        ] {
            let error = rule(text).expect_err(text);
            assert!(error.contains(named), "{text}: {error}");
        }
    }
}
