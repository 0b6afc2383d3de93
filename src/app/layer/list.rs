//! A list to choose from, narrowed by what is typed.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tui_input::Input as Text;

use super::super::writing::edit_text;
use super::action::{Action, LayerResponse};
use crate::app::layer::event::Event;
use crate::command::Command;
use crate::domain::plain_text::composed;

/// How many lines a page is.
const PAGE: usize = 10;

/// How much more a match in the label alone is worth.
const LABEL: u32 = 100;
/// How much more a label is worth of which the typed word is one, and how much less for each of its words.
const NAMED: u32 = 10_000;
const SHORTER: u32 = 500;

/// One line of a list.
#[derive(Clone)]
pub struct Item {
    /// What it says.
    pub label: String,
    /// What it says beside, in a quiet voice.
    pub detail: String,
    /// Why it cannot be chosen, if so.
    pub unavailable: Option<String>,
    /// What choosing it does.
    pub action: Action,
}

/// A list to choose from, narrowed by what is typed.
pub struct ListLayer {
    /// Its title.
    pub title: String,
    /// All lines.
    pub items: Vec<Item>,
    /// The lines shown, best first, by their place in `items`.
    pub shown: Vec<usize>,
    /// Which of the shown is marked.
    pub marked: usize,
    /// What is typed.
    pub text: Text,
    /// Whether it can be closed without choosing.
    pub closable: bool,
    /// Whether typing narrows it.
    pub narrows: bool,
    /// Whether what is called by the very word that is typed comes first, the shortest name before.
    pub by_name: bool,
    /// Whether the first of `items` stands first whatever is typed.
    pub leads: bool,
    /// For each of `items` the other words that find it, where it is found by those: then what is called so comes first, and
    /// what has the letters somewhere last.
    pub also: Vec<&'static [&'static str]>,
}

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
            by_name: false,
            leads: false,
            also: vec![],
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
        self.items.iter().any(|item| matches!(item.action, Action::Run(it) if it == command))
    }

    pub(super) fn take(&mut self, event: &Event) -> LayerResponse {
        let last = self.shown.len().saturating_sub(1);
        match event {
            Event::Command(Command::CloseList) if self.closable => return LayerResponse::Close,
            Event::Command(Command::Choose) => {
                return match self.item() {
                    // The welcome stays until there is something else to see.
                    Some(item) if item.unavailable.is_none() && !self.closable => {
                        LayerResponse::Do(item.action.clone())
                    }
                    Some(item) if item.unavailable.is_none() => {
                        LayerResponse::CloseAndDo(item.action.clone())
                    }
                    _ => LayerResponse::Consumed,
                };
            }
            Event::Command(Command::NextItem) if self.marked == last => self.marked = 0,
            Event::Command(Command::NextItem) => self.marked += 1,
            Event::Command(Command::PreviousItem) => self.marked = self.marked.checked_sub(1).unwrap_or(last),
            Event::Command(Command::PageDown) => self.marked = (self.marked + PAGE).min(last),
            Event::Command(Command::PageUp) => self.marked = self.marked.saturating_sub(PAGE),
            Event::Command(_) => return LayerResponse::Ignored,
            text if self.narrows && edit_text(&mut self.text, text) => self.narrow(),
            _ => {}
        }
        LayerResponse::Consumed
    }

    /// Keeps the lines that match what is typed, best first.
    pub(super) fn narrow(&mut self) {
        // Digits are meant as they stand: they are in order in too many days to be found by that alone.
        let has_digits = self.text.value().chars().any(|letter| letter.is_ascii_digit());
        let kind = if has_digits { AtomKind::Substring } else { AtomKind::Fuzzy };
        let pattern = Pattern::new(self.text.value(), CaseMatching::Ignore, Normalization::Smart, kind);
        // What is found by other words needs no letters strewn over all that is said of it.
        let is_found_by_words = !self.also.is_empty();
        let kind_beside = if is_found_by_words { AtomKind::Substring } else { kind };
        let beside = Pattern::new(self.text.value(), CaseMatching::Ignore, Normalization::Smart, kind_beside);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = vec![];
        let typed = self.text.value().trim().to_lowercase();
        let mut ranked: Vec<(Reverse<u32>, usize)> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| {
                let (label, text) = (composed(&item.label), format!("{} {}", item.label, item.detail));
                let score = beside.score(Utf32Str::new(&composed(&text), &mut buffer), &mut matcher);
                // What a line is called tells more than what is said beside it.
                let called = pattern.score(Utf32Str::new(&label, &mut buffer), &mut matcher);
                let rank = self.also.get(at).map_or(0, |also| rank(&item.label, also, &typed));
                let found_else = called.filter(|_| is_found_by_words).or((rank > 0).then_some(0));
                let score = score.or(found_else)? + rank;
                let named = if self.by_name { bonus(&item.label, &typed) } else { 0 };
                Some((Reverse(score + called.map_or(0, |called| called + LABEL) + named), at))
            })
            .collect();
        ranked.sort_unstable();
        let lead = self.leads.then_some(0);
        let others = ranked.into_iter().map(|(_, at)| at).filter(|at| Some(*at) != lead);
        self.shown = lead.into_iter().chain(others).collect();
        self.marked = 0;
    }

    /// Puts others in place of the lines from one on. The mark stays where it is looked at: on its line where that is not
    /// among them, else as far down.
    pub(super) fn replace_from(&mut self, at: usize, items: Vec<Item>) {
        let (marked, was) = (self.shown.get(self.marked).copied(), self.marked);
        self.items.truncate(at);
        self.items.extend(items);
        self.narrow();
        let there = marked.filter(|marked| *marked < at && was > 0);
        let there = there.and_then(|marked| self.shown.iter().position(|shown| *shown == marked));
        self.marked = there.unwrap_or(was).min(self.shown.len().saturating_sub(1));
    }
}

/// What being called by the very word that is typed is worth, the more the shorter the name.
fn bonus(label: &str, typed: &str) -> u32 {
    let words = || label.split_whitespace();
    let named = !typed.is_empty() && words().any(|word| word.to_lowercase() == typed);
    if named { NAMED.saturating_sub(SHORTER * u32::try_from(words().count()).unwrap_or(NAMED)) } else { 0 }
}

/// How much being found by its name or by another word is worth: the beginning of the name, that of words of it, that of another
/// word for it.
fn rank(label: &str, also: &[&str], typed: &str) -> u32 {
    let label = label.to_lowercase();
    let of_label =
        || typed.split_whitespace().all(|it| label.split_whitespace().any(|word| word.starts_with(it)));
    let is_called =
        |words: &&&str| words.starts_with(typed) || words.split_whitespace().any(|it| it == typed);
    match () {
        () if typed.is_empty() => 0,
        () if label == typed => 5 * NAMED,
        () if label.starts_with(typed) => 4 * NAMED,
        () if of_label() => 3 * NAMED,
        () if also.contains(&typed) => 2 * NAMED + SHORTER,
        () if also.iter().find(is_called).is_some() => 2 * NAMED,
        () => 0,
    }
}
