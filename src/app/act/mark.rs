//! Saying what became of a session: done, missed, or planned again.

use crate::app::{App, Effect, words};
use crate::domain::Status;
use crate::planner::edit;

impl App {
    /// Marks the selected session; marking it the same way again makes it planned again.
    pub(in crate::app) fn mark(&mut self, status: Status) -> Vec<Effect> {
        let Some(booked) = self.selected().cloned() else { return vec![] };
        let mut wanted = booked.dated_booking();
        wanted.status = if wanted.status == status { Status::Planned } else { status };
        if wanted.status == Status::Planned {
            (wanted.reason, wanted.cancelled_by) = (None, None);
        }
        let summary = format!("Mark {} as {}", words::session(booked.booking(), &self.state), wanted.status);
        self.save_now(edit::rebook_this(&self.state, &booked, &wanted), summary, None)
    }
}
