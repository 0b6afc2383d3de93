//! What is different after some entries, record by record: what was there first and what is there last.

use std::collections::BTreeMap;

use crate::domain::{Edit, Entry, Instant, Key, Record, SessionId, State};

/// What became of a record.
#[derive(Clone, Debug)]
pub(super) struct RecordChange {
    /// What was there before others changed it, and what is there after.
    pub edit: Edit,
    /// Who changed it last.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What is different, by record.
#[derive(Debug, Default)]
pub(super) struct NetChanges(BTreeMap<Key, RecordChange>);

impl NetChanges {
    /// Sums up entries, the oldest first. What the reader did themselves they know, and with it all that came before.
    pub(super) fn of(entries: &[&Entry], reader: &str) -> Self {
        let mut all: BTreeMap<Key, RecordChange> = BTreeMap::new();
        for entry in entries {
            for edit in &entry.edits {
                if entry.by == reader {
                    all.remove(&edit.key);
                    continue;
                }
                let became = all.entry(edit.key.clone()).or_insert_with(|| RecordChange {
                    edit: edit.clone(),
                    by: entry.by.clone(),
                    at: entry.at,
                });
                became.edit.after.clone_from(&edit.after);
                (became.by, became.at) = (entry.by.clone(), entry.at);
            }
        }
        all.retain(|_, became| became.edit.before != became.edit.after);
        Self(all)
    }

    /// What became of every record, in order of key.
    pub(super) fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.0.values().map(|became| &became.edit)
    }

    /// What became of every record but the sessions, in order of key.
    pub(super) fn others(&self) -> impl Iterator<Item = &RecordChange> {
        self.0.values().filter(|became| !matches!(became.edit.key, Key::Session(_)))
    }

    /// What became of every session: one that moved to another week left one key and came under another.
    pub(super) fn sessions(&self, state: &State) -> BTreeMap<SessionId, RecordChange> {
        let mut all: BTreeMap<SessionId, RecordChange> = BTreeMap::new();
        for became in self.0.values() {
            let Key::Session((_, id)) = &became.edit.key else { continue };
            match all.get_mut(id) {
                None => {
                    all.insert(id.clone(), became.clone());
                }
                Some(one) => {
                    let (before, after) = (&became.edit.before, &became.edit.after);
                    one.edit.before = one.edit.before.take().or_else(|| before.clone());
                    one.edit.after = one.edit.after.take().or_else(|| after.clone());
                }
            }
        }
        // Where nothing was stored, an occurrence was as its series says; and so it is again where nothing is left.
        let given = |key: &Key| state.given_occurrence(key).map(Record::from);
        for became in all.values_mut() {
            let edit = &mut became.edit;
            edit.before = edit.before.take().or_else(|| given(&edit.key));
            edit.after = edit.after.take().or_else(|| given(&edit.key));
        }
        all
    }
}
