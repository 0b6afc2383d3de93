//! Who has the same short name, and what tells those apart whose whole names are alike: found once for the people of a state,
//! and asked for every name that is drawn.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use smol_str::SmolStr;

use crate::domain::id::PersonId;
use crate::domain::record::{Person, Table, Team};
use crate::domain::text::plain_text::folded;

/// Everybody by their short name, once it was asked for; states with the same people and teams share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Namesakes(Arc<OnceLock<Known>>);

#[derive(Debug, Default)]
struct Known {
    by_short_name: BTreeMap<SmolStr, Vec<PersonId>>,
    /// What those are called whose whole name somebody else has too: `Ann Brown (Ailsa MBU)`.
    in_full: BTreeMap<PersonId, String>,
}

impl Namesakes {
    /// Those of these people who have a short name.
    pub(super) fn of(&self, people: &Table<Person>, teams: &Table<Team>, short: &str) -> &[PersonId] {
        self.known(people, teams).by_short_name.get(short).map_or(&[], Vec::as_slice)
    }

    /// What somebody is called whose whole name another of these people has too; `None` where nobody has.
    pub(super) fn in_full(&self, people: &Table<Person>, teams: &Table<Team>, id: &PersonId) -> Option<&str> {
        self.known(people, teams).in_full.get(id).map(String::as_str)
    }

    fn known(&self, people: &Table<Person>, teams: &Table<Team>) -> &Known {
        self.0.get_or_init(|| {
            let mut known = Known::default();
            let mut by_name: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
            for person in people.values().map(|row| &*row.item) {
                known.by_short_name.entry(person.short_name().into()).or_default().push(person.id.clone());
                by_name.entry(folded(&person.name)).or_default().push(person);
            }
            for alike in by_name.into_values().filter(|alike| alike.len() > 1) {
                let beside = beside_name(&alike, teams);
                let called = |(person, beside): (&Person, String)| {
                    (person.id.clone(), format!("{} ({beside})", person.name))
                };
                known.in_full.extend(alike.into_iter().zip(beside).map(called));
            }
            known
        })
    }
}

/// What tells people of one name apart: their teams, else their roles, else their ids.
fn beside_name(alike: &[&Person], teams: &Table<Team>) -> Vec<String> {
    let team = |person: &Person| teams.get(&person.team).map(|row| row.item.name.clone());
    let by_team: Option<Vec<String>> = alike.iter().map(|person| team(person)).collect();
    let by_role = || Some(alike.iter().map(|person| person.role.title().to_owned()).collect());
    let no_two_alike = |words: &Vec<String>| {
        words.iter().enumerate().all(|(at, one)| !words.iter().skip(at + 1).any(|other| other == one))
    };
    let found = by_team.filter(no_two_alike).or_else(|| by_role().filter(no_two_alike));
    found.unwrap_or_else(|| alike.iter().map(|person| person.id.to_string()).collect())
}
