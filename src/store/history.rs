//! The entries themselves, read back from the journal: the newest first to be found, the oldest first to be told.

use crate::domain::{Entry, Rev};

use super::check::DAMAGED;
use super::journal::{Body, Frame, FrameError};
use super::{Store, StoreError};

impl Store {
    /// The entries after a revision, the oldest first; of more than `at_most`, the newest. Only those are read.
    pub fn entries(
        &self,
        since: Rev,
        at_most: usize,
    ) -> Result<impl DoubleEndedIterator<Item = Result<Entry, StoreError>> + '_, StoreError> {
        let mut frames: Vec<Frame> = vec![];
        let mut end = self.journal.end();
        while frames.len() < at_most && end > super::journal::HEADER {
            let frame = self.journal.frame_before(end)?.map_err(|words| self.unreadable(&words))?;
            if frame.rev <= since {
                break;
            }
            end = frame.start;
            frames.push(frame);
        }
        frames.reverse();
        Ok(frames.into_iter().filter_map(|frame| match self.journal.body(frame) {
            Ok(Ok(Body::Entry(entry))) => Some(Ok(entry)),
            Ok(Ok(Body::Missing { .. } | Body::Lost { .. })) => None,
            Ok(Err(fault)) => Some(Err(self.faulty(fault))),
            Err(error) => Some(Err(error)),
        }))
    }

    /// The newest entries before a revision, the newest first; fewer where one cannot be read, which is told when nothing
    /// comes before it. Where somebody has looked back so far, going on from there reads no more than what is asked for,
    /// however long the history is.
    pub fn entries_before(&mut self, before: Rev, at_most: usize) -> Result<Vec<Entry>, StoreError> {
        let known = self.places.range(before..).next().map(|(_, start)| *start);
        let mut end = known.unwrap_or(self.journal.end());
        let mut entries = vec![];
        while entries.len() < at_most && end > super::journal::HEADER {
            match self.entry_before(end, before) {
                Ok((frame, entry)) => {
                    entries.extend(entry);
                    end = frame.start;
                    if entries.len() == at_most {
                        self.places.insert(frame.rev, frame.start);
                    }
                }
                Err(error) if entries.is_empty() => return Err(error),
                Err(_) => break,
            }
        }
        Ok(entries)
    }

    /// What ends at a place of the journal, and the entry there, where it is one from before a revision.
    fn entry_before(&self, end: u64, before: Rev) -> Result<(Frame, Option<Entry>), StoreError> {
        let frame = self.journal.frame_before(end)?.map_err(|words| self.unreadable(&words))?;
        if frame.rev >= before {
            return Ok((frame, None));
        }
        match self.journal.body(frame)?.map_err(|fault| self.faulty(fault))? {
            Body::Entry(entry) => Ok((frame, Some(entry))),
            Body::Missing { .. } | Body::Lost { .. } => Ok((frame, None)),
        }
    }

    fn faulty(&self, fault: FrameError) -> StoreError {
        match fault {
            FrameError::Newer(number) => self.journal.newer(number),
            FrameError::Damage(words) => self.unreadable(&words),
        }
    }

    fn unreadable(&self, words: &str) -> StoreError {
        // What was met from its end on is said as a check does, which comes from its start.
        let words = self.first_damage().unwrap_or_else(|| format!("{DAMAGED}{words}"));
        StoreError::Damaged(format!(
            "{words}. The rota itself is fine, but the history cannot be read back past it; `tandem check` \
             tells more"
        ))
    }
}
