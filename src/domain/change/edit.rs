//! Changes: what somebody intends, what it does to a state, and how it is taken back.
//!
//! A [`Change`] says what should be. Against a state it becomes [`Edit`]s, which know what was there before, so that an
//! entry can be applied forwards, inverted, and checked: an edit whose *before* is not what stands there is refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Instant, Week};
use crate::domain::record::{Key, Record, Rev};
use crate::domain::state::{NotLoaded, State};

/// An intended edit of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This record should be there, new or in place of the one with its key.
    Put(Record),
    /// No record should be there under this key.
    Remove(Key),
}

impl Change {
    /// The key of the record it is about.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Put(record) => record.key(),
            Self::Remove(key) => key.clone(),
        }
    }
}

impl<T: Into<Record>> From<T> for Change {
    fn from(record: T) -> Self {
        Self::Put(record.into())
    }
}

/// What happened to one record: what was there before and what is there after; never nothing at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The record's key.
    pub key: Key,
    /// What was there.
    pub before: Option<Record>,
    /// What is there now.
    pub after: Option<Record>,
}

impl Edit {
    /// The edit that takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { key: self.key.clone(), before: self.after.clone(), after: self.before.clone() }
    }
}

/// How an entry came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// Somebody edited.
    Edited,
    /// A team file was imported.
    Imported,
    /// The entry with this revision was taken back.
    Undid(Rev),
    /// The undo with this revision was taken back.
    Redid(Rev),
    /// Families were purged: the history before it was written anew, without them.
    Purged,
}

/// A recorded batch of edits: applied as one, undone as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its revision: one more than that of the state it was applied to.
    pub rev: Rev,
    /// When it was accepted.
    pub at: Instant,
    /// Who did it: a person's id, or `owner` for the account that owns the store.
    pub by: String,
    /// From where: `local`, or an address.
    pub from: String,
    /// How it came about.
    pub cause: Cause,
    /// What it does, in a few words.
    pub summary: String,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
    /// What it did, in order of key.
    pub edits: Vec<Edit>,
}

/// Why an entry cannot be applied to a state.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// A week would have to be loaded first.
    #[error(transparent)]
    NotLoaded(#[from] NotLoaded),
    /// The entry was made for another revision.
    #[error("entry {entry} does not follow revision {state}")]
    OutOfOrder {
        /// The entry's revision.
        entry: Rev,
        /// The state's.
        state: Rev,
    },
    /// Something else stands where the entry says what was there before.
    #[error("the {} that it changes has changed since", .0.table())]
    Moved(Key),
}

impl State {
    /// What a batch of changes would do here, in order of key; changes that change nothing are left out.
    pub fn edits_of(&self, changes: &[Change]) -> Result<Vec<Edit>, NotLoaded> {
        let mut last: BTreeMap<Key, Option<Record>> = BTreeMap::new();
        for change in changes {
            let after = match change {
                Change::Put(record) => Some(record.clone()),
                Change::Remove(_) => None,
            };
            last.insert(change.key(), after);
        }
        let mut edits = Vec::with_capacity(last.len());
        for (key, after) in last {
            let before = self.get(&key)?.map(|(_, record)| record);
            if before != after {
                edits.push(Edit { key, before, after });
            }
        }
        Ok(edits)
    }

    /// The state after an entry; the error says why it does not fit, and nothing is changed.
    pub fn apply(&self, entry: &Entry) -> Result<Self, ApplyError> {
        if entry.rev != self.rev() + 1 {
            return Err(ApplyError::OutOfOrder { entry: entry.rev, state: self.rev() });
        }
        for edit in &entry.edits {
            if self.get(&edit.key)?.map(|(_, record)| record) != edit.before {
                return Err(ApplyError::Moved(edit.key.clone()));
            }
        }
        Ok(self.written(&entry.edits, entry.rev)?)
    }

    /// The state that a draft would lead to: for previews and flags, never stored.
    pub fn preview(&self, changes: &[Change]) -> Result<Self, NotLoaded> {
        let edits = self.edits_of(changes)?;
        self.written(&edits, self.rev() + 1)
    }

    fn written(&self, edits: &[Edit], rev: Rev) -> Result<Self, NotLoaded> {
        let mut next = self.clone();
        for edit in edits {
            next.set(&edit.key, edit.after.clone(), rev)?;
        }
        next.set_rev(rev);
        Ok(next)
    }
}

/// The weeks that must be loaded before edits of these keys can be made, each once.
#[must_use]
pub fn weeks_of<'a>(state: &State, keys: impl IntoIterator<Item = &'a Key>) -> Vec<Week> {
    let mut weeks: Vec<Week> = vec![];
    for key in keys {
        weeks.extend(key.week());
        if let Key::Session((_, id)) = key {
            weeks.extend(state.rule_week(id));
        }
    }
    weeks.sort_unstable();
    weeks.dedup();
    weeks
}
