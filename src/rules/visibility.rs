//! Which flags somebody is shown: as much of them as of the weeks that they were found in.

use std::collections::BTreeSet;

use crate::domain::{PersonId, SheetState, State};
use crate::rota::Visibility;

use super::flag::Flag;

impl Visibility {
    /// Whether it shows a flag that was found in a state.
    #[must_use]
    pub fn shows(&self, flag: &Flag, state: &State) -> bool {
        match self {
            Self::All => true,
            Self::DraftsOf(people) => {
                flag.is_about_any_of(people) || (flag.rule().is_of_week() && flag.is_out(state))
            }
        }
    }
}

impl Flag {
    /// Whether its week is out for one of the teams it is about.
    #[must_use]
    pub fn is_out(&self, state: &State) -> bool {
        self.teams(state).iter().any(|team| state.team_state(self.week, team) != SheetState::Draft)
    }

    /// Whether it is about any of some people.
    #[must_use]
    pub fn is_about_any_of(&self, people: &BTreeSet<PersonId>) -> bool {
        people.iter().any(|person| self.is_about_person(person))
    }
}
