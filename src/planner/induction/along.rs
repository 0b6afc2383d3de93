//! What colleagues have planned anyway, and a joiner comes along to: to learn, or later to do it together. What is with a family
//! of another team or in loss mode is left alone, and so is whatever they are kept apart from.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::apart::{is_apart, is_apart_from_place};
use crate::domain::{
    ActivityId, ActivityKind, Boundary, Complexity, FamilyRef, Minutes, PersonId, SessionId, Status, Visit,
};
use crate::planner::common::words;
use crate::planner::edit::rebook_this;
use crate::rota::Booked;
use crate::rota::Trip;

use super::diary::Diary;
use super::request::{InductionRequest, InductionStep};

/// Paid minutes of a week for every visit or group that is shadowed in it.
const FOR_EACH: Minutes = Minutes(7 * 60);
/// The most that are shadowed in a week.
const MOST: i32 = 4;
/// How many kinds of meeting of the team are joined once.
const MEETINGS: usize = 4;

/// How they come along.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// To learn.
    Shadowing,
    /// To do it together.
    Together,
}

/// What was seen already.
#[derive(Default)]
pub(super) struct Along {
    sessions: BTreeSet<SessionId>,
    kinds: BTreeMap<ActivityId, i32>,
    colleagues: BTreeMap<PersonId, i32>,
}

impl Along {
    /// The meetings of the team that they see once each, as early as may be.
    pub(super) fn meetings(
        &mut self,
        diary: &mut Diary<'_, '_>,
        it: &InductionRequest,
    ) -> Vec<InductionStep> {
        let mut steps = vec![];
        let mut seen: BTreeSet<ActivityId> = BTreeSet::new();
        for week in 0..diary.weeks.len() {
            let Some(context) = diary.weeks.get(week).cloned() else { continue };
            for booked in context.rota.sessions() {
                let booking = booked.booking();
                let is_of_team = booked
                    .attendance()
                    .filter(|who| diary.rules.state.person(who).is_some_and(|person| person.team == it.team));
                let is_it = booked.kind == Some(ActivityKind::Meeting)
                    && booking.families.is_empty()
                    && booking.activity.as_str() != "share-handover"
                    && is_of_team.count() > 0
                    && booking.everyone().count() > 1
                    && !seen.contains(&booking.activity)
                    && seen.len() < MEETINGS;
                if is_it
                    && self.is_open(diary, it, booked)
                    && diary.has(week, booked.span, booked.place.as_ref())
                {
                    seen.insert(booking.activity.clone());
                    diary.take(booked.span, booked.place.clone());
                    self.sessions.insert(booked.id.clone());
                    let mut wanted = booked.dated_booking();
                    wanted.shadow.push(it.person.clone());
                    let what = format!("sits in on {}", words::in_sentence(diary.rules.titled(booked)));
                    let why = format!(
                        "meets the team where it talks: {}",
                        words::people(booked.attendance(), diary.rules.state)
                    );
                    steps.push(step(diary, booked, (what, why), &wanted));
                }
            }
        }
        steps
    }

    /// The visits and groups of colleagues: shadowed from the first week on, done together from the second half on.
    pub(super) fn visits(&mut self, diary: &mut Diary<'_, '_>, it: &InductionRequest) -> Vec<InductionStep> {
        let mut steps = vec![];
        let many = diary.weeks.len();
        for week in 0..many {
            let each = (diary.paid(week).0 / FOR_EACH.0).clamp(1, MOST);
            let is_later = week * 2 >= many && many > 1;
            let (shadowing, together) =
                if is_later { ((each - 1).max(1), (each / 2).max(1)) } else { (each, 0) };
            for (way, quota) in [(Way::Together, together), (Way::Shadowing, shadowing)] {
                for _ in 0..quota {
                    steps.extend(self.next(diary, it, way, week));
                }
            }
        }
        steps
    }

    /// The next that serves best: what and whom they have seen least, on the day that holds least.
    fn next(
        &mut self,
        diary: &mut Diary<'_, '_>,
        it: &InductionRequest,
        way: Way,
        week: usize,
    ) -> Option<InductionStep> {
        let context = diary.weeks.get(week)?.clone();
        let first_day = diary.first_day();
        let colleagues = if way == Way::Shadowing { &it.shadow } else { &it.joint };
        let mut found: Vec<(i32, &Booked, &PersonId)> = vec![];
        for booked in context.rota.sessions() {
            let Some(with) = colleagues.iter().find(|who| booked.works(who) && booked.has(who)) else {
                continue;
            };
            let trip = Trip::of(diary.rules.state, &context.rota, booked, Some(with));
            let fits = self.serves(diary, it, way, booked)
                && Some(booked.start.date()) != first_day
                && diary.has(week, trip.span(), booked.place.as_ref());
            if fits {
                let seen = self.kinds.get(&booked.booking().activity).copied().unwrap_or_default();
                let known = self.colleagues.get(with).copied().unwrap_or_default();
                let load = diary.planned(booked.start.date()).0 / 30;
                found.push((seen * 3 + known * 2 + load, booked, with));
            }
        }
        let (_, booked, with) =
            found.into_iter().min_by_key(|(cost, booked, _)| (*cost, booked.start, booked.id.clone()))?;
        let span = Trip::of(diary.rules.state, &context.rota, booked, Some(with)).span();
        diary.take(span, booked.place.clone());
        self.sessions.insert(booked.id.clone());
        let seen = self.kinds.entry(booked.booking().activity.clone()).or_default();
        *seen += 1;
        let is_first = *seen == 1;
        *self.colleagues.entry(with.clone()).or_default() += 1;
        let name = diary.rules.state.display_name(with);
        let what = words::what(diary.rules, booked);
        let mut wanted = booked.dated_booking();
        let told = if way == Way::Shadowing {
            wanted.shadow.push(it.person.clone());
            let of_kind = words::in_sentence(diary.rules.titled(booked));
            let why = if is_first {
                format!("the first {of_kind} to see; {name} goes anyway")
            } else {
                format!("another {of_kind} to see; {name} goes anyway")
            };
            (format!("shadows {name}: {what}"), why)
        } else {
            wanted.people.push(it.person.clone());
            (
                format!("together with {name}: {what}"),
                format!("a contact made jointly, after some weeks of shadowing; {name} leads it"),
            )
        };
        Some(step(diary, booked, told, &wanted))
    }

    /// Whether a session is one to come along to.
    fn serves(&self, diary: &Diary<'_, '_>, it: &InductionRequest, way: Way, booked: &Booked) -> bool {
        let state = diary.rules.state;
        let is_kind = match booked.kind {
            Some(ActivityKind::Contact) => true,
            Some(ActivityKind::Group) => way == Way::Shadowing,
            _ => false,
        };
        let may_be = |reference: &FamilyRef| {
            let family = state.family(reference).filter(|_| !reference.is_stand_in());
            let own =
                family.filter(|family| family.team == it.team && !is_apart(state, &it.person, reference));
            own.is_some_and(|family| {
                let alone = way == Way::Shadowing || !booked.home || family.visit == Visit::AloneOk;
                !family.loss && alone && (way == Way::Shadowing || family.complexity != Complexity::High)
            })
        };
        let booking = booked.booking();
        let alone = booking.people.len() + booking.with.len() == 1;
        is_kind
            && !matches!(booked.boundary, Some(Boundary::NotPeer | Boundary::Never))
            && booking.families.iter().all(may_be)
            && (way == Way::Shadowing || alone && !booking.families.is_empty())
            && self.is_open(diary, it, booked)
    }

    fn is_open(&self, diary: &Diary<'_, '_>, it: &InductionRequest, booked: &Booked) -> bool {
        let (state, booking) = (diary.rules.state, booked.booking());
        booking.status == Status::Planned
            && booked.start > diary.asked.now
            && booking.shadow.is_empty()
            && !booked.involves(&it.person)
            && !self.sessions.contains(&booked.id)
            && !state.is_closed(booked.start.week(), booking)
            && !booked.place.as_ref().is_some_and(|place| is_apart_from_place(state, &it.person, place))
    }
}

fn step(
    diary: &Diary<'_, '_>,
    booked: &Booked,
    (what, why): (String, String),
    wanted: &crate::domain::Booking,
) -> InductionStep {
    let changes = rebook_this(diary.rules.state, booked, wanted);
    InductionStep { start: booked.start, end: booked.end, what, why, changes }
}
