//! Who comes to a family after somebody who leaves: what is due, and how it is said.

use std::collections::BTreeMap;

use crate::domain::{Date, Family, PersonId, State, Succession};
use crate::words;

use super::away::last_day;

/// What was planned for families whose worker has left by now, and is for somebody to hand over; by who left.
#[must_use]
pub fn successions_due(
    state: &State,
    today: Date,
    is_theirs: impl Fn(&Family) -> bool,
) -> BTreeMap<&PersonId, Vec<&Succession>> {
    let mut due: BTreeMap<&PersonId, Vec<&Succession>> = BTreeMap::new();
    for it in state.records.successions.values().map(|row| &*row.item).filter(|it| it.from <= today) {
        let family = state.family(&it.family).filter(|family| state.succession(family) == Some(it));
        // Whoever stays after all has their families still.
        let has_hours = state.shares_of(&it.leaver).next().is_some();
        let has_gone = !has_hours || last_day(state, &it.leaver).is_some_and(|last| last < today);
        if has_gone && family.is_some_and(&is_theirs) {
            due.entry(&it.leaver).or_default().push(it);
        }
    }
    due
}

/// Who comes to which family, in words.
#[must_use]
pub fn successions_told<'p>(state: &State, planned: impl IntoIterator<Item = &'p Succession>) -> Vec<String> {
    let (mut told, mut bare) = (vec![], vec![]);
    let mut takers: BTreeMap<Option<&PersonId>, Vec<String>> = BTreeMap::new();
    for it in planned {
        let Some(family) = state.family(&it.family) else { continue };
        let name = family.reference.called();
        let has_place = |place: &Option<PersonId>| place.as_ref() == Some(&it.leaver);
        if has_place(&family.worker) {
            takers.entry(it.worker.as_ref()).or_default().push(name.clone());
        }
        if has_place(&family.key_worker) {
            told.push(format!("{name}'s key worker: {}", called(state, it.key_worker.as_ref())));
        }
        if has_place(&family.backup) {
            bare.push(name);
        }
    }
    told.extend(
        takers.iter().map(|(to, names)| format!("{} to {}", words::in_a_row(names), called(state, *to))),
    );
    if !bare.is_empty() {
        let verb = if bare.len() == 1 { "has" } else { "have" };
        told.push(format!("{} {verb} no backup worker then", words::in_a_row(&bare)));
    }
    told
}

fn called(state: &State, to: Option<&PersonId>) -> String {
    to.map_or_else(|| "nobody yet".to_owned(), |to| state.display_name(to).to_owned())
}
