//! Requests, which are seen by who asks, who is asked, and the leads of both.

use std::collections::BTreeSet;

use super::Redaction;
use crate::domain::change::Edit;
use crate::domain::id::{PersonId, RequestId};
use crate::domain::record::{Person, Record, Role, StaffRequest};
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

fn concerns(circle: &BTreeSet<PersonId>, request: &StaffRequest) -> bool {
    circle.contains(&request.to) || request.asker().is_some_and(|by| circle.contains(&by))
}

impl Redaction {
    /// Whether an edit is of a request that is none of the viewer's.
    pub(super) fn is_none_of_theirs(&self, edit: &Edit) -> bool {
        let is_theirs = |record: &Record| match record {
            Record::StaffRequest(it) => concerns(&self.circle, it),
            _ => true,
        };
        self.viewer.is_some() && !edit.before.iter().chain(&edit.after).any(is_theirs)
    }
}
