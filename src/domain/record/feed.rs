//! Links by which a calendar outside follows somebody's rota, or a team's: for whom, and what it says of sessions.
//!
//! Who has the link has the calendar, so that of the link only a sum is kept: it is shown once, when it is made. Links are no part of
//! the team file.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Instant;
use crate::domain::id::{PersonId, TeamId};
use crate::domain::text::words;

words! {
    /// What a calendar outside calls a session.
    CalendarTitles or Kind {
        /// Nothing but that somebody is busy.
        Busy = "busy",
        /// The kind of what it is: `Contact`.
        Kind = "kind",
        /// What its activity may be called outside; its kind where that is not said.
        Activity = "activity",
    }
}

/// A link to a calendar: somebody's, or a team's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// Tells it apart from others.
    pub number: u32,
    /// Whose rota it is, where it is somebody's.
    pub person: Option<PersonId>,
    /// The team whose rota it is, where it is one's.
    pub team: Option<TeamId>,
    /// What it calls sessions.
    pub titles: CalendarTitles,
    /// The sum of its token: SHA-256 as 64 hex digits.
    pub sum: String,
    /// Who made it: a person's id, or `owner`.
    pub by: String,
    /// When.
    pub added: Instant,
}

crate::domain::parts::described! {
    Feed in store {
        number: plain,
        person: refers,
        team: refers,
        titles: plain,
        sum: word,
        by: word,
        added: plain,
    }
}
