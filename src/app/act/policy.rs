//! The Rules and Policy screens: what is selected there, and changing a figure.

use crate::app::{App, Effect};

impl App {
    /// Goes so many rules down, or up when negative.
    pub(in crate::app) fn step_rule(&mut self, _by: i32) {}

    /// Goes so many figures down, or up when negative.
    pub(in crate::app) fn step_policy(&mut self, _by: i32) {}

    pub(in crate::app) fn open_rule(&mut self) {}

    pub(in crate::app) fn open_policy_form(&mut self) {}

    pub(in crate::app) fn reset_policy(&mut self) -> Vec<Effect> {
        vec![]
    }
}
