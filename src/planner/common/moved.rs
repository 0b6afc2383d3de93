//! A session at another time: one at which everybody in it is there and free.
//!
//! The search goes by quarter-hours and takes of a day what is nearest to the time it has now. What families can do is not
//! known here, so the message asks them.

use crate::domain::{Date, Instant, Moment, PersonId, SessionId};
use crate::planner::edit::rebook_this;
use crate::rota::{Span, Trip, without};

use super::candidate::way_fits;
use super::week_context::{WeekContext, leaves_break, quarters};
use super::{Remedy, RemedyKind, words};

/// The start on a day that is nearest to the time of day it has now, where there is any.
pub fn nearest_start(context: &WeekContext<'_, '_>, trip: &Trip<'_>, day: Date) -> Option<Moment> {
    let now = trip.main.start;
    let mut starts: Vec<Moment> = quarters().map(|time| day.at(time)).collect();
    let away = |start: &Moment| (start.time().minutes().0 - now.time().minutes().0).abs();
    starts.sort_by_key(|start| (away(start), *start));
    starts
        .into_iter()
        .find(|start| *start != now && *start > context.asked.now && suits(context, trip, *start, &[]))
}

/// Whether everybody in it is there and free when it starts then, some other sessions left out.
pub fn suits(context: &WeekContext<'_, '_>, trip: &Trip<'_>, start: Moment, but: &[&SessionId]) -> bool {
    let later = context.rules.zone.instant(start).0 - trip.main.span.start.0;
    let moved = |span: Span| Span::new(Instant(span.start.0 + later), Instant(span.end.0 + later));
    let (span, whole) = (moved(trip.main.span), moved(trip.span()));
    let ids: Vec<&SessionId> = trip.ids().into_iter().chain(but.iter().copied()).collect();
    let booking = trip.main.booking();
    let traveller = |person: &PersonId| trip.legs.iter().any(|leg| leg.involves(person));
    let mut staff = false;
    let all = booking.everyone().all(|person| {
        let span = if traveller(person) { whole } else { span };
        let there = context.is_in(person, span);
        staff |= there.is_some();
        there != Some(false)
            && context.is_free(person, span, &ids)
            && leaves_break(&context.rota, person, span, &ids)
            && (traveller(person)
                || way_fits(
                    context.rules,
                    &context.rota,
                    person,
                    trip.main.place.as_ref(),
                    Some(&trip.main.id),
                    span,
                ))
    });
    // Where nobody's shifts say when they are in, and in homes and halls, the base is to be there.
    let inside = (staff && !trip.main.home && booking.group.is_none()) || in_base_hours(context, start, span);
    let is_taken = trip.main.place.as_ref().is_some_and(|place| context.rota.is_taken(place, span));
    all && inside && !is_taken && families_are_free(context, trip, span, &ids)
}

fn in_base_hours(context: &WeekContext<'_, '_>, start: Moment, span: Span) -> bool {
    context.state().service().is_none_or(|service| {
        let (from, to) = service.base_hours.on(start.date());
        without([span], [Span::between(context.rules.zone, from, to)]).is_empty()
    })
}

fn families_are_free(context: &WeekContext<'_, '_>, trip: &Trip<'_>, span: Span, but: &[&SessionId]) -> bool {
    let families = &trip.main.booking().families;
    context.rota.sessions().iter().all(|other| {
        !other.counts()
            || but.contains(&&other.id)
            || !other.span.overlaps(span)
            || !other.booking().families.iter().any(|family| families.contains(family))
    })
}

/// The remedy that has a session at another time; `person` is who need not be told.
pub fn moved_to(
    context: &WeekContext<'_, '_>,
    trip: &Trip<'_>,
    person: Option<&PersonId>,
    start: Moment,
) -> Remedy {
    let (rules, state, main) = (context.rules, context.state(), trip.main);
    let later = start.wall_since(main.start);
    let changes = trip.parts().flat_map(|part| {
        let mut wanted = part.dated_booking();
        wanted.start = part.start.plus_wall(later);
        rebook_this(state, part, &wanted)
    });
    let what = words::what(rules, main);
    let everyone: Vec<&PersonId> = main.booking().everyone().collect();
    let there = everyone.iter().all(|person| rules.staff().contains(*person));
    let names = words::people(everyone.iter().copied(), state);
    let reason = match (everyone.len(), there) {
        (0 | 1, true) => format!("{names} is on shift and free then"),
        (_, true) => format!("{names} are all on shift and free then"),
        (_, false) => format!("{names}: free then, as far as the rota knows"),
    };
    let days = start.date().days_since(main.start.date()).abs();
    let hours = (start.time().minutes().0 - main.start.time().minutes().0).abs() / 60;
    let score = 55 - days * 5 - hours;
    let told = words::told(state, main, person).map(|told| {
        format!(
            "For {told}: {what} would be on {} instead of {}. Does that suit you?",
            words::when(start, rules.today),
            words::when(main.start, rules.today)
        )
    });
    let mut remedy = Remedy::new(
        RemedyKind::Move,
        format!("Move {what} to {}", words::when(start, rules.today)),
        changes.collect(),
    )
    .because(reason)
    .score(u8::try_from(score).unwrap_or(0))
    .tells(told);
    remedy.start = Some(start);
    if let Some(along) = trip.along() {
        remedy = remedy.because(format!("with {along}"));
    }
    remedy
}
