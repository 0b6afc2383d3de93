//! What suggestions say of sessions: short, and nothing that is private.

use crate::domain::{Booking, Change, FamilyRef, Group, Moment, PersonId, Record, State, Status};
use crate::rota::Booked;
use crate::rules::RuleContext;

pub use crate::words::{capital, dated, day, in_a_row, in_sentence, people, when};

/// What a session is and for whom: `Phone call C4`.
pub fn what(rules: &RuleContext<'_>, booked: &Booked) -> String {
    let families = families(booked.booking());
    // A group is known by its name; the families in it are many.
    if families.is_empty() || booked.booking().group.is_some() {
        return rules.titled(booked).to_owned();
    }
    format!("{} {}", rules.titled(booked), in_a_row(&families))
}

/// The families of a booking, as people call them.
pub fn families(booking: &Booking) -> Vec<String> {
    booking.families.iter().map(FamilyRef::called).collect()
}

/// The planned work that changes call off, each with whose it is and when: `Aisha's Learning on Thu 3 Dec at 14:25`.
pub fn called_off(rules: &RuleContext<'_>, changes: &[Change]) -> Vec<String> {
    let off = changes.iter().filter_map(|change| match change {
        Change::Put(Record::Session(it)) if it.booking.status == Status::Cancelled => Some(it),
        _ => None,
    });
    let was_planned = off.filter_map(|it| {
        let rota = rules.rota(it.week())?;
        let was = rota.session(&it.id).filter(|was| was.booking().status == Status::Planned)?;
        let whose = it.booking.everyone().next().map(|who| format!("{}'s ", rules.state.display_name(who)));
        Some((
            was.start,
            format!("{}{} on {}", whose.unwrap_or_default(), what(rules, was), when(was.start, rules.today)),
        ))
    });
    let mut all: Vec<(Moment, String)> = was_planned.collect();
    all.sort();
    all.into_iter().map(|(_, words)| words).collect()
}

/// Those a change to a session should be told to: its families, of a group those who are expected, and whoever else is in it.
pub fn told(state: &State, booked: &Booked, but: Option<&PersonId>) -> Option<String> {
    let booking = booked.booking();
    let mut told = families(booking);
    let group = booking.group.as_ref().and_then(|id| state.group(id));
    let expected = group.into_iter().flat_map(Group::expected).filter(|it| !booking.families.contains(it));
    told.extend(expected.map(FamilyRef::called));
    let others = booked.attendance().filter(|person| Some(*person) != but);
    told.extend(others.map(|person| state.display_name(person).to_owned()));
    (!told.is_empty()).then(|| in_a_row(&told))
}
