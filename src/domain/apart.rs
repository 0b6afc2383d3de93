//! Who is kept apart from whom: a private note of somebody's past names a team, its place or a family. Nothing ever says why.

use std::collections::BTreeSet;

use super::id::FamilyRef;
use super::person::Person;
use super::plain_text::folded;
use super::state::State;
use super::team::Team;

/// Whether somebody's private note names a team, by its id, its name or that of its place.
#[must_use]
pub fn is_apart_from_team(state: &State, person: &Person, team: &Team) -> bool {
    let Some(note) = note(person) else { return false };
    let place = team.place.as_ref().and_then(|place| state.place(place));
    let names = [Some(team.id.as_str()), Some(team.name.as_str()), place.map(|place| place.name.as_str())];
    names.into_iter().flatten().any(|name| note.contains(&folded(name)))
}

/// Whether somebody's private note names a family by its reference.
#[must_use]
pub fn is_apart_from_family(person: &Person, family: &FamilyRef) -> bool {
    let Some(note) = note(person) else { return false };
    let mut words = note.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.any(|word| word == family.as_str())
}

/// Whether somebody is kept apart from a family, or from the team that it is with.
#[must_use]
pub fn is_apart(state: &State, person: &Person, family: &FamilyRef) -> bool {
    let team = state.family(family).and_then(|family| state.team(&family.team));
    is_apart_from_family(person, family) || team.is_some_and(|team| is_apart_from_team(state, person, team))
}

/// What whoever decides on matches may know of a note: from which teams and families it keeps somebody apart, in no words of
/// theirs; `None` where it names none.
pub(super) fn bare(state: &State, person: &Person, hidden: impl Fn(&FamilyRef) -> bool) -> Option<String> {
    person.conflict.as_ref()?;
    let teams = state.records.teams.values().map(|row| &*row.item);
    let teams =
        teams.filter(|team| is_apart_from_team(state, person, team)).map(|team| team.id.as_str().to_owned());
    let named: BTreeSet<String> = words(person)
        .filter_map(|word| FamilyRef::parse(&word).ok())
        .filter(|it| !hidden(it))
        .filter_map(|it| state.records.families.contains_key(&it).then(|| it.as_str().to_owned()))
        .collect();
    let all: Vec<String> = teams.chain(named).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn note(person: &Person) -> Option<String> {
    person.conflict.as_ref().map(|note| folded(note))
}

fn words(person: &Person) -> impl Iterator<Item = String> + use<> {
    let note = note(person).unwrap_or_default();
    let words: Vec<String> =
        note.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_owned).collect();
    words.into_iter()
}
