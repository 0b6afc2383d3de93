//! What of the weeks somebody is shown: of a draft perhaps some people's part alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::rights::in_full_view;
use crate::domain::{Author, PersonId, SheetState, State, TeamId, Week};

use super::week::RotaWeek;

/// What of the weeks somebody is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// All of them.
    #[default]
    All,
    /// Those that are out, and of drafts these people's part: one's own, and that of whom one supervises.
    DraftsOf(BTreeSet<PersonId>),
}

impl Visibility {
    /// What of the weeks somebody is shown.
    #[must_use]
    pub fn of(state: &State, author: &Author) -> Self {
        in_full_view(state, author).map_or(Self::All, Self::DraftsOf)
    }

    /// What of a week is shown.
    #[must_use]
    pub fn part(&self, rota: Arc<RotaWeek>, state: &State) -> Arc<RotaWeek> {
        match self {
            Self::DraftsOf(people) => Arc::new(rota.part_of(people, state)),
            Self::All => rota,
        }
    }

    /// Whether it shows somebody's hours of a week: of drafts only to those who plan, and one's own.
    #[must_use]
    pub fn shows_hours(&self, state: &State, week: Week, person: &PersonId) -> bool {
        match self {
            Self::All => true,
            Self::DraftsOf(people) => {
                people.contains(person) || state.state_for(week, person) != SheetState::Draft
            }
        }
    }

    /// Whether it shows what becomes of a team's posts in a week.
    #[must_use]
    pub fn shows_posts(&self, state: &State, week: Week, team: &TeamId) -> bool {
        *self == Self::All || state.team_state(week, team) != SheetState::Draft
    }
}
