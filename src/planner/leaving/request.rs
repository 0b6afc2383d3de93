//! Who leaves, when, and who takes over what.

use std::collections::BTreeMap;

use crate::domain::{Date, FamilyRef, GroupId, PersonId, Track};

/// Something that somebody else takes over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeavingPart {
    /// A family that they support.
    Worker(FamilyRef),
    /// A family whose key worker they are.
    KeyWorker(FamilyRef),
    /// A group that they run.
    Group(GroupId),
    /// Somebody whom they supervise, on a track.
    Supervision(PersonId, Track),
    /// Somebody whose buddy they are.
    Buddy(PersonId),
}

/// Who leaves, when, and who takes over what; nobody where that is left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeavingRequest {
    /// Who leaves.
    pub person: PersonId,
    /// Their last day.
    pub last: Date,
    /// Who takes over what.
    pub to: BTreeMap<LeavingPart, Option<PersonId>>,
    /// Why what nobody takes over is cancelled.
    pub reason: String,
}

impl LeavingRequest {
    /// Who takes something over.
    #[must_use]
    pub fn taker(&self, part: &LeavingPart) -> Option<&PersonId> {
        self.to.get(part).and_then(Option::as_ref)
    }
}
