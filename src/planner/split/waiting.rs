//! Whoever waits for a search, and how far it has come.

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitProgress {
    /// What was looked at.
    pub done: usize,
    /// All there is to look at.
    pub all: usize,
}

/// Whoever waits for a search: told how it goes, and asked whether to go on.
pub trait Waiting {
    /// Tells how far it has come; the answer says whether to go on.
    fn goes_on(&mut self, progress: SplitProgress) -> bool;
}

impl<F: FnMut(SplitProgress) -> bool> Waiting for F {
    fn goes_on(&mut self, progress: SplitProgress) -> bool {
        self(progress)
    }
}
