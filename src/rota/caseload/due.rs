//! When the next contact is due, and how many families leave a worker time for each.

use crate::domain::{Date, Family, FamilyStatus, PersonId, State, policy};
use crate::rota::full_time_week;

/// Whether a family is being supported: active, reduced or ending.
#[must_use]
pub fn is_supported(family: &Family) -> bool {
    matches!(family.status, FamilyStatus::Active | FamilyStatus::Reduced | FamilyStatus::Ending)
}

/// Whether the support of a family is under way: active or reduced. These are the families that a worker's time is for.
#[must_use]
pub fn is_under_way(family: &Family) -> bool {
    matches!(family.status, FamilyStatus::Active | FamilyStatus::Reduced)
}

/// The open families of a worker: all that are not closed, from the referral to the ending.
pub fn families_of<'s>(state: &'s State, person: &PersonId) -> impl Iterator<Item = &'s Family> {
    let all = state.records.families.values().map(|row| &*row.item);
    all.filter(move |it| it.worker.as_ref() == Some(person) && it.status != FamilyStatus::Closed)
}

/// Whether a family is open and waits for a worker.
#[must_use]
pub fn waits(family: &Family) -> bool {
    let waits =
        matches!(family.status, FamilyStatus::Referred | FamilyStatus::Active | FamilyStatus::Reduced);
    waits && family.worker.is_none()
}

/// When the next contact is due: so many days as were agreed after the last one, else after the start, else after the
/// referral. `None` for a family that is not being supported, or with whom nothing was agreed.
#[must_use]
pub fn due(family: &Family, last: Option<Date>) -> Option<Date> {
    let every = family.every_days.filter(|_| is_supported(family))?;
    let since = last.or(family.started).unwrap_or(family.referred);
    Some(since.plus_days(i32::try_from(every).unwrap_or(i32::MAX)))
}

/// How many families a worker's hours leave time for on a day (RULES.md, `workload.caseload`); `None` where no service says
/// which full-time week counts.
#[must_use]
pub fn most_families(state: &State, person: &PersonId, on: Date) -> Option<usize> {
    let full_time = i64::from(full_time_week(state.service()?.nation, on).0).max(1);
    let per_wte = state.policy_thousandths(&policy::CASELOAD_PER_WTE, on).max(0);
    let shares = state.shares_of(person).filter(|share| share.is_on(on));
    let minutes: i64 = shares.map(|share| i64::from(share.hours.0)).sum();
    let thousandths = per_wte.saturating_mul(minutes);
    let limit = thousandths.saturating_add(full_time * 1000 - 1) / (full_time * 1000);
    Some(usize::try_from(limit).unwrap_or(usize::MAX))
}
