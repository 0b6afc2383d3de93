//! Remedies: what could be done about a flag, as changes that somebody may choose.

use crate::domain::{Change, words};
use crate::rules::{Flag, Room};

words! {
    /// What a remedy does.
    RemedyKind {
        /// Somebody else takes the session.
        Reassign = "reassign",
        /// Somebody joins the session.
        Join = "join",
        /// The session is at another time.
        Move = "move",
        /// A pause, or time for notes, between sessions.
        Pause = "pause",
        /// Somebody is named as buddy.
        Buddy = "buddy",
        /// A shift is at other times.
        Shift = "shift",
        /// The session does not take place, and those it was for are told.
        StandDown = "stand-down",
    }
}

/// Something that could be done about a flag: previewed, carried out as one entry, undone as one.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// What it does.
    pub kind: RemedyKind,
    /// What it does, to choose from a list and for the history: `Ask Catriona to take the phone call with C4`.
    pub title: String,
    /// Why this one, in a few words each: `on shift and free then`, `knows C4`.
    pub reasons: Vec<String>,
    /// The changes.
    pub changes: Vec<Change>,
    /// What to send to those it touches, where somebody should be told.
    pub message: Option<String>,
}

/// What could be done about a flag, the best first.
#[must_use]
pub fn remedies(_room: &Room<'_>, _flag: &Flag) -> Vec<Remedy> {
    vec![]
}
