//! Each author's entries that can be taken back, and those that can be done again, read off the journal entry by entry.

use std::collections::HashMap;

use crate::domain::{Cause, Entry, Instant, Rev, UndoDirection};

/// How many of the newest entries are looked at: further back nothing is taken back.
pub(super) const RECENT: usize = 500;

/// Each author's entries that can be taken back, and those that can be done again.
#[derive(Debug, Default)]
pub(super) struct UndoStacks {
    of: HashMap<String, UndoStack>,
    /// The day of the last purge: what was done before it is not taken back.
    purged: Option<Instant>,
}

/// An entry that can be turned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Undoable {
    /// Its revision.
    pub rev: Rev,
    /// How what it does came about in the first place, however often it was taken back and done again since.
    pub origin: Cause,
    /// What was done, without what undoing and redoing put before it.
    pub what: String,
}

/// Why something that was undone cannot be done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// What was undone.
    pub undone: String,
    /// What its author did then.
    pub then: String,
}

/// One author's entries, the next one last.
#[derive(Debug, Default)]
struct UndoStack {
    undo: Vec<Undoable>,
    redo: Vec<Undoable>,
    lost: Option<Lost>,
}

impl UndoStacks {
    /// Takes in an entry, in order of revision.
    pub(super) fn note(&mut self, entry: &Entry) {
        let stack = self.of.entry(entry.by.clone()).or_default();
        let turnable =
            |origin| Undoable { rev: entry.rev, origin, what: what_was_done(&entry.summary).to_owned() };
        match entry.cause {
            Cause::Edited | Cause::Imported => {
                let done = turnable(entry.cause);
                if let Some(undone) = stack.redo.pop() {
                    stack.lost = Some(Lost { undone: undone.what, then: done.what.clone() });
                }
                stack.redo.clear();
                stack.undo.push(done);
            }
            Cause::Undid(rev) => stack.redo.push(turnable(taken_out(&mut stack.undo, rev))),
            Cause::Redid(rev) => stack.undo.push(turnable(taken_out(&mut stack.redo, rev))),
            Cause::Purged => *self = Self { of: HashMap::new(), purged: Some(entry.at) },
        }
    }

    /// What an author's next undo or redo is about.
    pub(super) fn next(&self, author: &str, turn: UndoDirection) -> Option<&Undoable> {
        let stack = self.of.get(author)?;
        match turn {
            UndoDirection::Back => stack.undo.last(),
            UndoDirection::Again => stack.redo.last(),
        }
    }

    /// What an author undid and cannot do again any more, the latest.
    pub(super) fn lost(&self, author: &str) -> Option<&Lost> {
        self.of.get(author)?.lost.as_ref()
    }

    /// When families were last forgotten, where they were.
    pub(super) fn purged(&self) -> Option<Instant> {
        self.purged
    }
}

/// Takes an entry out of a stack; gives how what it does came about. Of one that is too far back nothing is known but that
/// somebody did it.
fn taken_out(stack: &mut Vec<Undoable>, rev: Rev) -> Cause {
    let found = stack.iter().position(|it| it.rev == rev).map(|at| stack.remove(at));
    found.map_or(Cause::Edited, |it| it.origin)
}

/// The summary without what undoing and redoing put before it.
pub(super) fn what_was_done(summary: &str) -> &str {
    ["Undid: ", "Redid: "].iter().find_map(|it| summary.strip_prefix(it)).unwrap_or(summary)
}
