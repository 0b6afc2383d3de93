//! Removing a session; of a series, asks how much of it.

use std::sync::Arc;

use crate::app::layer::{Action, Draft, Item, Layer, ListLayer};
use crate::app::{App, Effect, SeriesScope, words};
use crate::domain::{Change, State};
use crate::planner::edit;
use crate::rota::Booked;

impl App {
    pub(in crate::app) fn ask_how_much_to_delete(&mut self) -> Vec<Effect> {
        let Some(booked) = self.selected().cloned().map(Box::new) else { return vec![] };
        if booked.series.is_none() {
            return self.delete(booked, SeriesScope::This, self.state.clone());
        }
        let closed = self.closed_in(&booked);
        let item = |reach: SeriesScope, detail: String| {
            let unavailable = closed.clone().filter(|_| reach == SeriesScope::All);
            Item {
                label: words::capital(reach.words()),
                detail: unavailable.clone().unwrap_or(detail),
                unavailable,
                action: Action::Delete(booked.clone(), reach, self.state.clone()),
            }
        };
        let items = vec![
            item(SeriesScope::This, words::day(booked.start.date(), self.today())),
            item(SeriesScope::Later, format!("from {} on", words::day(booked.start.date(), self.today()))),
            item(SeriesScope::All, "what is already done or cancelled stays".to_owned()),
        ];
        let title = format!("Remove how much of {}?", words::session(booked.booking(), &self.state));
        let mut list = ListLayer::new(title, items);
        list.narrows = false;
        self.ask_of(list);
        vec![]
    }

    /// Why all of a series cannot go, where some of it is in a closed week.
    fn closed_in(&self, booked: &Booked) -> Option<String> {
        let week = self.closed_week_of(booked)?;
        Some(format!("{week} is closed and stays as it is: choose “from … on” instead"))
    }

    /// The first closed week that the series of a session comes in, in words.
    pub(super) fn closed_week_of(&self, booked: &Booked) -> Option<String> {
        let series = self.state.records.series.get(booked.series.as_ref()?)?;
        let weeks = series.item.booking.start.week().to(self.today().week());
        let closed = weeks.into_iter().find(|week| self.state.is_closed(*week, booked.booking()))?;
        Some(words::short_week(closed, self.today()))
    }

    /// Asks for a choice in a list, whose lines show what each would change.
    pub(in crate::app) fn ask_of(&mut self, list: ListLayer) {
        self.layers.push(Layer::List(list));
        self.refresh_preview();
    }

    /// What a choice in a list would change on the rota.
    pub(in crate::app) fn changes_of(&self, list: &ListLayer) -> Vec<Change> {
        match list.item() {
            Some(Item { action: Action::Delete(booked, reach, _), unavailable: None, .. }) => {
                edit::remove(&self.state, booked, *reach).unwrap_or_default()
            }
            Some(Item { action: Action::SaveAsAsked(draft), unavailable: None, .. }) => draft.changes.clone(),
            _ => vec![],
        }
    }

    /// Removes a session as it was in a state, or more of its series.
    pub(in crate::app) fn delete(
        &mut self,
        booked: Box<Booked>,
        reach: SeriesScope,
        mut base: Arc<State>,
    ) -> Vec<Effect> {
        if base.rev() == self.state.rev() {
            // The same, with what has come from the disk since.
            base.clone_from(&self.state);
        }
        match edit::remove(&base, &booked, reach) {
            Ok(changes) => {
                let much =
                    if booked.series.is_some() { format!(", {}", reach.words()) } else { String::new() };
                let summary = format!("Remove {}{much}", words::session(booked.booking(), &self.state));
                self.commit(Draft::new(base, changes, summary))
            }
            Err(edit::EditError::Unread(weeks)) if base.rev() == self.state.rev() => {
                self.wait_for(weeks, Action::Delete(booked, reach, base))
            }
            Err(edit::EditError::Unread(_)) => {
                self.report_error("The rota has just changed: look at it again, then remove it.");
                vec![]
            }
            Err(edit::EditError::Words(problem)) => {
                self.report_error(words::capital(&problem));
                vec![]
            }
        }
    }
}
