//! Time to write up: where something lighter can wait for another day, notes take its place; else the day is a little
//! longer.

use crate::domain::{ActivityId, Booking, Change, Minutes, Session};
use crate::planner::common::moved::nearest_start;
use crate::planner::common::week_context::can_wait;
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::planner::edit::{new_id, rebook_this};
use crate::rota::{Booked, Trip};

use super::flag_context::FlagContext;
use super::rows::{only_shift, rows};

/// The shortest that is worth booking.
const SHORTEST_NOTES: Minutes = Minutes(10);

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let flag = context.flag;
    let (Some(limit), Some(found)) = (flag.limit, flag.figure) else { return vec![] };
    let missing = Minutes(i32::try_from((limit.thousandths - found.thousandths) / 1000).unwrap_or(0));
    let light = context.sessions().into_iter();
    let light = light.filter(|booked| can_wait(booked) && booked.booking().minutes >= missing);
    let mut ideas: Vec<Remedy> = light.filter_map(|booked| in_place_of(context, booked)).collect();
    ideas.extend(longer_day(context, missing));
    ideas
}

/// Notes take the place of something lighter, which is done on another day.
fn in_place_of(context: &FlagContext<'_, '_>, light: &Booked) -> Option<Remedy> {
    let trip = Trip { main: light, legs: vec![] };
    let today = light.start.date();
    let mut other = context.days_ahead().filter(|day| *day != today);
    let start = other.find_map(|day| nearest_start(context, &trip, day))?;
    let mut wanted = light.dated_booking();
    wanted.start = start;
    let mut notes = light.dated_booking();
    notes.activity = ActivityId::parse("notes").ok()?;
    let mut changes = rebook_this(context.state(), light, &wanted);
    changes.push(book(context, notes)?);
    let what = words::what(context.rules, light);
    Some(
        Remedy::new(
            RemedyKind::Pause,
            format!("Book notes in place of {what} on {}", words::when(light.start, context.rules.today)),
            changes,
        )
        .because(format!("{what} moves to {}, in open time", words::when(start, context.rules.today)))
        .score(60),
    )
}

/// The day ends later, with notes at its end.
fn longer_day(context: &FlagContext<'_, '_>, missing: Minutes) -> Option<Remedy> {
    let (person, date) = (context.person()?, context.flag.start?.date());
    let shift = only_shift(context, person, date)?;
    let more = Minutes((missing.0 + 4) / 5 * 5).max(SHORTEST_NOTES);
    let end = shift.end.plus_wall(more);
    let mut notes = Booking::new(ActivityId::parse("notes").ok()?, shift.end, more);
    notes.people = vec![person.clone()];
    let mut changes = rows(context, person, date, |it| Some((it.start, end, it.unpaid.minutes())));
    changes.push(book(context, notes)?);
    let who = context.state().display_name(person);
    Some(
        Remedy::new(
            RemedyKind::Pause,
            format!("Book {more} for notes at the end of {who}'s shift on {}", words::day(date, context.rules.today)),
            changes,
        )
        .because(format!("the shift ends at {}; {more} of it is extra time", end.time()))
        .score(45)
        .tells(Some(format!(
            "{who}, your shift on {} ends at {} so that there is time for notes; {more} of it is yours to take back.",
            words::day(date, context.rules.today),
            end.time()
        ))),
    )
}

fn book(context: &FlagContext<'_, '_>, booking: Booking) -> Option<Change> {
    let id = new_id(context.state(), &booking, context.asked.now)?;
    Some(Session { id, series: None, booking }.into())
}
