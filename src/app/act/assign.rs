//! Assigning somebody to a session, and taking somebody out.

use crate::app::layer::{Action, Draft, Item, ListLayer};
use crate::app::{App, words};
use crate::domain::{Booking, PersonId, Role};
use crate::planner::edit;
use crate::rota::Booked;

impl App {
    pub(in crate::app) fn ask_whom_to_assign(&mut self) {
        let Some(booked) = self.selected().cloned() else { return };
        let Some(view) = self.view().cloned() else { return };
        let day = booked.start.date();
        let staff = self.rules().staff().clone();
        let mut people: Vec<_> = self
            .state
            .people()
            .filter(|person| !booked.involves(&person.id))
            .map(|person| {
                let on_shift = view
                    .rota
                    .shifts_of_on(&person.id, day)
                    .flat_map(|shift| &shift.pieces)
                    .any(|piece| piece.span.overlaps(booked.span));
                let busy = view
                    .rota
                    .sessions_of_on(&person.id, day)
                    .find(|other| other.counts() && other.span.overlaps(booked.span));
                (busy.is_some(), !on_shift, person, busy.cloned())
            })
            .collect();
        people
            .sort_by_key(|(busy, off, person, _)| (*busy, *off, !person.role.is_peer(), person.name.clone()));
        let items = people
            .into_iter()
            .map(|(_, off, person, busy)| {
                let there = match (&busy, off) {
                    (Some(other), _) => format!("in {}", words::session(other.booking(), &self.state)),
                    (None, false) => "on shift and free".to_owned(),
                    (None, true) if !staff.contains(&person.id) => {
                        "free; their shifts are not kept here".to_owned()
                    }
                    (None, true) => "not on shift then".to_owned(),
                };
                Item {
                    label: person.name.clone(),
                    detail: format!("{} · {there}", person.role.title()),
                    unavailable: None,
                    action: Action::SaveAsAsked(self.assigned(&booked, &person.id)),
                }
            })
            .collect();
        let title = format!("Who joins {}?", words::session(booked.booking(), &self.state));
        self.ask_of(ListLayer::new(title, items));
    }

    pub(in crate::app) fn ask_whom_to_unassign(&mut self) {
        let Some(booked) = self.selected().cloned() else { return };
        let items: Vec<Item> = booked
            .booking()
            .everyone()
            .map(|id| Item {
                label: self.state.display_name(id).to_owned(),
                detail: part_of(booked.booking(), id).to_owned(),
                unavailable: None,
                action: Action::SaveAsAsked(self.unassigned(&booked, id)),
            })
            .collect();
        if items.is_empty() {
            self.report_error("Nobody is in this session yet.");
            return;
        }
        let title = format!("Who leaves {}?", words::session(booked.booking(), &self.state));
        self.ask_of(ListLayer::new(title, items));
    }

    fn assigned(&self, booked: &Booked, person: &PersonId) -> Draft {
        let mut wanted = booked.dated_booking();
        let beside = self
            .state
            .person(person)
            .is_some_and(|p| matches!(p.role, Role::Colleague | Role::Supervisor | Role::TeamLead));
        let summary = format!(
            "Add {} to {}",
            self.state.display_name(person),
            words::session(booked.booking(), &self.state)
        );
        let list = if beside { &mut wanted.with } else { &mut wanted.people };
        list.push(person.clone());
        Draft::new(self.state.clone(), edit::rebook_this(&self.state, booked, &wanted), summary)
    }

    fn unassigned(&self, booked: &Booked, person: &PersonId) -> Draft {
        let mut wanted = booked.dated_booking();
        for list in [&mut wanted.people, &mut wanted.with, &mut wanted.shadow] {
            list.retain(|id| id != person);
        }
        if wanted.lead.as_ref() == Some(person) {
            wanted.lead = None;
        }
        let summary = format!(
            "Take {} out of {}",
            self.state.display_name(person),
            words::session(booked.booking(), &self.state)
        );
        Draft::new(self.state.clone(), edit::rebook_this(&self.state, booked, &wanted), summary)
    }
}

fn part_of(booking: &Booking, person: &PersonId) -> &'static str {
    if booking.lead.as_ref() == Some(person) {
        "leads it"
    } else if booking.people.contains(person) {
        "does it"
    } else if booking.with.contains(person) {
        "is also there"
    } else {
        "is along to learn"
    }
}
