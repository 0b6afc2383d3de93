//! The selection that goes about a screen while all around it stands: the details follow once it rests, and what was drawn around
//! it need not be drawn again.

use super::backdrop::Backdrop;
use crate::app::{App, Input};
use crate::command::Command;
use crate::keymap::Resolution;

impl App {
    /// Whether the selection goes about the grid of the week, away from where it last rested.
    #[must_use]
    pub fn goes_about(&self) -> bool {
        self.screen.handler().tells_at_rest()
            && self.layers.is_empty()
            && self.selection != self.following.rested.selection
            && self.selection.week() == self.following.rested.selection.week()
    }

    /// Whether there is something to tell or to work out once the keys rest.
    #[must_use]
    pub fn awaits_rest(&self) -> bool {
        self.goes_about() || self.layers.is_empty() && self.screen.handler().awaits_rest(self)
    }

    /// Whether an input is a key that takes the selection one step on, with nothing else to be done or to be told.
    pub(super) fn is_step(&self, input: &Input) -> bool {
        use Command::{Down, Left, Right, Up};
        let Input::Key(key) = input else { return false };
        let is_quiet = self.layers.is_empty()
            && self.keys.typed.is_empty()
            && self.said.notice.is_none()
            && self.preview.is_none();
        let resolved = || self.keys.map.resolve(self.scopes(), &[*key]);
        is_quiet && matches!(resolved(), Resolution::Command(Up | Down | Left | Right))
    }

    /// After an input: what stands around the selection is the same only where that was but a step, which asked for nothing and
    /// after which the selection goes about.
    pub(super) fn stand_or_move_on(&mut self, was_step: bool, asks_nothing: bool) {
        if !(was_step && asks_nothing && self.goes_about() && self.said.notice.is_none()) {
            self.following.backdrop = Backdrop::default();
        }
    }
}
