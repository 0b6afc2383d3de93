//! What the fields of a group say, read.

use crate::domain::{
    ActivityId, Capacity, ChecklistItem, Date, Invitation, Minutes, PersonId, PlaceId, Time,
};

/// What the fields of a group say.
#[derive(Clone)]
pub(super) struct Values {
    pub(super) title: String,
    pub(super) activity: ActivityId,
    pub(super) place: Option<PlaceId>,
    /// Set-up, session and debrief.
    pub(super) minutes: [Minutes; 3],
    pub(super) facilitators: Option<u32>,
    pub(super) capacity: Capacity,
    pub(super) invited: Vec<Invitation>,
    pub(super) ready: Vec<ChecklistItem>,
    pub(super) runs: Runs,
}

/// When and by whom a new group is run.
#[derive(Clone)]
pub(super) struct Runs {
    pub(super) first: Date,
    pub(super) time: Time,
    pub(super) weeks: u32,
    pub(super) people: Vec<PersonId>,
    pub(super) with: Vec<PersonId>,
    pub(super) lead: Option<PersonId>,
}
