//! What is suggested: changes that somebody may choose, with why, what to say to whom, and what they would lead to.
//!
//! Words never say what is private: why somebody is away, or what they want to be asked about first.

use crate::domain::{Change, Moment, PersonId};
use crate::rules::{Flag, RemedyKind, RuleContext};

use super::words;

/// Something that could be done about a flag: previewed, carried out as one entry, undone as one.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// What it does.
    pub kind: RemedyKind,
    /// What it does, to choose from a list and for the history: `Put Catriona down for Phone call C4`.
    pub title: String,
    /// Who takes the session, where somebody else does.
    pub person: Option<PersonId>,
    /// When the session starts then, where it moves.
    pub start: Option<Moment>,
    /// Why this one, in a few words each: `on shift and free then`, `knows C4`.
    pub reasons: Vec<String>,
    /// How well it fits, 0–100; for the order among those of its kind.
    pub score: u8,
    /// The changes.
    pub changes: Vec<Change>,
    /// What to send to those it touches, where somebody should be told.
    pub message: Option<String>,
    /// The flags that it adds, in every week that it lands in.
    pub adds: Vec<Flag>,
    /// The flags that it clears, in every week that it lands in.
    pub clears: Vec<Flag>,
}

impl Remedy {
    /// A remedy with nothing to say for it yet, tried on nothing.
    #[must_use]
    pub fn new(kind: RemedyKind, title: impl Into<String>, changes: Vec<Change>) -> Self {
        let title = title.into();
        Self {
            kind,
            title,
            person: None,
            start: None,
            reasons: vec![],
            score: 50,
            changes,
            message: None,
            adds: vec![],
            clears: vec![],
        }
    }

    /// Adds a reason for it.
    pub(in crate::planner) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reasons.push(reason.into());
        self
    }

    /// Says which work it calls off to make room: whose it is, and when.
    pub(in crate::planner) fn says_what_makes_room(self, rules: &RuleContext<'_>) -> Self {
        match words::called_off(rules, &self.changes).as_slice() {
            [] => self,
            [one] => self.because(format!("{one} can wait, and is cancelled to make room")),
            many => {
                let many = words::in_a_row(many);
                self.because(format!("{many} can wait, and are cancelled to make room"))
            }
        }
    }

    /// Says how well it fits.
    pub(in crate::planner) fn score(mut self, score: u8) -> Self {
        self.score = score;
        self
    }

    /// Says what to send, where somebody should be told.
    pub(in crate::planner) fn tells(mut self, message: Option<String>) -> Self {
        self.message = message;
        self
    }
}

/// Who asks, and when: what has begun is left as it is, and what is called off says by whom.
#[derive(Clone, Copy, Debug)]
pub struct Requester<'a> {
    /// What the clock says.
    pub now: Moment,
    /// The name that a session which is called off carries.
    pub by: &'a str,
}
