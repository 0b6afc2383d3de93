//! What there is to do for whoever sits here, in figures: the one place that the top line and the tabs ask.

use super::App;
use super::screen::ScreenId;
use crate::rules::SeverityCounts;

impl App {
    /// How much there is of one's own to look at in the week in view, by severity.
    #[must_use]
    pub fn to_look_at(&self) -> SeverityCounts {
        self.own_matters().counts()
    }

    /// How many things wait on a screen for whoever sits here.
    #[must_use]
    pub fn waiting_on(&self, screen: ScreenId) -> usize {
        screen.handler().waiting(self)
    }
}
