//! What was looked back to so far, what is chosen of it, and what is marked.

use super::{DoorLine, HistoryChoice, HistoryLine};
use crate::domain::{LookBack, Rev, UndoIndex};

/// What is chosen on the History screen, what was found of it, and what is marked.
#[derive(Debug, Default)]
pub struct History {
    /// What is chosen.
    pub choice: HistoryChoice,
    /// The line that is marked, counted from the newest.
    pub mark: usize,
    /// The entries found so far, the newest first.
    pub lines: Vec<HistoryLine>,
    /// Who came, left and was refused something, the newest first.
    pub door: Vec<DoorLine>,
    /// Why the history cannot be read, if so.
    pub trouble: Option<String>,
    /// What the lines were looked for by.
    pub(super) wanted: LookBack,
    /// Whether it was the door that was looked at last.
    pub(super) at_door: bool,
    /// The newest and the oldest revision that was looked at.
    pub(super) looked: Option<(Rev, Rev)>,
    /// Whether there is nothing older.
    pub(super) whole: bool,
    pub(super) turns: UndoIndex,
    /// How many at the door were asked for, of how many what is here is, and whether that is up to date.
    pub(super) door_asked: usize,
    pub(super) door_known: usize,
    pub(super) door_fresh: bool,
    /// What the desk is being asked for.
    pub(super) asked: Option<AskedHistory>,
    /// The entry that the mark stays on while everything is looked for anew.
    pub(super) stays_on: Option<Rev>,
    /// Under which number one entry is to come in full.
    pub(super) opening: Option<u32>,
    /// The last number given.
    pub(super) number: u32,
}

impl History {
    /// How many lines there are to mark.
    #[must_use]
    pub fn count(&self) -> usize {
        if self.choice.door { self.door.len() } else { self.lines.len() }
    }

    /// Whether more is being looked for.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether everything that is chosen is here.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The marked entry.
    #[must_use]
    pub fn marked(&self) -> Option<&HistoryLine> {
        self.lines.get(self.mark).filter(|_| !self.choice.door)
    }

    /// The marked line of the door.
    #[must_use]
    pub fn marked_at_door(&self) -> Option<&DoorLine> {
        self.door.get(self.mark).filter(|_| self.choice.door)
    }

    /// The entry that took another back, where one did.
    #[must_use]
    pub fn undone_by(&self, rev: Rev) -> Option<Rev> {
        self.turns.undone_by(rev)
    }
}

/// What the desk is being asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedHistory {
    pub(super) number: u32,
    /// Before which revision.
    pub(super) before: Rev,
    /// Whether it is about what came after all that is here.
    pub(super) newer: bool,
}
