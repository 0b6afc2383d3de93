//! Where in a worker's open time a contact fits: the best place of a day, with the way there and back from where they are
//! then.
//!
//! Starts are tried at the quarter-hours and at the moments from which all are free. The way is from the last place of the
//! day before, unless travel is booked in between, else from the base; back likewise. Own work that can wait makes room, and
//! costs.

use crate::domain::{
    ActivityId, Booking, Change, Date, FamilyRef, Minutes, Moment, PersonId, PlaceId, Session, Time,
};
use crate::domain::{ActivityKind, SessionId};
use crate::planner::common::Requester;
use crate::planner::common::search::{FreeSlot, free, makes_room};
use crate::planner::common::week_context::quarters;
use crate::planner::common::week_context::{WeekContext, leaves_break};
use crate::planner::edit::new_id;
use crate::rota::{Booked, Span, without};
use crate::rules::RuleContext;

/// A contact that is to be booked.
#[derive(Clone, Debug)]
pub struct ContactRequest {
    /// With whom.
    pub family: FamilyRef,
    /// By whom.
    pub worker: PersonId,
    /// Who comes along.
    pub with: Option<PersonId>,
    /// What it is.
    pub activity: ActivityId,
    /// How long it takes.
    pub minutes: Minutes,
    /// Where it is, where that is somewhere to go to.
    pub place: Option<PlaceId>,
    /// Whether the session itself has to say where it is.
    pub names_place: bool,
    /// When it is due.
    pub due: Date,
    /// The time of day that is nearest to what they are used to.
    pub usual: Time,
}

/// A way from one place to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// How long it takes.
    pub minutes: Minutes,
    /// From where, or to where.
    pub place: PlaceId,
    /// Whether that is where the worker is anyway, rather than the base.
    pub is_near: bool,
}

/// Where a contact fits.
#[derive(Clone, Debug)]
pub struct Slot {
    /// When the contact starts.
    pub start: Moment,
    /// The way there.
    pub there: Option<Leg>,
    /// The way back, or on.
    pub back: Option<Leg>,
    /// Own work that makes room.
    pub displaced: Vec<SessionId>,
    /// All of it, with the ways.
    pub block: Span,
    /// What speaks against it: days from due, the way, work that makes room.
    pub cost: i32,
}

impl ContactRequest {
    /// The best place of a day; `taken` is what is thought of already of its people's time.
    pub fn best_on(
        &self,
        context: &WeekContext<'_, '_>,
        day: Date,
        taken: &[(PersonId, Span)],
    ) -> Option<Slot> {
        let left = |person: &PersonId| {
            let busy = taken.iter().filter(|(who, _)| who == person).map(|(_, span)| *span);
            without(free(context, person, day), busy)
        };
        let (own, other) = (left(&self.worker), self.with.as_ref().map(left));
        if own.is_empty() || other.as_ref().is_some_and(Vec::is_empty) {
            return None;
        }
        let from = own.iter().chain(other.iter().flatten()).map(|span| context.rules.zone.moment(span.start));
        let mut starts: Vec<Moment> = quarters()
            .map(|time| day.at(time))
            .chain(from.flat_map(|at| [at, self.after_way(context, at)]))
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let later = starts.into_iter().filter(|start| *start > context.asked.now && start.date() == day);
        let fitting = later.filter_map(|start| self.at(context, &own, other.as_deref(), start));
        fitting.min_by_key(|slot| (slot.cost, slot.start))
    }

    /// A moment after the way from the base, where that is known.
    fn after_way(&self, context: &WeekContext<'_, '_>, at: Moment) -> Moment {
        let way = self.place.as_ref().zip(base(context.rules, &self.worker));
        let way = way.and_then(|(place, base)| context.rules.state.travel_minutes(base, place));
        at.plus_wall(way.unwrap_or_default())
    }

    fn at(
        &self,
        context: &WeekContext<'_, '_>,
        own: &[Span],
        other: Option<&[Span]>,
        start: Moment,
    ) -> Option<Slot> {
        let rules = context.rules;
        let contact = Span::lasting(rules.zone.instant(start), self.minutes);
        let (there, back) = self.legs(context, contact);
        let minutes = |leg: &Option<Leg>| i64::from(leg.as_ref().map_or(0, |leg| leg.minutes.0));
        let block = Span::new(
            crate::domain::Instant(contact.start.0 - minutes(&there)),
            crate::domain::Instant(contact.end.0 + minutes(&back)),
        );
        let covered = own.iter().any(|free| free.covers(block))
            && other.is_none_or(|free| free.iter().any(|free| free.covers(contact)));
        let is_taken = self.place.as_ref().is_some_and(|place| context.rota.is_taken(place, contact));
        if !covered || is_taken {
            return None;
        }
        let people = [Some((&self.worker, block)), self.with.as_ref().map(|with| (with, contact))];
        let mut displaced: Vec<&SessionId> = vec![];
        for (person, span) in people.into_iter().flatten() {
            let light = context.rota.sessions_around(person);
            displaced.extend(
                light
                    .filter(|it| it.counts() && makes_room(context, it) && it.span.overlaps(span))
                    .map(|it| &it.id),
            );
        }
        let keeps_break = people
            .into_iter()
            .flatten()
            .all(|(person, span)| leaves_break(&context.rota, person, span, &displaced));
        let days = start.date().days_since(self.due);
        let from_due = if days < 0 { -3 * days } else { 4 * days };
        let way = i32::try_from(minutes(&there) + minutes(&back)).unwrap_or(i32::MAX) / 5;
        let away = (start.time().minutes().0 - self.usual.minutes().0).abs() / 60;
        let work = i32::try_from(displaced.len()).unwrap_or(0) * 10;
        keeps_break.then(|| Slot {
            start,
            there,
            back,
            displaced: displaced.into_iter().cloned().collect(),
            block,
            cost: from_due + way + away + work,
        })
    }

    /// The ways there and back, from where the worker is then.
    fn legs(&self, context: &WeekContext<'_, '_>, contact: Span) -> (Option<Leg>, Option<Leg>) {
        let Some(place) = &self.place else { return (None, None) };
        let date = context.rules.zone.moment(contact.start).date();
        let day: Vec<&Booked> = context
            .rota
            .sessions_of_on(&self.worker, date)
            .filter(|it| it.counts() && !makes_room(context, it))
            .collect();
        let placed = |it: &&&Booked| it.kind != Some(ActivityKind::Travel) && it.place.is_some();
        let travels = |from: i64, to: i64| {
            day.iter().any(|it| {
                it.kind == Some(ActivityKind::Travel) && it.span.start.0 >= from && it.span.end.0 <= to
            })
        };
        let before =
            day.iter().filter(placed).filter(|it| it.span.end <= contact.start).max_by_key(|it| it.span.end);
        let before = before.filter(|it| !travels(it.span.end.0, contact.start.0));
        let after = day.iter().filter(placed).find(|it| it.span.start >= contact.end);
        let after = after.filter(|it| !travels(contact.end.0, it.span.start.0));
        let base = base(context.rules, &self.worker);
        // A way that is booked right before, or right after, is this one's.
        let is_way = |it: &&&Booked| it.kind == Some(ActivityKind::Travel);
        let comes = day.iter().filter(is_way).any(|it| it.span.end == contact.start);
        let goes = day.iter().filter(is_way).any(|it| it.span.start == contact.end);
        let leg = |near: Option<&&Booked>| {
            let (from, is_near) = match near.and_then(|it| it.place.as_ref()) {
                Some(near) => (near, Some(near) != base),
                None => (base?, false),
            };
            let minutes = context.rules.state.travel_minutes(from, place).filter(|_| from != place)?;
            (minutes > Minutes::ZERO).then(|| Leg { minutes, place: from.clone(), is_near })
        };
        ((!comes).then(|| leg(before)).flatten(), (!goes).then(|| leg(after)).flatten())
    }

    /// The sessions that book it: the contact, the ways, and the work that makes room called off.
    pub fn booked(&self, rules: &RuleContext<'_>, slot: &Slot, asked: Requester<'_>) -> Option<Vec<Change>> {
        let mut contact = Booking::new(self.activity.clone(), slot.start, self.minutes);
        contact.people = vec![self.worker.clone()];
        contact.with = self.with.iter().cloned().collect();
        contact.families = vec![self.family.clone()];
        if self.names_place {
            contact.place.clone_from(&self.place);
        }
        let travel = ActivityId::parse("travel").ok().filter(|id| rules.state.activity(id).is_some());
        let way = |leg: &Option<Leg>, start: Moment| {
            let (leg, travel) = (leg.as_ref()?, travel.clone()?);
            let mut booking = Booking::new(travel, start, leg.minutes);
            booking.people = vec![self.worker.clone()];
            Some(booking)
        };
        let end = rules.zone.moment(Span::lasting(rules.zone.instant(slot.start), self.minutes).end);
        let there = way(&slot.there, rules.zone.moment(slot.block.start));
        let all = there.into_iter().chain([contact]).chain(way(&slot.back, end));
        let mut changes = vec![];
        for booking in all {
            changes.push(Change::from(Session {
                id: new_id(rules.state, &booking, asked.now)?,
                series: None,
                booking,
            }));
        }
        let opening = FreeSlot {
            start: slot.start,
            minutes: self.minutes,
            heavy: 0,
            displaced: slot.displaced.clone(),
            is_short: false,
            pauses: true,
            known: true,
        };
        changes.extend(opening.make_room(rules, asked, &format!("a contact with {}", self.family.called())));
        Some(changes)
    }
}

/// The base of somebody's team.
pub(super) fn base<'a>(rules: &RuleContext<'a>, person: &PersonId) -> Option<&'a PlaceId> {
    rules.state.team(&rules.state.person(person)?.team)?.place.as_ref()
}
