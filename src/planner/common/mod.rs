//! What every suggestion is made of: what is suggested, the week that it is tried on and what it would lead to there, who
//! and which time would fit, and the commonest ideas: somebody takes a session, it moves, it does not take place.

pub(super) mod baseline;
pub(super) mod called_off;
pub(super) mod candidate;
pub(super) mod difference;
pub(super) mod moved;
pub(super) mod search;
mod suggestion;
pub(super) mod taken;
pub(super) mod week_context;
pub(super) mod words;

pub use crate::rules::RemedyKind;
pub use suggestion::{Remedy, Requester};
