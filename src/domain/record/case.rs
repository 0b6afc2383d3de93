//! The steps of a family's case: what was decided, on which day, by whom, and in a few words how it came out.
//!
//! It is no part of the team file: how a case went is the service's own memory, and goes when the family goes.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Date;
use crate::domain::id::FamilyRef;
use crate::domain::text::words;

words! {
    /// A step of a case.
    StepKind {
        /// The referral came in.
        Referred = "referred",
        /// The referral was not taken on.
        NotTakenOn = "not-taken-on",
        /// A worker was found.
        Matched = "matched",
        /// The first contact was booked, jointly where somebody comes along.
        FirstContact = "first-contact",
        /// Support began, or went on after a pause.
        Active = "active",
        /// Less contact, as she wishes.
        Reduced = "reduced",
        /// No contact for a while, as she wishes.
        Paused = "paused",
        /// The ending was planned.
        Ending = "ending",
        /// It was said that the door stays open.
        OpenDoor = "open-door",
        /// Referred on to somebody else.
        ReferredOn = "referred-on",
        /// Another worker took over.
        HandedOver = "handed-over",
        /// It is over.
        Closed = "closed",
    }
}

impl StepKind {
    /// In words, as a list of steps says it.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Referred => "the referral came in",
            Self::NotTakenOn => "the referral was not taken on",
            Self::Matched => "a worker was found",
            Self::FirstContact => "the first contact was booked",
            Self::Active => "support started",
            Self::Reduced => "less contact, as they wished",
            Self::Paused => "paused, as they wished",
            Self::Ending => "the ending was planned",
            Self::OpenDoor => "the open door was offered",
            Self::ReferredOn => "referred on",
            Self::HandedOver => "handed over",
            Self::Closed => "closed",
        }
    }
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseStep {
    /// What was done.
    pub kind: StepKind,
    /// On which day.
    pub on: Date,
    /// Who did it: a person's id, or `owner`; empty where nobody knows.
    pub by: String,
    /// How it came out, to whom it was referred on, or why; in a few words.
    pub outcome: Option<String>,
}

/// The steps of one family's case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Whose.
    pub family: FamilyRef,
    /// What was done, in order.
    pub steps: Vec<CaseStep>,
    /// How many last contacts were agreed, once the ending is planned.
    pub last_contacts: Option<u32>,
}

impl Case {
    /// A case of which nothing is noted yet.
    #[must_use]
    pub fn new(family: FamilyRef) -> Self {
        Self { family, steps: vec![], last_contacts: None }
    }

    /// The last step of a kind.
    #[must_use]
    pub fn last(&self, kind: StepKind) -> Option<&CaseStep> {
        self.steps.iter().rfind(|step| step.kind == kind)
    }

    /// Whether it was said that the door stays open, since the ending was last planned.
    #[must_use]
    pub fn door_is_open(&self) -> bool {
        let at = |kind| self.steps.iter().rposition(|step| step.kind == kind);
        at(StepKind::OpenDoor).is_some_and(|given| at(StepKind::Ending).is_none_or(|planned| planned < given))
    }
}

crate::domain::parts::described! {
    CaseStep in store {
        kind: plain,
        on: plain,
        by: word,
        outcome: text,
    }
    Case in store {
        family: refers,
        steps: inside for Family,
        last_contacts: plain for Family,
    }
}
