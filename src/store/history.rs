//! The entries themselves, read back from the journal: the newest first to be found, the oldest first to be told.

use crate::domain::{Entry, Rev};

use super::journal::{Body, Frame};
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
            Ok(Ok(Body::Missing { .. })) => None,
            Ok(Err(words)) => Some(Err(self.unreadable(&words))),
            Err(error) => Some(Err(error)),
        }))
    }

    fn unreadable(&self, words: &str) -> StoreError {
        StoreError::Damaged(format!(
            "the history in {} cannot be read: {words}; the rota itself is not touched by that, and `tandem check` \
             tells more",
            self.journal.path().display()
        ))
    }
}
