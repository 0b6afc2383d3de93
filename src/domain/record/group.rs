//! Groups that meet: set-up, session and debrief in one block.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Minutes};
use crate::domain::id::{ActivityId, FamilyRef, GroupId, PlaceId};
use crate::domain::parts::{FieldValue, Read, Said, ValueReader};
use crate::domain::text::counted;

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

    /// The families that are expected: those invited, without those who wait for a place.
    pub fn expected(&self) -> impl Iterator<Item = &FamilyRef> {
        let most = usize::try_from(self.capacity.most).unwrap_or(usize::MAX);
        self.invited.iter().take(most).map(|it| &it.family)
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

impl Capacity {
    /// How many families there is room for: `3 to 8 families`.
    #[must_use]
    pub fn in_words(self) -> String {
        if self.least == self.most {
            return counted(self.most, "family");
        }
        format!("{} to {} families", self.least, self.most)
    }
}

impl Default for Capacity {
    /// Three to eight, as the contract says.
    fn default() -> Self {
        Self { least: 3, most: 8 }
    }
}

impl FieldValue for Capacity {
    fn read(value: &impl ValueReader) -> Read<Self> {
        value.least_and_most("families").map(|(least, most)| Self { least, most })
    }

    fn said(&self) -> Said {
        Said::List([self.least, self.most].iter().map(FieldValue::said).collect())
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

/// How an item began that was no more than an idea, before there was a field for it.
const IDEA: &str = "idea: ";

impl ChecklistItem {
    /// Something that has to be got ready, and whether it is.
    #[must_use]
    pub fn new(item: String, done: bool) -> Self {
        Self { item, done, is_idea: false }
    }

    /// An activity that the families suggested: nothing has to be got ready for it yet, so that nothing waits for it.
    #[must_use]
    pub fn idea(words: &str) -> Self {
        Self { item: words.trim().to_owned(), done: true, is_idea: true }
    }

    /// An item of before, or of a file of before, whose words say whether it is an idea.
    #[must_use]
    pub fn of_words(item: String, done: bool) -> Self {
        match item.strip_prefix(IDEA).filter(|_| done) {
            Some(idea) => Self::idea(idea),
            None => Self::new(item, done),
        }
    }

    /// The same once ticked: an idea is taken up, and then has to be got ready; anything else is ready, or is not after all.
    #[must_use]
    pub fn ticked(&self) -> Self {
        Self { done: !self.done, is_idea: false, ..self.clone() }
    }
}

/// Something to have ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// What.
    pub item: String,
    /// Whether it is.
    pub done: bool,
    /// Whether it is no more than an idea, which is done as long as nobody takes it up.
    pub is_idea: bool,
}

crate::domain::parts::described! {
    Group {
        id: id,
        title: text,
        activity: refers,
        place: refers,
        setup: plain or Minutes::ZERO,
        length: plain,
        debrief: plain or Minutes::ZERO,
        facilitators: plain,
        capacity: plain or Capacity::default(),
        invited: inside,
        checklist: inside,
    }
    Invitation {
        family: refers,
        precontact: plain,
    }
    ChecklistItem {
        item: text,
        done: plain or false,
        is_idea = "idea": plain or false,
    }
}
