//! A screen does what it was asked to do later.

use super::action::ScreenAction;
use super::inbox::ask_why;
use super::leave::open_account;
use crate::app::{App, Effect};

impl ScreenAction {
    /// Does it.
    pub(in crate::app) fn run(self, app: &mut App) -> Vec<Effect> {
        match self {
            Self::LookBack(chosen) => app.screens.history.choice.take(chosen),
            Self::Narrow(narrowing) => app.screens.risks.choice.narrow(narrowing),
            Self::OpenAccount(person, year) => return open_account(app, person, year),
            Self::Decline(request) => ask_why(app, &request),
            Self::TickReady(person, at) => return app.tick_ready(&person, at),
            Self::NewGroup(template) => app.open_new_group(template),
        }
        vec![]
    }
}
