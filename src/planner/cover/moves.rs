//! Another time that the same people can make, some days either way: in open time, else in the place of something of
//! their own that can wait.
//!
//! A session of a series stays between the ones before and after it, and no family has the same thing twice on a day.

use std::cmp::Ordering;

use crate::domain::{Date, Moment, PersonId};
use crate::planner::common::called_off::called_off;
use crate::planner::common::moved::{moved_to, nearest_start, suits};
use crate::planner::common::week_context::{WeekContext, can_wait};
use crate::planner::common::words;
use crate::rota::{Booked, Trip};

use super::rank::{Idea, Way};

/// How many days earlier and later are looked at.
const EARLIER: i32 = 3;
const LATER: i32 = 10;

/// The most other times for one session.
const MOST_MOVES: usize = 3;

/// Other times for a session, the nearest days first.
pub(super) fn ideas(context: &WeekContext<'_, '_>, trip: &Trip<'_>, person: Option<&PersonId>) -> Vec<Idea> {
    let (today, now) = (trip.main.start.date(), context.asked.now.date());
    let mut days: Vec<Date> = today.plus_days(-EARLIER).to(today.plus_days(LATER)).collect();
    days.retain(|day| *day >= now && !comes_between(context, trip.main, *day));
    days.sort_by_key(|day| (day.days_since(today).abs(), *day < today));
    days.into_iter().filter_map(|day| on(context, trip, person, day)).take(MOST_MOVES).collect()
}

fn on(context: &WeekContext<'_, '_>, trip: &Trip<'_>, person: Option<&PersonId>, day: Date) -> Option<Idea> {
    let there = WeekContext::of(context.rules, day.week(), context.asked)?;
    if has_it_already(&there, trip.main, day) {
        return None;
    }
    if let Some(start) = nearest_start(&there, trip, day) {
        let way = moved(trip.main.start, start, false);
        return Some(Idea { remedy: moved_to(&there, trip, person, start), way });
    }
    let mut lights = there.rota.sessions_of_on(person?, day).filter(|it| can_wait(it) && there.is_ahead(it));
    let (light, start) = lights.find_map(|light| Some((light, in_place_of(&there, trip, light)?)))?;
    let (what, light_is) = (words::what(context.rules, trip.main), words::what(context.rules, light));
    let gone = Trip { main: light, legs: vec![] };
    let gone = called_off(&there, &gone, person, &format!("made room for {what}"));
    let mut remedy = moved_to(&there, trip, person, start).because(format!(
        "{light_is} at that time can \
        wait"
    ));
    remedy.title = format!("{}, in place of {light_is}", remedy.title);
    remedy.changes.extend(gone.changes);
    Some(Idea { remedy, way: moved(trip.main.start, start, true) })
}

fn moved(from: Moment, to: Moment, displaces: bool) -> Way {
    let days = to.date().days_since(from.date()).abs();
    Way::Moved { days, minutes: to.time().minutes() - from.time().minutes(), displaces }
}

/// When a session would start in the place of something lighter, where that is long enough.
fn in_place_of(context: &WeekContext<'_, '_>, trip: &Trip<'_>, light: &Booked) -> Option<Moment> {
    let before = trip.main.start.wall_since(context.rules.zone.moment(trip.span().start));
    let start = light.start.plus_wall(before);
    let fits = trip.span().minutes() <= light.span.minutes();
    (fits && start > context.asked.now && suits(context, trip, start, &[&light.id])).then_some(start)
}

/// Whether the series of a session has another one between it and a day.
fn comes_between(context: &WeekContext<'_, '_>, main: &Booked, day: Date) -> bool {
    let today = main.start.date();
    let (from, to) = match day.cmp(&today) {
        Ordering::Less => (day, today),
        Ordering::Equal => return false,
        Ordering::Greater => (today, day),
    };
    let rotas = from.week().to(to.week()).filter_map(|week| context.rules.rota(week));
    main.series.is_some()
        && rotas.into_iter().any(|rota| {
            let mut others = rota.sessions().iter().filter(|it| it.series == main.series && it.id != main.id);
            others.any(|it| (from..=to).contains(&it.start.date()))
        })
}

/// Whether those a session is for have the same thing on a day.
fn has_it_already(context: &WeekContext<'_, '_>, main: &Booked, day: Date) -> bool {
    let booking = main.booking();
    let alike = |it: &&Booked| {
        let other = it.booking();
        it.id != main.id
            && it.counts()
            && other.activity == booking.activity
            && (other.group.is_some() && other.group == booking.group
                || other.families.iter().any(|family| booking.families.contains(family)))
    };
    context.rota.sessions_on(day).any(|it| alike(&it))
}
