//! Adding: opens the quick-add line.

use crate::app::App;
use crate::app::layer::{Layer, LineLayer, LinePurpose};
use crate::app::words;

impl App {
    pub(in crate::app) fn open_add(&mut self) {
        let who =
            self.spot.person.as_ref().map(|id| format!(" · {}", self.state.call(id))).unwrap_or_default();
        let prompt = format!("Add · {}{who}", words::day(self.spot.day));
        let line = LineLayer::new(LinePurpose::Add, prompt, self);
        self.layers.push(Layer::Line(line));
    }
}
