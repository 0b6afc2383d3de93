//! A repeat rule in plain words, which [`super::read()`] reads back as the very same rule.

use std::fmt::Write as _;

use crate::domain::{Date, Frequency, Repeat, Until, Weekday};
use crate::words::in_a_row;

/// Numbers that have a word of their own, from the first.
pub(super) const NUMBERS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// Monday to Friday, with no number.
pub(super) const WORKING_DAYS: [Weekday; 5] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// The short names of the months.
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// When a series comes again, in words: `every month on the last working day until 31 Mar 2027`.
#[must_use]
pub fn say(rule: &Repeat) -> String {
    let weekdays_alone = rule.frequency == Frequency::Weekly
        && rule.interval == 1
        && rule.by_set_pos.is_empty()
        && !rule.by_day.is_empty();
    let mut words = if weekdays_alone {
        format!("every {}", if are_working_days(rule) { "weekday".to_owned() } else { weekdays(rule) })
    } else {
        head(rule)
    };
    if !rule.by_month.is_empty() {
        let name = |month: &u8| MONTHS.get(usize::from(*month).wrapping_sub(1)).copied().unwrap_or_default();
        let _ = write!(words, " in {}", listed(rule.by_month.iter().map(|month| name(month).to_owned())));
    }
    if !weekdays_alone {
        words += &on(rule);
    }
    if rule.week_start != Weekday::Mon {
        let _ = write!(words, ", weeks from {}", rule.week_start);
    }
    match rule.until {
        Some(Until::Date(last)) => drop(write!(words, " until {}", in_full(last))),
        Some(Until::Moment(last)) => {
            let _ = write!(words, " until {} at {}", in_full(last.date()), last.time());
        }
        None => {}
    }
    match rule.count {
        Some(1) => words += ", 1 time",
        Some(count) => drop(write!(words, ", {count} times")),
        None => {}
    }
    words
}

fn head(rule: &Repeat) -> String {
    let unit = match rule.frequency {
        Frequency::Daily => "day",
        Frequency::Weekly => "week",
        Frequency::Monthly => "month",
        Frequency::Yearly => "year",
    };
    match rule.interval {
        0 | 1 => format!("every {unit}"),
        many => format!("every {many} {unit}s"),
    }
}

/// On which days of the period; nothing where that of the first one is meant.
fn on(rule: &Repeat) -> String {
    let picks_working_day = !rule.by_set_pos.is_empty() && rule.by_month_day.is_empty();
    if picks_working_day && are_working_days(rule) {
        return format!(" on the {} working day", places(rule));
    }
    let mut words = match (rule.by_month_day.as_slice(), rule.by_day.as_slice()) {
        ([], []) => String::new(),
        ([], _) if are_working_days(rule) => " on working days".to_owned(),
        ([], _) => format!(" on {}", weekdays(rule)),
        (days, []) => format!(" on {}", month_days(days)),
        (days, _) => format!(" on {} if {}", month_days(days), weekdays(rule)),
    };
    if !rule.by_set_pos.is_empty() {
        let _ = write!(words, ", only the {}", places(rule));
    }
    words
}

fn are_working_days(rule: &Repeat) -> bool {
    rule.by_day.iter().copied().eq(WORKING_DAYS.map(|day| (None, day)))
}

fn weekdays(rule: &Repeat) -> String {
    let numbered = rule.by_day.iter().any(|(number, _)| number.is_some());
    let mut days = rule.by_day.clone();
    days.sort_by_key(|(number, _)| in_order(number.map_or(0, i16::from)));
    listed(days.into_iter().map(|(number, day)| match number {
        Some(number) => format!("the {} {day}", ordinal(number.into())),
        None if numbered => format!("every {day}"),
        None => day.to_string(),
    }))
}

fn month_days(days: &[i8]) -> String {
    let mut days: Vec<i16> = days.iter().map(|day| i16::from(*day)).collect();
    days.sort_by_key(|day| in_order(*day));
    listed(days.into_iter().map(|day| match day {
        1.. => format!("the {}", numeral(day)),
        _ => format!("the {} day", ordinal(day)),
    }))
}

fn places(rule: &Repeat) -> String {
    let mut places = rule.by_set_pos.clone();
    places.sort_by_key(|place| in_order(*place));
    listed(places.into_iter().map(ordinal))
}

/// From the first on, then towards the last.
fn in_order(number: i16) -> (bool, i16) {
    (number < 0, number)
}

/// `third`, `20th`, `last`, `second last`.
fn ordinal(number: i16) -> String {
    let named = |number: i16| {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| NUMBERS.get(at)).map_or_else(|| numeral(number), |word| (*word).to_owned())
    };
    match number {
        -1 => "last".to_owned(),
        ..-1 => format!("{} last", named(-number)),
        _ => named(number),
    }
}

/// `1st`, `22nd`, `113th`.
fn numeral(number: i16) -> String {
    let tail = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{tail}")
}

/// `a`, `a and b`, `a, b and c`.
fn listed(items: impl Iterator<Item = String>) -> String {
    in_a_row(&items.collect::<Vec<_>>())
}

/// The day with its year, as it is typed: `3 Jan 2027`.
fn in_full(date: Date) -> String {
    date.naive().format("%-d %b %Y").to_string()
}
