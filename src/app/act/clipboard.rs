//! Copying a session, and pasting it for the selected person on the selected day.

use crate::app::layer::Draft;
use crate::app::{App, words};
use crate::domain::{FamilyRef, Session, Status};
use crate::planner::edit;

impl App {
    pub(in crate::app) fn copy(&mut self) {
        let Some(booked) = self.selected() else { return };
        let mut booking = booked.dated_booking();
        booking.status = Status::Planned;
        (booking.reason, booking.cancelled_by) = (None, None);
        // Whoever it is copied from is whom the paste replaces, so they stand first.
        if let Some(person) = &self.selection.person
            && let Some(at) = booking.people.iter().position(|id| id == person)
        {
            booking.people.swap(0, at);
        }
        let what = words::session(&booking, &self.state);
        self.copied = Some(booking);
        self.say(format!("Copied {what}. Go to a person and a day, and paste it."));
    }

    pub(in crate::app) fn paste_session(&mut self) -> Vec<crate::app::Effect> {
        let (Some(mut booking), Some(person)) = (self.copied.clone(), self.selection.person.clone()) else {
            return vec![];
        };
        if booking.families.iter().any(FamilyRef::is_stand_in) {
            self.report_error("This is with a family of another team: ask its lead to book it.");
            return vec![];
        }
        booking.start = self.selection.day.at(booking.start.time());
        if !booking.people.contains(&person) {
            match booking.people.first_mut() {
                Some(first) => *first = person,
                None => booking.people.push(person),
            }
        }
        if booking.lead.as_ref().is_some_and(|lead| !booking.involves(lead)) {
            booking.lead = None;
        }
        let Some(id) = edit::new_id(&self.state, &booking, self.now) else {
            self.report_error("There are too many sessions like this one on that day.");
            return vec![];
        };
        let summary = format!(
            "Paste {} on {}",
            words::session(&booking, &self.state),
            words::day(self.selection.day, self.today())
        );
        let session = Session { id, series: None, booking };
        let draft = Draft::new(self.state.clone(), vec![session.into()], summary);
        self.commit(draft)
    }
}
