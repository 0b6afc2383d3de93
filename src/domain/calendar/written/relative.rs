//! Days that are told by today, `next mon`, `in 2 weeks`, `a week on friday`, and those that have a name of their own.

use super::day::WrittenDay;
use crate::domain::calendar::Weekday;
use crate::domain::calendar::weekday::weekday_named;

/// The numbers that are written as words, from one.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Days with a name of their own, without apostrophes: the day and the month.
const NAMED: &[(&str, u32, u32)] = &[
    ("christmas eve", 24, 12),
    ("xmas eve", 24, 12),
    ("christmas day", 25, 12),
    ("christmas", 25, 12),
    ("xmas day", 25, 12),
    ("xmas", 25, 12),
    ("boxing day", 26, 12),
    ("hogmanay", 31, 12),
    ("new years eve", 31, 12),
    ("new year eve", 31, 12),
    ("new years day", 1, 1),
    ("new year day", 1, 1),
    ("new year", 1, 1),
    ("burns night", 25, 1),
    ("st andrews day", 30, 11),
];

/// The day and the month of a name: `boxing day`, `new year's eve`.
pub(super) fn called(text: &str) -> Option<(u32, u32)> {
    let plain: String = text.chars().filter(|letter| !matches!(letter, '\'' | '’')).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    NAMED.iter().find(|(name, ..)| *name == plain).map(|(_, day, month)| (*day, *month))
}

/// A day that is counted from today, in small letters.
pub(super) fn counted(words: &[&str]) -> Option<WrittenDay> {
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    beside_today(words).or_else(|| of_week(words)).or_else(|| after_so_long(words)).or_else(|| later(words))
}

fn beside_today(words: &[&str]) -> Option<WrittenDay> {
    Some(WrittenDay::FromToday(match words {
        ["today"] => 0,
        ["tomorrow" | "tmrw"] => 1,
        ["yesterday"] => -1,
        ["day", "after", "tomorrow"] => 2,
        ["day", "before", "yesterday"] => -2,
        _ => return None,
    }))
}

/// `next mon`, `this fri`, `last tue`, `next week`, `fri next week`, `next week fri`.
fn of_week(words: &[&str]) -> Option<WrittenDay> {
    if let ["coming", weekday] | ["this", "coming", weekday] = words {
        return Some(WrittenDay::Coming(0, weekday_named(weekday)?));
    }
    let week = |word: &str| match word {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    let (which, weekday) = match words {
        [which, "week", weekday] | [weekday, which, "week"] | [which, weekday] if *weekday != "week" => {
            (which, weekday_named(weekday)?)
        }
        [which, "week"] => (which, Weekday::Mon),
        _ => return None,
    };
    Some(WrittenDay::OfWeek(week(which)?, weekday))
}

/// `in 2 weeks`, `in ten days' time`, `a week ago`.
fn after_so_long(words: &[&str]) -> Option<WrittenDay> {
    let (many, unit, sign) = match words {
        ["in", many, unit] | ["in", many, unit, "time"] => (many, unit, 1),
        [many, unit, "ago"] => (many, unit, -1),
        _ => return None,
    };
    let days = match unit.trim_end_matches(['\'', '’']) {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        "fortnight" => 14,
        _ => return None,
    };
    Some(WrittenDay::FromToday(sign * days * number(many)?))
}

/// `a week on monday`, `a fortnight today`, `2 weeks tomorrow`, `monday week`.
fn later(words: &[&str]) -> Option<WrittenDay> {
    let (many, unit, rest) = match words {
        [day, unit @ ("week" | "fortnight")] => ("one", unit, std::slice::from_ref(day)),
        [unit @ ("week" | "fortnight"), rest @ ..] => ("one", unit, rest),
        [many, unit, rest @ ..] => (*many, unit, rest),
        _ => return None,
    };
    let weeks = match *unit {
        "week" | "weeks" => number(many)?,
        "fortnight" => 2 * number(many)?,
        _ => return None,
    };
    match rest {
        [day] | ["on" | "from", day] if let Some(WrittenDay::FromToday(days)) = beside_today(&[day]) => {
            Some(WrittenDay::FromToday(days + 7 * weeks))
        }
        // "2 weeks from monday" may as well be how long something goes on.
        [day] | ["on", day] => Some(WrittenDay::Coming(weeks, weekday_named(day)?)),
        _ => None,
    }
}

/// A small number: `2`, `two`, `a`.
fn number(word: &str) -> Option<i32> {
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let in_words = (1..).zip(NUMBERS).find(|(_, name)| *name == word).map(|(number, _)| number);
    in_words.or_else(|| word.parse().ok().filter(|number| (1..=366).contains(number)))
}
