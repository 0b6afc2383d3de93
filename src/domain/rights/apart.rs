//! Who is kept apart from whom: what somebody said to be kept apart from names a team, a place or a family. Nothing ever
//! says why.

use smol_str::SmolStr;

use crate::domain::change::Change;
use crate::domain::id::{FamilyRef, PersonId, PlaceId};
use crate::domain::record::{KeptApart, Person, Row, Team};
use crate::domain::state::State;

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

/// Whether the owner has yet to say what the note of somebody's past as a patient means: until then they are kept apart from
/// their own team, which is where it was taken to be.
#[must_use]
pub fn is_to_be_looked_at(state: &State, person: &Person) -> bool {
    let stands_in =
        |row: &Row<KeptApart>| matches!(row.item.from.as_slice(), [one] if *one == *person.team.as_str());
    person.conflict.is_some() && state.records.apart.get(&person.id).is_some_and(stands_in)
}

/// What keeps everybody apart from their own team who has such a note, and of whom nothing else is said yet: in a store of a
/// time when the note itself was gone by.
#[must_use]
pub fn to_look_at(state: &State) -> Vec<Change> {
    let unsaid = |it: &&Person| it.conflict.is_some() && !state.records.apart.contains_key(&it.id);
    let apart = |it: &Person| KeptApart { person: it.id.clone(), from: vec![it.team.as_str().into()] };
    state.people().filter(unsaid).map(|it| apart(it).into()).collect()
}

impl State {
    /// The ids of the teams, places and families that somebody is kept apart from.
    #[must_use]
    pub fn kept_apart(&self, person: &PersonId) -> &[SmolStr] {
        self.records.apart.get(person).map_or(&[], |row| &row.item.from)
    }
}

fn names(state: &State, person: &PersonId, id: &str) -> bool {
    state.kept_apart(person).iter().any(|from| from == id)
}
