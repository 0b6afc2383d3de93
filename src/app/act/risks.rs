//! The Risks screen: which flags it shows, in which order, and what is selected there.

use crate::app::App;
use crate::command::Command;

impl App {
    pub(in crate::app) fn risks_command(&mut self, _command: Command) {}

    /// Goes so many lines down, or up when negative.
    pub(in crate::app) fn step_risk(&mut self, _by: i32) {}
}
