//! When a series comes in a window: its rule, with what is added and taken out. Whatever the rule says, it ends soon.

use std::collections::{BTreeMap, HashSet};

use super::bounds::MOST_TRIES;
use super::event::{Event, Length, first_wall};
use super::rule;
use super::stamp::{InstanceKey, Stamp};
use crate::domain::{Date, Repeat};

/// One occurrence as its series gives it.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub start: Stamp,
    pub length: Length,
}

/// What may still be tried against rules, in days of a plain rule.
#[derive(Debug)]
pub(super) struct Budget(u64);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST_TRIES)
    }
}

impl Budget {
    /// Takes so many, where they are left.
    fn take(&mut self, tries: u64) -> Option<()> {
        self.0 = self.0.checked_sub(tries)?;
        Some(())
    }
}

/// The occurrences of an event, each under what calls it by, that start in a window of days on its own wall; of one that does
/// not repeat, that one. `None` where there is no telling soon enough.
pub(super) fn instances(
    event: &Event,
    window: (Date, Date),
    budget: &mut Budget,
) -> Option<BTreeMap<InstanceKey, Instance>> {
    let mut found = BTreeMap::new();
    let Some(start) = &event.start else { return Some(found) };
    let mut add = |start: Stamp, length: Option<Length>| {
        let length = length.unwrap_or(event.length);
        found.insert(start.key(), Instance { start, length });
    };
    if event.rules.is_empty() {
        add(start.clone(), None);
    }
    for repeat in &event.rules {
        budget.take(tries(repeat, start.date(), window))?;
        for date in repeat.dates(first_wall(start), window.0, window.1) {
            add(start.on(date), None);
        }
    }
    for extra in &event.extras {
        add(extra.start.clone(), extra.length);
    }
    if !event.excluded.is_empty() {
        let out = Excluded::of(event, start);
        found.retain(|key, instance| !out.keys.contains(key) && !out.days.contains(&instance.start.date()));
    }
    Some(found)
}

/// What trying a rule on a window costs; one that counts tries the days before it too.
fn tries(repeat: &Repeat, start: Date, (from, to): (Date, Date)) -> u64 {
    let days = |from: Date, to: Date| u64::try_from(to.days_since(from).saturating_add(1)).unwrap_or(0);
    let from = from.max(start);
    let to = repeat.last_day().map_or(to, |last| last.min(to)).min(Date::LAST);
    let before = if repeat.count.is_some() && from <= to { days(start, from) } else { 0 };
    (1 + days(from, to) + before).saturating_mul(rule::cost(repeat))
}

/// What is taken out of a series.
#[derive(Default)]
struct Excluded {
    keys: HashSet<InstanceKey>,
    /// Days on the wall of the series.
    days: HashSet<Date>,
}

impl Excluded {
    fn of(event: &Event, start: &Stamp) -> Self {
        let mut out = Self::default();
        for stamp in &event.excluded {
            match (start, stamp) {
                // A day alone takes out all of it, and a time with a series of whole days means its day.
                (Stamp::Time { .. }, Stamp::Day(date)) => drop(out.days.insert(*date)),
                (Stamp::Day(_), Stamp::Time { .. }) => drop(out.days.insert(stamp.date())),
                _ => drop(out.keys.insert(stamp.key())),
            }
        }
        out
    }
}
