//! What was taken out while somebody had it before them: what they still say of it is said of what it was.
//!
//! An id that names a family reads otherwise to whoever may not know it, and what stands behind it is found among what is
//! there. Of what has just gone nothing is there any more, and a draft or a question may still be about it.

use std::collections::VecDeque;
use std::sync::Arc;

use super::Redaction;
use crate::domain::change::Change;
use crate::domain::record::Record;
use crate::domain::state::State;

/// The most that is remembered.
const MOST_REMEMBERED: usize = 200;

/// The records that went while somebody sat here.
#[derive(Debug)]
pub struct Gone {
    /// The state as it was last.
    last: Arc<State>,
    /// The newest at the end.
    records: VecDeque<Record>,
}

impl Gone {
    /// What goes after a state.
    #[must_use]
    pub fn after(last: Arc<State>) -> Self {
        Self { last, records: VecDeque::new() }
    }

    /// Notes what is there no more in the next state; nothing, for somebody who sees everything under its own id.
    pub fn follow(&mut self, next: &Arc<State>, redaction: &Redaction) {
        let last = std::mem::replace(&mut self.last, next.clone());
        if redaction.is_clear() {
            return;
        }
        self.records.extend(gone(&last, next));
        while self.records.len() > MOST_REMEMBERED {
            self.records.pop_front();
        }
    }

    /// What changes made over a redacted state say of the state below it, with what is gone and they are about as it was.
    #[must_use]
    pub fn unredacted(&self, changes: Vec<Change>, redaction: &Redaction, state: &State) -> Vec<Change> {
        let is_meant = |key: &_| changes.iter().any(|change| change.key() == *key);
        let is_gone = |record: &Record| matches!(state.get(&record.key()), Ok(None));
        // The state may have moved on since it was looked at last.
        let all = self.records.iter().cloned().chain(gone(&self.last, state));
        let meant = all.filter(|it| is_meant(&redaction.key(&it.key())) && is_gone(it));
        let meant: Vec<Change> = if redaction.is_clear() { vec![] } else { meant.map(Change::Put).collect() };
        let with = if meant.is_empty() { None } else { state.preview(&meant).ok() };
        let below = with.as_ref().unwrap_or(state);
        redaction.lift_all(changes, below)
    }
}

/// The records that one state has and the next has no more.
fn gone<'a>(before: &'a State, after: &'a State) -> impl Iterator<Item = Record> + 'a {
    let keys = before.difference(after).keys.into_iter();
    keys.filter_map(|key| match (before.get(&key), after.get(&key)) {
        (Ok(Some((_, record))), Ok(None)) => Some(record),
        _ => None,
    })
}
