//! Times among the words of a line: each in the half of the day that the others leave it.

use super::meaning::{DayPart, Meaning, QuickWord};
use crate::domain::{Date, Time, WrittenTime, after_noon, in_turn};

/// What a time means by itself.
pub(super) fn of_time(written: WrittenTime) -> Meaning {
    if written.is_clear { Meaning::Time(written.time) } else { Meaning::Hour(written.time) }
}

/// What two times in one word mean by themselves.
pub(super) fn of_span(span: Result<(Time, Time), (Time, Time)>) -> Meaning {
    match span {
        Ok((from, to)) => Meaning::Times(from, to),
        Err((from, to)) => Meaning::Hours(from, to),
    }
}

/// Settles the hours that the words beside them make clear: `9 to 5`, `2 till 3pm`, `fri afternoon 2`; the others are of the
/// working day.
pub(super) fn settle(line: &str, words: &mut [QuickWord]) {
    beside_others(words);
    of_the_working_day(line, words);
}

/// An hour that nobody works at before noon is after it: `fri 2`, `half past one`. A number alone may be a day as well, where
/// no other day is written, or the one that is has this number.
fn of_the_working_day(line: &str, words: &mut [QuickWord]) {
    let days: Vec<Date> = words
        .iter()
        .flat_map(|word| match word.meaning {
            Meaning::Day(day) => [Some(day), None],
            Meaning::Days(from, to) => [Some(from), Some(to)],
            _ => [None, None],
        })
        .flatten()
        .collect();
    let comes_again = words.iter().any(|word| matches!(word.meaning, Meaning::Repeats(_)));
    for word in words {
        let text = line.get(word.range.clone()).unwrap_or_default();
        let number: Option<u32> = text.trim_end_matches(',').parse().ok();
        let may_be_day = number.is_some_and(|number| {
            days.is_empty() && !comes_again || days.iter().any(|day| day.day() == number)
        });
        let later = |time: Time| after_noon(time).unwrap_or(time);
        match word.meaning {
            Meaning::Hour(time) if !may_be_day => word.meaning = Meaning::Time(later(time)),
            Meaning::Hours(from, to) => word.meaning = Meaning::Times(later(from), later(to)),
            _ => {}
        }
    }
}

/// Settles the hours that another word makes clear.
fn beside_others(words: &mut [QuickWord]) {
    let part = words.iter().find_map(|word| match word.meaning {
        Meaning::Part(part) => Some(part),
        _ => None,
    });
    if let Some(part) = part {
        let of_part = |time: Time| match part {
            DayPart::Morning => time,
            DayPart::Afternoon => after_noon(time).unwrap_or(time),
        };
        for word in &mut *words {
            match word.meaning {
                Meaning::Hour(time) => word.meaning = Meaning::Time(of_part(time)),
                Meaning::Hours(from, to) => word.meaning = Meaning::Times(of_part(from), of_part(to)),
                _ => {}
            }
        }
    }
    let written = |meaning: &Meaning| match meaning {
        Meaning::Time(time) => Some(WrittenTime { time: *time, is_clear: true }),
        Meaning::Hour(time) => Some(WrittenTime { time: *time, is_clear: false }),
        _ => None,
    };
    let mut times = words.iter_mut().filter(|word| written(&word.meaning).is_some());
    if let (Some(first), Some(second)) = (times.next(), times.next())
        && let (Some(from), Some(to)) = (written(&first.meaning), written(&second.meaning))
        && !(from.is_clear && to.is_clear)
        && let Ok((from, to)) = in_turn(from, to)
    {
        (first.meaning, second.meaning) = (Meaning::Time(from), Meaning::Time(to));
    }
}
