//! Whom somebody is with: the families they support, and those they are booked with.

use std::collections::BTreeSet;

use crate::domain::id::{FamilyRef, PersonId};
use crate::domain::record::{Family, Person};
use crate::domain::state::State;

/// The families that a person is with, whichever team's they are.
pub(super) fn with_families_of(state: &State, person: &Person) -> BTreeSet<FamilyRef> {
    let theirs =
        state.records.families.values().map(|row| &row.item).filter(|family| is_named(family, &person.id));
    let sessions = state.sheets.values().flat_map(|sheet| sheet.sessions.values());
    let series = state.records.series.values().map(|row| &row.item.booking);
    let bookings = sessions.map(|row| &row.item.booking).chain(series);
    let booked = bookings.filter(|booking| booking.involves(&person.id)).flat_map(|it| &it.families);
    let next = state.records.successions.values().map(|row| &row.item);
    let next = next.filter(|it| it.people().any(|who| *who == person.id)).map(|it| &it.family);
    theirs.map(|family| &family.reference).chain(booked).chain(next).cloned().collect()
}

/// Whether somebody is a family's worker, backup or key worker.
pub(super) fn is_named(family: &Family, person: &PersonId) -> bool {
    [&family.worker, &family.backup, &family.key_worker].into_iter().any(|it| it.as_ref() == Some(person))
}
