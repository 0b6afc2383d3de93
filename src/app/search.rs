//! The sessions of a year for the finder, looked for beside the screen, so that typing goes on.

use std::fmt;
use std::sync::Arc;

use super::Visibility;
use crate::domain::{Date, State};

/// A search through the sessions of a state, with all it takes to be made anywhere.
pub struct SessionSearch {
    /// The state.
    pub state: Arc<State>,
    /// What of it may be seen.
    pub visibility: Visibility,
    /// The day in view.
    pub view: Date,
    /// Today.
    pub today: Date,
}

impl fmt::Debug for SessionSearch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Search").field("view", &self.view).finish_non_exhaustive()
    }
}
