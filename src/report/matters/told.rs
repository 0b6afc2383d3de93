//! Whom a matter is about and when it is, in as few words as a list has room for.

use crate::domain::{Date, State, Week};
use crate::rules::{Flag, When};
use crate::words;

use super::Matter;

/// The most columns that two names take; beyond, people are counted.
const BY_NAME: usize = 10;
/// Up to so many days ahead, a day is told by its name; then the days are counted, and from `WEEKS_FROM` on the weeks.
const BY_DAY: i32 = 7;
const WEEKS_FROM: i32 = 56;

impl Matter {
    /// Whom it is about: `Aisha`, `Aisha, Shona`, `4 people`; nothing where it is about nobody in particular.
    #[must_use]
    pub fn who(&self, state: &State) -> String {
        let names: Vec<&str> = self.people.iter().map(|id| state.display_name(id)).collect();
        let joined = names.join(", ");
        match names.as_slice() {
            [] | [_] => joined,
            [_, _] if joined.chars().count() <= BY_NAME => joined,
            many => format!("{} people", many.len()),
        }
    }

    /// Whom it is about and when it is, as far as there is something to say: `Aisha, Fri 4 10:15`.
    #[must_use]
    pub fn who_and_when(&self, state: &State, today: Date, week: Week) -> String {
        let said = [self.who(state), self.when(today, week)];
        let said: Vec<&str> = said.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        said.join(", ")
    }

    /// When it is: `Fri 4 10:15`, `Thu 3`, `Wed 2–Fri 4`, `all week`, `by Thu 3`, `since 27 Nov`, `in 17 weeks`. Days of the
    /// week that is looked at go without their month.
    #[must_use]
    pub fn when(&self, today: Date, week: Week) -> String {
        let day = |date: Date| {
            if week.holds(date) { date.naive().format("%a %-d").to_string() } else { words::day(date, today) }
        };
        let (Some(first), Some(last)) = self.days() else { return String::new() };
        if let Some(due) = self.flags.iter().filter_map(|flag| flag.due).min() {
            return match due.days_since(today) {
                ..0 if week.holds(due) => format!("since {}", day(due)),
                ..0 if due.year() == today.year() => format!("since {}", due.naive().format("%-d %b")),
                ..0 => format!("since {}", words::date(due)),
                0 => "today".to_owned(),
                days @ 1..=BY_DAY => format!("by {}", day(today.plus_days(days))),
                days @ ..WEEKS_FROM => format!("in {days} days"),
                days => format!("in {} weeks", days / 7),
            };
        }
        let is_whole = |flag: &Flag| {
            (flag.start, flag.end) == (Some(flag.week.monday().into()), Some(flag.week.sunday().into()))
        };
        if self.flags.iter().any(is_whole) {
            let last = last.week();
            return match first.week() {
                only if only == last && only == week => "all week".to_owned(),
                only if only == last => format!("all of {}", words::short_week(only, today)),
                first => {
                    format!("{}–{}", words::short_week(first, today), words::short_week(last, today))
                }
            };
        }
        // One time of day is told where all of it starts then.
        let start = self.head.start.filter(|start| {
            self.flags.iter().all(|flag| flag.start == Some(*start) && flag.subject == self.head.subject)
        });
        match (start, first == last) {
            (Some(When::Moment(start)), true) => format!("{} {}", day(first), start.time()),
            (_, true) => day(first),
            (_, false) => format!("{}–{}", day(first), day(last)),
        }
    }
}
