//! Records of a source against what is there: what it brought before is replaced, what people made stays.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::asked::{BringAsked, Bringing};
use crate::domain::{Change, ImportSource, Key, Record, State, closed_to};
use crate::exchange::table::{TablePlace, TableWarning, TableWarningCode};

/// Records as they are gathered.
pub(super) struct Sourced<'s> {
    state: &'s State,
    /// The source as it will be kept, where it is named; what it brought is gathered anew.
    source: Option<ImportSource>,
    /// What it brought before.
    before: BTreeSet<u64>,
    named: BTreeSet<Key>,
    pub out: Bringing,
}

impl<'s> Sourced<'s> {
    pub fn of(asked: &BringAsked<'_>, what: &str, state: &'s State) -> Self {
        let source = asked.source.map(|name| ImportSource {
            by: asked.author.name().to_owned(),
            name: name.to_owned(),
            what: what.to_owned(),
            columns: asked.columns.clone(),
            brought: vec![],
        });
        let kept = source.as_ref().and_then(|it| state.records.sources.get(&key_of(it)));
        let before = kept.map(|row| row.item.brought.iter().copied().collect()).unwrap_or_default();
        Self { state, source, before, named: BTreeSet::new(), out: Bringing::default() }
    }

    /// Whether a record is here as the source brought it.
    pub fn is_brought(&self, record: &Record) -> bool {
        !self.before.is_empty() && sum(record).is_some_and(|sum| self.before.contains(&sum))
    }

    /// Brings a record in, unless what is there is people's; of two of one key the first counts.
    pub fn put(&mut self, place: TablePlace, record: Record) {
        let key = record.key();
        let before = self.state.get(&key).ok().flatten().map(|(_, it)| it);
        if !self.named.insert(key.clone()) {
            return;
        }
        match before {
            Some(before) if before == record => {
                if self.is_brought(&before) {
                    self.remember(&record);
                }
            }
            Some(before) if self.source.is_some() && !self.is_brought(&before) => {
                let what = key.to_string();
                self.keep(
                    place,
                    &format!("{what} is here already, and otherwise: it stays as people have it"),
                );
            }
            before => {
                self.out.added += usize::from(before.is_none());
                self.out.changed += usize::from(before.is_some());
                self.remember(&record);
                self.out.places.push((key, place));
                self.out.changes.push(Change::Put(record));
            }
        }
    }

    /// Brings something in that goes with a record, without being counted.
    pub fn put_beside(&mut self, place: TablePlace, record: Record) {
        self.out.places.push((record.key(), place));
        self.out.changes.push(Change::Put(record));
    }

    /// Says that something stays as it is.
    pub fn keep(&mut self, place: TablePlace, message: &str) {
        let warning = TableWarning::new(TableWarningCode::KeptAsItIs, message.to_owned());
        self.out.warnings.push(TableWarning { place, ..warning });
    }

    fn remember(&mut self, record: &Record) {
        if let (Some(source), Some(sum)) = (&mut self.source, sum(record)) {
            source.brought.push(sum);
        }
    }

    /// All that comes of it: what the source brought before and names no more goes, where `goes` says so and no closed week
    /// holds it.
    pub fn finish(mut self, goes: impl Fn(&Record) -> bool) -> Bringing {
        if !self.before.is_empty() {
            for (_, record) in self.state.rows() {
                let key = record.key();
                if self.named.contains(&key) || !self.is_brought(&record) {
                    continue;
                }
                let removal = Change::Remove(key);
                let edits = self.state.edits_of(std::slice::from_ref(&removal)).unwrap_or_default();
                let is_closed = closed_to(self.state, &edits).is_ok_and(|it| !it.is_empty());
                if goes(&record) && !is_closed {
                    self.out.removed += 1;
                    self.out.changes.push(removal);
                } else {
                    self.remember(&record);
                }
            }
        }
        if let Some(mut source) = self.source {
            source.brought.sort_unstable();
            let kept = self.state.records.sources.get(&key_of(&source));
            let is_new = kept.is_none_or(|row| *row.item != source);
            if is_new && self.out.faults.is_empty() {
                self.out.changes.push(Change::Put(source.into()));
            }
        }
        self.out
    }
}

fn key_of(source: &ImportSource) -> (String, String, String) {
    (source.by.clone(), source.name.clone(), source.what.clone())
}

/// What columns of a source were said to be before.
#[must_use]
pub fn columns_of(author: &str, name: &str, what: &str, state: &State) -> Vec<String> {
    let key = (author.to_owned(), name.to_owned(), what.to_owned());
    state.records.sources.get(&key).map(|row| row.item.columns.clone()).unwrap_or_default()
}

/// A sum by which a record is known again, as long as nothing in it changed.
fn sum(record: &Record) -> Option<u64> {
    let written = serde_json::to_vec(record).ok()?;
    let sum = Sha256::digest(&written);
    let first: [u8; 8] = sum.get(..8)?.try_into().ok()?;
    Some(u64::from_be_bytes(first))
}
