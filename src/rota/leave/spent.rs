//! What became of leave: the paid minutes that approved leave and observed holidays take out of a person's days.
//!
//! Only days that leave or a holiday touches are worked out. In a week whose sheet is not loaded the pattern says what a
//! day holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Date, Leave, LeaveKind, LeaveState, Minutes, PersonId, Share, ShiftRow, State, Week};
use crate::rota::holidays;
use crate::rota::shift::{AwayReason, Day, approved};

use super::LeaveYear;

/// Minutes of leave before a day, and from it on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// On days before today.
    pub taken: Minutes,
    /// Today and after.
    pub booked: Minutes,
}

impl Spent {
    /// Both together.
    #[must_use]
    pub fn both(self) -> Minutes {
        self.taken + self.booked
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { taken: self.taken + other.taken, booked: self.booked + other.booked }
    }
}

/// What leave of every kind took, and what observed holidays did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpentByKind {
    /// By kind of leave.
    pub leave: BTreeMap<LeaveKind, Spent>,
    /// By observed holidays.
    pub holidays: Spent,
    /// The days that were worked out.
    pub days: BTreeSet<Date>,
}

impl SpentByKind {
    /// What leave of a kind took.
    #[must_use]
    pub fn of_kind(&self, kind: LeaveKind) -> Spent {
        self.leave.get(&kind).copied().unwrap_or_default()
    }

    /// What a leave year took of a person; `holidays` are the days observed in it.
    pub(super) fn in_year(
        state: &State,
        person: &PersonId,
        year: LeaveYear,
        holidays: &BTreeSet<Date>,
        today: Date,
    ) -> Self {
        let mut days = leave_days(state, person, year.first, year.last, |_| true);
        days.extend(holidays.iter().copied().filter(|date| year.holds(*date)));
        Self::on(state, person, days, |date| holidays.contains(&date), today)
    }

    fn on(
        state: &State,
        person: &PersonId,
        days: BTreeSet<Date>,
        is_holiday: impl Fn(Date) -> bool,
        today: Date,
    ) -> Self {
        let zone = state.zone();
        let shares: Vec<&Share> = state.shares_of(person).collect();
        let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else {
            return Self::default();
        };
        let near = leave_of(state, person)
            .filter(|leave| leave.span.first_day() <= last.plus_days(1) && first <= leave.span.last_day());
        let leave: Vec<_> = near.filter_map(|leave| approved(zone, leave)).collect();
        let mut spent = Self::default();
        for date in &days {
            let sheet = state.sheet(date.week());
            let key = |number| (person.clone(), *date, number);
            let of_day = sheet.iter().flat_map(|sheet| sheet.shifts.range(key(0)..=key(u8::MAX)));
            let rows: Vec<&ShiftRow> = of_day.map(|(_, row)| &*row.item).collect();
            let holiday = is_holiday(*date).then(|| holidays::time_of(state, zone, *date));
            let day = Day { zone, person, date: *date, shares: &shares, rows: &rows, leave: &leave, holiday };
            for taken in day.shifts().iter().flat_map(|shift| &shift.taken) {
                let to = match taken.by {
                    AwayReason::Holiday => &mut spent.holidays,
                    AwayReason::Leave(kind) => spent.leave.entry(kind).or_default(),
                };
                let side = if *date < today { &mut to.taken } else { &mut to.booked };
                *side += taken.paid;
            }
        }
        spent.days = days;
        spent
    }
}

/// A person's leave of any state, by its first day.
fn leave_of<'a>(state: &'a State, person: &PersonId) -> impl Iterator<Item = &'a Leave> {
    let rows = state.records.leave.range((person.clone(), long_ago(), LeaveKind::Annual, 0)..);
    let person = person.clone();
    rows.map(|(_, row)| &*row.item).take_while(move |leave| leave.person == person)
}

/// A day before all others.
fn long_ago() -> Date {
    Week::from_ordinal(0).monday().plus_days(i32::MIN)
}

/// The days from one to another that a person's approved leave can take anything of, and the day before each: its shift may
/// go on into it.
fn leave_days(
    state: &State,
    person: &PersonId,
    from: Date,
    to: Date,
    which: impl Fn(LeaveKind) -> bool,
) -> BTreeSet<Date> {
    let theirs = leave_of(state, person);
    let theirs = theirs.filter(|leave| leave.state == LeaveState::Approved && which(leave.kind));
    let days =
        |leave: &Leave| leave.span.first_day().plus_days(-1).max(from).to(leave.span.last_day().min(to));
    theirs.flat_map(days).collect()
}

/// The days of a leave year on which the service observes a public holiday.
#[must_use]
pub fn observed_holidays(state: &State, year: LeaveYear) -> BTreeSet<Date> {
    year.first.to(year.last).filter(|date| holidays::observed(state, *date).is_some()).collect()
}

/// All the time off in lieu that a person has had or booked, of any year, and the days that were looked at for it.
#[must_use]
pub fn toil_taken(state: &State, person: &PersonId) -> (Minutes, BTreeSet<Date>) {
    let (from, to) = (long_ago(), long_ago().plus_days(i32::MAX));
    let days = leave_days(state, person, from, to, |kind| kind == LeaveKind::Toil);
    let is_holiday = |date| holidays::observed(state, date).is_some();
    let spent = SpentByKind::on(state, person, days, is_holiday, from);
    (spent.of_kind(LeaveKind::Toil).both(), spent.days)
}
