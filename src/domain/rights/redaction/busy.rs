//! Busy times, which are seen by whose they are and by who plans with them: team leads, and whoever supervises them.

use std::collections::BTreeSet;

use crate::domain::id::PersonId;
use crate::domain::record::{Person, Role};
use crate::domain::state::State;

/// Whose busy times somebody may see; everybody's where it is `None`.
pub(super) fn planned_by(viewer: &Person, state: &State) -> Option<BTreeSet<PersonId>> {
    if viewer.role == Role::TeamLead {
        return None;
    }
    let named = state.records.supervision.values().map(|row| &row.item);
    let supervised = named.filter(|it| it.supervisor == viewer.id).map(|it| it.person.clone());
    Some(supervised.chain([viewer.id.clone()]).collect())
}
