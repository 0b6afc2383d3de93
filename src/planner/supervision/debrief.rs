//! Half an hour with somebody who supervises, soon after something heavy. It is a debrief, and no supervision is counted
//! as held because of it.

use crate::domain::{Booking, Change, Minutes, PersonId, PlaceId, Session, Track};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::search::{FreeSlot, SlotSearch};
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::planner::edit::new_id;
use crate::rota::Booked;
use crate::rules::{RuleContext, Severity};

use super::slots::{activity, presence, usual_place};

/// So many days after it a debrief is still one.
const SOON: i32 = 7;

/// The least that is worth talking for.
const SHORTEST_DEBRIEF: Minutes = Minutes(20);

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
pub fn debriefs(
    rules: &RuleContext<'_>,
    person: &PersonId,
    after: &Booked,
    asked: Requester<'_>,
) -> Vec<Remedy> {
    let mut offered: Vec<Remedy> = supervisors(rules, person)
        .into_iter()
        .flat_map(|with| with_one(rules, person, with, after, asked))
        .collect();
    offered.sort_by_key(|remedy| remedy.start);
    offered.truncate(OFFERED);
    offered
}

/// Whoever is named to supervise somebody, but for the line manager, the clinical supervisor first.
fn supervisors<'r>(rules: &RuleContext<'r>, person: &PersonId) -> Vec<&'r PersonId> {
    let named = |track: Track| rules.state.records.supervision.get(&(person.clone(), track));
    let all = [Track::Clinical, Track::Mentor].into_iter().filter_map(named);
    let mut all: Vec<&PersonId> = all.map(|row| &row.item.supervisor).collect();
    all.dedup();
    all
}

fn with_one(
    rules: &RuleContext<'_>,
    person: &PersonId,
    with: &PersonId,
    after: &Booked,
    asked: Requester<'_>,
) -> Vec<Remedy> {
    let place = usual_place(rules, person);
    let search = SlotSearch {
        people: vec![person, with],
        minutes: activity_minutes(rules),
        least: SHORTEST_DEBRIEF,
        place: place.as_ref(),
        after: after.end.max(asked.now),
        usual: after.end.time(),
    };
    let first = after.start.date().max(rules.today);
    let days = first.to(first.plus_days(SOON));
    let openings = days.filter_map(|day| {
        let context = WeekContext::of(rules, day.week(), asked)?;
        search.on(&context, day)
    });
    let tried =
        openings.filter_map(|opening| tried(rules, [person, with], (after, &opening), place.as_ref(), asked));
    tried.take(WITH_ONE).collect()
}

fn tried(
    rules: &RuleContext<'_>,
    [person, with]: [&PersonId; 2],
    (after, opening): (&Booked, &FreeSlot),
    place: Option<&PlaceId>,
    asked: Requester<'_>,
) -> Option<Remedy> {
    let what = words::what(rules, after);
    let mut booking = Booking::new(activity(rules, "debrief")?, opening.start, opening.minutes);
    booking.people = vec![person.clone()];
    booking.with = vec![with.clone()];
    booking.place = place.cloned();
    let id = new_id(rules.state, &booking, asked.now)?;
    let made = opening.make_room(rules, asked, "a debrief");
    let session = Change::from(Session { id, series: None, booking });
    let changes: Vec<Change> = std::iter::once(session).chain(made).collect();
    let baseline = Baseline::in_context(rules, vec![opening.start.week()]);
    let tried = baseline.try_changes(&changes)?;
    if tried.adds.iter().any(|flag| flag.severity == Severity::Red) {
        return None;
    }
    let (names, when) =
        ([person, with].map(|id| rules.state.display_name(id)), words::when(opening.start, rules.today));
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
    let remedy = remedy.says_what_makes_room(rules);
    Some(Remedy { start: Some(opening.start), adds: tried.adds, clears: tried.clears, ..remedy })
}

fn activity_minutes(rules: &RuleContext<'_>) -> Minutes {
    let id = activity(rules, "debrief");
    let minutes = id.and_then(|id| rules.state.activity(&id)?.minutes);
    minutes.unwrap_or(Minutes(30))
}
