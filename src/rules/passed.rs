//! What can no longer be changed: what is over, and what is closed.

use crate::domain::{Moment, SheetState, State};

use super::{Flag, When};

impl Flag {
    /// When what it is about is over; `None` for what stands until something is done about it.
    #[must_use]
    pub fn is_over_at(&self) -> Option<Moment> {
        self.end.map(|end| match end {
            When::Moment(end) => end,
            When::Date(last) => last.plus_days(1).start(),
        })
    }

    /// Whether what it is about is over, so that the rota can no longer change it.
    #[must_use]
    pub fn has_passed(&self, now: Moment) -> bool {
        self.is_over_at().is_some_and(|end| end <= now)
    }

    /// Whether its week is closed for whom it is about, so that nothing in it changes until a lead reopens it.
    #[must_use]
    pub fn is_closed(&self, state: &State) -> bool {
        self.is_of_week_that_is(SheetState::Closed, state)
    }

    /// Whether its week is still a draft for one of the teams it is for.
    #[must_use]
    pub fn is_of_draft(&self, state: &State) -> bool {
        self.is_of_week_that_is(SheetState::Draft, state)
    }

    fn is_of_week_that_is(&self, wanted: SheetState, state: &State) -> bool {
        if !self.rule().is_of_week() {
            return false;
        }
        let teams = self.teams(state);
        let mut states = teams.iter().map(|team| state.team_state(self.week, team));
        if teams.is_empty() { state.week_state(self.week) == wanted } else { states.any(|it| it == wanted) }
    }
}
