//! What several words mean together: `half an hour`, `2 pm`, `quarter to 3`.

use super::clock;
use super::meaning::{DayPart, Meaning};
use crate::domain::{Date, Minutes, Time, WrittenTime, read_length, read_time};

/// What some words in a row begin with, in small letters, and how many of them that takes; `None` where it is no phrase.
pub(super) fn phrase(words: &[&str], today: Date) -> Option<(Meaning, usize)> {
    time(words).or_else(|| past_the_hour(words)).or_else(|| length(words)).or_else(|| match words {
        // The part of the day stands for itself.
        ["this", part, ..] if DayPart::read(part).is_some() => Some((Meaning::Day(today), 1)),
        _ => None,
    })
}

/// `2 pm`, `9.30 am`.
fn time(words: &[&str]) -> Option<(Meaning, usize)> {
    let [number, half, ..] = words else { return None };
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    let half = match DayPart::read(half).filter(|_| is_number && half.len() <= 4)? {
        DayPart::Morning => "am",
        DayPart::Afternoon => "pm",
    };
    let written = read_time(&format!("{number}{half}"))?;
    Some((Meaning::Time(written.time), 2))
}

/// The minutes after so many hours, and how many words they take: `30`, `and 20 minutes`, `15m`. What may well be an hour
/// of the day is one: with a quarter or a third of an hour hardly anybody means three or eight o'clock.
fn minutes_after(rest: &[&str]) -> Option<(i32, usize)> {
    let little = usize::from(rest.first() == Some(&"and"));
    let rest = rest.get(little..)?;
    let (minutes, words) = match rest {
        ["a", "half", ..] if little == 1 => (Some(30), 2),
        [minutes, "m" | "min" | "mins" | "minutes", ..] => (minutes.parse().ok(), 2),
        [minutes, ..] if minutes.ends_with(['m', 's']) => (read_length(minutes).map(|it| it.0), 1),
        [minutes, ..] => (minutes.parse().ok().filter(|minutes| matches!(minutes, 15 | 20 | 24..)), 1),
        [] => (None, 0),
    };
    Some(
        minutes
            .filter(|minutes| (1..60).contains(minutes))
            .map_or((0, 0), |minutes| (minutes, little + words)),
    )
}

/// `half past 1`, `quarter to 3 pm`, `20 past nine`, `ten to two`, `half 9`.
fn past_the_hour(words: &[&str]) -> Option<(Meaning, usize)> {
    let words_after_a = words.strip_prefix(&["a"]).filter(|rest| rest.first() == Some(&"quarter"));
    let little = usize::from(words_after_a.is_some());
    let (minutes, hour, used) = match words_after_a.unwrap_or(words) {
        ["half", "past", hour, ..] => (30, hour, 3),
        ["half", hour, ..] => (30, hour, 2),
        [minutes, "past", hour, ..] => (minutes_of_hour(minutes, false)?, hour, 3),
        [minutes, "to", hour, ..] => (-minutes_of_hour(minutes, true)?, hour, 3),
        _ => return None,
    };
    let half = words.get(little + used).and_then(|word| DayPart::read(word).filter(|_| word.len() <= 4));
    let ending = match half {
        Some(DayPart::Morning) => "am",
        Some(DayPart::Afternoon) => "pm",
        None => "",
    };
    let named =
        (1..).zip(NUMBERS).find(|(_, name)| name == hour).map(|(number, _): (u16, _)| number.to_string());
    let hour = named.unwrap_or_else(|| (*hour).to_owned());
    // "14:00 to 15:00" is from one time to another, and so is "9 to 5".
    let is_hour = hour.trim_end_matches(['a', 'p', 'm']).bytes().all(|it| it.is_ascii_digit());
    let written = read_time(&format!("{hour}{ending}")).filter(|_| is_hour)?;
    // Quarter to one is before noon, and as unclear as one is.
    let after_midnight = (written.time.minutes().0 + minutes).rem_euclid(24 * 60);
    let (hours, minutes) =
        (u16::try_from(after_midnight / 60).ok()?, u16::try_from(after_midnight % 60).ok()?);
    let meaning = clock::of_time(WrittenTime { time: Time::new(hours, minutes)?, ..written });
    Some((meaning, little + used + usize::from(half.is_some())))
}

/// The minutes that are said after an hour, or before it: `quarter`, `twenty`, `20`.
fn minutes_of_hour(word: &str, is_before: bool) -> Option<i32> {
    let in_words = [("quarter", 15), ("five", 5), ("ten", 10), ("twenty", 20), ("twenty-five", 25)];
    in_words.iter().find(|(name, _)| *name == word).map(|(_, minutes)| *minutes).or_else(|| {
        let minutes: i32 = word.parse().ok()?;
        // "9 to 5" and "10 to 2" go from one hour to another.
        let is_one = if is_before { matches!(minutes, 20 | 25) } else { (1..60).contains(&minutes) };
        is_one.then_some(minutes)
    })
}

/// The hours that are written as words, from one.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

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
        [number, "h" | "hr" | "hrs" | "hour" | "hours", rest @ ..] => {
            let hours = read_length(&format!("{number}h"))?.0;
            let (more, words) = minutes_after(rest)?;
            (hours + more, 2 + words)
        }
        [hours, rest @ ..] if hours.ends_with(['h', 'r', 's']) && read_length(hours).is_some() => {
            let (more, words) = minutes_after(rest)?;
            if words == 0 {
                return None;
            }
            (read_length(hours)?.0 + more, 1 + words)
        }
        [number, unit @ ("m" | "min" | "mins" | "minute" | "minutes"), ..] => {
            (read_length(&format!("{number}{unit}"))?.0, 2)
        }
        _ => return None,
    };
    // What is longer than a day is no length: its parts are read one by one.
    (minutes <= 24 * 60).then_some((Meaning::Length(Minutes(minutes)), used))
}

/// The next such day of a month from a day on, for a number that may be meant as one.
pub(super) fn next_of_month(day: u32, from: Date) -> Option<Date> {
    (0..=62).map(|days| from.plus_days(days)).find(|date| date.day() == day)
}
