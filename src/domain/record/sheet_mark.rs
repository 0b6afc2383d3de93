//! What is said of a week: how far its rota has come, and what red flags somebody took responsibility for.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Instant, Week};
use crate::domain::id::PersonId;
use crate::domain::text::words;

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

impl SheetState {
    /// What several states are as one: a draft while anything is, else published while anything is.
    #[must_use]
    pub fn together(states: impl IntoIterator<Item = Self>) -> Option<Self> {
        states.into_iter().min()
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
