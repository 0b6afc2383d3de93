//! What is looked for beside the screen, and how it is stopped.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::Input;
use crate::domain::{Date, State};
use crate::planner::split::{self, Progress, Wanted};
use crate::rules::Room;

/// A question about a state, with all it takes to answer it anywhere.
pub struct Question {
    state: Arc<State>,
    wanted: Wanted,
    today: Date,
    stop: Arc<AtomicBool>,
}

/// Somebody waits for the answer; when nobody does any more, the search stops.
pub(super) struct Waiting(Arc<AtomicBool>);

impl Waiting {
    /// Asks for divisions.
    pub(super) fn of(state: Arc<State>, wanted: Wanted, today: Date) -> (Self, Question) {
        let stop = Arc::new(AtomicBool::new(false));
        (Self(stop.clone()), Question { state, wanted, today, stop })
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Question {
    /// Looks for the answer, which may take some time.
    #[must_use]
    pub fn answer(self) -> Input {
        let room = Room::new(&self.state, self.today);
        let goes_on = &mut |_: Progress| !self.stop.load(Ordering::Relaxed);
        let found = split::divisions(&room, &self.wanted, goes_on);
        Input::Divided(self.wanted, found)
    }
}

impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Question").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}
