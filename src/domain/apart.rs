//! Who is kept apart from whom: what somebody said to be kept apart from names a team, a place or a family. Nothing ever
//! says why.

use smol_str::SmolStr;

use super::beside::KeptApart;
use super::id::{FamilyRef, PersonId, PlaceId};
use super::state::State;
use super::team::Team;

/// Whether somebody is kept apart from a team, by its id or that of its place.
#[must_use]
pub fn is_apart_from_team(state: &State, person: &PersonId, team: &Team) -> bool {
    names(state, person, team.id.as_str())
        || team.place.as_ref().is_some_and(|place| is_apart_from_place(state, person, place))
}

/// Whether somebody is kept apart from a place.
#[must_use]
pub fn is_apart_from_place(state: &State, person: &PersonId, place: &PlaceId) -> bool {
    names(state, person, place.as_str())
}

/// Whether somebody is kept apart from a family, or from where it lives.
#[must_use]
pub fn is_apart_from_family(state: &State, person: &PersonId, family: &FamilyRef) -> bool {
    let area = state.family(family).and_then(|family| family.area.as_ref());
    names(state, person, family.as_str()) || area.is_some_and(|area| is_apart_from_place(state, person, area))
}

/// Whether somebody is kept apart from a family, or from the team that it is with.
#[must_use]
pub fn is_apart(state: &State, person: &PersonId, family: &FamilyRef) -> bool {
    let team = state.family(family).and_then(|family| state.team(&family.team));
    is_apart_from_family(state, person, family)
        || team.is_some_and(|team| is_apart_from_team(state, person, team))
}

fn names(state: &State, person: &PersonId, id: &str) -> bool {
    state.records.apart.get(person).is_some_and(|row| row.item.from.iter().any(|from| from == id))
}

impl KeptApart {
    /// The same without the families that are hidden; `None` where nothing is left.
    pub(super) fn without(&self, is_hidden: impl Fn(&FamilyRef) -> bool) -> Option<Self> {
        let is_hidden = |id: &SmolStr| FamilyRef::parse(id).is_ok_and(|family| is_hidden(&family));
        let from: Vec<SmolStr> = self.from.iter().filter(|id| !is_hidden(id)).cloned().collect();
        (!from.is_empty()).then(|| Self { person: self.person.clone(), from })
    }
}
