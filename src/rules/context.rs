//! The context in which rules judge: a state, today, and what follows from them, each worked out once.
//!
//! A week that is not loaded, or whose neighbours are not, is `None` here, and rules then stay silent rather than guess.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{
    Booking, Date, FamilyRef, Instant, Minutes, Moment, Person, PersonId, Policy, State, Status, Week, Zone,
};
use crate::rota::leave::{LeaveAccount, LeaveYear, observed_holidays, toil_taken};
use crate::rota::{Booked, RotaWeek, Span, WeekHours, last_day, minutes_of, without};
use crate::words::{self, in_a_row, titled};

use super::cache::{Absence, LeaveByPerson, RuleCache, StaffDays, leave_of, staff_of};
use super::days::Days;
use super::history::{PastSupervision, SupervisionHistory};
use super::identifiers::Identifiers;
use super::read_set::ReadSet;
use super::upcoming::SeriesByWhom;

/// How many weeks ahead standing rules look for bookings.
pub const WEEKS_AHEAD: i32 = 12;

/// A state and a day, with what rules ask of them kept once it is worked out.
///
/// Of sheets, rules read that of the week they judge; all else that weeks hold they ask of the context, which notes what
/// each looks at.
pub struct RuleContext<'a> {
    /// The state judged.
    pub state: &'a State,
    /// The day it is.
    pub today: Date,
    /// The service's zone.
    pub zone: Zone,
    pub(super) known: RefCell<RuleCache>,
    pub(super) looked: RefCell<ReadSet>,
    leave: OnceCell<Arc<LeaveByPerson>>,
    staff: OnceCell<Arc<BTreeSet<PersonId>>>,
    history: OnceCell<SupervisionHistory>,
    identifiers: OnceCell<Identifiers>,
    accounts: OnceCell<Arc<Vec<LeaveAccount>>>,
    pub(super) series: OnceCell<Arc<SeriesByWhom>>,
    pub(super) settled: OnceCell<Date>,
}

impl<'a> RuleContext<'a> {
    /// A context for a state on a day.
    #[must_use]
    pub fn new(state: &'a State, today: Date) -> Self {
        Self::knowing(state, today, RuleCache::default())
    }

    /// A context for a state on a day that starts from what is known of another state, and keeps of it what is true here.
    #[must_use]
    pub fn knowing(state: &'a State, today: Date, known: RuleCache) -> Self {
        let mut known = known.brought_to(state, today);
        Self {
            state,
            today,
            zone: state.zone(),
            leave: cell(known.leave.take()),
            staff: cell(known.staff.take()),
            history: OnceCell::new(),
            identifiers: cell(known.identifiers.take()),
            accounts: cell(known.accounts.take()),
            series: cell(known.series.take()),
            settled: OnceCell::new(),
            known: RefCell::new(known),
            looked: RefCell::default(),
        }
    }

    /// What was worked out here so far, for a look at a state that is nearly the same.
    #[must_use]
    pub fn cache(&self) -> RuleCache {
        let known = self.known.borrow().clone();
        RuleCache {
            leave: self.leave.get().cloned(),
            staff: self.staff.get().cloned(),
            history: self.history.get().cloned().or(known.history),
            identifiers: self.identifiers.get().cloned(),
            accounts: self.accounts.get().cloned(),
            series: self.series.get().cloned(),
            ..known
        }
    }

    /// What was worked out here, for further looks.
    #[must_use]
    pub fn into_cache(self) -> RuleCache {
        let known = self.known.into_inner();
        RuleCache {
            leave: self.leave.into_inner(),
            staff: self.staff.into_inner(),
            history: self.history.into_inner().or(known.history),
            identifiers: self.identifiers.into_inner(),
            accounts: self.accounts.into_inner(),
            series: self.series.into_inner(),
            ..known
        }
    }

    /// A week's rota; `None` where it, or a week beside it, is not loaded.
    #[must_use]
    pub fn rota(&self, week: Week) -> Option<Arc<RotaWeek>> {
        self.looked.borrow_mut().at(week);
        if let Some(known) = self.known.borrow().rotas.get(&week) {
            return Some(known.clone());
        }
        let rota = Arc::new(RotaWeek::of(self.state, week).ok()?);
        self.known.borrow_mut().rotas.insert(week, rota.clone());
        Some(rota)
    }

    /// A week's hours; `None` where its rota is.
    #[must_use]
    pub fn hours(&self, week: Week) -> Option<Arc<WeekHours>> {
        self.looked.borrow_mut().at(week);
        if let Some(known) = self.known.borrow().hours.get(&week) {
            return Some(known.clone());
        }
        let hours = Arc::new(WeekHours::of(self.state, &*self.rota(week)?));
        self.known.borrow_mut().hours.insert(week, hours.clone());
        Some(hours)
    }

    /// What each member of staff did on each day of a week; `None` where the week's rota is.
    #[must_use]
    pub fn days(&self, week: Week) -> Option<StaffDays> {
        self.looked.borrow_mut().at(week);
        if let Some(known) = self.known.borrow().days.get(&week) {
            return Some(known.clone());
        }
        let rota = self.rota(week)?;
        let of = |person: &PersonId| (person.clone(), Days::of(&rota, person));
        let days: StaffDays = Arc::new(self.staff().iter().map(of).collect());
        self.known.borrow_mut().days.insert(week, days.clone());
        Some(days)
    }

    /// The leave of a person, asked for or agreed, in order.
    #[must_use]
    pub fn leave_of(&self, person: &PersonId) -> &[Absence] {
        self.leave().get(person).map_or(&[], Vec::as_slice)
    }

    fn leave(&self) -> &LeaveByPerson {
        self.leave.get_or_init(|| Arc::new(leave_of(self.state)))
    }

    /// The leave of today's leave year of everybody who has any in it, or a share, by id. Weeks that are not loaded are read
    /// from the patterns.
    #[must_use]
    pub fn leave_accounts(&self) -> &[LeaveAccount] {
        let accounts = self.accounts.get_or_init(|| {
            let Some(year) = LeaveYear::of(self.state, self.today) else { return Arc::default() };
            let holidays = observed_holidays(self.state, year);
            let records = &self.state.records;
            let mut people: BTreeSet<&PersonId> = self.state.shares().map(|share| &share.person).collect();
            people.extend(records.leave.values().map(|row| &row.item.person));
            people.extend(records.toil.values().map(|row| &row.item.person));
            people.extend(records.carried.values().map(|row| &row.item.person));
            let account =
                |person| LeaveAccount::with_holidays(self.state, person, year, &holidays, self.today);
            Arc::new(people.into_iter().filter_map(account).collect())
        });
        self.looked_on(accounts.iter().flat_map(|account| &account.spent.days));
        accounts
    }

    /// All the time off in lieu that a person has had or booked, of any year.
    #[must_use]
    pub fn toil_taken(&self, person: &PersonId) -> Minutes {
        let (taken, days) = toil_taken(self.state, person);
        self.looked_on(&days);
        taken
    }

    fn looked_on<'d>(&self, days: impl IntoIterator<Item = &'d Date>) {
        let mut looked = self.looked.borrow_mut();
        days.into_iter().for_each(|day| looked.at(day.week()));
    }

    /// Whether approved leave of a person has a minute in common with some time.
    #[must_use]
    pub fn is_away(&self, person: &PersonId, span: Span) -> bool {
        self.leave_of(person).iter().any(|leave| leave.approved && leave.span.overlaps(span))
    }

    /// Everybody whose approved leave has a minute between two points of time.
    #[must_use]
    pub fn people_away(&self, from: Instant, to: Instant) -> BTreeSet<&PersonId> {
        let span = Span::new(from, to);
        let is_away = |leave: &Vec<Absence>| leave.iter().any(|it| it.approved && it.span.overlaps(span));
        self.leave().iter().filter(|(_, leave)| is_away(leave)).map(|(person, _)| person).collect()
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
    pub fn staff(&self) -> &BTreeSet<PersonId> {
        self.staff.get_or_init(|| Arc::new(staff_of(self.state)))
    }

    /// The weeks from today's on in which bookings are looked for, as far as they are loaded.
    #[must_use]
    pub fn weeks_ahead(&self) -> Vec<Arc<RotaWeek>> {
        let this = self.today.week();
        this.to(this.plus(WEEKS_AHEAD)).filter_map(|week| self.rota(week)).collect()
    }

    /// What the loaded weeks say of earlier visits, contacts and supervision.
    #[must_use]
    pub fn history(&self) -> &SupervisionHistory {
        self.looked.borrow_mut().everywhere();
        self.history.get_or_init(|| {
            let known = self.known.borrow_mut().history.take().unwrap_or_default();
            SupervisionHistory::of(self.state, self.today, known)
        })
    }

    /// The newest contact with a family: one that was done up to today, or the last from before it came in here.
    #[must_use]
    pub fn last_contact(&self, family: &FamilyRef) -> Option<Date> {
        self.history().last_contact(family).max(self.state.contact_before(family))
    }

    /// The numbers that may identify somebody.
    #[must_use]
    pub fn identifiers(&self) -> &Identifiers {
        self.looked.borrow_mut().everywhere();
        self.identifiers.get_or_init(|| Identifiers::of(self.state))
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
        last_day(self.state, person).is_some_and(|last| last < on)
    }

    /// Whether somebody is away from a supervision of theirs that is still planned: on approved leave, or no longer here.
    #[must_use]
    pub fn misses(&self, person: &PersonId, planned: &PastSupervision) -> bool {
        planned.status == Status::Planned && self.is_absent(person, planned.start, planned.minutes)
    }

    /// Whether somebody is on approved leave for some of a time, or no longer here by then.
    #[must_use]
    pub fn is_absent(&self, person: &PersonId, start: Moment, minutes: Minutes) -> bool {
        self.is_away(person, Span::lasting(self.zone.instant(start), minutes))
            || self.has_left(person, start.date())
    }

    /// That some of those down for a session are away from it, in words that never say why: `Shona is away`; `None` where
    /// everybody is there.
    #[must_use]
    pub fn who_is_away(&self, session: &Booked) -> Option<String> {
        let (left, off): (Vec<&PersonId>, Vec<&PersonId>) =
            session.away.iter().partition(|person| self.has_left(person, session.start.date()));
        let says = |people: &[&PersonId], one: &str, many: &str| {
            let names: Vec<&str> = people.iter().map(|person| self.state.display_name(person)).collect();
            match names.as_slice() {
                [] => None,
                [name] => Some(format!("{name} {one}")),
                names => Some(format!("{} {many}", in_a_row(names))),
            }
        };
        let parts = [says(&off, "is away", "are away"), says(&left, "has left", "have left")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", and "))
    }

    /// A day as it is said today: with its year where that is not plain.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        words::day(date, self.today)
    }

    /// The title of what a session is, in the middle of a sentence or at its start.
    #[must_use]
    pub fn titled<'b>(&'b self, session: &'b Booked) -> &'b str {
        self.titled_booking(session.booking())
    }

    /// The title of what a booking is.
    #[must_use]
    pub fn titled_booking<'b>(&'b self, booking: &'b Booking) -> &'b str {
        titled(booking, self.state)
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

fn cell<T>(known: Option<T>) -> OnceCell<T> {
    known.map_or_else(OnceCell::new, OnceCell::from)
}
