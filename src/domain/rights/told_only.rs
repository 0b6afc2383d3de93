//! Where leads are told only of what is agreed, by the figures of their team, and need not decide.

use crate::domain::calendar::Date;
use crate::domain::policy::{self, Policy, PolicyValue};
use crate::domain::record::{RequestKind, Role, StaffRequest};
use crate::domain::state::State;

/// The policy that says who decides on a kind of request.
fn policy_of(kind: RequestKind) -> &'static Policy {
    match kind {
        RequestKind::Swap => &policy::REQUESTS_SWAP,
        RequestKind::Cover => &policy::REQUESTS_COVER,
        RequestKind::Session => &policy::REQUESTS_SESSION,
        RequestKind::Entry => &policy::REQUESTS_ENTRY,
        RequestKind::Pattern => &policy::REQUESTS_PATTERN,
    }
}

/// Whether a request is carried out as soon as it is agreed: leads are told only, or it was a lead who asked.
#[must_use]
pub fn agreeing_is_enough(state: &State, it: &StaffRequest) -> bool {
    if asked_by_lead(state, it) {
        return true;
    }
    let on = it.days.iter().min().copied().or(it.asked).unwrap_or(Date::FIRST);
    matches!(state.policy(policy_of(it.kind), on), PolicyValue::Word(word) if word == policy::TOLD_ONLY)
}

/// Whether a lead asks, or the owner.
#[must_use]
pub fn asked_by_lead(state: &State, it: &StaffRequest) -> bool {
    it.asker().is_none_or(|by| state.person(&by).is_some_and(|by| by.role == Role::TeamLead))
}
