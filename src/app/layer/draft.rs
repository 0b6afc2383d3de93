//! What is not saved yet.

use std::sync::Arc;

use crate::app::screen::target::Target;
use crate::domain::{Change, Key, Moment, Record, Seen, State};
use crate::planner::cover::CoverNeed;

/// Changes over the state they were made from.
#[derive(Clone)]
pub struct Draft {
    /// The state the author saw.
    pub base: Arc<State>,
    /// The changes.
    pub changes: Vec<Change>,
    /// What they do, in a few words.
    pub summary: String,
    /// Why, where a reason was given.
    pub reason: Option<String>,
    /// Where to go once it is saved.
    pub lands: Option<Target>,
    /// What to send, once it is saved, to those it touches.
    pub tells: Option<String>,
    /// What is being covered, to be looked at again once it is saved.
    pub covers: Option<CoverNeed>,
    /// What the author saw since of single records: what was shown to them when somebody was quicker.
    pub seen: Vec<(Key, Seen)>,
    /// Whether it is asked, once it is saved, what is set up next.
    pub asks_next: bool,
}

impl Draft {
    /// Changes with what they do, and no more to say.
    #[must_use]
    pub fn new(base: Arc<State>, changes: Vec<Change>, summary: String) -> Self {
        let (reason, lands, tells, covers, seen, asks_next) = (None, None, None, None, vec![], false);
        Self { base, changes, summary, reason, lands, tells, covers, seen, asks_next }
    }

    /// When the first session that it puts in starts.
    pub(in crate::app) fn first_start(&self) -> Option<Moment> {
        self.changes.iter().find_map(|change| match change {
            Change::Put(Record::Session(it)) => Some(it.booking.start),
            Change::Put(Record::Series(it)) => Some(it.booking.start),
            _ => None,
        })
    }
}
