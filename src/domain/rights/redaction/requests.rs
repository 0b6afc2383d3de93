//! Requests, which are seen by who asks, who is asked, and the leads of both.

use std::collections::BTreeSet;

use crate::domain::id::{PersonId, RequestId};
use crate::domain::record::{Person, Role, StaffRequest};
use crate::domain::state::State;

/// Whose requests somebody may see: their own, and a lead those of the whole team.
pub(super) fn circle_of(viewer: &Person, state: &State) -> BTreeSet<PersonId> {
    let leads = |it: &&Person| viewer.role == Role::TeamLead && it.team == viewer.team;
    let team = state.people().filter(leads).map(|it| it.id.clone());
    team.chain([viewer.id.clone()]).collect()
}

/// The requests in which nobody of a circle asks or is asked.
pub(super) fn not_theirs(circle: &BTreeSet<PersonId>, state: &State) -> BTreeSet<RequestId> {
    let rows = state.records.requests.iter();
    rows.filter(|(_, row)| !concerns(circle, &row.item)).map(|(id, _)| id.clone()).collect()
}

/// Whether somebody of a circle asks or is asked.
pub(super) fn concerns(circle: &BTreeSet<PersonId>, request: &StaffRequest) -> bool {
    circle.contains(&request.to) || request.asker().is_some_and(|by| circle.contains(&by))
}
