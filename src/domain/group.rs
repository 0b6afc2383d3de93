//! Groups that meet: set-up, session and debrief in one block.

use serde::{Deserialize, Serialize};

use super::calendar::{Date, Minutes};
use super::id::{ActivityId, FamilyRef, GroupId, PlaceId};

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its title.
    pub title: String,
    /// What it is one of.
    pub activity: ActivityId,
    /// Where it meets.
    pub place: PlaceId,
    /// Minutes before.
    pub setup: Minutes,
    /// Minutes with the families.
    pub length: Minutes,
    /// Minutes after.
    pub debrief: Minutes,
    /// How many people it takes; the policy's number where left out.
    pub facilitators: Option<u32>,
    /// The fewest and the most families.
    pub capacity: Capacity,
    /// Who is invited.
    pub invited: Vec<Invitation>,
    /// What has to be ready.
    pub checklist: Vec<ChecklistItem>,
}

impl Group {
    /// The whole block: set-up, session and debrief.
    #[must_use]
    pub fn block(&self) -> Minutes {
        self.setup + self.length + self.debrief
    }
}

/// The fewest and the most families of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// The fewest.
    pub least: u32,
    /// The most.
    pub most: u32,
}

impl Default for Capacity {
    /// Three to eight, as the contract says.
    fn default() -> Self {
        Self { least: 3, most: 8 }
    }
}

/// A family invited to a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The family.
    pub family: FamilyRef,
    /// When somebody was in touch before the first session.
    pub precontact: Option<Date>,
}

/// Something to have ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// What.
    pub item: String,
    /// Whether it is.
    pub done: bool,
}
