//! Cancelling a session, with the reason.

use crate::app::layer::LinePurpose;
use crate::app::{App, Effect, words};
use crate::domain::Status;
use crate::planner::edit;
use crate::rota::Booked;

impl App {
    pub(in crate::app) fn ask_why_cancelled(&mut self) {
        let Some(booked) = self.selected().cloned() else { return };
        let prompt = format!("Why is {} cancelled?", words::session(booked.booking(), &self.state));
        self.ask_in_line(LinePurpose::CancelReason(Box::new(booked)), prompt);
    }

    pub(in crate::app) fn cancel(&mut self, booked: &Booked, reason: String) -> Vec<Effect> {
        let mut wanted = booked.dated_booking();
        wanted.status = Status::Cancelled;
        wanted.cancelled_by = Some(self.me.name().to_owned());
        wanted.reason = Some(reason.clone());
        let summary = format!("Cancel {}", words::session(booked.booking(), &self.state));
        self.save_now(edit::rebook_this(&self.state, booked, &wanted), summary, Some(reason))
    }
}
