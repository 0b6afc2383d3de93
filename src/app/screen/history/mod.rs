//! What the History screen shows: the entries looked back to so far, what is chosen of them, which one is marked.
//!
//! It keeps of each entry no more than a line and a few words, and only as many as were scrolled to: the rest stays with the
//! desk, which is asked for a page at a time.

mod ask;
mod choice;
mod commands;
mod line;
mod look;
mod page;
mod told;

use crate::domain::{LookBack, Rev, Turns};

pub use ask::{Ask, Found, Look, Whole};
pub use choice::{Choice, Chosen};
pub(in crate::app) use commands::{HistoryScreen, take_found};
pub use line::{DoorLine, Line};
use look::Asked;
pub use page::{day_in_full, facts_of};

/// What is chosen on the History screen, what was found of it, and what is marked.
#[derive(Debug, Default)]
pub struct History {
    /// What is chosen.
    pub choice: Choice,
    /// The line that is marked, counted from the newest.
    pub mark: usize,
    /// The entries found so far, the newest first.
    pub lines: Vec<Line>,
    /// Who came, left and was refused something, the newest first.
    pub door: Vec<DoorLine>,
    /// Why the history cannot be read, if so.
    pub trouble: Option<String>,
    /// What the lines were looked for by.
    wanted: LookBack,
    /// Whether it was the door that was looked at last.
    at_door: bool,
    /// The newest and the oldest revision that was looked at.
    looked: Option<(Rev, Rev)>,
    /// Whether there is nothing older.
    whole: bool,
    turns: Turns,
    /// How many at the door were asked for, of how many what is here is, and whether that is up to date.
    door_asked: usize,
    door_known: usize,
    door_fresh: bool,
    /// What the desk is being asked for.
    asked: Option<Asked>,
    /// The entry that the mark stays on while everything is looked for anew.
    stays_on: Option<Rev>,
    /// Under which number one entry is to come in full.
    opening: Option<u32>,
    /// The last number given.
    number: u32,
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
    pub fn marked(&self) -> Option<&Line> {
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
