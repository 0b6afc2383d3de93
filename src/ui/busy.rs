//! When somebody is busy by their calendar, in words: never what for, which nobody here knows.

use crate::app::{WeekView, words};
use crate::domain::{Date, HowBusy, PersonId};
use crate::rota::BusySpan;

/// Somebody's busy times of a day, each in words: `busy 10–11:30`, `at work elsewhere all day`.
pub(super) fn of_day(view: &WeekView, person: &PersonId, day: Date) -> Vec<String> {
    view.rota.busy_on(person, day).filter_map(|busy| in_words(busy, day)).collect()
}

fn in_words(busy: &BusySpan, day: Date) -> Option<String> {
    let how = match busy.how {
        HowBusy::Busy => "busy",
        HowBusy::Tentative => "may be busy",
        HowBusy::Elsewhere => "at work elsewhere",
        HowBusy::Away => "away, by their calendar,",
    };
    if busy.fills(day) {
        return Some(format!("{how} all day"));
    }
    let (start, end) = busy.on(day)?;
    Some(format!("{how} {}", words::times(start, end)))
}
