//! Leave out of a table.

use super::asked::{BringAsked, Bringing};
use super::sourced::Sourced;
use crate::domain::{Leave, LeaveKind, LeaveSpan, LeaveState, PersonId, Record, State};
use crate::exchange::table::{LeaveLine, TablePlace};

pub(super) fn bring(rows: &[LeaveLine], asked: &BringAsked<'_>, state: &State) -> Bringing {
    let mut sourced = Sourced::of(asked, "leave", state);
    for row in rows {
        put(row.place, &row.person, row.kind, row.span, &mut sourced, state);
    }
    sourced.finish(|it| matches!(it, Record::Leave(_)))
}

/// Brings a leave in, unless people have noted as much already.
pub(super) fn put(
    place: TablePlace,
    person: &PersonId,
    kind: LeaveKind,
    span: LeaveSpan,
    sourced: &mut Sourced<'_>,
    state: &State,
) {
    let (start, end) = span.moments();
    let is_noted = state.records.leave.values().map(|row| &row.item).any(|it| {
        let (first, last) = it.span.moments();
        let is_of = it.person == *person && it.kind == kind && it.state == LeaveState::Approved;
        is_of && first <= start && end <= last && !sourced.is_brought(&Record::Leave(it.clone()))
    });
    if !is_noted {
        let leave = Leave { person: person.clone(), kind, span, state: LeaveState::Approved, number: 0 };
        sourced.put(place, Record::from(leave));
    }
}
