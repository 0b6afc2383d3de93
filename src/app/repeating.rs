//! How a session repeats, as the form has it: read, and put into the changes of an edit.

use crate::domain::{Booking, Change, Record, Repeat, Series, State};
use crate::planner::edit;
use crate::rota::Booked;

/// The rule of a booked session's series, as the form shows it; empty for a session of its own.
pub(super) fn written(state: &State, booked: &Booked) -> String {
    let series = booked.series.as_ref().and_then(|id| state.records.series.get(id));
    series.map(|row| row.item.repeat.to_string()).unwrap_or_default()
}

/// Reads a rule: everyday words, or RFC 5545; nothing for a session that does not repeat.
pub(super) fn read(written: &str) -> Result<Option<Repeat>, String> {
    let rule = match written.to_lowercase().as_str() {
        "" => return Ok(None),
        "daily" => "FREQ=DAILY",
        "weekly" => "FREQ=WEEKLY",
        "fortnightly" => "FREQ=WEEKLY;INTERVAL=2",
        "monthly" => "FREQ=MONTHLY",
        _ => written,
    };
    rule.parse().map(Some).map_err(|wrong: crate::domain::Malformed| wrong.to_string())
}

/// The changes of an edit, with another rule; the error says in words what is possible instead.
pub(super) fn repeated(
    state: &State,
    booked: &Booked,
    wanted: &Booking,
    rule: Option<Repeat>,
    changes: Vec<Change>,
) -> Result<Vec<Change>, String> {
    match (rule, booked.series.as_ref()) {
        (None, None) => Ok(changes),
        (None, Some(_)) => Err("to end a series, delete its later ones".to_owned()),
        (Some(repeat), None) => {
            let id = edit::new_series_id(state, wanted).ok_or("there are too many series of this name")?;
            let series = Series { id, booking: wanted.clone(), repeat, except: vec![] };
            Ok(vec![Change::Remove(edit::key_of(booked)), series.into()])
        }
        (Some(repeat), Some(id)) => with_rule(changes, &repeat, id)
            .ok_or_else(|| "to change how it repeats, let it apply to later or all".to_owned()),
    }
}

/// Gives the part of the series that was edited another rule: the new part where it was split, else all of it.
fn with_rule(changes: Vec<Change>, repeat: &Repeat, id: &crate::domain::SeriesId) -> Option<Vec<Change>> {
    let split = changes.iter().any(|it| matches!(it, Change::Put(Record::Series(s)) if s.id != *id));
    let mut given = false;
    let changes = changes
        .into_iter()
        .map(|change| match change {
            Change::Put(Record::Series(series)) if (series.id != *id) == split => {
                given = true;
                Series { repeat: repeat.clone(), ..Series::clone(&series) }.into()
            }
            other => other,
        })
        .collect();
    given.then_some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_and_rules_are_read() {
        for (written, rule) in [
            ("weekly", "FREQ=WEEKLY"),
            ("Fortnightly", "FREQ=WEEKLY;INTERVAL=2"),
            ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ] {
            assert_eq!(read(written).unwrap().map(|it| it.to_string()).as_deref(), Some(rule));
        }
        assert_eq!(read(""), Ok(None));
        assert!(read("now and then").is_err() && read("FREQ=HOURLY").is_err());
    }
}
