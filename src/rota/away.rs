//! Who is away from which session: somebody on approved leave, and somebody whose last share has ended.
//!
//! Whoever is away is still down for a planned session, so that it can be covered, and does not work it: no figure and no
//! rule counts them in it, but those that are about the absence itself (TEAMFILE, Precisely).

use std::collections::BTreeMap;

use crate::domain::{Booking, Date, LeaveKind, PersonId, State, Status, Week, Zone};

use super::shift::approved;
use super::span::Span;

/// The approved leave that touches some days, and who had left by the last of them.
pub(super) struct Away<'a> {
    leave: BTreeMap<&'a PersonId, Vec<(LeaveKind, Span)>>,
    left: BTreeMap<&'a PersonId, Date>,
}

impl<'a> Away<'a> {
    /// Gathers it for a week, and the days at its edges that its shifts and sessions may reach into.
    pub(super) fn of_week(state: &'a State, zone: Zone, week: Week) -> Self {
        let (from, to) = (week.monday().plus_days(-1), week.sunday().plus_days(2));
        let mut leave: BTreeMap<&PersonId, Vec<(LeaveKind, Span)>> = BTreeMap::new();
        for row in state.records.leave.values() {
            let item = &row.item;
            if item.span.first_day() <= to && from <= item.span.last_day() {
                leave.entry(&item.person).or_default().extend(approved(zone, item));
            }
        }
        let mut last: BTreeMap<&PersonId, Option<Date>> = BTreeMap::new();
        for share in state.shares() {
            last.entry(&share.person)
                .and_modify(|last| *last = last.zip(share.until).map(|(one, other)| one.max(other)))
                .or_insert(share.until);
        }
        let left = last.into_iter().filter_map(|(person, last)| Some((person, last?)));
        Self { leave, left: left.filter(|(_, last)| *last < to).collect() }
    }

    /// The approved leave of a person that touches the days, with its kind.
    pub(super) fn leave_of(&self, person: &PersonId) -> &[(LeaveKind, Span)] {
        self.leave.get(person).map_or(&[], Vec::as_slice)
    }

    /// Who of those down for a session on a day is away from it; only from what is still planned, since what was done was
    /// done by somebody.
    pub(super) fn from(&self, booking: &Booking, day: Date, span: Span) -> Vec<PersonId> {
        if booking.status != Status::Planned || self.leave.is_empty() && self.left.is_empty() {
            return vec![];
        }
        let is_away = |person: &&PersonId| {
            self.leave_of(person).iter().any(|(_, leave)| leave.overlaps(span))
                || self.left.get(*person).is_some_and(|last| *last < day)
        };
        booking.everyone().filter(is_away).cloned().collect()
    }
}

/// The last day of a person's last share; `None` where they never had one, or one has no end.
#[must_use]
pub fn last_day(state: &State, person: &PersonId) -> Option<Date> {
    let ends: Option<Vec<Date>> = state.shares_of(person).map(|share| share.until).collect();
    ends?.into_iter().max()
}

/// The first day of somebody who has not started by a day.
#[must_use]
pub fn starts_later(state: &State, person: &PersonId, day: Date) -> Option<Date> {
    state.shares_of(person).map(|share| share.from).min().filter(|first| *first > day)
}
