//! A handover sheet to read, and the key that ticks it as read.

use crate::app::App;
use crate::app::layer::event::Event;
use crate::app::layer::{Deed, Draft, HandoverLayer, Outcome};
use crate::command::Command;
use crate::domain::{Change, HandoverMark};

impl HandoverLayer {
    pub(super) fn take(&mut self, event: &Event, app: &App) -> Outcome {
        match event {
            Event::Command(Command::TickHandover) => {
                let at = app.state.zone().instant(app.now);
                let mark = HandoverMark { person: self.person.clone(), rev: self.upto, at };
                let summary = format!("Handover read: {}", app.state.call(&self.person));
                let changes = vec![Change::from(mark)];
                Outcome::Do(Deed::Save(Draft::new(app.state.clone(), changes, summary)))
            }
            // Again: for a lead, that of the selected person.
            Event::Command(Command::ShowHandover) => Outcome::Do(Deed::Run(Command::ShowHandover)),
            other => self.page.take(other),
        }
    }
}
