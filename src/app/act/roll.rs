//! Rolling forward: last week's one-off sessions, looked at before they are planned again in this week.

use crate::app::layer::SuggestionRequest;
use crate::app::{App, Effect};

impl App {
    pub(in crate::app) fn roll_forward(&mut self) -> Vec<Effect> {
        self.open_offer(SuggestionRequest::Roll(self.own_team(), self.selection.week()))
    }
}
