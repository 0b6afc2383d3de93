//! What suggestions may be asked for: a time, somebody, something of a case.

use std::ops::RangeInclusive;

use crate::domain::{Date, FamilyRef, GroupId, PersonId, TeamId, Track, Week};
use crate::planner::supervision::days_ahead;
use crate::planner::weeks::quiet;
use crate::rota::Booked;

/// What times are looked for.
#[derive(Clone)]
pub enum SuggestionRequest {
    /// A person's next supervision on a track.
    Supervision(PersonId, Track),
    /// A team's next round of supervision.
    Round(TeamId),
    /// Being in touch with a family before a group.
    Contact(GroupId, FamilyRef),
    /// Calling off the next session of a group.
    CallOff(GroupId),
    /// Talking over a session that somebody was in.
    Debrief(PersonId, Box<Booked>),
    /// Something of a case.
    Case(CaseRequest),
    /// A team's one-off sessions of the week before, planned again in a week; without a team everybody's.
    Roll(Option<TeamId>, Week),
    /// Something to do in the open time of somebody's day.
    Quiet(PersonId, Date),
}

/// What is looked for.
#[derive(Clone, Debug)]
pub enum CaseRequest {
    /// Who could support a family.
    Match(FamilyRef),
    /// Times for the first contact, jointly.
    First(FamilyRef),
    /// Times for the next contact.
    Book(FamilyRef),
    /// Times for all contacts that are due and not booked, of one team or of all.
    Plan(Option<TeamId>),
    /// What would become of the load.
    WhatIf(Option<FamilyRef>, Option<PersonId>),
    /// New workers for all families of somebody.
    HandOver(PersonId),
}

impl SuggestionRequest {
    /// The weeks that must be loaded to look for it.
    pub(in crate::app) fn weeks_read(&self, today: Date) -> RangeInclusive<Week> {
        match self {
            Self::Quiet(_, day) => return quiet::weeks_read(*day),
            Self::Roll(_, week) => return week.plus(-2)..=week.plus(1),
            _ => {}
        }
        let (first, last) = days_ahead(today).into_inner();
        first.week().plus(-1)..=last.week().plus(1)
    }
}
