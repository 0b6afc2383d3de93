//! What stands at a place of the journal: a frame, a write that was not finished, damage, or what only a newer Tandem knows.

use std::os::unix::fs::FileExt as _;

use super::file::{Body, FRAME_HEAD, FRAME_TAIL, Frame, FrameError, Journal, u32_at};
use crate::domain::Rev;
use crate::store::StoreError;

/// What stands at a place of the file.
#[derive(Debug)]
pub enum FrameFound {
    /// A whole frame.
    Frame(Frame, Body),
    /// The end of the file.
    End,
    /// A write that was not finished: a frame that ends short, with nothing after it.
    Torn,
    /// Something else that is not a whole frame.
    Damage(Damage),
    /// A whole frame of a form that only a newer Tandem knows; its number, where it has one.
    Newer(Option<u32>),
}

/// A place of the file that is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What is wrong, in words.
    pub words: String,
    /// The revision that it led to, as far as its head or those after it say.
    pub rev: Option<Rev>,
    /// Where the next whole frame starts, where there is one.
    pub next: Option<u64>,
}

/// What a look at a frame finds: the revisions from one to another that it says are not there, or what is wrong with it.
pub type FrameLook = Result<Option<(Rev, Rev)>, FrameError>;

impl Journal {
    /// Looks at what stands at a place without making an entry of it; gives where to go on, and the revisions that it says
    /// are not there.
    pub fn look(&self, at: u64) -> Result<(u64, FrameLook), StoreError> {
        let words = match self.frame_at(at)? {
            Err(words) => words,
            Ok(frame) => match self.look_at(frame)? {
                Ok(first) => return Ok((frame.end(), Ok(first.map(|first| (first, frame.rev))))),
                Err(FrameError::Damage(words)) => words,
                Err(newer) => return Ok((frame.end(), Err(newer))),
            },
        };
        let next = self.whole_frame_after(at)?.unwrap_or(self.end);
        Ok((next, Err(FrameError::Damage(words))))
    }

    /// Reads what stands at a place.
    pub fn read(&self, at: u64) -> Result<FrameFound, StoreError> {
        if at == self.end {
            return Ok(FrameFound::End);
        }
        let words = match self.frame_at(at)? {
            Err(words) => words,
            Ok(frame) => match self.body(frame)? {
                Ok(body) => return Ok(FrameFound::Frame(frame, body)),
                Err(FrameError::Newer(number)) => return Ok(FrameFound::Newer(number)),
                Err(FrameError::Damage(words)) => words,
            },
        };
        let next = self.whole_frame_after(at)?;
        if next.is_none() && self.ends_short(at)? {
            return Ok(FrameFound::Torn);
        }
        Ok(FrameFound::Damage(Damage { words, rev: self.last_head_from(at)?, next }))
    }

    /// Whether what stands at a place, with no whole frame after it, is a write that was not finished: it ends before it
    /// should, or in zeros, which is what a power cut leaves of a file that was made longer.
    fn ends_short(&self, at: u64) -> Result<bool, StoreError> {
        let left = self.end.saturating_sub(at);
        let mut head = [0; 16];
        if left < FRAME_HEAD {
            return Ok(true);
        }
        self.file.read_exact_at(&mut head, at).map_err(StoreError::disk("reading", &self.path))?;
        let is_head = u32_at(&head, 12) == crc32fast::hash(head.get(..12).unwrap_or_default());
        let whole = FRAME_HEAD + u64::from(u32_at(&head, 0)) + FRAME_TAIL;
        if !is_head {
            return self.is_zero_from(at);
        }
        // A frame's last bytes are its length, which is never nothing.
        if left < whole { Ok(true) } else { self.is_zero_from(at + whole - 4) }
    }

    /// Whether there is nothing but zeros from a place to the end.
    fn is_zero_from(&self, at: u64) -> Result<bool, StoreError> {
        let (mut from, mut bytes) = (at, vec![0; 64 << 10]);
        while from < self.end {
            let count =
                self.file.read_at(&mut bytes, from).map_err(StoreError::disk("reading", &self.path))?;
            let read = bytes.get(..count).unwrap_or_default();
            if read.is_empty() || read.iter().any(|byte| *byte != 0) {
                return Ok(read.is_empty());
            }
            from += count as u64;
        }
        Ok(true)
    }

    /// The revision that the last of the heads says which follow one another from a place on.
    fn last_head_from(&self, at: u64) -> Result<Option<Rev>, StoreError> {
        let (mut at, mut rev) = (at, None);
        while let Ok(frame) = self.frame_at(at)? {
            rev = Some(frame.rev);
            at = frame.end();
        }
        Ok(rev)
    }

    /// Where the next whole frame starts after a place, if anywhere.
    fn whole_frame_after(&self, at: u64) -> Result<Option<u64>, StoreError> {
        const WINDOW: usize = 1 << 20;
        let mut from = at + 1;
        while self.end.saturating_sub(from) >= FRAME_HEAD + FRAME_TAIL {
            let mut bytes = vec![0; WINDOW.min(usize::try_from(self.end - from).unwrap_or(WINDOW))];
            self.file.read_exact_at(&mut bytes, from).map_err(StoreError::disk("reading", &self.path))?;
            for (offset, head) in (from..).zip(bytes.windows(16)) {
                let sum = u32_at(head, 12);
                if sum == crc32fast::hash(head.get(..12).unwrap_or_default())
                    && let Ok(frame) = self.frame_at(offset)?
                    && !matches!(self.body(frame)?, Err(FrameError::Damage(_)))
                {
                    return Ok(Some(offset));
                }
            }
            from += (bytes.len() as u64).saturating_sub(15).max(1);
        }
        Ok(None)
    }
}
