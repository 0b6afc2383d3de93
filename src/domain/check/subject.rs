//! Whether there is what an accepted risk speaks of.

use super::near::{is_there, nearest_in, not_there};
use crate::domain::calendar::{Date, Week};
use crate::domain::id::{PersonId, SessionId, TeamId};
use crate::domain::record::{AcceptedRisk, TableName, Track};
use crate::domain::state::State;

/// Whether there is what a risk speaks of: of a shift and a supervision the person, of an occurrence its series. Of a session that
/// may stand in a week that is not loaded, it is supposed.
#[must_use]
pub fn subject_is_there(state: &State, risk: &AcceptedRisk) -> bool {
    let (kind, id) = &risk.subject;
    kind.parse().is_ok_and(|table| lacks(state, table, id).is_none())
}

/// That there is nothing of such an id among what rules speak of, in words; `None` where there is.
pub(super) fn lacks(state: &State, table: TableName, id: &str) -> Option<String> {
    let none = |table, id: &str| {
        let is_gone = !is_there(state, table, id);
        is_gone.then(|| not_there(table, id, nearest_in(state, table, id)))
    };
    let person = |id: &str| match PersonId::parse(id) {
        Ok(_) => none(TableName::Person, id),
        Err(_) => Some(not_there(TableName::Person, id, None)),
    };
    match table {
        TableName::Session => (!is_session(state, id)).then(|| not_there(table, id, None)),
        TableName::Shift => match id.split_once('@') {
            Some((who, date)) if date.parse::<Date>().is_ok() => person(who),
            _ => Some(format!(
                "`{id}` is no shift: write a person and a day, such as \"shift/ewa@2026-12-03\""
            )),
        },
        TableName::Supervision => match id.split_once('/') {
            Some((who, track)) if track.parse::<Track>().is_ok() => person(who),
            _ => Some(format!(
                "`{id}` is no supervision: write a person and a kind, such as \"supervision/ewa/clinical\""
            )),
        },
        TableName::Sheet => {
            let (week, team) = id.split_once('/').map_or((id, None), |(week, team)| (week, Some(team)));
            match (week.parse::<Week>(), team) {
                (Err(_), _) => Some(format!("`{id}` is no week: write such as \"sheet/2026-W49\"")),
                (Ok(_), Some(team)) if TeamId::parse(team).is_err() => {
                    Some(not_there(TableName::Team, team, None))
                }
                (Ok(_), Some(team)) => none(TableName::Team, team),
                (Ok(_), None) => None,
            }
        }
        _ => none(table, id),
    }
}

fn is_session(state: &State, id: &str) -> bool {
    let Ok(id) = SessionId::parse(id) else { return false };
    let stored = state.sheets().any(|(_, sheet)| sheet.sessions.contains_key(&id));
    let given = || id.occurrence_of().is_some_and(|(series, _)| state.records.series.contains_key(&series));
    let elsewhere = || state.weeks().any(|week| !state.is_loaded(week));
    stored || given() || elsewhere()
}
