//! Who and what is there already, by name.

use crate::domain::plain_text::folded;
use crate::domain::{PersonId, State, TeamId};

/// The team that is called so.
pub(super) fn team_called(state: &State, name: &str) -> Option<TeamId> {
    let mut teams = state.records.teams.values().map(|row| &row.item);
    teams.find(|team| folded(&team.name) == folded(name)).map(|team| team.id.clone())
}

/// Whoever has just this name.
pub(super) fn person_called(state: &State, name: &str) -> Option<PersonId> {
    state.people().find(|it| folded(&it.name) == folded(name)).map(|it| it.id.clone())
}
