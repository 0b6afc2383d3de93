//! Saying what became of a session: done, missed, or planned again. Of one that lies ahead nobody can know yet: it is asked
//! whether that is meant.

use crate::app::layer::{Action, Draft, Item, ListLayer};
use crate::app::{App, Effect, words};
use crate::domain::Status;
use crate::planner::edit;
use crate::rota::Booked;

impl App {
    /// Marks the selected session; marking it the same way again makes it planned again.
    pub(in crate::app) fn mark(&mut self, status: Status) -> Vec<Effect> {
        let Some(booked) = self.selected().cloned() else { return vec![] };
        let status = if booked.booking().status == status { Status::Planned } else { status };
        self.mark_or_ask(&booked, status)
    }

    /// Marks a session; asks first where it is still to come.
    pub(in crate::app) fn mark_or_ask(&mut self, booked: &Booked, status: Status) -> Vec<Effect> {
        if status == Status::Planned || booked.start <= self.now {
            return self.commit(self.marked_as(booked, status));
        }
        let (what, start) = (words::session(booked.booking(), &self.state), booked.start);
        let when = words::when(start, self.today());
        let item = Item {
            label: format!("Mark it as {status} anyway"),
            detail: "it is still to come".to_owned(),
            unavailable: None,
            action: Action::SaveAsAsked(self.marked_as(booked, status)),
        };
        let mut list = ListLayer::new(format!("{what} is only on {when}"), vec![item]);
        list.narrows = false;
        self.ask_of(list);
        vec![]
    }

    /// Says what became of a session.
    fn marked_as(&self, booked: &Booked, status: Status) -> Draft {
        let mut wanted = booked.dated_booking();
        wanted.status = status;
        if status == Status::Planned {
            (wanted.reason, wanted.cancelled_by) = (None, None);
        }
        let (what, on) =
            (words::session(booked.booking(), &self.state), words::day(booked.start.date(), self.today()));
        let summary = format!("Mark {what} on {on} as {status}");
        Draft::new(self.state.clone(), edit::rebook_this(&self.state, booked, &wanted), summary)
    }
}
