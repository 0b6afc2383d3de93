//! Taking back and doing again, each author their own: an undo is an entry like any other and history stays as it was.
//!
//! Which entries are live is read off the recent journal, so that an undo works after a restart. An entry is taken back
//! only where everything it touched still is as it left it; otherwise the refusal names who changed what.

use std::collections::HashMap;

use crate::domain::{Cause, Edit, Entry, Instant, Key, Receipt, Refusal, Rev, State, weeks_of};

use super::Asker;
use super::accept::{Intent, not_loaded};
use super::clerk::{Clerk, refusal};

/// How many of the newest entries are looked at: further back nothing is taken back.
pub(super) const RECENT: usize = 500;

/// Each author's entries that can be taken back, and those that can be done again; the next one last.
#[derive(Debug, Default)]
pub(super) struct Stacks {
    of: HashMap<String, Stack>,
    /// The day of the last purge: what was done before it is not taken back.
    purged: Option<Instant>,
}

#[derive(Debug, Default)]
struct Stack {
    undo: Vec<Rev>,
    redo: Vec<Rev>,
}

impl Stacks {
    /// Takes in an entry, in order of revision.
    pub(super) fn note(&mut self, entry: &Entry) {
        let stack = self.of.entry(entry.by.clone()).or_default();
        match entry.cause {
            Cause::Edited | Cause::Imported => {
                stack.undo.push(entry.rev);
                stack.redo.clear();
            }
            Cause::Undid(rev) => {
                stack.undo.retain(|it| *it != rev);
                stack.redo.push(entry.rev);
            }
            Cause::Redid(rev) => {
                stack.redo.retain(|it| *it != rev);
                stack.undo.push(entry.rev);
            }
            Cause::Purged => *self = Self { of: HashMap::new(), purged: Some(entry.at) },
        }
    }
}

/// Which way.
#[derive(Clone, Copy)]
enum Way {
    Back,
    Again,
}

impl Clerk {
    /// Takes back an author's latest live entry.
    pub(super) fn undo(&mut self, asker: Asker) -> Result<Receipt, Refusal> {
        self.reverse(asker, Way::Back)
    }

    /// Takes back an author's latest undo.
    pub(super) fn redo(&mut self, asker: Asker) -> Result<Receipt, Refusal> {
        self.reverse(asker, Way::Again)
    }

    fn reverse(&mut self, asker: Asker, way: Way) -> Result<Receipt, Refusal> {
        if self.stacks.is_none() {
            let mut stacks = Stacks::default();
            self.entries(0, RECENT)?.iter().for_each(|entry| stacks.note(entry));
            self.stacks = Some(stacks);
        }
        let stack = self.stacks.as_ref().and_then(|stacks| stacks.of.get(asker.author.name()));
        let next = stack.and_then(|stack| match way {
            Way::Back => stack.undo.last(),
            Way::Again => stack.redo.last(),
        });
        let Some(rev) = next.copied() else {
            if let Some(at) = self.stacks.as_ref().and_then(|stacks| stacks.purged) {
                let day = self.state.zone().moment(at).date();
                return Err(Refusal::NotUndone(format!(
                    "families were forgotten on {day}, and what was done before that stays as it is: change it by hand"
                )));
            }
            return Err(Refusal::NotUndone(match way {
                Way::Back => "there is nothing of yours to undo".to_owned(),
                Way::Again => "there is nothing to redo".to_owned(),
            }));
        };
        let since = self.entries(rev.saturating_sub(1), usize::MAX)?;
        let Some((entry, later)) = since.split_first().filter(|(entry, _)| entry.rev == rev) else {
            return Err(Refusal::NotUndone("what you did last is no longer in the history".to_owned()));
        };
        let (cause, verb, past) = match way {
            Way::Back => (Cause::Undid(rev), "undone", "Undid"),
            Way::Again => (Cause::Redid(rev), "redone", "Redid"),
        };
        let edits: Vec<Edit> = entry.edits.iter().map(Edit::inverse).collect();
        let keys: Vec<Key> = edits.iter().map(|edit| edit.key.clone()).collect();
        self.load(&weeks_of(&self.state, &keys))?;
        let what = what_was_done(&entry.summary);
        for edit in &edits {
            let now = self.state.get(&edit.key).map_err(not_loaded)?.map(|(_, record)| record);
            if now != edit.before {
                let who = who_touched(&self.state, later, &edit.key, asker.author.name());
                let key = &edit.key;
                return Err(Refusal::NotUndone(format!(
                    "\"{what}\" was not {verb}: {who} has changed {key} since, and that would be lost"
                )));
            }
        }
        let Asker { author, from, at } = asker;
        let summary = format!("{past}: {what}");
        self.keep(Intent { author, from, at, cause, summary, reason: None }, edits)
    }

    /// The entries after a revision, the oldest first; of more than `at_most`, the newest.
    pub(super) fn entries(&self, since: Rev, at_most: usize) -> Result<Vec<Entry>, Refusal> {
        let entries = self.store.entries(since, at_most).and_then(Iterator::collect);
        entries.map_err(|error| refusal(&error))
    }
}

/// The summary without what undoing and redoing put before it.
fn what_was_done(summary: &str) -> &str {
    ["Undid: ", "Redid: "].iter().find_map(|it| summary.strip_prefix(it)).unwrap_or(summary)
}

/// The name of who last touched a record.
fn who_touched(state: &State, later: &[Entry], key: &Key, me: &str) -> String {
    let entry = later.iter().rev().find(|entry| entry.edits.iter().any(|edit| edit.key == *key));
    match entry.map(|entry| entry.by.as_str()) {
        None => "somebody".to_owned(),
        Some(by) if by == me => "a later change of yours".to_owned(),
        Some(by) => {
            let person = state.people().find(|person| person.id.as_str() == by);
            person.map_or_else(|| by.to_owned(), |person| person.short_name().to_owned())
        }
    }
}
