//! A handover sheet to read, and the key that ticks it as read.

use crate::app::App;
use crate::app::layer::event::Event;
use crate::app::layer::{Action, Draft, HandoverLayer, LayerResponse};
use crate::command::Command;
use crate::domain::{Change, HandoverMark};

impl HandoverLayer {
    pub(super) fn take(&mut self, event: &Event, app: &App) -> LayerResponse {
        match event {
            Event::Command(Command::TickHandover) => {
                let at = app.state.zone().instant(app.now);
                let mark = HandoverMark { person: self.person.clone(), rev: self.upto, at };
                let summary = format!("Handover read: {}", app.state.display_name(&self.person));
                let changes = vec![Change::from(mark)];
                LayerResponse::Do(Action::Save(Draft::new(app.state.clone(), changes, summary)))
            }
            // Again: for a lead, that of the selected person.
            Event::Command(Command::ShowHandover) => LayerResponse::Do(Action::Run(Command::ShowHandover)),
            other => self.page.take(other),
        }
    }
}
