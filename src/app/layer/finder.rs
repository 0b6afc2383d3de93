//! The finder's list: what is known at once, and behind it the sessions of a year as they are found.

use std::sync::Arc;

use super::super::near_day::day_near;
use super::super::words;
use super::action::{Action, LayerResponse};
use super::list::{Item, ListLayer};
use crate::app::layer::event::Event;
use crate::app::screen::target::Target;
use crate::domain::{Date, State};

/// The finder.
pub struct FinderLayer {
    /// What can be chosen.
    pub list: ListLayer,
    /// How many of its lines come before those of sessions.
    before: usize,
    /// The state whose sessions were asked for last.
    asked: Option<Arc<State>>,
    /// The day in view and today, by which a day that is typed is told.
    days: (Date, Date),
}

impl FinderLayer {
    /// What is known at once, and the sessions that are at hand.
    #[must_use]
    pub fn new(known: Vec<Item>, at_hand: Vec<Item>, days: (Date, Date)) -> Self {
        let before = known.len();
        let mut list = ListLayer::new("Find", [known, at_hand].concat());
        list.by_name = true;
        Self { list, before, asked: None, days }
    }

    pub(super) fn take(&mut self, event: &Event) -> LayerResponse {
        let was = self.list.text.value().to_owned();
        let outcome = self.list.take(event);
        if self.list.text.value() != was {
            self.lead_with_a_day();
        }
        outcome
    }

    /// Puts the day that is typed first, where one is.
    fn lead_with_a_day(&mut self) {
        let (view, today) = self.days;
        let day = day_near(self.list.text.value(), view, today).ok();
        let led = std::mem::take(&mut self.list.leads);
        // The list is narrowed already, and only a day that comes or goes changes what is in it.
        if !led && day.is_none() {
            return;
        }
        if led {
            self.list.items.remove(0);
            self.before -= 1;
        }
        if let Some(day) = day {
            let item = Item {
                label: format!("Go to {}", words::day(day, today)),
                detail: words::short_week(day.week(), today),
                unavailable: None,
                action: Action::Go(Target::Day(day)),
            };
            self.list.items.insert(0, item);
            self.list.leads = true;
            self.before += 1;
        }
        self.list.narrow();
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
