//! What is published: a state, and with it the entries that led to it, so that neither is ever told without the other.

use std::sync::Arc;

use imbl::Vector;

use crate::domain::{Entry, Rev, State};

/// How many entries stay with a state, for seats that are slow to look; the oldest go first.
const KEPT: usize = 64;

/// A state with the newest entries that led to it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct StateUpdate {
    /// The state.
    pub state: Arc<State>,
    recent: Vector<Arc<Entry>>,
}

impl StateUpdate {
    /// A state that nothing is told of.
    pub(super) fn of(state: State) -> Self {
        Self { state: Arc::new(state), recent: Vector::new() }
    }

    /// The next state, where an entry led to it with that.
    pub(super) fn next(&self, state: State, entry: Option<Entry>) -> Self {
        let mut recent = self.recent.clone();
        recent.extend(entry.map(Arc::new));
        while recent.len() > KEPT {
            recent.pop_front();
        }
        Self { state: Arc::new(state), recent }
    }

    /// The entries after a revision, in order; of many, the oldest may be missing.
    pub fn since(&self, rev: Rev) -> impl Iterator<Item = &Arc<Entry>> {
        self.recent.iter().filter(move |entry| entry.rev > rev)
    }
}
