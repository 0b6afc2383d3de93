//! Where the rota shows that somebody is asked: at a session, and on a whole day.

use crate::domain::{Booking, Date, PersonId, RequestKind, RequestStep, StaffRequest, State};
use crate::rota::Booked;

/// The requests that nobody has carried out yet and that are about a session by itself.
pub fn asked_about<'s>(state: &'s State, booked: &'s Booked) -> impl Iterator<Item = &'s StaffRequest> + 's {
    open(state).filter(|it| !it.is_of_days() && it.is_about(&booked.id, booked.start.date()))
}

/// The same about somebody's whole day.
pub fn asked_about_day<'s>(
    state: &'s State,
    person: &'s PersonId,
    day: Date,
) -> impl Iterator<Item = &'s StaffRequest> + 's {
    open(state).filter(move |it| {
        let whose = it.instead_of.clone().or_else(|| it.asker());
        let is_of_either = it.kind == RequestKind::Swap && it.to == *person;
        it.is_of_days() && it.days.contains(&day) && (whose.as_ref() == Some(person) || is_of_either)
    })
}

/// What somebody proposes for a day of their own, and nobody has decided: the booking it would be.
pub fn proposed_on<'s>(
    state: &'s State,
    person: &'s PersonId,
    day: Date,
) -> impl Iterator<Item = (&'s StaffRequest, Booking)> + 's {
    let theirs = open(state).filter(move |it| it.asker().as_ref() == Some(person));
    theirs
        .flat_map(|it| it.proposed().map(move |booking| (it, booking)))
        .filter(move |(_, it)| it.start.date() == day)
}

/// That somebody is asked, in words: `asked of Catriona`, `agreed by Catriona, not decided`.
#[must_use]
pub fn asked_of(state: &State, request: &StaffRequest) -> String {
    let name = state.display_name(&request.to);
    match request.step() {
        RequestStep::Agreed => format!("agreed by {name}, not decided"),
        _ => format!("asked of {name}"),
    }
}

fn open(state: &State) -> impl Iterator<Item = &StaffRequest> {
    state.records.requests.values().map(|row| &*row.item).filter(|it| it.is_open())
}
