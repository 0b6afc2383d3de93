//! Adding: opens the quick-add line.

use crate::app::layer::LinePurpose;
use crate::app::quick::{Reading, Written};
use crate::app::{App, words};

impl App {
    pub(in crate::app) fn open_add(&mut self) {
        let who = self
            .selection
            .person
            .as_ref()
            .map(|id| format!(" · {}", self.state.display_name(id)))
            .unwrap_or_default();
        let prompt = format!("Add · {}{who}", words::day(self.selection.day, self.today()));
        self.ask_in_line(LinePurpose::Add, prompt);
    }

    /// Takes a session in a closed week out of a line that was read, and says why.
    pub(in crate::app) fn check_open(&self, reading: &mut Reading) {
        let Some(Written::Session(booking)) = &reading.written else { return };
        let week = booking.start.date().week();
        if self.state.is_closed(week, booking) {
            let whose = if self.state.is_split(week) { " for this team" } else { "" };
            let week = words::short_week(week, self.today());
            reading.problem =
                Some(format!("{week} is closed{whose}: write another day, or ask a lead to reopen it"));
            reading.written = None;
        }
    }
}
