//! How a session repeats, in plain words: said, read, and put into the changes of an edit.

mod items;
mod read;
mod say;

pub use say::say;

pub(in crate::app) use read::{phrase, read};

use crate::domain::{Booking, Change, Record, Repeat, Series, State};
use crate::planner::edit::{self, EditError};
use crate::rota::Booked;

/// The rule of a booked session's series, as the form shows it; empty for a session of its own.
pub(in crate::app) fn written(state: &State, booked: &Booked) -> String {
    let series = booked.series.as_ref().and_then(|id| state.records.series.get(id));
    series.map(|row| say(&row.item.repeat)).unwrap_or_default()
}

/// The changes of an edit, with another rule; the error says in words what is possible instead.
pub(in crate::app) fn repeated(
    state: &State,
    booked: &Booked,
    wanted: &Booking,
    rule: Option<Repeat>,
    changes: Vec<Change>,
) -> Result<Vec<Change>, EditError> {
    let changes = match (rule, booked.series.as_ref()) {
        (None, None) => return Ok(changes),
        (None, Some(_)) => return Err("to end a series, delete its later ones".into()),
        (Some(repeat), None) => {
            let id = edit::new_series_id(state, wanted).ok_or("there are too many series with this name")?;
            let series = Series { id, booking: wanted.clone(), repeat, except: vec![] };
            vec![Change::Remove(edit::key_of(booked)), series.into()]
        }
        (Some(repeat), Some(id)) => edit::with_rule(state, changes, &repeat, id)?,
    };
    for change in &changes {
        if let Change::Put(Record::Series(series)) = change {
            comes_at_first(series).map_err(EditError::Words)?;
        }
    }
    Ok(changes)
}

/// Whether the first one of a series is on a day of its rule; the error says which day would do.
fn comes_at_first(series: &Series) -> Result<(), String> {
    let (repeat, start) = (&series.repeat, series.booking.start);
    if repeat.is_instant(start) {
        return Ok(());
    }
    let next = repeat.first_from(start.date(), start.time());
    let next = next.ok_or_else(|| format!("“{}” would end before the first one", say(repeat)))?;
    Err(format!(
        "“{}” does not fall on {}; the next day it falls on is {}: write that day, or another rule",
        say(repeat),
        start.date().in_full(),
        next.date().in_full()
    ))
}

#[cfg(test)]
mod tests;
