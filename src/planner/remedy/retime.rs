//! A session that a flag is about is at another time, on the same day or another of the week.

use crate::domain::{ActivityKind, Date, TableName};
use crate::planner::common::Remedy;
use crate::planner::common::moved::{moved_to, nearest_start};
use crate::rota::{Booked, Trip};

use super::flag_context::FlagContext;

/// The days that are looked at for each session when a whole day or run is about to be lightened.
const SESSIONS: usize = 5;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let sessions = context.sessions();
    if context.flag.subject.kind == TableName::Session {
        // What is somebody's own in leave is theirs to let go, rather than to do on another day.
        let own = context.flag.rule == "clash.on_leave";
        return sessions
            .into_iter()
            .filter(|booked| !(own && booked.is_own_work()))
            .flat_map(|booked| of_session(context, booked, true))
            .collect();
    }
    let movable = sessions.into_iter().filter(|booked| match context.flag.rule {
        "workload.heavy_in_a_row" => booked.direct && booked.heavy,
        "rest.daily" => booked.kind != Some(ActivityKind::Travel),
        _ => booked.direct,
    });
    let movable = movable.filter(|booked| booked.booking().group.is_none()).take(SESSIONS);
    movable.flat_map(|booked| of_session(context, booked, false).into_iter().take(2)).collect()
}

/// Other times for a session: on the same day, where that would do, and on the other days of the week.
fn of_session(context: &FlagContext<'_, '_>, booked: &Booked, same_day: bool) -> Vec<Remedy> {
    let person = context.person().or(booked.booking().people.first());
    let trip = Trip::of(context.state(), &context.rota, booked, person);
    let today = booked.start.date();
    let mut days: Vec<Date> = context.days_ahead().filter(|day| same_day || *day != today).collect();
    days.sort_by_key(|day| (day.days_since(today).abs(), *day < today));
    days.into_iter()
        .filter_map(|day| Some((day, nearest_start(context, &trip, day)?)))
        .take(3)
        .map(|(_, start)| moved_to(context, &trip, context.person(), start))
        .collect()
}
