//! A handover sheet to read.

use super::page::PageLayer;
use crate::domain::{PersonId, Rev};

/// A handover sheet.
pub struct HandoverLayer {
    /// What it says.
    pub page: PageLayer,
    /// Whose it is.
    pub person: PersonId,
    /// The last revision that it tells of.
    pub upto: Rev,
}
