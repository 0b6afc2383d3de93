//! How far somebody has read their handover sheet.
//!
//! It is no part of the team file: whoever imports one has read what they have read.

use serde::{Deserialize, Serialize};

use super::id::PersonId;
use super::record::Rev;
use super::state::State;
use super::zone::Instant;

/// The revision up to which somebody has ticked their handover sheet as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverMark {
    /// Who read it.
    pub person: PersonId,
    /// The last revision that the sheet told of.
    pub rev: Rev,
    /// When it was ticked.
    pub at: Instant,
}

impl State {
    /// How far a person has read their handover sheet; `None` where they never ticked one.
    #[must_use]
    pub fn handover_mark(&self, person: &PersonId) -> Option<&HandoverMark> {
        self.records.handovers.get(person).map(|row| &*row.item)
    }
}

crate::domain::parts::described! {
    HandoverMark in store {
        person: refers,
        rev: plain,
        at: plain,
    }
}
