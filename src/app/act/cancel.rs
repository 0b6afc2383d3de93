//! Cancelling a session, with the reason.

use std::sync::Arc;

use crate::app::layer::{Draft, LinePurpose};
use crate::app::{App, words};
use crate::domain::{State, Status};
use crate::planner::{Requester, edit, words_of_cancelling};
use crate::rota::Booked;

impl App {
    pub(in crate::app) fn ask_why_cancelled(&mut self) {
        let Some(booked) = self.selected().cloned() else { return };
        let prompt = format!("Why is {} cancelled?", words::session(booked.booking(), &self.state));
        self.ask_in_line(LinePurpose::CancelReason(Box::new(booked)), prompt);
    }

    /// What cancelling a session for a reason would save, over the state in which that was asked.
    pub(in crate::app) fn cancelled(&self, base: &Arc<State>, booked: &Booked, reason: &str) -> Draft {
        let mut wanted = booked.dated_booking();
        wanted.status = Status::Cancelled;
        wanted.cancelled_by = Some(self.me.name().to_owned());
        wanted.reason = Some(reason.to_owned());
        let summary = format!("Cancel {}", words::session(booked.booking(), &self.state));
        let changes = edit::rebook_this(base, booked, &wanted);
        // What is over is known by those it was for.
        let asked = Requester { now: self.now, by: self.me.name() };
        let is_ahead = booked.start > self.now;
        let tells =
            is_ahead.then(|| words_of_cancelling(&self.rules(), booked, self.me.person(), asked)).flatten();
        Draft { reason: Some(reason.to_owned()), tells, ..Draft::new(base.clone(), changes, summary) }
    }
}
