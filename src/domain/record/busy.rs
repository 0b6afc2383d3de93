//! When somebody is busy elsewhere, or a place is taken, as a calendar says: times alone, never what for.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::domain::calendar::Moment;
use crate::domain::id::{Name, PersonId, PlaceId};
use crate::domain::parts::{
    At, Field, FieldSaid, Fields, HasParts, PartRole, RecordPart, RecordPartMut, RowReader,
};
use crate::domain::text::words;

words! {
    /// How a time takes whoever it is of.
    HowBusy or Busy {
        /// They are busy.
        Busy = "busy",
        /// They may be.
        Tentative = "tentative",
        /// They work, at another place.
        Elsewhere = "elsewhere",
        /// They are not at work.
        Away = "away",
    }
}

/// Whose a busy time is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BusyOf {
    /// Somebody's.
    Person(PersonId),
    /// A place's: it is taken.
    Place(PlaceId),
}

/// A time at which somebody is busy, or a place is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busy {
    /// Whose.
    pub whose: BusyOf,
    /// When it starts, on the wall of the service.
    pub start: Moment,
    /// When it is over; whole days end at midnight.
    pub end: Moment,
    /// How busy they are.
    pub how: HowBusy,
    /// What brought it: the name of a calendar.
    pub source: Option<String>,
    /// What stands for the event that it came from, and says nothing of it; empty where people wrote it themselves.
    pub uid: SmolStr,
    /// Tells apart busy times of one person or place that start together; 0 for the first.
    pub number: u8,
}

/// Tells busy times apart: whose, when it starts, and a number.
pub type BusyKey = (BusyOf, Moment, u8);

impl BusyOf {
    /// Who it is of, where that is a person.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Place(_) => None,
        }
    }
}

impl Busy {
    /// Whether people wrote it themselves: what a calendar brings leaves it alone.
    #[must_use]
    pub fn is_written_by_people(&self) -> bool {
        self.uid.is_empty()
    }
}

impl HasParts for BusyOf {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        match self {
            Self::Person(id) => id.see(at.within("person", PartRole::Refers), look),
            Self::Place(id) => id.see(at.within("place", PartRole::Refers), look),
        }
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        match self {
            Self::Person(id) => id.edit(at.within("person", PartRole::Refers), change),
            Self::Place(id) => id.edit(at.within("place", PartRole::Refers), change),
        }
    }

    fn keep(&mut self, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
        match self {
            Self::Person(id) => id.keep(is_gone),
            Self::Place(id) => id.keep(is_gone),
        }
    }
}

impl Fields for BusyOf {
    fn read(row: &mut impl RowReader) -> Option<Self> {
        let (person, place): (Option<PersonId>, Option<PlaceId>) =
            (row.optional("person"), row.optional("place"));
        match (person, place) {
            (Some(person), None) => Some(Self::Person(person)),
            (None, Some(place)) => Some(Self::Place(place)),
            (Some(_), Some(_)) => {
                row.fault_in(
                    "place",
                    "a busy time is a person's or a place's: write one of `person` and `place`",
                );
                None
            }
            (None, None) => {
                row.fault_in("person", "whose it is is missing: write `person` or `place`");
                None
            }
        }
    }

    fn say(&self, say: &mut dyn FnMut(FieldSaid)) {
        match self {
            Self::Person(id) => say(FieldSaid::new("person", Field::said(id))),
            Self::Place(id) => say(FieldSaid::new("place", Field::said(id))),
        }
    }
}

crate::domain::parts::described! {
    Busy {
        whose: flat,
        start: plain,
        end: plain,
        how: plain or HowBusy::Busy,
        source: text,
        uid: nth,
        number: nth,
    }
}
