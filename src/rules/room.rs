//! The room in which rules judge: a state, today, and what follows from them, each worked out once.
//!
//! A week that is not loaded, or whose neighbours are not, is `None` here, and rules then stay silent rather than guess.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{
    Change, Date, Key, LeaveState, Minutes, Person, PersonId, Policy, Record, Sheet, State, Week, Zone,
    weeks_of,
};
use crate::rota::{Booked, RotaWeek, Span, WeekHours, minutes_of, without};

use super::days::Days;
use super::history::History;

/// How many weeks ahead standing rules look for bookings.
pub const WEEKS_AHEAD: i32 = 12;

/// Everybody's days of a week.
pub type StaffDays = Arc<BTreeMap<PersonId, Days>>;

/// A state and a day, with what rules ask of them kept once it is worked out.
pub struct Room<'a> {
    /// The state judged.
    pub state: &'a State,
    /// The day it is.
    pub today: Date,
    /// The service's zone.
    pub zone: Zone,
    rotas: RefCell<BTreeMap<Week, Option<Arc<RotaWeek>>>>,
    hours: RefCell<BTreeMap<Week, Option<Arc<WeekHours>>>>,
    days: RefCell<BTreeMap<Week, Option<StaffDays>>>,
    leave: OnceCell<BTreeMap<&'a PersonId, Vec<Absence>>>,
    staff: OnceCell<BTreeSet<&'a PersonId>>,
    history: OnceCell<History>,
}

/// What follows from weeks of a state, worked out and kept: for the same state, or for one that differs in few weeks.
#[derive(Clone, Debug, Default)]
pub struct Known {
    rotas: BTreeMap<Week, Option<Arc<RotaWeek>>>,
    hours: BTreeMap<Week, Option<Arc<WeekHours>>>,
    days: BTreeMap<Week, Option<StaffDays>>,
}

impl Known {
    /// What is still true when changes have been made: all but the weeks they touch and those beside them. Changes of
    /// anything that belongs to no week leave nothing; but no week asks of a person more than the team.
    #[must_use]
    pub fn after(&self, state: &State, changes: &[Change]) -> Self {
        let stays_in_team = |change: &&Change| match change {
            Change::Put(Record::Person(it)) => state.person(&it.id).is_some_and(|was| was.team == it.team),
            _ => false,
        };
        let keys: Vec<Key> = changes.iter().filter(|it| !stays_in_team(it)).map(Change::key).collect();
        if keys.iter().any(|key| key.week().is_none()) {
            return Self::default();
        }
        let touched = weeks_of(state, &keys);
        let kept = |week: &Week| !touched.iter().any(|it| it.weeks_since(*week).abs() <= 1);
        let mut known = self.clone();
        known.rotas.retain(|week, rota| rota.is_some() && kept(week));
        known.hours.retain(|week, hours| hours.is_some() && kept(week));
        known.days.retain(|week, days| days.is_some() && kept(week));
        known
    }
}

/// A leave that was asked for or agreed, and the time it spans.
#[derive(Clone, Copy, Debug)]
pub struct Absence {
    /// Whether it is agreed, rather than only asked for.
    pub approved: bool,
    /// Whether it is given in whole days.
    pub whole_days: bool,
    /// The first day it touches.
    pub first: Date,
    /// The last day it touches.
    pub last: Date,
    /// The time it spans.
    pub span: Span,
}

impl<'a> Room<'a> {
    /// A room for a state on a day.
    #[must_use]
    pub fn new(state: &'a State, today: Date) -> Self {
        Self {
            state,
            today,
            zone: state.zone(),
            rotas: RefCell::default(),
            hours: RefCell::default(),
            days: RefCell::default(),
            leave: OnceCell::new(),
            staff: OnceCell::new(),
            history: OnceCell::new(),
        }
    }

    /// Brings what is known of weeks already; what it holds must be true of this state.
    #[must_use]
    pub fn with_known(self, known: Known) -> Self {
        self.rotas.replace(known.rotas);
        self.hours.replace(known.hours);
        self.days.replace(known.days);
        self
    }

    /// What was worked out here so far, to be used again elsewhere.
    #[must_use]
    pub fn known(&self) -> Known {
        let Self { rotas, hours, days, .. } = self;
        Known { rotas: rotas.borrow().clone(), hours: hours.borrow().clone(), days: days.borrow().clone() }
    }

    /// What was worked out here, to be used again.
    #[must_use]
    pub fn into_known(self) -> Known {
        let Self { rotas, hours, days, .. } = self;
        Known { rotas: rotas.into_inner(), hours: hours.into_inner(), days: days.into_inner() }
    }

    /// Brings weeks that somebody has already worked out of this very state.
    #[must_use]
    pub fn with_rotas(self, rotas: impl IntoIterator<Item = Arc<RotaWeek>>) -> Self {
        self.rotas.borrow_mut().extend(rotas.into_iter().map(|rota| (rota.week(), Some(rota))));
        self
    }

    /// A week's rota; `None` where it, or a week beside it, is not loaded.
    #[must_use]
    pub fn rota(&self, week: Week) -> Option<Arc<RotaWeek>> {
        if let Some(known) = self.rotas.borrow().get(&week) {
            return known.clone();
        }
        let rota = RotaWeek::of(self.state, week).ok().map(Arc::new);
        self.rotas.borrow_mut().insert(week, rota.clone());
        rota
    }

    /// A week's hours; `None` where its rota is.
    #[must_use]
    pub fn hours(&self, week: Week) -> Option<Arc<WeekHours>> {
        if let Some(known) = self.hours.borrow().get(&week) {
            return known.clone();
        }
        let hours = self.rota(week).map(|rota| Arc::new(WeekHours::of(self.state, &rota)));
        self.hours.borrow_mut().insert(week, hours.clone());
        hours
    }

    /// What each member of staff did on each day of a week; `None` where the week's rota is.
    #[must_use]
    pub fn days(&self, week: Week) -> Option<StaffDays> {
        if let Some(known) = self.days.borrow().get(&week) {
            return known.clone();
        }
        let days = self.rota(week).map(|rota| {
            let of = |person: &PersonId| (person.clone(), Days::of(&rota, person));
            Arc::new(self.staff().iter().map(|person| of(person)).collect())
        });
        self.days.borrow_mut().insert(week, days.clone());
        days
    }

    /// The leave of a person, asked for or agreed, in order.
    #[must_use]
    pub fn leave_of(&self, person: &PersonId) -> &[Absence] {
        let all = self.leave.get_or_init(|| {
            let mut all: BTreeMap<&PersonId, Vec<Absence>> = BTreeMap::new();
            for row in self.state.records.leave.values() {
                let approved = match row.item.state {
                    LeaveState::Approved => true,
                    LeaveState::Requested => false,
                    LeaveState::Declined | LeaveState::Cancelled => continue,
                };
                let (from, to) = row.item.span.moments();
                all.entry(&row.item.person).or_default().push(Absence {
                    approved,
                    whole_days: matches!(row.item.span, crate::domain::LeaveSpan::Days { .. }),
                    first: row.item.span.first_day(),
                    last: row.item.span.last_day(),
                    span: Span::between(self.zone, from, to),
                });
            }
            all
        });
        all.get(person).map_or(&[], Vec::as_slice)
    }

    /// Whether approved leave of a person has a minute in common with some time.
    #[must_use]
    pub fn is_away(&self, person: &PersonId, span: Span) -> bool {
        self.leave_of(person).iter().any(|leave| leave.approved && leave.span.overlaps(span))
    }

    /// Whether leave of a person holds a day of a week: whole days that touch it, or part days that take all their paid
    /// minutes of it.
    #[must_use]
    pub fn leave_holds(
        &self,
        rota: &RotaWeek,
        person: &PersonId,
        date: Date,
        which: impl Fn(&Absence) -> bool,
    ) -> bool {
        let touching = self.leave_of(person).iter().filter(|leave| which(leave));
        let touching: Vec<&Absence> =
            touching.filter(|leave| leave.first <= date && date <= leave.last).collect();
        if touching.iter().any(|leave| leave.whole_days) {
            return true;
        }
        let written = || rota.shifts_of_on(person, date);
        let left = written().flat_map(|shift| {
            let taken = touching.iter().map(|leave| leave.span);
            without([shift.written], taken.chain([shift.unpaid]))
        });
        !touching.is_empty() && written().next().is_some() && minutes_of(left) == Minutes::ZERO
    }

    /// Everybody who has a share, or a shift row in a week that is here, at any date; by id.
    #[must_use]
    pub fn staff(&self) -> &BTreeSet<&'a PersonId> {
        self.staff.get_or_init(|| {
            let state: &'a State = self.state;
            let with_rows = state.sheets().flat_map(|(_, sheet)| rows_of(sheet));
            state.shares().map(|share| &share.person).chain(with_rows).collect()
        })
    }

    /// The weeks from today's on in which bookings are looked for, as far as they are loaded.
    #[must_use]
    pub fn weeks_ahead(&self) -> Vec<Arc<RotaWeek>> {
        let this = self.today.week();
        this.to(this.plus(WEEKS_AHEAD)).filter_map(|week| self.rota(week)).collect()
    }

    /// What the loaded weeks say of earlier visits, contacts and supervision.
    #[must_use]
    pub fn history(&self) -> &History {
        self.history.get_or_init(|| History::of(self.state, self.today))
    }

    /// The peers, by id.
    pub fn peers(&self) -> impl Iterator<Item = &'a Person> {
        let state: &'a State = self.state;
        state.people().filter(|person| person.role.is_peer())
    }

    /// Whether a person is a peer.
    #[must_use]
    pub fn is_peer(&self, id: &PersonId) -> bool {
        self.state.person(id).is_some_and(|person| person.role.is_peer())
    }

    /// Whether somebody had shares and all of them ended before a day.
    #[must_use]
    pub fn has_left(&self, person: &PersonId, on: Date) -> bool {
        let mut shares = self.state.shares_of(person).peekable();
        shares.peek().is_some() && shares.all(|share| share.until.is_some_and(|until| until < on))
    }

    /// The title of what a session is, in the middle of a sentence or at its start.
    #[must_use]
    pub fn titled<'b>(&'b self, session: &'b Booked) -> &'b str {
        let booking = session.booking();
        let group = booking.group.as_ref().and_then(|id| self.state.group(id));
        let activity = || self.state.activity(&booking.activity).map(|activity| activity.title.as_str());
        group.map(|group| group.title.as_str()).or_else(activity).unwrap_or(booking.activity.as_str())
    }

    /// A policy that is a length of time, on the Monday of a week.
    #[must_use]
    pub fn minutes(&self, policy: &Policy, week: Week) -> Minutes {
        self.state.policy_minutes(policy, week.monday())
    }

    /// A policy that is a number, in thousandths, on the Monday of a week.
    #[must_use]
    pub fn thousandths(&self, policy: &Policy, week: Week) -> i64 {
        self.state.policy_thousandths(policy, week.monday())
    }

    /// A policy that is a number of hours, in minutes, on the Monday of a week.
    #[must_use]
    pub fn hours_policy(&self, policy: &Policy, week: Week) -> Minutes {
        let minutes = self.thousandths(policy, week).saturating_mul(60) / 1000;
        Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))
    }

    /// A policy that is a whole number, on a day; never negative.
    #[must_use]
    pub fn whole(&self, policy: &Policy, on: Date) -> i32 {
        i32::try_from(self.state.policy_thousandths(policy, on) / 1000).unwrap_or(i32::MAX).max(0)
    }
}

fn rows_of(sheet: &Arc<Sheet>) -> impl Iterator<Item = &PersonId> {
    sheet.shifts.keys().map(|key| &key.0)
}
