//! Reading the journal through in pauses, a piece at a time: damage where opening need not read is found early.

use super::journal::{FrameError, HEADER};
use super::opening::{damage_inside, lacking, revisions};
use super::{Store, StoreError};

/// Bytes of journal that are read in one pause: some milliseconds.
const PIECE: u64 = 4 << 20;

impl Store {
    /// Reads a piece of what was not read through yet.
    pub(super) fn read_on(&mut self) {
        let Some(from) = self.unread else { return };
        // A disk that cannot be read now is told by what needs it, and damage is for the next opening to find.
        self.unread = self.read_through(from, from.saturating_add(PIECE)).unwrap_or_default();
    }

    /// Reads all that was not read through yet.
    pub(super) fn read_all(&mut self) -> Result<(), StoreError> {
        self.catch_up();
        if let Some(from) = self.unread.take() {
            self.read_through(from, u64::MAX)?;
        }
        Ok(())
    }

    /// Reads from a place as far as another; gives where to go on, where it is not the end.
    fn read_through(&mut self, from: u64, to: u64) -> Result<Option<u64>, StoreError> {
        let (mut at, mut is_damaged) = (from.max(HEADER), false);
        while at < to.min(self.journal.end()) {
            let (next, found) = self.journal.look(at)?;
            match found {
                Ok(None) => {}
                Err(FrameError::Damage(words)) => {
                    self.notices.find(damage_inside(&words));
                    is_damaged = true;
                }
                Ok(Some((from, to))) => {
                    // Whoever met it first said more of it, where that is still known.
                    let which = revisions(from, to);
                    if !self.notices.tell_of(&which) {
                        self.notices.find(lacking(&which));
                    }
                }
                // From here on nothing is written behind it.
                Err(FrameError::Newer(number)) => {
                    let error = self.journal.newer(number);
                    self.stopped.get_or_insert_with(|| error.to_string());
                    return Err(error);
                }
            }
            at = next;
        }
        // With a checkpoint from after the damage the working store can be made anew all the same.
        if is_damaged && self.checkpointing.is_none() && self.stopped.is_none() {
            self.start_checkpoint();
        }
        Ok((at < self.journal.end()).then_some(at))
    }
}
