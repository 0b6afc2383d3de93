//! What suggestions are about.

use super::request::SuggestionRequest;
use crate::domain::{PersonId, SessionId};
use crate::planner::cover::Cover;
use crate::rules::Flag;

/// What suggestions are about.
pub enum Topic {
    /// Flags, one of them explained.
    Flags(FlagTopic),
    /// Sessions that an absence touches, one of them looked at.
    Cover(Box<CoverTopic>),
    /// A time or somebody that is looked for.
    Offer(OfferTopic),
}

/// Flags, one of them explained.
pub struct FlagTopic {
    /// The flags.
    pub flags: Vec<Flag>,
    /// Which one is explained.
    pub at: usize,
    /// Whether the state has moved on and it is flagged no more.
    pub(super) is_gone: bool,
    /// Whether what is flagged is over, so that nothing could help any more.
    pub(super) is_over: bool,
}

/// An absence, or a session that cannot be as it is, and what it touches.
pub struct CoverTopic {
    /// Which of the touched sessions is looked at.
    pub at: usize,
    /// What is flagged if nothing is done about it.
    pub left_behind: Vec<Flag>,
    /// Whether all of them are looked at, as one change.
    pub together: bool,
    pub(super) cover: Cover,
    /// Of all of them together what is done, waits and is left, a line each.
    pub(super) all: AllTogether,
}

/// What becomes of all that an absence touches, where the best is done about each: a line for every session.
#[derive(Debug, Default)]
pub(super) struct AllTogether {
    /// What is done.
    pub done: Vec<String>,
    /// Which wait for the answer of somebody who is asked, and stay as they are.
    pub waiting: Vec<String>,
    /// Which nothing good was found for.
    pub left: Vec<String>,
    /// Who would be put down for which session.
    pub takes: Vec<(SessionId, PersonId)>,
}

/// Times, or people, to choose from.
pub struct OfferTopic {
    /// What they are for.
    pub title: String,
    /// What there is to say before them.
    pub said: Vec<String>,
    pub(super) request: SuggestionRequest,
}
