//! Somebody else takes a session, and the way there and back with it.

use crate::domain::{ActivityKind, Booking, Change, PersonId, Role};
use crate::planner::edit::{hand_over, rebook_this};
use crate::rota::Booked;

use super::fit::{Fit, Presence, Seek, Who, fits};
use super::scene::Scene;
use super::trip::Trip;
use super::{Remedy, RemedyKind, words};

/// Who could take a session in somebody's place, or where nobody is in it, the best fitting first.
pub fn takers(scene: &Scene<'_, '_>, trip: &Trip<'_>, gone: Option<&PersonId>) -> Vec<Fit> {
    let (room, booked) = (scene.room, trip.main);
    // Whose supervision it is, nobody else can take their place in.
    if booked.kind == Some(ActivityKind::Supervision)
        && gone.is_some_and(|gone| booked.booking().people.contains(gone))
    {
        return vec![];
    }
    let who = match gone.and_then(|gone| room.state.person(gone)) {
        Some(person) if person.role.is_peer() => Who::Peer,
        Some(person) if person.role == Role::Supervisor => Who::Role(Role::Supervisor),
        Some(_) => Who::Colleague,
        None => Who::Peer,
    };
    fits(room, &scene.rota, &Seek { booked, span: trip.span(), instead_of: gone, who })
}

/// The remedy that has somebody take a session.
pub fn given_to(scene: &Scene<'_, '_>, trip: &Trip<'_>, gone: Option<&PersonId>, fit: Fit) -> Remedy {
    let (room, state) = (scene.room, scene.state());
    let what = words::what(room, trip.main);
    let who = state.call(&fit.person);
    let changes: Vec<Change> = trip
        .parts()
        .flat_map(|part| rebook_this(state, part, &taken_over(part, gone, &fit.person)))
        .collect();
    let along = trip.along();
    let legs = along.as_ref().map(|along| format!(", with {along}")).unwrap_or_default();
    let extra = match fit.merits.presence {
        Presence::Longer(_) | Presence::Off(_) => " It would be extra time, yours to take back.",
        _ => "",
    };
    let mut remedy = Remedy::new(
        RemedyKind::Reassign,
        format!("Ask {who} to take {what} on {}", words::when(trip.main.start, room.today)),
        changes,
    )
    .score(fit.score)
    .tells(Some(format!(
        "{who}, could you take {what} on {}, {}{legs}?{extra} Say if it does not suit.",
        words::when(trip.main.start, room.today),
        trip.main.booking().minutes
    )));
    remedy.reasons = fit.reasons;
    remedy.person = Some(fit.person);
    if let Some(along) = along {
        remedy = remedy.because(format!("with {along}"));
    }
    remedy
}

/// A session as it is with somebody in another's place, or with somebody where nobody was.
fn taken_over(booked: &Booked, gone: Option<&PersonId>, next: &PersonId) -> Booking {
    let mut booking = booked.dated_booking();
    match gone.filter(|gone| booking.involves(gone)) {
        Some(gone) => hand_over(&mut booking, gone, next),
        None if booking.people.is_empty() && booked.kind != Some(ActivityKind::Supervision) => {
            booking.people.push(next.clone());
        }
        None => booking.with.push(next.clone()),
    }
    booking
}
