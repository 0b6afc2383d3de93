//! A page to read.

use super::{Outcome, PageLayer, Paragraph};
use crate::app::layer::event::Event;
use crate::command::Command;

impl PageLayer {
    /// A page from its top.
    #[must_use]
    pub fn new(title: impl Into<String>, paragraphs: Vec<Paragraph>) -> Self {
        Self { title: title.into(), paragraphs, scrolled: 0, of_what_was_saved: false }
    }

    pub(super) fn take(&mut self, event: &Event) -> Outcome {
        let last = u16::try_from(self.paragraphs.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let by =
            |scrolled: u16, lines: i32| u16::try_from(i32::from(scrolled) + lines).unwrap_or(0).min(last);
        match event {
            Event::Command(Command::ClosePage) => return Outcome::Close,
            Event::Command(Command::ScrollDown) => self.scrolled = by(self.scrolled, 1),
            Event::Command(Command::ScrollUp) => self.scrolled = by(self.scrolled, -1),
            Event::Command(Command::ScrollPageDown) => self.scrolled = by(self.scrolled, 10),
            Event::Command(Command::ScrollPageUp) => self.scrolled = by(self.scrolled, -10),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}
