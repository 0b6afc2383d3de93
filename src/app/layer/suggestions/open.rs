//! Suggestions that are open.

use std::sync::Arc;

use super::suggestion::Suggestion;
use super::topic::Topic;
use crate::domain::State;

/// Suggestions that are open.
pub struct SuggestionsLayer {
    /// What they are about.
    pub topic: Topic,
    /// What could be done, the best first.
    pub choices: Vec<Suggestion>,
    /// Which of these is marked, and so previewed.
    pub marked: usize,
    /// Lines paged past.
    pub scrolled: usize,
    /// Why there is nothing to choose from, or that it has changed.
    pub remark: Option<String>,
    pub(super) base: Arc<State>,
}
