//! How far somebody has read their handover sheet.
//!
//! It is no part of the team file: whoever imports one has read what they have read.

use serde::{Deserialize, Serialize};

use super::row::Rev;
use crate::domain::calendar::Instant;
use crate::domain::id::PersonId;

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

crate::domain::parts::described! {
    HandoverMark in store {
        person: refers,
        rev: plain,
        at: plain,
    }
}
