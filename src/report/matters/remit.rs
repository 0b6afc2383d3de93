//! What is somebody's own to look at: what is of their team, and what touches the people they answer for.

use std::collections::BTreeSet;

use crate::domain::{Author, PersonId, State, TeamId, rights};
use crate::rules::Flag;

/// What is somebody's own to look at. What is of no team is everybody's; the account that owns the store has all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remit {
    /// Their team; `None` where all teams are theirs.
    team: Option<TeamId>,
    /// Themselves, and those they supervise, of whatever team.
    people: BTreeSet<PersonId>,
    /// Whether they publish weeks.
    publishes: bool,
}

impl Remit {
    /// What is an author's own to look at.
    #[must_use]
    pub fn of(state: &State, author: &Author) -> Self {
        let publishes = rights::leads(state, author);
        let there = author.person().and_then(|id| state.person(id));
        let Some(person) = there.filter(|_| state.records.teams.len() > 1) else {
            return Self { publishes, ..Self::default() };
        };
        let named = state.records.supervision.values().map(|row| &row.item);
        let supervised = named.filter(|it| it.supervisor == person.id).map(|it| it.person.clone());
        let people = supervised.chain([person.id.clone()]).collect();
        Self { team: Some(person.team.clone()), people, publishes }
    }

    /// Whether there is nothing that is others'.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.team.is_none()
    }

    /// The team that they are of, where others' matters are not theirs.
    #[must_use]
    pub fn team(&self) -> Option<&TeamId> {
        self.team.as_ref()
    }

    /// Whether they publish weeks.
    #[must_use]
    pub fn publishes(&self) -> bool {
        self.publishes
    }

    /// Whether a flag is theirs to look at.
    #[must_use]
    pub fn holds(&self, flag: &Flag, state: &State) -> bool {
        let Some(team) = &self.team else { return true };
        flag.people.iter().any(|person| self.people.contains(person)) || flag.concerns(state, team)
    }
}
