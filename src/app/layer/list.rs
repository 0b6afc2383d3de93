//! A list to choose from, narrowed by what is typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tui_input::Input as Text;

use super::super::update::Event;
use super::super::writing::edit_text;
use super::{Deed, Item, ListLayer, Outcome};
use crate::command::Command;
use crate::domain::plain_text::composed;

/// How many lines a page is.
const PAGE: usize = 10;

/// How much more a match in the label alone is worth.
const LABEL: u32 = 100;

impl ListLayer {
    /// A list of lines.
    #[must_use]
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        Self {
            title: title.into(),
            shown: (0..items.len()).collect(),
            items,
            marked: 0,
            text: Text::default(),
            closable: true,
            narrows: true,
        }
    }

    /// The marked line.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.shown.get(self.marked).and_then(|at| self.items.get(*at))
    }

    /// Whether it offers a command.
    #[must_use]
    pub fn offers(&self, command: Command) -> bool {
        self.items.iter().any(|item| matches!(item.deed, Deed::Run(it) if it == command))
    }

    pub(super) fn take(&mut self, event: &Event) -> Outcome {
        let last = self.shown.len().saturating_sub(1);
        match event {
            Event::Command(Command::CloseList) if self.closable => return Outcome::Close,
            Event::Command(Command::Choose) => {
                return match self.item() {
                    // The welcome stays until there is something else to see.
                    Some(item) if item.unavailable.is_none() && !self.closable => {
                        Outcome::Do(item.deed.clone())
                    }
                    Some(item) if item.unavailable.is_none() => Outcome::CloseAndDo(item.deed.clone()),
                    _ => Outcome::Consumed,
                };
            }
            Event::Command(Command::NextItem) if self.marked == last => self.marked = 0,
            Event::Command(Command::NextItem) => self.marked += 1,
            Event::Command(Command::PreviousItem) => self.marked = self.marked.checked_sub(1).unwrap_or(last),
            Event::Command(Command::PageDown) => self.marked = (self.marked + PAGE).min(last),
            Event::Command(Command::PageUp) => self.marked = self.marked.saturating_sub(PAGE),
            Event::Command(_) => return Outcome::Ignored,
            text if self.narrows && edit_text(&mut self.text, text) => self.narrow(),
            _ => {}
        }
        Outcome::Consumed
    }

    /// Keeps the lines that match what is typed, best first.
    fn narrow(&mut self) {
        let pattern = Pattern::parse(self.text.value(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = vec![];
        let mut ranked: Vec<(u32, usize)> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| {
                let (label, text) = (composed(&item.label), format!("{} {}", item.label, item.detail));
                let score = pattern.score(Utf32Str::new(&composed(&text), &mut buffer), &mut matcher)?;
                // What a line is called tells more than what is said beside it.
                let called = pattern.score(Utf32Str::new(&label, &mut buffer), &mut matcher);
                Some((score + called.map_or(0, |called| called + LABEL), at))
            })
            .collect();
        ranked.sort_by(|(a, x), (b, y)| b.cmp(a).then(x.cmp(y)));
        self.shown = ranked.into_iter().map(|(_, at)| at).collect();
        self.marked = 0;
    }
}
