//! An empty store welcomes whoever opens it.

use crate::app::layer::{Layer, LinePurpose};
use crate::app::welcome::welcome;
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

    pub(in crate::app) fn ask_file(&mut self) {
        self.ask_in_line(LinePurpose::File, "Which team file?");
    }
}
