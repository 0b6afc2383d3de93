//! Whether leave can be as it is written: what stands against it, each with what would be possible instead.
//!
//! What a team would rather not have (nobody left in a group, both sharers away) is for the rules to flag; here is only
//! what makes no sense as leave.

use std::sync::Arc;

use crate::domain::{Date, Leave, LeaveKey, LeaveKind, LeaveState, PersonId, SheetState, State, Week};

use super::shift::{Day, approved};

/// The most days a leave lasts: a year of parental leave and some more.
pub const LONGEST_LEAVE_DAYS: i32 = 731;

/// What stands against a leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AbsenceError {
    /// It ends before it begins.
    Backwards,
    /// It lasts longer than [`LONGEST_LEAVE_DAYS`] days.
    TooLong,
    /// The person never has a share of a post, so there is no working time to take leave from.
    NoShare,
    /// Their share is not on in any of its days: the first and the last day on which it is possible.
    NoShareThen {
        /// The first day of a share of theirs.
        first: Date,
        /// The last day, where there is one.
        last: Option<Date>,
    },
    /// It lies in a closed week; the first day after it that is in none, as far as is known.
    Closed {
        /// The closed week.
        week: Week,
        /// The first day after it that lies in no closed week.
        possible: Date,
    },
    /// Another leave of theirs holds some of the time already; the first day after that one that is free.
    Overlaps {
        /// The other leave.
        other: Arc<Leave>,
        /// The first day after it on which they have no other.
        free: Date,
    },
}

/// What stands against a leave that is written, where `known_as` is the key it has already, if it has one.
///
/// Whoever falls ill on leave, or whose child comes, is ill or a parent then: those two may overlap leave of
/// another kind (a minute is taken once, by the graver one). Weeks that are not loaded are taken for open.
#[must_use]
pub fn absence_error(state: &State, leave: &Leave, known_as: Option<&LeaveKey>) -> Option<AbsenceError> {
    let (start, end) = leave.span.moments();
    if end <= start {
        return Some(AbsenceError::Backwards);
    }
    let (first, last) = (leave.span.first_day(), leave.span.last_day());
    if last >= first.plus_days(LONGEST_LEAVE_DAYS) {
        return Some(AbsenceError::TooLong);
    }
    no_share(state, &leave.person, first, last)
        .or_else(|| closed(state, &leave.person, first, last))
        .or_else(|| overlap(state, leave, known_as))
}

fn no_share(state: &State, person: &PersonId, first: Date, last: Date) -> Option<AbsenceError> {
    let shares = || state.shares_of(person);
    let Some(from) = shares().map(|share| share.from).min() else {
        return Some(AbsenceError::NoShare);
    };
    let on = shares().any(|share| share.from <= last && share.until.is_none_or(|until| until >= first));
    let ends = shares().all(|share| share.until.is_some());
    let until = shares().filter_map(|share| share.until).max().filter(|_| ends);
    (!on).then_some(AbsenceError::NoShareThen { first: from, last: until })
}

fn closed(state: &State, person: &PersonId, first: Date, last: Date) -> Option<AbsenceError> {
    let is_closed = |week: &Week| state.state_for(*week, person) == SheetState::Closed;
    let week = first.week().to(last.week()).find(is_closed)?;
    let after = week.to(week.plus(LONGEST_LEAVE_DAYS)).find(|week| !is_closed(week))?;
    Some(AbsenceError::Closed { week, possible: after.monday() })
}

fn overlap(state: &State, leave: &Leave, known_as: Option<&LeaveKey>) -> Option<AbsenceError> {
    let is_graver = |kind| matches!(kind, LeaveKind::Sick | LeaveKind::Parental);
    let others = leave_of(state, &leave.person).filter(|(key, other)| {
        let is_alike = if is_graver(leave.kind) { other.kind == leave.kind } else { !is_graver(other.kind) };
        Some(*key) != known_as && is_alike
    });
    let others: Vec<&Arc<Leave>> = others.map(|(_, other)| other).collect();
    let (start, end) = leave.span.moments();
    let other = others.iter().find(|other| {
        let (from, to) = other.span.moments();
        start < to && from < end
    })?;
    let after = other.span.last_day().plus_days(1);
    let is_free = |day: &Date| !others.iter().any(|other| other.span.touches(*day));
    let free = (0..LONGEST_LEAVE_DAYS).map(|days| after.plus_days(days)).find(is_free).unwrap_or(after);
    Some(AbsenceError::Overlaps { other: Arc::clone(other), free })
}

/// The leave of a person that is asked for or agreed, with its keys, in order.
pub fn leave_of<'a>(
    state: &'a State,
    person: &'a PersonId,
) -> impl Iterator<Item = (&'a LeaveKey, &'a Arc<Leave>)> {
    let from = (
        person.clone(),
        Date::new(1900, 1, 1).unwrap_or(Week::from_ordinal(0).monday()),
        LeaveKind::Annual,
        0,
    );
    let rows = state.records.leave.range(from..).take_while(move |((it, ..), _)| it == person);
    rows.map(|(key, row)| (key, &row.item))
        .filter(|(_, leave)| matches!(leave.state, LeaveState::Requested | LeaveState::Approved))
}

/// Whether leave takes all the working time that a person has on a day, part of it, or none because there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// No working time of that day is touched.
    None,
    /// Some of it is left.
    Part,
    /// Nothing of it is left, or the leave is in whole days.
    Whole,
}

/// How much of a day's working time some leave takes, whatever has been decided on it.
pub(super) fn extent<'a>(day: &Day<'_>, leave: impl Iterator<Item = &'a Leave>) -> Extent {
    let (whole, timed): (Vec<&Leave>, Vec<&Leave>) =
        leave.partition(|it| matches!(it.span, crate::domain::LeaveSpan::Days { .. }));
    if !whole.is_empty() {
        return Extent::Whole;
    }
    let as_agreed = |it: &Leave| approved(day.zone, &Leave { state: LeaveState::Approved, ..it.clone() });
    let taken: Vec<_> = timed.into_iter().filter_map(as_agreed).collect();
    let shifts = Day { leave: &taken, holiday: None, ..*day }.shifts();
    let taken = shifts.iter().any(|shift| !shift.taken.is_empty());
    match taken {
        false => Extent::None,
        true if shifts.iter().all(|shift| shift.pieces.is_empty()) => Extent::Whole,
        true => Extent::Part,
    }
}
