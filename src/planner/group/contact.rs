//! Being in touch with a family before it comes to a group, in somebody's open time; and calling a session off, with whom
//! to tell.

use crate::domain::{ActivityId, Booking, Change, FamilyRef, Minutes, Moment, PersonId, Session, Time};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::called_off::called_off;
use crate::planner::common::search::{FreeSlot, SlotSearch};
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::planner::edit::new_id;
use crate::rota::Trip;
use crate::rules::{RuleContext, Severity};

use super::{GroupPicture, Sitting};

/// The least that is worth a call.
const SHORTEST_CALL: Minutes = Minutes(15);

/// How far ahead is looked where the group has no session yet, in days.
const AHEAD: i32 = 14;

/// How many times are offered by one person, and by all of them.
const BY_ONE: usize = 2;
const OFFERED: usize = 6;

/// The soonest times at which somebody could be in touch with a family before a group: whoever supports it first, then
/// those who run the group.
#[must_use]
pub fn contacts(
    rules: &RuleContext<'_>,
    picture: &GroupPicture,
    family: &FamilyRef,
    asked: Requester<'_>,
) -> Vec<Remedy> {
    let worker = rules.state.family(family).and_then(|family| family.worker.as_ref());
    let next = picture.next();
    let run = next.iter().flat_map(|next| &next.people);
    let mut callers: Vec<&PersonId> = vec![];
    for person in worker.into_iter().chain(run).filter(|id| rules.is_peer(id)) {
        if !callers.contains(&person) && !rules.has_left(person, rules.today) {
            callers.push(person);
        }
    }
    let by_each = callers.into_iter().flat_map(|who| by_one(rules, picture, family, who, asked));
    by_each.take(OFFERED).collect()
}

fn by_one(
    rules: &RuleContext<'_>,
    picture: &GroupPicture,
    family: &FamilyRef,
    who: &PersonId,
    asked: Requester<'_>,
) -> Vec<Remedy> {
    let until = picture.next().map(|next| next.start);
    let last = until.map_or(rules.today.plus_days(AHEAD), Moment::date);
    let activity = ActivityId::parse("precontact").ok().and_then(|id| rules.state.activity(&id));
    let minutes = activity.and_then(|activity| activity.minutes).unwrap_or(Minutes(30));
    let search = SlotSearch {
        people: vec![who],
        minutes,
        least: SHORTEST_CALL,
        place: None,
        after: asked.now,
        usual: Time::MIDNIGHT,
    };
    let openings = rules.today.to(last).filter_map(|day| {
        let context = WeekContext::of(rules, day.week(), asked)?;
        search.on(&context, day)
    });
    let before = openings.filter(|it| until.is_none_or(|until| it.start.plus_wall(it.minutes) <= until));
    before.filter_map(|opening| tried(rules, picture, family, (who, &opening), asked)).take(BY_ONE).collect()
}

fn tried(
    rules: &RuleContext<'_>,
    picture: &GroupPicture,
    family: &FamilyRef,
    (who, opening): (&PersonId, &FreeSlot),
    asked: Requester<'_>,
) -> Option<Remedy> {
    let mut booking = Booking::new(ActivityId::parse("precontact").ok()?, opening.start, opening.minutes);
    booking.people = vec![who.clone()];
    booking.families = vec![family.clone()];
    let session = Session { id: new_id(rules.state, &booking, asked.now)?, series: None, booking };
    let made = opening.make_room(rules, asked, "a contact before the group");
    let changes: Vec<Change> = std::iter::once(Change::from(session)).chain(made).collect();
    let baseline = Baseline::in_context(rules, vec![opening.start.week()]);
    let tried = baseline.try_changes(&changes)?;
    if tried.adds.iter().any(|flag| flag.severity == Severity::Red) {
        return None;
    }
    let (name, called, when) =
        (rules.state.display_name(who), family.called(), words::when(opening.start, rules.today));
    let title = rules.state.group(&picture.group).map_or("the group", |group| group.title.as_str());
    let supports = rules.state.family(family).is_some_and(|family| family.worker.as_ref() == Some(who));
    let why = if supports { format!("{name} supports {called}") } else { format!("{name} runs the group") };
    let remedy = Remedy::new(
        RemedyKind::Book,
        format!("{name} is in touch with {called} before {title}, {when}"),
        changes,
    )
    .because(why)
    .because(format!("{name} is in and free for {}", opening.minutes))
    .tells(Some(format!("{name}: please be in touch with {called} on {when}, before {title}.")));
    let remedy = remedy.says_what_makes_room(rules);
    Some(Remedy { start: Some(opening.start), adds: tried.adds, clears: tried.clears, ..remedy })
}

/// Calls a session of a group off, and says whom to tell; `None` where it has begun or its week is closed.
#[must_use]
pub fn call_off(rules: &RuleContext<'_>, sitting: &Sitting, asked: Requester<'_>) -> Option<Remedy> {
    let week = sitting.start.week();
    let context = WeekContext::of(rules, week, asked)?;
    let booked = context.rota.session(&sitting.session).filter(|booked| context.is_ahead(booked))?;
    let trip = Trip::of(rules.state, &context.rota, booked, None);
    let mut remedy = called_off(&context, &trip, None, "cancelled on the Groups screen");
    let baseline = Baseline::in_context(rules, vec![week]);
    let tried = baseline.try_changes(&remedy.changes)?;
    (remedy.adds, remedy.clears) = (tried.adds, tried.clears);
    Some(Remedy { start: Some(sitting.start), ..remedy })
}
