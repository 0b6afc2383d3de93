//! A time at which people are in and free: the best of a day.
//!
//! What each has left of a day is worked out once, and starts are tried against that: the quarter-hours, and the moments
//! from which all are free. Own work that can wait counts as free, and a shorter time is better than none; both cost. Whose
//! shifts nobody writes down is taken to be there in base hours, Monday to Friday.

use super::Requester;
use super::called_off::called_off;
use super::candidate::way_fits;
use super::week_context::{WeekContext, can_wait, kept_from, leaves_break, quarters};
use crate::domain::{Change, Date, Instant, Minutes, Moment, PersonId, PlaceId, SessionId, Time, Weekday};
use crate::rota::{Booked, Span, Trip, without};
use crate::rules::RuleContext;

/// A pause worth the name.
const PAUSE: i64 = 15;

/// What is looked for.
#[derive(Clone)]
pub struct SlotSearch<'s> {
    /// Who comes together; the days of the first of them are spared.
    pub people: Vec<&'s PersonId>,
    /// How long it takes.
    pub minutes: Minutes,
    /// The least that will do.
    pub least: Minutes,
    /// Where it is.
    pub place: Option<&'s PlaceId>,
    /// It starts later than this.
    pub after: Moment,
    /// The time of day that is nearest to what they are used to.
    pub usual: Time,
}

/// A time that all can make.
#[derive(Clone, Debug)]
pub struct FreeSlot {
    /// When it starts.
    pub start: Moment,
    /// How long there is.
    pub minutes: Minutes,
    /// How many heavy sessions the first of them has on the day.
    pub heavy: usize,
    /// Their own work that would make room.
    pub displaced: Vec<SessionId>,
    /// Whether it is shorter than usual.
    pub is_short: bool,
    /// Whether the first of them has a pause before and after.
    pub pauses: bool,
    /// Whether the shifts of all say that they are in.
    pub known: bool,
}

impl FreeSlot {
    /// What speaks against it on its day: less time than usual, work that makes room, no pause.
    pub fn cost(&self) -> i32 {
        let displaced = i32::try_from(self.displaced.len()).unwrap_or(i32::MAX).saturating_mul(10);
        displaced + if self.is_short { 8 } else { 0 } + if self.pauses { 0 } else { 4 }
    }

    /// Calls off the work that makes room.
    pub fn make_room(&self, rules: &RuleContext<'_>, asked: Requester<'_>, what: &str) -> Vec<Change> {
        let context = WeekContext::of(rules, self.start.week(), asked);
        let Some(context) = context.filter(|_| !self.displaced.is_empty()) else { return vec![] };
        let light = self.displaced.iter().filter_map(|id| context.rota.session(id));
        let gone = light.flat_map(|light| {
            let trip = Trip { main: light, legs: vec![] };
            called_off(&context, &trip, None, &format!("made room for {what}")).changes
        });
        gone.collect()
    }
}

impl SlotSearch<'_> {
    /// The best opening of a day, where there is any.
    pub fn on(&self, context: &WeekContext<'_, '_>, day: Date) -> Option<FreeSlot> {
        let mut free_of = self.people.iter().map(|person| free(context, person, day));
        let first = *self.people.first()?;
        let all = free_of.next()?;
        let all = free_of.fold(all, |all, one| {
            all.iter()
                .flat_map(|a| one.iter().map(|b| a.common(*b)))
                .filter(|span| !span.is_empty())
                .collect()
        });
        if all.is_empty() {
            return None;
        }
        let heavy = context.rota.worked_by(first).filter(|it| it.start.date() == day && it.heavy).count();
        let known = self.people.iter().all(|person| context.rules.staff().contains(*person));
        let free_from = all.iter().map(|span| context.rules.zone.moment(span.start));
        let starts: Vec<Moment> = quarters().map(|time| day.at(time)).chain(free_from).collect();
        let lengths = [self.minutes, self.minutes.min(self.least)];
        let fitting = lengths.iter().flat_map(|minutes| {
            let starts = starts.iter().filter(|start| **start > self.after);
            starts.filter_map(|start| self.at(context, &all, *start, *minutes))
        });
        let away = |it: &FreeSlot| (it.start.time().minutes().0 - self.usual.minutes().0).abs();
        let best = fitting.min_by_key(|it| (it.cost(), away(it), it.start))?;
        Some(FreeSlot { heavy, known, ..best })
    }

    /// The opening at a moment, where all can make it for so long.
    fn at(
        &self,
        context: &WeekContext<'_, '_>,
        all: &[Span],
        start: Moment,
        minutes: Minutes,
    ) -> Option<FreeSlot> {
        let span = Span::lasting(context.rules.zone.instant(start), minutes);
        if !all.iter().any(|free| free.covers(span)) {
            return None;
        }
        let rota = &context.rota;
        if self.place.is_some_and(|place| rota.is_taken(place, span)) {
            return None;
        }
        let light = self.people.iter().flat_map(|person| rota.sessions_around(person));
        let displaced: Vec<&SessionId> =
            light.filter(|it| makes_room(context, it) && it.span.overlaps(span)).map(|it| &it.id).collect();
        let fits = self.people.iter().all(|person| {
            leaves_break(rota, person, span, &displaced)
                && way_fits(context.rules, rota, person, self.place, None, span)
        });
        let first = *self.people.first()?;
        fits.then(|| FreeSlot {
            start,
            minutes,
            heavy: 0,
            is_short: minutes < self.minutes,
            pauses: has_pauses(context, first, span, &displaced),
            displaced: displaced.into_iter().cloned().collect(),
            known: false,
        })
    }
}

/// Whether a session is own work that can wait and has not begun.
pub fn makes_room(context: &WeekContext<'_, '_>, booked: &Booked) -> bool {
    can_wait(booked) && context.is_ahead(booked) && booked.booking().everyone().count() == 1
}

/// What somebody has left of a day: in, in no session that cannot wait, on no leave, agreed or asked for, and not busy by their
/// calendar.
pub fn free(context: &WeekContext<'_, '_>, person: &PersonId, day: Date) -> Vec<Span> {
    let rules = context.rules;
    let present: Vec<Span> = if rules.staff().contains(person) {
        let shifts = context.rota.shifts_of_on(person, day);
        shifts.flat_map(|shift| &shift.pieces).map(|piece| piece.span).collect()
    } else if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        vec![]
    } else {
        let hours = rules.state.service().map(|service| service.base_hours.on(day));
        hours.into_iter().map(|(from, to)| Span::between(rules.zone, from, to)).collect()
    };
    let sessions = context.rota.worked_around(person);
    let busy = sessions.filter(|it| !makes_room(context, it)).map(|it| it.span);
    without(present, busy.chain(kept_from(rules, &context.rota, person)))
}

/// Whether nothing of somebody's is close to some time, but for what makes room.
fn has_pauses(context: &WeekContext<'_, '_>, person: &PersonId, span: Span, but: &[&SessionId]) -> bool {
    let wide = Span::new(Instant(span.start.0 - PAUSE), Instant(span.end.0 + PAUSE));
    let mut others = context.rota.worked_around(person).filter(|it| !but.contains(&&it.id));
    !others.any(|it| it.span.overlaps(wide))
}
