//! The answer to a question: the best divisions, looked for beside the screen until nobody waits.

use std::sync::atomic::Ordering;

use crate::app::Input;
use crate::planner::split::{self, SplitProgress};
use crate::rules::RuleContext;

use super::question::Question;

impl Question {
    /// Looks for the answer, which may take some time.
    #[must_use]
    pub fn answer(self) -> Input {
        let rules = RuleContext::new(&self.state, self.today);
        let goes_on = &mut |_: SplitProgress| !self.stop.load(Ordering::Relaxed);
        let found = split::divisions(&rules, &self.wanted, goes_on);
        Input::Divided(self.wanted, found)
    }
}
