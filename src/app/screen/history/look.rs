//! Looking back a page at a time: what to ask the desk for next, and what becomes of its answers.

use super::kept::AskedHistory;
use super::{DoorLine, History, HistoryLine, HistoryRequest};
use crate::domain::{LookBack, Rev, UndoIndex};

/// How many entries are asked for at a time.
const PAGE: usize = 200;
/// How many at the door are asked for first; then twice as many, and so on.
const DOOR: usize = 500;
/// The most at the door that are asked for.
const MOST_AT_THE_DOOR: usize = 50_000;
/// From so many new entries on, it is started from the newest again.
const TOO_MANY: Rev = 1000;
/// How many lines are kept while another screen is shown, at the least.
const KEPT: usize = 400;
/// How many lines are wanted below the marked one, at the least.
const AHEAD: usize = 60;

impl History {
    /// What to ask the desk for next, and under which number: what is new, then what is older while the marked line is near
    /// the end.
    pub(super) fn next_look(
        &mut self,
        wanted: LookBack,
        rev: Rev,
        rows: usize,
    ) -> Option<(u32, HistoryRequest)> {
        if wanted != self.wanted || self.choice.door != self.at_door {
            self.start_over();
            (self.mark, self.stays_on) = (0, None);
            (self.wanted, self.at_door) = (wanted, self.choice.door);
        } else if self.looked.is_some_and(|(newest, _)| self.is_outrun(newest, rev)) {
            self.stays_on = self.marked().map(|line| line.rev);
            self.start_over();
        }
        if self.is_looking() || self.trouble.is_some() {
            return None;
        }
        let enough = self.mark.saturating_add((2 * rows).max(AHEAD));
        let (look, before, newer) = if self.choice.door {
            (HistoryRequest::Door(self.next_at_door(enough)?), 0, false)
        } else {
            self.next_entries(enough, rev)?
        };
        self.number = self.number.wrapping_add(1);
        self.asked = Some(AskedHistory { number: self.number, before, newer });
        Some((self.number, look))
    }

    /// Whether what is here is better looked for anew: too much came after it, or what came may change what fits.
    fn is_outrun(&self, newest: Rev, rev: Rev) -> bool {
        rev < newest
            || rev - newest > TOO_MANY
            || (rev > newest && self.wanted.undone.is_some() && !self.choice.door)
    }

    fn next_entries(&self, enough: usize, rev: Rev) -> Option<(HistoryRequest, Rev, bool)> {
        let look = |before, since, many| HistoryRequest::Entries {
            before,
            since,
            many,
            wanted: self.wanted.clone(),
            turns: self.turns.clone(),
        };
        let after_all = rev.saturating_add(1);
        match self.looked {
            None => Some((look(after_all, 0, PAGE), after_all, false)),
            Some((newest, _)) if newest < rev => Some((look(after_all, newest, usize::MAX), after_all, true)),
            Some((_, oldest)) if !self.whole && self.lines.len() < enough => {
                Some((look(oldest, 0, PAGE), oldest, false))
            }
            Some(_) => None,
        }
    }

    fn next_at_door(&mut self, enough: usize) -> Option<usize> {
        if self.door_fresh {
            let more = !self.whole && self.door.len() < enough && self.door_asked < MOST_AT_THE_DOOR;
            self.door_asked = more.then(|| self.door_asked * 2)?;
        }
        self.door_asked = self.door_asked.max(DOOR);
        Some(self.door_asked)
    }

    fn start_over(&mut self) {
        self.lines.clear();
        self.door.clear();
        (self.looked, self.whole, self.asked, self.trouble) = (None, false, None, None);
        self.turns = UndoIndex::default();
        (self.door_asked, self.door_fresh) = (0, false);
    }

    /// Whether an answer is to what is being asked for.
    pub(super) fn awaits(&self, number: u32) -> bool {
        self.asked.is_some_and(|asked| asked.number == number)
    }

    /// Takes in entries, with how far was looked and whether that was all.
    pub(super) fn take_entries(
        &mut self,
        lines: Vec<HistoryLine>,
        (reached, whole): (Rev, bool),
        turns: UndoIndex,
    ) {
        let Some(asked) = self.asked.take() else { return };
        self.turns = turns;
        let newest = asked.before.saturating_sub(1);
        match (&mut self.looked, asked.newer) {
            (Some(_), true) if !whole => self.start_over(),
            (Some(looked), true) => {
                looked.0 = newest;
                // The mark stays on the entry that it is on.
                self.mark += if self.lines.is_empty() { 0 } else { lines.len() };
                self.lines.splice(0..0, lines);
            }
            (looked, _) => {
                *looked = Some((looked.map_or(newest, |(newest, _)| newest), reached));
                self.whole = whole;
                self.lines.extend(lines);
                if let Some(rev) = self.stays_on.take() {
                    // The newest stands first: this is it, or what has come to be in its place.
                    let at = self.lines.iter().position(|line| line.rev <= rev);
                    self.mark = at.unwrap_or(self.lines.len().saturating_sub(1));
                }
            }
        }
    }

    /// Takes in who was at the door, and how many that were before any were left out.
    pub(super) fn take_door(&mut self, door: Vec<DoorLine>, of: usize) {
        let longer = door.len().saturating_sub(self.door.len());
        if !self.door.is_empty() && self.door_asked == self.door_known {
            self.mark += longer;
        }
        self.door = door;
        (self.asked, self.door_fresh, self.door_known) = (None, true, self.door_asked);
        self.whole = of < self.door_asked;
        self.mark = self.mark.min(self.door.len().saturating_sub(1));
    }

    /// Takes in that nothing can be told.
    pub(super) fn fail(&mut self, words: String) {
        (self.asked, self.trouble) = (None, Some(words));
    }

    /// Begins to wait for one entry in full; gives the number to ask under.
    pub(super) fn open(&mut self) -> u32 {
        self.number = self.number.wrapping_add(1);
        self.opening = Some(self.number);
        self.number
    }

    /// Says whether one entry in full was waited for under a number, and waits no more.
    pub(super) fn opens(&mut self, number: u32) -> bool {
        self.opening.take_if(|opening| *opening == number).is_some()
    }

    /// Looks at the door anew: somebody may have come.
    pub(super) fn news(&mut self) {
        self.door_fresh = false;
    }

    /// Lets go of what is not needed while another screen is shown; the marked entry stays.
    pub(super) fn put_away(&mut self) {
        (self.asked, self.opening, self.trouble) = (None, None, None);
        self.door_fresh = false;
        self.door.truncate(KEPT.max(self.mark + 1));
        let kept = KEPT.max(self.mark + AHEAD);
        if self.lines.len() > kept {
            self.lines.truncate(kept);
            let oldest = self.lines.last().map(|line| line.rev);
            self.looked = self.looked.zip(oldest).map(|((newest, _), oldest)| (newest, oldest));
            self.whole = false;
        }
    }
}
