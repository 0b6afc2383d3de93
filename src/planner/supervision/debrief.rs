//! Half an hour with somebody who supervises, soon after something heavy. It is a debrief, and no supervision is counted
//! as held because of it.

use crate::domain::{Booking, Change, Minutes, PersonId, PlaceId, Session, Track};
use crate::planner::common::ground::Ground;
use crate::planner::common::scene::Scene;
use crate::planner::common::search::{Opening, Search};
use crate::planner::common::{Asked, Remedy, RemedyKind, words};
use crate::planner::edit::new_id;
use crate::rota::Booked;
use crate::rules::{Room, Severity};

use super::slots::{activity, presence, usual_place};

/// So many days after it a debrief is still one.
const SOON: i32 = 7;

/// The least that is worth talking for.
const LEAST: Minutes = Minutes(20);

/// How many times are offered with one person, and with all of them.
const WITH_ONE: usize = 2;
const OFFERED: usize = 5;

/// Whether a session is one after which people may want to talk.
#[must_use]
pub fn is_heavy(booked: &Booked) -> bool {
    booked.heavy && booked.counts()
}

/// The soonest times after a session at which a person could talk it over, with whoever supervises them.
#[must_use]
pub fn debriefs(room: &Room<'_>, person: &PersonId, after: &Booked, asked: Asked<'_>) -> Vec<Remedy> {
    let mut offered: Vec<Remedy> = supervisors(room, person)
        .into_iter()
        .flat_map(|with| with_one(room, person, with, after, asked))
        .collect();
    offered.sort_by_key(|remedy| remedy.start);
    offered.truncate(OFFERED);
    offered
}

/// Whoever is named to supervise somebody, but for the line manager, the clinical supervisor first.
fn supervisors<'r>(room: &Room<'r>, person: &PersonId) -> Vec<&'r PersonId> {
    let named = |track: Track| room.state.records.supervision.get(&(person.clone(), track));
    let all = [Track::Clinical, Track::Mentor].into_iter().filter_map(named);
    let mut all: Vec<&PersonId> = all.map(|row| &row.item.supervisor).collect();
    all.dedup();
    all
}

fn with_one(
    room: &Room<'_>,
    person: &PersonId,
    with: &PersonId,
    after: &Booked,
    asked: Asked<'_>,
) -> Vec<Remedy> {
    let place = usual_place(room, person);
    let search = Search {
        people: vec![person, with],
        minutes: activity_minutes(room),
        least: LEAST,
        place: place.as_ref(),
        after: after.end.max(asked.now),
        usual: after.end.time(),
    };
    let first = after.start.date().max(room.today);
    let days = first.to(first.plus_days(SOON));
    let openings = days.filter_map(|day| {
        let scene = Scene::of(room, day.week(), asked)?;
        search.on(&scene, day)
    });
    let tried =
        openings.filter_map(|opening| tried(room, [person, with], (after, &opening), place.as_ref(), asked));
    tried.take(WITH_ONE).collect()
}

fn tried(
    room: &Room<'_>,
    [person, with]: [&PersonId; 2],
    (after, opening): (&Booked, &Opening),
    place: Option<&PlaceId>,
    asked: Asked<'_>,
) -> Option<Remedy> {
    let what = words::what(room, after);
    let mut booking = Booking::new(activity(room, "debrief")?, opening.start, opening.minutes);
    booking.people = vec![person.clone()];
    booking.with = vec![with.clone()];
    booking.place = place.cloned();
    let id = new_id(room.state, &booking, asked.now)?;
    let made = opening.make_room(room, asked, "a debrief");
    let session = Change::from(Session { id, series: None, booking });
    let changes: Vec<Change> = std::iter::once(session).chain(made).collect();
    let ground = Ground::in_room(room, vec![opening.start.week()]);
    let tried = ground.tried(&changes)?;
    if tried.adds.iter().any(|flag| flag.severity == Severity::Red) {
        return None;
    }
    let (names, when) =
        ([person, with].map(|id| room.state.call(id)), words::when(opening.start, room.today));
    let [who, supervisor] = names;
    let title = format!("Book a debrief for {who} with {supervisor} on {when}");
    let hours = opening.start.wall_since(after.end);
    let remedy = Remedy::new(RemedyKind::Book, title, changes)
        .because(match opening.start.date().days_since(after.end.date()) {
            0 => format!("{hours} after {what}"),
            1 => format!("the day after {what}"),
            days => format!("{days} days after {what}"),
        })
        .because(presence(names, opening))
        .tells(Some(format!("{who} and {supervisor}: a debrief is on {when}.")));
    let remedy = remedy.says_what_makes_room(room);
    Some(Remedy { start: Some(opening.start), adds: tried.adds, clears: tried.clears, ..remedy })
}

fn activity_minutes(room: &Room<'_>) -> Minutes {
    let id = activity(room, "debrief");
    let minutes = id.and_then(|id| room.state.activity(&id)?.minutes);
    minutes.unwrap_or(Minutes(30))
}
