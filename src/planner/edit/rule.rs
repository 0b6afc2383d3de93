//! Another rule for a series, and what becomes of the occurrences that were changed by hand and that it no longer gives.

use crate::domain::{Change, Key, Record, Repeat, Series, SeriesId, State};

use super::session::{EditError, on_its_own, stored_from};

/// The changes of an edit of a series, with another rule for the part of it that was edited: the new part where it was
/// split, else all of it. What was changed by hand and has no place in it stays as a session of its own.
///
/// The error says that the edit reaches one occurrence only, which has no rule, or which weeks must be loaded.
pub fn with_rule(
    state: &State,
    changes: Vec<Change>,
    repeat: &Repeat,
    id: &SeriesId,
) -> Result<Vec<Change>, EditError> {
    let split = changes.iter().any(|it| matches!(it, Change::Put(Record::Series(s)) if s.id != *id));
    let mut given: Option<Series> = None;
    let mut changes: Vec<Change> = changes
        .into_iter()
        .map(|change| match change {
            Change::Put(Record::Series(series)) if (series.id != *id) == split => {
                let mut new = Series { repeat: repeat.clone(), ..Series::clone(&series) };
                let kept = new.except.iter().copied().filter(|date| new.gives(*date)).collect();
                new.except = kept;
                given = Some(new.clone());
                new.into()
            }
            other => other,
        })
        .collect();
    let Some(series) = given else {
        return Err("to change how it repeats, write later or all in “applies to”".into());
    };
    // All that is stored must be here, to know what has no place any more.
    let from = Some(series.booking.start.date());
    stored_from(state, id, from)?;
    let Ok(after) = state.preview(&changes) else { return Ok(changes) };
    for session in stored_from(&after, &series.id, from).unwrap_or_default() {
        if session.rule_date().is_none_or(|date| series.gives(date)) {
            continue;
        }
        let key = Key::Session((session.week(), session.id.clone()));
        changes.retain(|change| change.key() != key);
        if state.get(&key).ok().flatten().is_some() {
            changes.push(Change::Remove(key));
        }
        changes.extend(on_its_own(&after, session).map(Change::from));
    }
    Ok(changes)
}
