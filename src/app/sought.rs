//! What the finder found.

use std::sync::Arc;

use super::layer::Item;
use crate::domain::State;

/// What a search found.
pub struct Sought {
    /// The state that was looked through.
    pub(super) of: Arc<State>,
    /// The sessions, those to come first, then those that are over, the nearest first.
    pub(super) items: Vec<Item>,
}
