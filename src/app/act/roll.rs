//! Rolling forward: last week's one-off sessions, looked at before they are planned again in this week.

use crate::app::layer::SuggestionRequest;
use crate::app::{App, Effect};
use crate::domain::{Author, TeamId};

impl App {
    pub(in crate::app) fn roll_forward(&mut self) -> Vec<Effect> {
        self.open_offer(SuggestionRequest::Roll(self.own_team(), self.selection.week()))
    }

    /// The team of whoever sits here; `None` for the owner, who has all of them.
    fn own_team(&self) -> Option<TeamId> {
        let Author::Person(me) = &self.me else { return None };
        self.state.person(me).map(|person| person.team.clone())
    }
}
