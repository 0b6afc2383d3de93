//! Days read: by their numbers, by the name of their month, by their week.

use super::day::{NoDay, WrittenDay};
use super::place::without_leap_day;
use super::relative::{called, counted};
use crate::domain::calendar::date::{Date, YEARS};
use crate::domain::calendar::month::MONTH_NAMES;
use crate::domain::calendar::week::Week;
use crate::domain::calendar::weekday::weekday_named;

/// The longest that each month can be, in days.
const LONGEST_MONTH_DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl WrittenDay {
    /// Reads what is written, in words or in numbers.
    pub fn read(text: &str) -> Result<Self, NoDay> {
        let low = text.trim().trim_end_matches([',', '.']).to_lowercase();
        let words: Vec<&str> = low.split_whitespace().collect();
        if let Some(day) = weekday_named(&low).map(Self::Weekday).or_else(|| counted(&words)) {
            return Ok(day);
        }
        if let Some(day) = of_month(&words) {
            return match day {
                1..=31 => Ok(Self::OfMonth(day)),
                _ => Err(NoDay::Impossible(format!("no month has a day {day}"))),
            };
        }
        if let Some(read) = by_name(&words) {
            return read;
        }
        let dashed = || numbers(&low, '-').filter(|parts| parts.len() == 3);
        let all = numbers(&low, '/').or_else(|| numbers(&low, '.')).or_else(dashed);
        if let Some(parts) = all.or_else(|| in_words(&words)) {
            return match *parts.as_slice() {
                [day, month] => dated(day, month, None),
                [year, month, day] if year > 99 => dated(day, month, Some(year)),
                [day, month, year] => dated(day, month, Some(if year < 100 { 2000 + year } else { year })),
                _ => Err(NoDay::Unread),
            };
        }
        week(&low)
    }
}

/// `the 4th`, `21st`: a day of a month that is not named.
fn of_month(words: &[&str]) -> Option<u32> {
    let ([day] | ["the", day]) = words else { return None };
    let ends = ["st", "nd", "rd", "th"].iter().any(|end| day.ends_with(end));
    day_of_month(day).filter(|_| ends)
}

/// A day with a name of its own, with its year where that is written: `boxing day 2027`.
fn by_name(words: &[&str]) -> Option<Result<WrittenDay, NoDay>> {
    if let Some((day, month)) = called(&words.join(" ")) {
        return Some(dated(day, month, None));
    }
    let (year, name) = words.split_last()?;
    let year = number(year).filter(|year| *year > 99)?;
    called(&name.join(" ")).map(|(day, month)| dated(day, month, Some(year)))
}

/// Two or three whole numbers with a sign between them.
fn numbers(text: &str, between: char) -> Option<Vec<u32>> {
    let parts: Option<Vec<u32>> = text.split(between).map(number).collect();
    parts.filter(|parts| (2..=3).contains(&parts.len()))
}

/// `4 jan`, `4th of january 2027`, `jan 4`: the day, the month and, where it is written, the year.
fn in_words(words: &[&str]) -> Option<Vec<u32>> {
    let mut words = words.iter().copied().filter(|word| !matches!(*word, "of" | "the"));
    let (first, second) = (words.next()?, words.next()?);
    let parts = match (day_of_month(first), month_named(second)) {
        (Some(day), Some(month)) => [day, month],
        _ => [day_of_month(second)?, month_named(first)?],
    };
    let year = words.next().map(number);
    if words.next().is_some() {
        return None;
    }
    parts.into_iter().map(Some).chain(year).collect()
}

/// A day of a month: `4`, `4th`.
fn day_of_month(word: &str) -> Option<u32> {
    number(["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word))
}

/// The number of a month, 1 to 12, by its whole name or any beginning of at least three letters, in small letters.
#[must_use]
pub fn month_named(word: &str) -> Option<u32> {
    let begins = |name: &&str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    (1..)
        .zip(&MONTH_NAMES)
        .find(|(_, name)| begins(name) || (word == "sept" && **name == "September"))
        .map(|it| it.0)
}

fn number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A day of a month, of a year where one is written; the error says that there is none.
fn dated(day: u32, month: u32, year: Option<u32>) -> Result<WrittenDay, NoDay> {
    let impossible = |words: String| Err(NoDay::Impossible(words));
    let at = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    let Some((name, longest)) = at.and_then(|at| Some((MONTH_NAMES.get(at)?, LONGEST_MONTH_DAYS.get(at)?)))
    else {
        return impossible(format!("there is no month {month}"));
    };
    if !(1..=*longest).contains(&day) {
        return impossible(format!("there is no {day} {name}"));
    }
    let Some(year) = year else { return Ok(WrittenDay::OfYear { day, month }) };
    match i32::try_from(year).ok().filter(|year| YEARS.contains(year)) {
        None => impossible(format!("years go from {} to {} here, not {year}", YEARS.start(), YEARS.end())),
        Some(year) => match Date::new(year, month, day) {
            Some(date) => Ok(WrittenDay::Date(date)),
            None => impossible(without_leap_day(year)),
        },
    }
}

/// `w51`, `week 51`, or `2026-w51` with its year.
fn week(low: &str) -> Result<WrittenDay, NoDay> {
    let number_alone =
        low.strip_prefix("week").or_else(|| low.strip_prefix("wk")).map(|rest| format!("w{}", rest.trim()));
    let low = number_alone.as_deref().unwrap_or(low);
    let Some((year, digits)) = low.split_once('w') else { return Err(NoDay::Unread) };
    let Some(week) = number(digits).filter(|_| digits.len() <= 2) else { return Err(NoDay::Unread) };
    if !(1..=53).contains(&week) {
        return Err(NoDay::Impossible(format!("there is no week {week}")));
    }
    if year.is_empty() {
        return Ok(WrittenDay::Week(week));
    }
    let year = year.strip_suffix('-').filter(|year| year.len() == 4).and_then(number).ok_or(NoDay::Unread)?;
    let there = i32::try_from(year).ok().and_then(|year| Week::new(year, week));
    let none = || NoDay::Impossible(format!("there is no week {week} in {year}"));
    there.map(|week| WrittenDay::Date(week.monday())).ok_or_else(none)
}
