//! That families were purged.

use serde::{Deserialize, Serialize};

use super::tally::Tally;
use crate::domain::calendar::{Date, Instant};

/// That families were purged, by whom and when, and how many: never which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purge {
    /// Tells purges apart, from 1.
    pub number: u32,
    /// When.
    pub at: Instant,
    /// Who: a person's id, or `owner`.
    pub by: String,
    /// Families whose case was closed before this day.
    pub before: Date,
    /// How many families.
    pub families: u32,
    /// What they add to the summaries of quarters past.
    pub counts: Vec<Tally>,
}

crate::domain::parts::described! {
    Purge in store {
        number: plain,
        at: plain,
        by: plain,
        before: plain,
        families: plain,
        counts: plain,
    }
}
