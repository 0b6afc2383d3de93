//! The finder's list: what is known at once, and behind it the sessions of a year as they are found.

use std::sync::Arc;

use super::super::update::Event;
use super::{Item, ListLayer, Outcome};
use crate::domain::State;

/// The finder.
pub struct FinderLayer {
    /// What can be chosen.
    pub list: ListLayer,
    /// How many of its lines come before those of sessions.
    before: usize,
    /// The state whose sessions were asked for last.
    asked: Option<Arc<State>>,
}

impl FinderLayer {
    /// What is known at once, and the sessions that are at hand.
    #[must_use]
    pub fn new(known: Vec<Item>, at_hand: Vec<Item>) -> Self {
        let before = known.len();
        let mut list = ListLayer::new("Find", [known, at_hand].concat());
        list.by_name = true;
        Self { list, before, asked: None }
    }

    pub(super) fn take(&mut self, event: &Event) -> Outcome {
        self.list.take(event)
    }

    /// Notes that the sessions of a state are asked for; says whether they were not yet.
    pub(in crate::app) fn asks(&mut self, state: &Arc<State>) -> bool {
        let asked = self.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, state));
        self.asked = Some(state.clone());
        !asked
    }

    /// Takes in the sessions that were found, unless others are asked for by now.
    pub(in crate::app) fn take_in(&mut self, of: &Arc<State>, sessions: Vec<Item>) {
        if self.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, of)) {
            self.list.replace_from(self.before, sessions);
        }
    }
}
