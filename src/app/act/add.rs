//! Adding: opens the quick-add line.

use crate::app::App;
use crate::app::layer::LinePurpose;
use crate::app::words;

impl App {
    pub(in crate::app) fn open_add(&mut self) {
        let who =
            self.spot.person.as_ref().map(|id| format!(" · {}", self.state.call(id))).unwrap_or_default();
        let prompt = format!("Add · {}{who}", words::day(self.spot.day, self.today()));
        self.ask_in_line(LinePurpose::Add, prompt);
    }
}
