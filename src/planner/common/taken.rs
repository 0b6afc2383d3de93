//! Somebody else takes a session, and the way there and back with it.

use crate::domain::{ActivityKind, Booking, Change, PersonId, Role};
use crate::planner::edit::rebook_this;
use crate::rota::{Booked, Trip};

use super::candidate::{Availability, Candidate, CandidateKind, CandidateQuery, fits};
use super::week_context::WeekContext;
use super::{Remedy, RemedyKind, words};

/// Who could take a session in somebody's place, or where nobody is in it, the best fitting first.
pub fn takers(context: &WeekContext<'_, '_>, trip: &Trip<'_>, gone: Option<&PersonId>) -> Vec<Candidate> {
    let (rules, booked) = (context.rules, trip.main);
    // Whose supervision it is, nobody else can take their place in.
    if booked.kind == Some(ActivityKind::Supervision)
        && gone.is_some_and(|gone| booked.booking().people.contains(gone))
    {
        return vec![];
    }
    let who = match gone.and_then(|gone| rules.state.person(gone)) {
        Some(person) if person.role.is_peer() => CandidateKind::Peer,
        Some(person) if person.role == Role::Supervisor => CandidateKind::Role(Role::Supervisor),
        Some(_) => CandidateKind::Colleague,
        None => CandidateKind::Peer,
    };
    fits(rules, &context.rota, &CandidateQuery { booked, span: trip.span(), instead_of: gone, who })
}

/// The remedy that has somebody take a session.
pub fn given_to(
    context: &WeekContext<'_, '_>,
    trip: &Trip<'_>,
    gone: Option<&PersonId>,
    fit: Candidate,
) -> Remedy {
    let (rules, state) = (context.rules, context.state());
    let what = words::what(rules, trip.main);
    let who = state.display_name(&fit.person);
    let changes: Vec<Change> = trip
        .parts()
        .flat_map(|part| rebook_this(state, part, &taken_over(part, gone, &fit.person)))
        .collect();
    let along = trip.along();
    let legs = along.as_ref().map(|along| format!(", with {along}")).unwrap_or_default();
    let extra = match fit.factors.presence {
        Availability::Longer(_) | Availability::Off(_) => " It would be extra time, yours to take back.",
        _ => "",
    };
    let mut remedy = Remedy::new(
        RemedyKind::Reassign,
        format!("Put {who} down for {what} on {}", words::when(trip.main.start, rules.today)),
        changes,
    )
    .score(fit.score)
    .tells(Some(format!(
        "{who}, could you take {what} on {}, {}{legs}?{extra} Say if it does not suit.",
        words::when(trip.main.start, rules.today),
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
        Some(gone) => booking.hand_over(gone, next),
        None if booking.people.is_empty() && booked.kind != Some(ActivityKind::Supervision) => {
            booking.people.push(next.clone());
        }
        None => booking.with.push(next.clone()),
    }
    booking
}
