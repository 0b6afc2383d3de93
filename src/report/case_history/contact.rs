//! One contact of a family's history: when, how, with whom, where, and what became of it.

use crate::domain::{
    ActivityId, ActivityKind, GroupId, Key, Minutes, Moment, PersonId, PlaceId, SessionId, State, Status,
};
use crate::rota::Booked;
use crate::words::mentioned;

/// What became of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactOutcome {
    /// It happened.
    Kept,
    /// It did not happen.
    Missed,
    /// It was called off.
    CalledOff,
    /// It is over, and nobody said yet what became of it.
    Unmarked,
    /// It is still to come.
    Booked,
}

impl ContactOutcome {
    /// In a word or two, as a line of the history begins.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Missed => "missed",
            Self::CalledOff => "called off",
            Self::Unmarked => "not marked yet",
            Self::Booked => "booked",
        }
    }
}

/// One contact of a family's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseContact {
    /// Its session.
    pub session: SessionId,
    /// When it starts.
    pub start: Moment,
    /// How long it is with the family; of a group, without what is before and after it.
    pub minutes: Minutes,
    /// What it is one of.
    pub activity: ActivityId,
    /// What to call it in the middle of a line: the group, else the activity.
    pub what: String,
    /// The group that it was a session of.
    pub group: Option<GroupId>,
    /// Whether it was with others, in a group.
    pub in_group: bool,
    /// What became of it.
    pub outcome: ContactOutcome,
    /// When its series would have had it, where it was moved.
    pub moved_from: Option<Moment>,
    /// Who was there to do it or to be with them; of one that is booked, without who is away.
    pub people: Vec<PersonId>,
    /// Where.
    pub place: Option<PlaceId>,
    /// Whether it was in the family's home.
    pub home: bool,
    /// Why it was called off or moved.
    pub reason: Option<String>,
    /// Who called it off.
    pub called_off_by: Option<String>,
}

impl CaseContact {
    /// Of a session that names the family; `None` where it is neither a contact nor a group.
    pub(super) fn of(state: &State, booked: &Booked, now: Moment) -> Option<Self> {
        let booking = booked.booking();
        let in_group = match booked.kind? {
            ActivityKind::Contact => false,
            ActivityKind::Group => true,
            _ => return None,
        };
        let outcome = match booking.status {
            Status::Done => ContactOutcome::Kept,
            Status::Missed => ContactOutcome::Missed,
            Status::Cancelled => ContactOutcome::CalledOff,
            Status::Planned if booked.end <= now => ContactOutcome::Unmarked,
            Status::Planned => ContactOutcome::Booked,
        };
        let length = booking.group.as_ref().and_then(|id| state.group(id)).map(|group| group.length);
        Some(Self {
            session: booked.id.clone(),
            start: booked.start,
            minutes: length.unwrap_or(booking.minutes),
            activity: booking.activity.clone(),
            what: mentioned(booking, state),
            group: booking.group.clone(),
            in_group,
            outcome,
            moved_from: moved_from(state, booked),
            people: booked.doers().chain(booked.companions()).cloned().collect(),
            place: booked.place.clone(),
            home: booked.home,
            reason: booking.reason.clone(),
            called_off_by: booking.cancelled_by.clone(),
        })
    }

    /// Whether it happened.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.outcome == ContactOutcome::Kept
    }
}

/// When the series of a session would have had it, where that is another time than it has.
fn moved_from(state: &State, booked: &Booked) -> Option<Moment> {
    if !booked.touched() {
        return None;
    }
    let key = Key::Session((booked.start.date().week(), booked.id.clone()));
    let given = state.given_occurrence(&key)?.booking.start;
    (given != booked.dated_booking().start).then_some(given)
}
