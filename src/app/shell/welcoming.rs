//! An empty store welcomes whoever opens it.

use crate::app::layer::Layer;
use crate::app::welcome::{next_steps, welcome};
use crate::app::{App, ScreenId};

impl App {
    /// An empty store welcomes on the Week screen; once there is a service, it does so no more.
    pub(in crate::app) fn welcome_while_empty(&mut self) {
        let there = self.layers.iter().any(Layer::is_welcome);
        if self.state.service().is_some() {
            self.layers.retain(|layer| !layer.is_welcome());
            self.welcome = None;
        } else if !there && (self.screen == ScreenId::FIRST || self.welcome.is_none()) {
            self.screen = ScreenId::FIRST;
            self.welcome.get_or_insert_default();
            self.layers.insert(0, Layer::List(welcome()));
        }
    }

    /// Asks what is set up next.
    pub(in crate::app) fn ask_what_next(&mut self) {
        self.ask_of(next_steps());
    }
}
