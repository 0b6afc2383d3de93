//! What can be done about flags, by kind: each rule says which kinds help, and the planner has the ideas.

use crate::domain::words;

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
        /// A share goes on after the day it ends.
        Renew = "renew",
        /// A supervision, or a contact, is booked.
        Book = "book",
        /// Somebody supports the family, or steps in for them.
        Match = "match",
        /// A step of the family's case is taken.
        Step = "step",
        /// The family is taken out of what is not for them, or too much.
        TakeOut = "take-out",
        /// The session does not take place, and those it was for are told.
        StandDown = "stand-down",
    }
}
