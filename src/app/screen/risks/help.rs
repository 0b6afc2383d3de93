//! What would help with the marked matter: worked out once the keys rest on it, and not while the mark goes by.

use crate::app::App;
use crate::planner::{Remedy, remedies};
use crate::rules::Flag;

/// The fewest columns of a screen that has room for it beside the list.
pub const ROOM_BESIDE: u16 = 100;

/// What would help with a flag.
#[derive(Debug)]
pub struct RiskHelp {
    of: Flag,
    /// What could be done, the best first.
    pub remedies: Vec<Remedy>,
}

impl RiskHelp {
    /// Works out what would help with a flag.
    pub(super) fn with(flag: &Flag, app: &App) -> Self {
        let is_past = flag.is_closed(&app.state) || flag.has_passed(app.now);
        let remedies = if is_past { vec![] } else { remedies(&app.rules(), flag, app.asked()) };
        Self { of: flag.clone(), remedies }
    }

    /// Whether it is for a flag.
    #[must_use]
    pub fn is_for(&self, flag: &Flag) -> bool {
        self.of.week == flag.week && self.of.is_same(flag)
    }
}
