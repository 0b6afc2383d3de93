//! Every session after a last day that somebody is down for gets its answer, week by week; of a series all later ones get it
//! with the first.

use std::collections::BTreeSet;

use crate::domain::{
    ActivityKind, Booking, Date, FamilyRef, PersonId, Series, SessionId, State, Status, Time, Track, Week,
};
use crate::planner::caseload::another_time;
use crate::planner::common::week_context::{WeekContext, is_free, is_in};
use crate::planner::common::{Requester, words};
use crate::planner::edit::{EditError, Edits, SeriesScope, rebook, rebook_this};
use crate::rota::Trip;
use crate::rota::{Booked, STRETCH};
use crate::rules::RuleContext;

use super::request::{LeavingPart, LeavingRequest};

/// The last minute of a day.
const LAST_MINUTE: Time = match Time::new(23, 59) {
    Some(time) => time,
    None => Time::MIDNIGHT,
};

/// How far ahead series are looked through, in days.
const AHEAD: i32 = 400;

/// What became of the sessions, in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Swept {
    /// Who takes what.
    pub given: Vec<(PersonId, String)>,
    /// What goes on without them.
    pub without: Vec<String>,
    /// What ends or is cancelled, and is for others.
    pub off: Vec<String>,
    /// How much of their own work is taken off the rota.
    pub own: usize,
    /// What is not this lead's to change.
    pub left: Vec<String>,
}

/// What becomes of a session.
enum Fate {
    Given(PersonId),
    /// Given, at another time.
    Moved(PersonId, Box<Booking>),
    Without,
    Off,
    Left,
}

pub(super) struct Sweep<'p> {
    pub request: &'p LeavingRequest,
    pub today: Date,
    pub asked: Requester<'p>,
    pub swept: Swept,
}

impl Sweep<'_> {
    /// Answers every session; the weeks that have a sheet from the day on must be here.
    pub(super) fn run(&mut self, edits: &mut Edits) -> Result<(), EditError> {
        let mut seen: BTreeSet<SessionId> = BTreeSet::new();
        for week in self.weeks(edits.state()) {
            loop {
                let state = edits.state().clone();
                let rules = RuleContext::new(&state, self.today);
                let Some(context) = WeekContext::as_it_is(&rules, week, self.asked) else { break };
                let theirs = context.rota.sessions().iter().filter(|booked| self.is_after(booked));
                let next = theirs
                    .filter(|it| !seen.contains(&it.id))
                    .min_by_key(|it| (it.is_own_work(), it.start, it.id.clone()));
                let Some(booked) = next else { break };
                seen.insert(booked.id.clone());
                self.answer(&context, booked, edits)?;
            }
        }
        Ok(())
    }

    /// The weeks to look through: some after the day, those that have a sheet, and those in which a series comes first.
    fn weeks(&self, state: &State) -> BTreeSet<Week> {
        let (person, last) = (&self.request.person, self.request.last);
        let stored = state.weeks().filter(|week| *week >= last.week());
        let series =
            state.records.series.values().map(|row| &*row.item).filter(|it| it.booking.involves(person));
        let first = |it: &Series| {
            let dates = it.repeat.dates(it.booking.start, last.plus_days(1), last.plus_days(AHEAD));
            dates.into_iter().find(|date| !it.except.contains(date)).map(Date::week)
        };
        let firsts: Vec<Week> = series.filter_map(first).collect();
        last.week().to(last.week().plus(STRETCH)).chain(stored).chain(firsts).collect()
    }

    fn is_after(&self, booked: &Booked) -> bool {
        booked.booking().status == Status::Planned
            && booked.start.date() > self.request.last
            && booked.start > self.asked.now
            && booked.involves(&self.request.person)
    }

    fn answer(
        &mut self,
        context: &WeekContext<'_, '_>,
        booked: &Booked,
        edits: &mut Edits,
    ) -> Result<(), EditError> {
        let person = &self.request.person;
        // Of a series that is without them already, one that was changed by hand may name them still.
        let series = booked.series.as_ref().and_then(|id| context.rules.state.records.series.get(id));
        let is_all = series.is_some_and(|row| row.item.booking.involves(person));
        let reach = if is_all { SeriesScope::Later } else { SeriesScope::This };
        let later = if is_all { " and all later ones" } else { "" };
        let what = words::what(context.rules, booked);
        let told = format!("{what} on {}{later}", words::day(booked.start.date(), self.today));
        match self.fate(context, booked) {
            Fate::Left => self.swept.left.push(told),
            Fate::Given(to) => {
                let legs: Vec<Booked> = Trip::of(context.rules.state, &context.rota, booked, Some(person))
                    .legs
                    .into_iter()
                    .cloned()
                    .collect();
                for part in legs.iter().filter(|leg| leg.involves(person)).chain([booked]) {
                    let mut wanted = part.dated_booking();
                    wanted.hand_over(person, &to);
                    let reach = if part.series.is_some() { reach } else { SeriesScope::This };
                    edits.rebook(part, &wanted, reach)?;
                }
                self.swept.given.push((to, told));
            }
            Fate::Moved(to, wanted) => {
                for leg in Trip::of(context.rules.state, &context.rota, booked, Some(person)).legs {
                    edits.remove(leg, if leg.series.is_some() { reach } else { SeriesScope::This })?;
                }
                edits.rebook(booked, &wanted, reach)?;
                let when = words::when(wanted.start, self.today);
                self.swept.given.push((to, format!("{told}, then from {when}")));
            }
            Fate::Without => {
                edits.rebook(booked, &without(booked, person), reach)?;
                self.swept.without.push(told);
            }
            Fate::Off if booked.is_own_work() => {
                edits.remove(booked, reach)?;
                self.swept.own += 1;
            }
            Fate::Off if is_all => {
                edits.remove(booked, reach)?;
                self.swept.off.push(told);
            }
            Fate::Off => {
                let wanted = Booking {
                    status: Status::Cancelled,
                    reason: Some(self.request.reason.clone()),
                    cancelled_by: Some(self.asked.by.to_owned()),
                    ..booked.dated_booking()
                };
                edits.make(rebook_this(edits.state(), booked, &wanted))?;
                self.swept.off.push(told);
            }
        }
        Ok(())
    }

    fn fate(&self, context: &WeekContext<'_, '_>, booked: &Booked) -> Fate {
        let (state, booking, person) = (context.rules.state, booked.booking(), &self.request.person);
        let is_foreign = booking.families.iter().any(FamilyRef::is_stand_in);
        if is_foreign || state.is_closed(booked.start.week(), booking) {
            return Fate::Left;
        }
        if !booked.works(person) {
            return Fate::Without;
        }
        let others = booked.attendance().filter(|who| *who != person && booked.works(who)).count();
        if booked.kind == Some(ActivityKind::Supervision) {
            return self.of_supervision(booking);
        }
        if let Some(group) = &booking.group {
            return match self.request.taker(&LeavingPart::Group(group.clone())) {
                Some(to) if !booked.involves(to) => Fate::Given(to.clone()),
                Some(_) => Fate::Without,
                None if others > 0 => Fate::Without,
                None => Fate::Off,
            };
        }
        let mut families = booking.families.iter();
        let taken = families.find_map(|it| Some((it, self.request.taker(&LeavingPart::Worker(it.clone()))?)));
        match taken {
            Some((_, to)) if booked.works(to) => Fate::Without,
            Some((_, to)) if has_time(context, to, booked) => Fate::Given(to.clone()),
            Some((family, to)) if others == 0 && booking.families.len() == 1 => {
                let moved = self.another_time(context, booked, family, to);
                moved.map_or(Fate::Off, |wanted| Fate::Moved(to.clone(), Box::new(wanted)))
            }
            _ if others > 0 && !booked.is_own_work() => Fate::Without,
            _ => Fate::Off,
        }
    }

    /// Another time of its week, after the last day, at which a contact could go on; `None` too where its series cannot move
    /// there.
    fn another_time(
        &self,
        context: &WeekContext<'_, '_>,
        booked: &Booked,
        family: &FamilyRef,
        to: &PersonId,
    ) -> Option<Booking> {
        let rules = context.rules;
        let after = Requester { now: self.asked.now.max(self.request.last.at(LAST_MINUTE)), ..self.asked };
        let context = WeekContext { asked: after, ..context.clone() };
        let week = booked.start.week();
        let rotas: Vec<_> = week.to(week.plus(STRETCH)).filter_map(|week| rules.rota(week)).collect();
        let all = rotas.iter().flat_map(|rota| rota.sessions());
        let every: Vec<&Booked> = all.filter(|it| comes_with(booked, it)).collect();
        let (wanted, _) = another_time(&context, (booked, &every), family, (&self.request.person, to), &[])?;
        let reach = if booked.series.is_some() { SeriesScope::Later } else { SeriesScope::This };
        rebook(rules.state, booked, &wanted, reach).is_ok().then_some(wanted)
    }

    /// What becomes of supervision: given by somebody else, or, of their own, at an end.
    fn of_supervision(&self, booking: &Booking) -> Fate {
        let person = &self.request.person;
        if !booking.people.contains(person) {
            let track = booking.track.unwrap_or(Track::Clinical);
            let whose = booking.people.iter().find(|who| *who != person);
            let to = whose.and_then(|who| self.request.taker(&LeavingPart::Supervision(who.clone(), track)));
            return match to {
                Some(to) if !booking.involves(to) => Fate::Given(to.clone()),
                Some(_) => Fate::Without,
                None => Fate::Off,
            };
        }
        if booking.people.len() > 1 { Fate::Without } else { Fate::Off }
    }
}

/// Whether somebody is in and free at the time of a session; of a series they are free in the weeks after it too.
fn has_time(context: &WeekContext<'_, '_>, to: &PersonId, booked: &Booked) -> bool {
    let rules = context.rules;
    let week = booked.start.week();
    let is_it = |it: &&Booked| comes_with(booked, it);
    let weeks = week.to(week.plus(STRETCH)).filter_map(|week| rules.rota(week));
    is_in(rules, &context.rota, to, booked.span) != Some(false)
        && weeks.into_iter().all(|rota| {
            rota.sessions().iter().filter(is_it).all(|it| is_free(rules, &rota, to, it.span, &[]))
        })
}

/// Whether a session comes with another: it is the same, or of the same series.
fn comes_with(booked: &Booked, it: &Booked) -> bool {
    it.id == booked.id || booked.series.is_some() && it.series == booked.series
}

/// A session without somebody.
fn without(booked: &Booked, person: &PersonId) -> Booking {
    let mut booking = booked.dated_booking();
    for people in [&mut booking.people, &mut booking.with, &mut booking.shadow] {
        people.retain(|who| who != person);
    }
    booking.lead.take_if(|lead| lead == person);
    booking
}
