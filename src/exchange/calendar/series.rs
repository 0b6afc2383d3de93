//! What belongs together in a file: a series, and those of its occurrences that were changed; of several versions the newest.

use std::collections::{BTreeMap, HashMap};

use super::event::Event;
use super::notes::{CalendarWarningCode, Notes};
use super::stamp::{InstanceKey, Stamp};

/// All events of one UID.
#[derive(Debug, Default)]
pub(super) struct EventSeries {
    /// The series itself, or the one event; none where only changed occurrences are in the file.
    pub master: Option<Event>,
    /// Occurrences that were changed.
    pub changed: BTreeMap<InstanceKey, Event>,
    /// Occurrences from which on all were changed.
    pub changed_from: BTreeMap<InstanceKey, Event>,
}

/// Puts events together, in the order in which their first stands in the file.
pub(super) fn together(events: Vec<Event>, notes: &mut Notes) -> Vec<EventSeries> {
    let mut by_uid: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<Event>> = vec![];
    for event in events {
        let at = match &event.uid {
            Some(uid) => *by_uid.entry(uid.clone()).or_insert(groups.len()),
            None => groups.len(),
        };
        match groups.get_mut(at) {
            Some(group) => group.push(event),
            None => groups.push(vec![event]),
        }
    }
    groups.into_iter().map(|group| series(group, notes)).collect()
}

fn series(events: Vec<Event>, notes: &mut Notes) -> EventSeries {
    let (changes, masters): (Vec<_>, Vec<_>) = events.into_iter().partition(|it| it.instead_of.is_some());
    let mut series = EventSeries::default();
    for event in masters {
        match &series.master {
            Some(other) if other.version > event.version => {}
            Some(other) => {
                if other.version == event.version && !is_alike(other, &event) {
                    let told =
                        "two events have this name and neither is newer: the last in the file was taken";
                    notes.warn(CalendarWarningCode::UidTwice, event.line, event.uid.as_deref(), told);
                }
                series.master = Some(event);
            }
            None => series.master = Some(event),
        }
    }
    let start = series.master.as_ref().and_then(|it| it.start.clone());
    for mut event in changes {
        let Some((of, is_from)) = &mut event.instead_of else { continue };
        *of = meant_in(start.as_ref(), of);
        let key = of.key();
        let changed = if *is_from { &mut series.changed_from } else { &mut series.changed };
        if changed.get(&key).is_none_or(|other| other.version <= event.version) {
            changed.insert(key, event);
        }
    }
    series
}

/// Which occurrence of a series is meant: the day is enough where it has times, and the day of a time where it has whole days.
fn meant_in(series: Option<&Stamp>, of: &Stamp) -> Stamp {
    match (series, of) {
        (Some(start @ Stamp::Time { .. }), Stamp::Day(date)) => start.on(*date),
        (Some(Stamp::Day(_)), Stamp::Time { .. }) => Stamp::Day(of.date()),
        _ => of.clone(),
    }
}

fn is_alike(one: &Event, other: &Event) -> bool {
    let wall = |it: &Event| it.start.as_ref().map(Stamp::wall);
    wall(one) == wall(other) && one.length == other.length && one.rules == other.rules
}
