//! What is looked for beside the screen, and how it is stopped.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::{Date, State};
use crate::planner::split::SplitRequest;

/// A question about a state, with all it takes to answer it anywhere.
pub struct Question {
    pub(super) state: Arc<State>,
    pub(super) wanted: SplitRequest,
    pub(super) today: Date,
    pub(super) stop: Arc<AtomicBool>,
}

/// Somebody waits for the answer; when nobody does any more, the search stops.
pub(super) struct Waiting(Arc<AtomicBool>);

impl Waiting {
    /// Asks for divisions.
    pub(super) fn of(state: Arc<State>, wanted: SplitRequest, today: Date) -> (Self, Question) {
        let stop = Arc::new(AtomicBool::new(false));
        (Self(stop.clone()), Question { state, wanted, today, stop })
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Question").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}
