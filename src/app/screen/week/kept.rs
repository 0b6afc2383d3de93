//! What the Week screen keeps.

/// What was chosen of the lines of other teams.
#[derive(Clone, Copy, Debug, Default)]
pub struct TeamFolds {
    /// Whether they are open; until something was chosen, only for somebody who is in no team.
    pub(in crate::app) others: Option<bool>,
}
