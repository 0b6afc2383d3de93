//! A session that a flag is about is taken by somebody else.

use crate::domain::TableName;
use crate::planner::common::Remedy;
use crate::planner::common::taken::{given_to, takers};
use crate::rota::{Booked, Trip};

use super::flag_context::FlagContext;

/// The most people that are thought of for one session.
const MOST_PEOPLE: usize = 4;

/// Who fits less well than this is not asked.
const LOWEST_SCORE: u8 = 30;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let one = context.flag.subject.kind == TableName::Session;
    let sessions = context.sessions().into_iter().filter(|booked| !booked.is_own_work());
    let sessions = sessions.filter(|booked| one || (booked.direct && booked.booking().group.is_none()));
    sessions.flat_map(|booked| of_session(context, booked)).collect()
}

fn of_session(context: &FlagContext<'_, '_>, booked: &Booked) -> Vec<Remedy> {
    let gone = context.person().filter(|_| booked.booking().everyone().next().is_some());
    let trip = Trip::of(context.state(), &context.rota, booked, gone);
    let lightens = context.flag.subject.kind == TableName::Person;
    let best = takers(context, &trip, gone).into_iter().filter(|fit| fit.score >= LOWEST_SCORE);
    // One person's day is not made lighter at the cost of another's free time.
    let best = best.filter(|fit| !lightens || context.is_in(&fit.person, trip.span()) == Some(true));
    best.take(MOST_PEOPLE).map(|fit| given_to(context, &trip, gone, fit)).collect()
}
