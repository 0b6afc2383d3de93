//! What is said of words that are not understood, one by one: what they may be meant for, and what would be understood.

use super::QuickContext;
use super::known::like;
use super::meaning::{Meaning, QuickWord};
use super::phrase::next_of_month;
use crate::domain::{Date, Time, after_noon};

/// How many letters of a word are said again.
const LETTERS: usize = 30;

/// What is not understood of a line, in the order of its words.
pub(super) fn doubts(line: &str, words: &[QuickWord], setting: &QuickContext) -> Vec<String> {
    let has_time = words.iter().any(|it| matches!(it.meaning, Meaning::Time(_) | Meaning::Times(..)));
    let doubt = |word: &QuickWord| {
        let text = short(line, word);
        match &word.meaning {
            Meaning::Unknown => Some(unknown(&text, setting)),
            Meaning::Ambiguous(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).take(6).collect();
                Some(format!("“{text}” could be {}: write more of it", names.join(", ")))
            }
            // Beside a time it can be nothing but what is to be done.
            Meaning::NoTime if has_time => {
                Some(format!("“{text}” is nothing that is booked here: write what it is, such as pause"))
            }
            meaning => unclear(&text, meaning, setting.today),
        }
    };
    words.iter().filter_map(doubt).collect()
}

/// What a word says, as far as that is said again.
pub(super) fn short(line: &str, word: &QuickWord) -> String {
    line.get(word.range.clone()).unwrap_or_default().chars().take(LETTERS).collect()
}

/// Why it is not clear which day or time a word means; `None` where it is.
pub(super) fn unclear(text: &str, meaning: &Meaning, today: Date) -> Option<String> {
    match meaning {
        Meaning::NoDay(words) => Some(format!("{words}: write another day")),
        Meaning::Over(day) => {
            let next = (0..7).map(|days| today.plus_days(days)).find(|next| next.weekday() == day.weekday());
            let next = next.map(|next| format!(", or {} for the next", day_month(next))).unwrap_or_default();
            Some(format!(
                "“{text}” is over in the week that is shown: write {} for that{next}",
                day_month(*day)
            ))
        }
        Meaning::Month(month, ends) => Some(month_alone(text, *month, *ends, today)),
        Meaning::Hour(time) => Some(hour(text, *time, today)),
        Meaning::Hours(from, to) => Some(format!(
            "“{text}” could be in the night or after noon: write {from}-{to} or {}",
            later(*from, *to)
        )),
        Meaning::TimeOrDay(time, date) => {
            Some(format!("“{text}” could be a time or a day: write {time} or {}", day_month(*date)))
        }
        Meaning::TimeOrYear(day, time, date) => Some(format!(
            "“{text}” could be a time or a year: write {} {time}, or {}",
            day_month(*day),
            date.naive().format("%-d/%-m/%Y")
        )),
        Meaning::NoTime => {
            Some(format!("“{text}” is not at the same time everywhere: write a time, such as 12:30"))
        }
        _ => None,
    }
}

/// Why a month alone is no day: as a last day it may be the one before it begins, or its own last.
fn month_alone(text: &str, month: u32, ends: bool, today: Date) -> String {
    let firsts = (today.year()..=today.year() + 1).filter_map(|year| Date::new(year, month, 1));
    let last_of = |first: Date| (27..=30).map(|days| first.plus_days(days)).rfind(|day| day.month() == month);
    let mut months = firsts.filter_map(|first| Some((first, last_of(first)?)));
    let Some((first, last)) = months.find(|(_, last)| *last >= today) else {
        return format!("“{text}” is a month: write a day of it");
    };
    match (ends, first > today) {
        (true, true) => {
            let (before, last) = (day_month(first.plus_days(-1)), day_month(last));
            format!("“until {text}” could be until {before} or until {last}: write one of them")
        }
        (true, false) => format!("“{text}” is a month: write a day of it, such as {}", day_month(last)),
        (false, _) => {
            format!("“{text}” is a month: write a day of it, such as {}", day_month(first.max(today)))
        }
    }
}

/// A day without its year, as it is typed: `4 dec`.
fn day_month(date: Date) -> String {
    date.naive().format("%-d %b").to_string().to_lowercase()
}

fn later(from: Time, to: Time) -> String {
    let later = |time: Time| after_noon(time).unwrap_or(time);
    format!("{}-{}", later(from), later(to))
}

/// An hour that may be in the night or after noon, and as a number alone a day too.
fn hour(text: &str, time: Time, today: Date) -> String {
    let noon = after_noon(time).unwrap_or(time);
    let day = text.parse().ok().and_then(|day| next_of_month(day, today));
    match day.map(day_month) {
        Some(day) => format!("“{text}” could be {noon}, {time} or a day: write {noon}, {time} or {day}"),
        None => format!("“{text}” could be {noon} or {time}: write one of them"),
    }
}

/// Why a word means nothing: a time or a length that cannot be, a slip of something known, or nothing that is known here.
fn unknown(text: &str, setting: &QuickContext) -> String {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if text.split_once([':', '.']).is_some_and(|(hours, minutes)| digits(hours) && digits(minutes)) {
        return format!("there is no time {text}: a day goes from 0:00 to 23:59");
    }
    let length = text.strip_suffix(['m', 'h']).or_else(|| text.strip_suffix("min"));
    if length.is_some_and(digits) {
        return format!("{text} is not a length: write one such as 45m or 1h30");
    }
    let of_month = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if digits(text) || digits(of_month) {
        let day = of_month.parse().ok().filter(|day| (1..=31).contains(day));
        let day = day.and_then(|day| next_of_month(day, setting.today));
        return match day {
            Some(day) => {
                format!("“{text}” is no time: for a day write its month too, such as {}", day_month(day))
            }
            None => format!("“{text}” is neither a time nor a day: write one such as 14:30 or 3 dec"),
        };
    }
    let reads_as_family = text.split_at_checked(1).is_some_and(|(letter, number)| {
        letter.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'w') && digits(number)
    });
    if reads_as_family {
        // Whether there is such a family elsewhere is nobody's to know: what is said is the same.
        return format!(
            "“{text}” is none of the families that you can see: look for hers on the Caseload screen"
        );
    }
    match like(text, setting.state) {
        Some(near) => format!("“{text}” is not known here: did you mean {near}?"),
        None => format!("“{text}” is not known here: write a day, what, or who"),
    }
}
