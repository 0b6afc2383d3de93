//! What a draft would lead to, and what it is held against.

use std::sync::Arc;

use super::views::WeekView;
use crate::domain::{State, Week};
use crate::planner::FlagDelta;
use crate::rules::RuleCache;

/// A draft's consequences.
#[derive(Debug)]
pub struct Preview {
    /// The state as it would be.
    pub state: Arc<State>,
    /// The week looked at: the one in view, or the first that is otherwise.
    pub week: Week,
    /// That week, as it would be.
    pub view: Option<Arc<WeekView>>,
    /// The flags that the draft adds and clears, as far as they have been looked for.
    pub flags: FlagDelta,
    /// What it is held against, where that is not the state at hand.
    pub(super) against: Option<PreviewBaseline>,
    /// Why it cannot be saved as it is: it is for somebody else to change, or a week is closed.
    pub refused: Option<String>,
    /// That it is a proposal, to whom it goes, and what for; or that it is done at once and somebody is told.
    pub proposes: Option<String>,
    /// What is supposed beside it: that what it asks for is agreed, or that somebody is away.
    pub supposes: Option<String>,
}

/// A state that a draft is held against instead of the one at hand: cover is for an absence that may not be agreed yet.
#[derive(Debug)]
pub(in crate::app) struct PreviewBaseline {
    pub state: State,
    pub known: RuleCache,
    /// What is supposed in it, where it is not so.
    pub supposes: Option<String>,
}
