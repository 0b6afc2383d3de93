//! A page to read.

use super::action::LayerResponse;
use crate::app::layer::event::Event;
use crate::command::Command;

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    /// A heading.
    Heading(String),
    /// A key and what it does, with the reason when it is not available.
    Key(String, String, Option<String>),
    /// Text.
    Text(String),
    /// A name and what it is.
    Fact(String, String),
    /// A name, a value each time from the first to the last with the most that it could be, drawn as small columns, and the same
    /// in words.
    Course {
        /// What was counted or measured.
        name: String,
        /// The values, in order.
        values: Vec<usize>,
        /// The most that one could be.
        most: usize,
        /// The same in words.
        said: String,
    },
}

/// A page to read.
pub struct PageLayer {
    /// Its title.
    pub title: String,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
    /// Lines scrolled past.
    pub scrolled: u16,
    /// Whether it tells of what was saved just now, and so no longer than that stands.
    pub of_what_was_saved: bool,
}

impl PageLayer {
    /// A page from its top.
    #[must_use]
    pub fn new(title: impl Into<String>, paragraphs: Vec<Paragraph>) -> Self {
        Self { title: title.into(), paragraphs, scrolled: 0, of_what_was_saved: false }
    }

    pub(super) fn take(&mut self, event: &Event) -> LayerResponse {
        let last = u16::try_from(self.paragraphs.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let by =
            |scrolled: u16, lines: i32| u16::try_from(i32::from(scrolled) + lines).unwrap_or(0).min(last);
        match event {
            Event::Command(Command::ClosePage) => return LayerResponse::Close,
            Event::Command(Command::ScrollDown) => self.scrolled = by(self.scrolled, 1),
            Event::Command(Command::ScrollUp) => self.scrolled = by(self.scrolled, -1),
            Event::Command(Command::ScrollPageDown) => self.scrolled = by(self.scrolled, 10),
            Event::Command(Command::ScrollPageUp) => self.scrolled = by(self.scrolled, -10),
            _ => return LayerResponse::Ignored,
        }
        LayerResponse::Consumed
    }
}
