//! A session that a flag is about is taken by somebody else.

use crate::domain::TableName;
use crate::planner::common::Remedy;
use crate::planner::common::taken::{given_to, takers};
use crate::planner::common::trip::Trip;
use crate::rota::Booked;

use super::matter::Matter;

/// The most people that are thought of for one session.
const MOST: usize = 4;

/// Who fits less well than this is not asked.
const LEAST: u8 = 30;

pub(super) fn ideas(matter: &Matter<'_, '_>) -> Vec<Remedy> {
    let one = matter.flag.subject.kind == TableName::Session;
    let sessions = matter.sessions().into_iter().filter(|booked| !booked.is_own_work());
    let sessions = sessions.filter(|booked| one || (booked.direct && booked.booking().group.is_none()));
    sessions.flat_map(|booked| of_session(matter, booked)).collect()
}

fn of_session(matter: &Matter<'_, '_>, booked: &Booked) -> Vec<Remedy> {
    let gone = matter.person().filter(|_| booked.booking().everyone().next().is_some());
    let trip = Trip::of(matter.room, &matter.rota, booked, gone);
    let lightens = matter.flag.subject.kind == TableName::Person;
    let best = takers(matter, &trip, gone).into_iter().filter(|fit| fit.score >= LEAST);
    // One person's day is not made lighter at the cost of another's free time.
    let best = best.filter(|fit| !lightens || matter.is_in(&fit.person, trip.span()) == Some(true));
    best.take(MOST).map(|fit| given_to(matter, &trip, gone, fit)).collect()
}
