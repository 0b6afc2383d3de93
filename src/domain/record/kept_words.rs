//! Words that were proposed to be sent when something was saved, kept so that they can be read again.
//!
//! They are nobody's but whose they are: others see neither them nor that there are any, and they are no part of the team file.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Instant;

/// How many are kept of one person's, the newest.
pub const MOST_KEPT_WORDS: usize = 20;

/// Words that were proposed to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWords {
    /// Whose they are: a person's id, or `owner`.
    pub by: String,
    /// Tells them apart: the newest has the highest.
    pub number: u32,
    /// When they were proposed.
    pub at: Instant,
    /// What was saved then.
    pub about: String,
    /// The words, line by line.
    pub words: Vec<String>,
}

/// What tells them apart: whose, the number.
pub type KeptWordsKey = (String, u32);

crate::domain::parts::described! {
    KeptWords in store {
        by: word,
        number: plain,
        at: plain,
        about: text,
        words: text,
    }
}
