//! What of a published week everybody has seen, and what was changed in it since, each time with a reason.
//!
//! Both belong to the week's sheet. The team file does not carry them: they are history.

use serde::{Deserialize, Serialize};

use super::session::{Booking, Session, Status};
use crate::domain::calendar::{Date, Instant, Moment, Week};
use crate::domain::id::PersonId;

/// A week as it was when it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The week.
    pub week: Week,
    /// When it was published.
    pub at: Instant,
    /// Who published it.
    pub by: String,
    /// Its sessions, those of series too, by start, then id.
    pub sessions: Vec<Session>,
    /// When people were in, by person, then start.
    pub presence: Vec<Presence>,
}

/// A stretch of paid presence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Presence {
    /// Who is in.
    pub person: PersonId,
    /// The day of the shift.
    pub date: Date,
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
}

/// A change of a published week: who made it, why, and whom it touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The week.
    pub week: Week,
    /// Tells amendments of a week apart.
    pub number: u32,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// What was done, in a few words.
    pub summary: String,
    /// Why.
    pub reason: String,
    /// Whom it touches, by id.
    pub people: Vec<PersonId>,
}

impl Booking {
    /// The booking as people plan their week by it: what became of it and what was noted left out, but for its being
    /// called off.
    #[must_use]
    pub fn as_planned(&self) -> Self {
        let called_off = self.status == Status::Cancelled;
        Self {
            status: if called_off { Status::Cancelled } else { Status::Planned },
            reason: None,
            cancelled_by: None,
            note: None,
            wellbeing: false,
            ..self.clone()
        }
    }
}

crate::domain::parts::described! {
    Edition in store {
        week: plain,
        at: plain,
        by: word,
        sessions: past,
        presence: past,
    }
    Presence in store {
        person: past,
        date: plain,
        from: plain,
        to: plain,
    }
    Amendment in store {
        week: plain,
        number: plain,
        at: plain,
        by: word,
        summary: text,
        reason: text,
        people: past,
    }
}
