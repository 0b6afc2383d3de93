//! One ISO week's rota: what was booked in it, the shifts that replace patterns, and how far it has come.

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::calendar::{Date, Week};
use super::edition::{Amendment, Edition};
use super::id::{PersonId, SessionId, TeamId};
use super::malformed::words;
use super::post::ShiftRow;
use super::record::Row;
use super::session::Session;
use super::team_sheet::{TeamEdition, TeamMark};
use super::zone::Instant;

words! {
    /// How far a week's rota has come.
    SheetState {
        /// Being planned.
        Draft = "draft",
        /// Everybody sees it.
        Published = "published",
        /// Over, and frozen.
        Closed = "closed",
    }
}

/// What is said of a week as a whole, or of one team's part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetMark {
    /// The week.
    pub week: Week,
    /// How far it has come.
    pub state: SheetState,
    /// The day it was published.
    pub published: Option<Date>,
    /// Red flags that somebody took responsibility for, each with a reason.
    pub overrides: Vec<Override>,
}

impl SheetMark {
    /// A week that nobody has said anything of.
    #[must_use]
    pub fn draft(week: Week) -> Self {
        Self { week, state: SheetState::Draft, published: None, overrides: vec![] }
    }
}

/// A reason given for a red flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The rule's slug.
    pub rule: String,
    /// What it was about: kind and id.
    pub subject: (String, String),
    /// Whom it was about, where the rule flags one person at a time.
    pub people: Vec<PersonId>,
    /// Who gave the reason.
    pub by: String,
    /// The reason.
    pub reason: String,
    /// When.
    pub at: Instant,
}

/// Tells apart shift rows: person, day, number.
pub type ShiftKey = (PersonId, Date, u8);

/// Tells apart amendments: week, number.
pub type AmendmentKey = (Week, u32);

/// A week's rota as it is stored: occurrences of series that nobody touched are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// How far it has come as a whole, once somebody has said so.
    pub mark: Option<Row<SheetMark>>,
    /// Sessions that start in the week: one-offs, and replaced occurrences.
    pub sessions: OrdMap<SessionId, Row<Session>>,
    /// Shift rows of its days.
    pub shifts: OrdMap<ShiftKey, Row<ShiftRow>>,
    /// Occurrences that the rule puts in this week and that were moved to another.
    pub away: OrdMap<SessionId, Week>,
    /// The week as it was published as a whole.
    pub edition: Option<Row<Edition>>,
    /// What was changed since, by number.
    pub amendments: OrdMap<u32, Row<Amendment>>,
    /// What is said of single teams' parts of it.
    pub team_marks: OrdMap<TeamId, Row<TeamMark>>,
    /// Single teams' parts of it as they were published.
    pub team_editions: OrdMap<TeamId, Row<TeamEdition>>,
}

impl Sheet {
    /// Whether it says something of an occurrence itself: somebody changed it, or took it to another week.
    #[must_use]
    pub fn speaks_of(&self, id: &SessionId) -> bool {
        self.sessions.contains_key(id) || self.away.contains_key(id)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mark.is_none()
            && self.sessions.is_empty()
            && self.shifts.is_empty()
            && self.away.is_empty()
            && self.edition.is_none()
            && self.amendments.is_empty()
            && self.team_marks.is_empty()
            && self.team_editions.is_empty()
    }
}

crate::domain::parts::described! {
    SheetMark {
        week: plain,
        state: plain,
        published: plain,
        overrides: inside,
    }
    Override {
        rule: word,
        subject: subject,
        people: refers,
        by: word,
        reason: text,
        at: plain,
    }
}
