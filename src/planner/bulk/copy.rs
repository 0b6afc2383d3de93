//! A day or a week copied to others: each session by itself, with its journeys and notes.
//!
//! What comes of a series is there by itself, and is copied only where that is asked for. Nobody and no family is booked twice:
//! what would clash, or falls where somebody is away, off, or the team is closed, is left out.

use std::collections::BTreeSet;

use crate::domain::{
    ActivityKind, Booking, Date, FamilyRef, GroupId, Minutes, Moment, PersonId, Session, SessionId, State,
    Status, Week, counted,
};
use crate::planner::common::Requester;
use crate::planner::common::words;
use crate::planner::edit::{EditError, Edits, new_id};
use crate::rota::holidays::is_whole_day;
use crate::rota::{Booked, Span, Trip, is_notes, without};
use crate::rules::RuleContext;

use super::plan::{BulkPlan, once_each};

/// The most times that something is copied at once.
pub const MOST_COPIED: i32 = 53;

/// Which sessions are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopiedKinds {
    /// Those with a family.
    pub contacts: bool,
    /// Groups.
    pub groups: bool,
    /// All else: own work, meetings.
    pub tasks: bool,
}

/// What is copied, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copying {
    /// The first and the last day of what is copied: a day, or a Monday and its Sunday.
    pub days: (Date, Date),
    /// The first day of the first copy.
    pub to: Date,
    /// The last day on which a copy begins, a week after the one before; `None` for one.
    pub until: Option<Date>,
    /// Whose; nobody for everybody's.
    pub people: Vec<PersonId>,
    /// Which sessions.
    pub kinds: CopiedKinds,
    /// Whether what comes of a series is copied too, as sessions of their own.
    pub series: bool,
}

impl Copying {
    /// The first day of each copy.
    pub fn targets(&self) -> impl Iterator<Item = Date> + '_ {
        let all = (0..MOST_COPIED).map(|n| self.to.plus_days(7 * n));
        all.enumerate()
            .take_while(|(n, day)| *n == 0 || self.until.is_some_and(|it| *day <= it))
            .map(|it| it.1)
    }

    /// The weeks that are read: what is copied, and where to.
    #[must_use]
    pub fn weeks(&self) -> (Week, Week) {
        let last = self.targets().last().unwrap_or(self.to).plus_days(self.days.1.days_since(self.days.0));
        (self.days.0.min(self.to).week(), self.days.1.max(last).week())
    }

    fn is_meant(&self, booked: &Booked) -> bool {
        let booking = booked.booking();
        let whose = self.people.is_empty() || booking.people.iter().any(|it| self.people.contains(it));
        let kind = match booked.kind {
            Some(ActivityKind::Group) => self.kinds.groups,
            Some(ActivityKind::Contact) => self.kinds.contacts,
            _ if !booking.families.is_empty() => self.kinds.contacts,
            _ => self.kinds.tasks,
        };
        whose && kind && booked.counts()
    }
}

/// Copies; the error says which weeks are still to be loaded.
pub fn copy(rules: &RuleContext<'_>, wanted: &Copying, asked: Requester<'_>) -> Result<BulkPlan, EditError> {
    let (first, last) = wanted.weeks();
    let missing: Vec<Week> = rules.state.missing(first.plus(-1), last.plus(1)).collect();
    if !missing.is_empty() {
        return Err(EditError::Unread(missing));
    }
    let mut copier = Copier {
        rules,
        wanted,
        asked,
        edits: Edits::on(rules.state),
        plan: BulkPlan::default(),
        taken: vec![],
        groups: BTreeSet::new(),
        made: 0,
        repeating: 0,
    };
    copier.copy_all()?;
    Ok(copier.told())
}

/// What is copied so far.
struct Copier<'c, 'a> {
    rules: &'c RuleContext<'a>,
    wanted: &'c Copying,
    asked: Requester<'c>,
    edits: Edits,
    plan: BulkPlan,
    /// The time that copies take already, of whom.
    taken: Vec<(Taken, Span)>,
    /// The groups that meet in a week by then.
    groups: BTreeSet<(Week, GroupId)>,
    made: usize,
    /// How many come by themselves.
    repeating: usize,
}

/// Whose time is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Taken {
    Person(PersonId),
    Family(FamilyRef),
}

impl Copier<'_, '_> {
    fn copy_all(&mut self) -> Result<(), EditError> {
        let (first, last) = self.wanted.days;
        let rotas: Vec<_> = first.week().to(last.week()).filter_map(|week| self.rules.rota(week)).collect();
        let targets: Vec<Date> = self.wanted.targets().collect();
        for rota in &rotas {
            let there = |it: &&Booked| (first..=last).contains(&it.start.date()) && self.wanted.is_meant(it);
            let all: Vec<&Booked> = rota.sessions().iter().filter(there).collect();
            let mut trips: Vec<Trip<'_>> = vec![];
            for main in
                all.iter().copied().filter(|it| it.kind != Some(ActivityKind::Travel) && !is_notes(it))
            {
                let person = main.booking().people.first();
                trips.push(Trip::of(self.rules.state, rota, main, person));
            }
            let known: BTreeSet<&SessionId> = trips.iter().flat_map(Trip::ids).collect();
            let rest = all.iter().filter(|it| !known.contains(&it.id));
            trips.extend(rest.map(|it| Trip { main: it, legs: vec![] }));
            trips.sort_by_key(|trip| trip.main.span);
            for trip in &trips {
                if trip.main.series.is_some() && !self.wanted.series {
                    self.repeating += 1;
                    continue;
                }
                for target in &targets {
                    self.copy_trip(trip, target.days_since(first))?;
                }
            }
        }
        Ok(())
    }

    /// Copies a session with what goes along, or says why not.
    fn copy_trip(&mut self, trip: &Trip<'_>, days: i32) -> Result<(), EditError> {
        let copies: Vec<Booking> = trip.parts().map(|part| copied(part, days)).collect();
        let main = copied(trip.main, days);
        if let Some(why) = copies.iter().find_map(|booking| self.refused(booking)) {
            let what = words::what(self.rules, trip.main);
            let who = words::people(&main.people, self.rules.state);
            let who = if who.is_empty() { who } else { format!("{who}: ") };
            self.plan.leave(format!("{who}{what} {}", words::when(main.start, self.rules.today)), why);
            return Ok(());
        }
        for booking in copies {
            let span = self.span(&booking);
            let people = booking.everyone().cloned().map(Taken::Person);
            let families = booking.families.iter().cloned().map(Taken::Family);
            self.taken.extend(people.chain(families).map(|whose| (whose, span)));
            if let Some(group) = &booking.group {
                self.groups.insert((booking.start.week(), group.clone()));
            }
            let Some(id) = new_id(self.edits.state(), &booking, self.asked.now) else { continue };
            self.edits.make(vec![Session { id, series: None, booking }.into()])?;
            self.made += 1;
        }
        Ok(())
    }

    /// Why a booking cannot be, if so.
    fn refused(&self, booking: &Booking) -> Option<String> {
        let (state, day) = (self.rules.state, booking.start.date());
        let rota = self.rules.rota(day.week())?;
        if booking.start <= self.asked.now {
            return Some("that time is over".to_owned());
        }
        if state.is_closed(day.week(), booking) {
            return Some("that week is closed".to_owned());
        }
        if is_whole_day(state, day) {
            return Some("that is a public holiday".to_owned());
        }
        let group = booking
            .group
            .as_ref()
            .filter(|group| self.groups.contains(&(day.week(), Clone::clone(*group))) || meets(&rota, group));
        if group.is_some() {
            return Some("the group meets in that week already".to_owned());
        }
        let span = self.span(booking);
        for person in booking.everyone() {
            if let Some(why) = self.refused_for(person, booking, span) {
                return Some(format!("{} {why}", state.display_name(person)));
            }
        }
        let busy = |family: &&FamilyRef| {
            let is_theirs =
                |it: &Booked| it.counts() && it.span.overlaps(span) && it.booking().families.contains(family);
            rota.sessions().iter().any(is_theirs)
                || self.is_taken(&Taken::Family(Clone::clone(*family)), span)
        };
        booking
            .families
            .iter()
            .find(busy)
            .map(|family| format!("{} has something else then", family.called()))
    }

    /// Why somebody cannot be in it.
    fn refused_for(&self, person: &PersonId, booking: &Booking, span: Span) -> Option<&'static str> {
        let (rules, day) = (self.rules, booking.start.date());
        let rota = rules.rota(day.week())?;
        if rules.has_left(person, day) {
            return Some("has left by then");
        }
        if rules.leave_of(person).iter().any(|leave| leave.span.overlaps(span)) {
            return Some("is on leave, or asked for it");
        }
        if is_shut(rules.state, person, day) {
            return Some("is of a team that is closed that day");
        }
        let present = rota.shifts_around(person).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
        if rules.staff().contains(person) && !without([span], present).is_empty() {
            return Some("is not in then");
        }
        if rota.is_busy(person, span) {
            return Some("is busy then, by their calendar");
        }
        let busy = rota.worked_around(person).any(|other| other.span.overlaps(span));
        (busy || self.is_taken(&Taken::Person(person.clone()), span)).then_some("has something else then")
    }

    fn is_taken(&self, whose: &Taken, span: Span) -> bool {
        self.taken.iter().any(|(it, other)| it == whose && other.overlaps(span))
    }

    fn span(&self, booking: &Booking) -> Span {
        Span::lasting(self.rules.zone.instant(booking.start), booking.minutes)
    }

    fn told(mut self) -> BulkPlan {
        if self.made > 0 {
            self.plan.does(format!("{} copied.", counted(self.made, "session")));
        }
        if self.repeating > 0 {
            self.plan.does(match self.repeating {
                1 => "1 repeating session comes by itself and is not doubled.".to_owned(),
                many => format!("{many} repeating sessions come by themselves and are not doubled."),
            });
        }
        self.plan.changes = once_each(self.rules.state, self.edits.into_changes());
        self.plan
    }
}

/// The same so many days later, planned, with nothing of what was said of this one.
fn copied(booked: &Booked, days: i32) -> Booking {
    let was = booked.dated_booking();
    let start: Moment = was.start.plus_wall(Minutes::hours(24 * days));
    Booking {
        start,
        status: Status::Planned,
        reason: None,
        note: None,
        cancelled_by: None,
        wellbeing: false,
        ..was
    }
}

/// Whether a group meets in a week.
fn meets(rota: &crate::rota::RotaWeek, group: &GroupId) -> bool {
    rota.sessions().iter().any(|it| it.counts() && it.booking().group.as_ref() == Some(group))
}

/// Whether somebody's team has hours, and none on a day.
fn is_shut(state: &State, person: &PersonId, day: Date) -> bool {
    let team = state.person(person).and_then(|it| state.team(&it.team));
    team.is_some_and(|team| {
        !team.open.is_empty() && team.open.iter().all(|open| open.weekday != day.weekday())
    })
}
