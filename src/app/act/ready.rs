//! What a team has ready before somebody starts: a list to tick, item by item, kept with the person.

use crate::app::layer::{Action, Item, Layer, ListLayer};
use crate::app::screen::action::ScreenAction;
use crate::app::screen::service;
use crate::app::{App, Effect, words};
use crate::domain::{Date, Person, PersonId};
use crate::planner::induction::to_have_ready;

/// How many days after a start it is long over.
const LONG_HERE: i32 = 56;

impl App {
    /// Opens the list of whoever is marked or selected.
    pub(in crate::app) fn open_ready(&mut self) {
        match service::person_meant(self).cloned() {
            Some(person) => self.open_ready_of(&person),
            None => self.report_error("Nobody is selected: choose somebody on People first."),
        }
    }

    /// Opens somebody's list, where it may be ticked; of somebody without one it can be started.
    pub(in crate::app) fn open_ready_of(&mut self, person: &Person) {
        let other = Person { checklist: to_have_ready(), initials: Some("new".to_owned()), ..person.clone() };
        if let Some(words) = self.refusal(Some(person.clone()), other) {
            self.report_error(format!("{}.", words::capital(&words)));
            return;
        }
        let list = ready_list(person, self.today());
        self.layers.push(Layer::List(list));
    }

    /// Ticks an item of somebody's list, or unticks it; the list stays open. Of somebody without one it is started.
    pub(in crate::app) fn tick_ready(&mut self, person: &PersonId, at: usize) -> Vec<Effect> {
        let Some(mut after) = self.state.person(person).cloned() else { return vec![] };
        let name = self.state.display_name(person).to_owned();
        let summary = if after.checklist.is_empty() {
            after.checklist = to_have_ready();
            format!("List what is to be ready before {name} starts")
        } else {
            let Some(item) = after.checklist.get_mut(at) else { return vec![] };
            *item = item.ticked();
            let state = if item.done { "ready" } else { "not ready after all" };
            format!("Before {name} starts, {state}: {}", words::in_sentence(&item.item))
        };
        let effects = self.save_now(vec![after.clone().into()], summary, None);
        let mut list = ready_list(&after, self.today());
        list.marked = at.min(list.shown.len().saturating_sub(1));
        self.layers.push(Layer::List(list));
        effects
    }
}

fn ready_list(person: &Person, today: Date) -> ListLayer {
    let name = person.short_name();
    // Whose start is long over has it for another reason.
    let here = person.started.filter(|day| day.plus_days(LONG_HERE) < today);
    let action = |at| Action::OfScreen(ScreenAction::TickReady(person.id.clone(), at));
    let mut items: Vec<Item> = person
        .checklist
        .iter()
        .enumerate()
        .map(|(at, it)| Item {
            label: it.item.clone(),
            detail: if it.done { "ready" } else { "not yet" }.to_owned(),
            unavailable: None,
            action: action(at),
        })
        .collect();
    let title = if items.is_empty() {
        items.push(Item {
            label: match here {
                Some(_) => "List what is to be ready, as for a return or a new post".to_owned(),
                None => format!("List what a team has ready before {name} starts"),
            },
            detail: String::new(),
            unavailable: None,
            action: action(0),
        });
        match here {
            Some(since) => format!("{name} has no list yet, and is here since {}", words::date(since)),
            None => format!("{name} has no list yet"),
        }
    } else {
        let when = person.started.map(|day| format!(" on {}", words::day(day, today))).unwrap_or_default();
        let done = person.checklist.iter().filter(|it| it.done).count();
        match here {
            Some(_) => format!("To have ready for {name}: {done} of {} ready", items.len()),
            None => format!("Before {name} starts{when}: {done} of {} ready", items.len()),
        }
    };
    ListLayer { narrows: false, ..ListLayer::new(title, items) }
}
