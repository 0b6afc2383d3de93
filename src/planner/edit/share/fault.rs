//! What of a wish for a share is wrong, and why.

/// What of a wish is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Who.
    Person,
    /// The hours a week.
    Hours,
    /// The days and times.
    Days,
    /// The first day.
    From,
    /// The last day.
    Until,
}

/// Why a share cannot be as it is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareError {
    /// What is wrong.
    pub about: About,
    /// Why, and what would do, in words.
    pub words: String,
}

impl ShareError {
    pub(super) fn new(about: About, words: impl Into<String>) -> Self {
        Self { about, words: words.into() }
    }
}
