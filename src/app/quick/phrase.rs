//! What several words mean together: `half an hour`, `2 pm`, `next mon`, `dec 4`.

use super::meaning::{DayPart, Meaning};
use super::when;
use crate::domain::{Date, Minutes, Weekday, weekday_named};

/// What some words in a row begin with, in small letters, and how many of them that takes; `None` where it is no phrase.
pub(super) fn phrase(words: &[&str], today: Date) -> Option<(Meaning, usize)> {
    time(words).or_else(|| length(words)).or_else(|| day(words, today))
}

/// `2 pm`, `9.30 am`.
fn time(words: &[&str]) -> Option<(Meaning, usize)> {
    let [number, half, ..] = words else { return None };
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    let half = match DayPart::read(half).filter(|_| is_number && half.len() <= 4)? {
        DayPart::Morning => "am",
        DayPart::Afternoon => "pm",
    };
    let written = when::time(&format!("{number}{half}"))?;
    Some((Meaning::Time(written.time), 2))
}

/// `half an hour`, `an hour and a half`, `quarter of an hour`, `1 hour 30`, `45 minutes`.
fn length(words: &[&str]) -> Option<(Meaning, usize)> {
    let (minutes, used) = match words {
        ["half", "an" | "a", "hour", ..] => (30, 3),
        ["half", "hour", ..] => (30, 2),
        ["an" | "one", "hour", "and", "a", "half", ..] => (90, 5),
        ["a", "quarter", "of", "an", "hour", ..] => (15, 5),
        ["quarter", "of", "an", "hour", ..] => (15, 4),
        ["three", "quarters", "of", "an", "hour", ..] => (45, 5),
        ["an" | "one", "hour", ..] => (60, 2),
        ["two", "hours", ..] => (120, 2),
        [number, unit @ ("h" | "hr" | "hrs" | "hour" | "hours"), rest @ ..] => {
            let hours = when::length(&format!("{number}{unit}"))?.0;
            let little = usize::from(rest.first() == Some(&"and"));
            let more = rest.get(little..).and_then(|rest| match rest {
                [minutes, "m" | "min" | "mins" | "minutes", ..] => Some((minutes.parse::<i32>().ok()?, 2)),
                _ => None,
            });
            let (more, words) = more.filter(|(more, _)| (1..60).contains(more)).unwrap_or((0, 0));
            (hours + more, if words > 0 { 2 + little + words } else { 2 })
        }
        [number, unit @ ("m" | "min" | "mins" | "minute" | "minutes"), ..] => {
            (when::length(&format!("{number}{unit}"))?.0, 2)
        }
        _ => return None,
    };
    Some((Meaning::Length(Minutes(minutes)), used))
}

/// `next mon`, `this fri`, `last tue`, `next week`, `fri next week`: counted from the week that is running.
fn day(words: &[&str], today: Date) -> Option<(Meaning, usize)> {
    let week = |word: &str| match word {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    let of_week = |weeks: i32, weekday: Weekday| Meaning::Day(today.week().plus(weeks).day(weekday));
    match words {
        [which, "week", weekday, ..]
            if let (Some(weeks), Some(weekday)) = (week(which), weekday_named(weekday)) =>
        {
            Some((of_week(weeks, weekday), 3))
        }
        [weekday, which, "week", ..]
            if let (Some(weeks), Some(weekday)) = (week(which), weekday_named(weekday)) =>
        {
            Some((of_week(weeks, weekday), 3))
        }
        [which, "week", ..] => week(which).map(|weeks| (of_week(weeks, Weekday::Mon), 2)),
        [which, weekday, ..] if let (Some(weeks), Some(weekday)) = (week(which), weekday_named(weekday)) => {
            Some((of_week(weeks, weekday), 2))
        }
        ["this", part, ..] if DayPart::read(part).is_some() => Some((Meaning::Day(today), 1)),
        _ => None,
    }
}

/// The next such day of a month from a day on, for a number that may be meant as one.
pub(super) fn next_of_month(day: u32, from: Date) -> Option<Date> {
    (0..=62).map(|days| from.plus_days(days)).find(|date| date.day() == day)
}
