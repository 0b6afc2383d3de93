//! Whom to ask, in full: by whole name and role.

use crate::domain::id::TeamId;
use crate::domain::record::{Person, Role};
use crate::domain::state::State;

/// Who decides for a team: `Fiona Grant, team lead of Ailsa MBU`; where nobody leads it, the account that owns the store.
#[must_use]
pub fn lead_in_full(state: &State, team: &TeamId) -> String {
    let leads = state.people().filter(|it| it.role == Role::TeamLead && it.team == *team);
    let names: Vec<&str> = leads.map(|it| it.name.as_str()).collect();
    let team = state.team(team).map_or(team.as_str(), |team| team.name.as_str());
    match names.as_slice() {
        [] => format!("whoever looks after Tandem here ({team} has no team lead yet)"),
        [one] => format!("{one}, team lead of {team}"),
        all => format!("{}, team leads of {team}", all.join(" or ")),
    }
}

/// Whom somebody asks who may not do a thing themselves: who leads the first of the teams that it belongs to, else their own.
pub(super) fn whom_to_ask(state: &State, me: &Person, teams: &[TeamId]) -> String {
    let own = teams.iter().find(|team| **team == me.team);
    lead_in_full(state, own.or(teams.first()).unwrap_or(&me.team))
}
