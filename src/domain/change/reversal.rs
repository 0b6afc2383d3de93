//! What taking an entry back, or doing it again, comes to, for whoever is asked before it is done: a whole import, a set-up,
//! what stood before a restore, and whatever is too much for one key.

use std::fmt;

use super::edit::{Cause, Entry};
use crate::domain::calendar::Date;
use crate::domain::record::{Key, Rev};

/// The most records that are taken back or done again without asking.
pub const MOST_UNASKED: usize = 50;

/// Which way an entry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoDirection {
    /// It is taken back.
    Back,
    /// It is done again, after it was taken back.
    Again,
}

impl UndoDirection {
    /// What becomes of an entry that goes that way: `undone` or `redone`.
    #[must_use]
    pub const fn past(self) -> &'static str {
        match self {
            Self::Back => "undone",
            Self::Again => "redone",
        }
    }
}

/// Why somebody is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floor {
    /// It is an import.
    Import,
    /// It set the service up.
    SetUp,
    /// It was done before the store was put back from a backup.
    Restore,
    /// It is about more records than are turned without asking.
    Many,
    /// It is not the latest, but was chosen by its revision.
    Chosen,
}

/// An entry that is turned only once somebody has said yes to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// The entry's revision: what is said yes to.
    pub rev: Rev,
    /// Which way it would go.
    pub turn: UndoDirection,
    /// Why it is asked.
    pub floor: Floor,
    /// What was done, in the words of the history.
    pub summary: String,
    /// The day on which it was first done, or was last done again.
    pub on: Date,
    /// How many teams it is about.
    pub teams: usize,
    /// How many people.
    pub people: usize,
    /// How many families.
    pub families: usize,
    /// How many sessions, and series of them.
    pub sessions: usize,
    /// How many records, all of these included.
    pub records: usize,
}

impl Reversal {
    /// An entry that must be asked about first; `None` where it may be turned at once. `cause` is how what it does came about
    /// in the first place; `restored` is the revision at which the store was last put back from a backup.
    #[must_use]
    pub fn to_ask(
        entry: &Entry,
        (turn, cause): (UndoDirection, Cause),
        summary: &str,
        restored: Option<Rev>,
        on: Date,
    ) -> Option<Self> {
        let floor = match turn {
            UndoDirection::Back if restored.is_some_and(|restored| entry.rev <= restored) => {
                Some(Floor::Restore)
            }
            UndoDirection::Back if cause == Cause::Imported => Some(Floor::Import),
            UndoDirection::Back if sets_up(entry) => Some(Floor::SetUp),
            _ => None,
        };
        let is_many = entry.edits.len() > MOST_UNASKED;
        let floor = floor.or(is_many.then_some(Floor::Many))?;
        Some(Self::about(entry, turn, floor, summary, on))
    }

    /// What an entry comes to that is asked about for a reason.
    #[must_use]
    pub fn about(entry: &Entry, turn: UndoDirection, floor: Floor, summary: &str, on: Date) -> Self {
        let many = |is: fn(&Key) -> bool| entry.edits.iter().filter(|edit| is(&edit.key)).count();
        Self {
            rev: entry.rev,
            turn,
            floor,
            summary: summary.to_owned(),
            on,
            teams: many(|key| matches!(key, Key::Team(_))),
            people: many(|key| matches!(key, Key::Person(_))),
            families: many(|key| matches!(key, Key::Family(_))),
            sessions: many(|key| matches!(key, Key::Session(_) | Key::Series(_))),
            records: entry.edits.len(),
        }
    }
}

impl fmt::Display for Reversal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let turned = match self.turn {
            UndoDirection::Back => "taken back",
            UndoDirection::Again => "redone",
        };
        write!(f, "“{}” is {turned} only once you have agreed to that", self.summary)
    }
}

/// Whether an entry brought the service into an empty store.
fn sets_up(entry: &Entry) -> bool {
    entry.edits.iter().any(|edit| matches!(edit.key, Key::Service(())) && edit.before.is_none())
}
