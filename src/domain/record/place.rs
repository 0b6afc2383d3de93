//! Places and the minutes between them.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Minutes};
use crate::domain::id::PlaceId;
use crate::domain::text::words;

words! {
    /// What a place is.
    PlaceKind {
        /// A mother and baby unit.
        Mbu = "mbu",
        /// A team's base.
        Base = "base",
        /// A hall, a library, a café.
        Venue = "venue",
        /// An area where families live.
        Area = "area",
        /// No place at all: a telephone, a screen.
        Remote = "remote",
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Whether a telephone may find no signal there.
    pub low_signal: bool,
    /// The last day that the venue can be used.
    pub until: Option<Date>,
}

/// How long it takes from one place to another; the way back takes as long unless it has its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Travel {
    /// Where it starts.
    pub from: PlaceId,
    /// Where it ends.
    pub to: PlaceId,
    /// How long it takes.
    pub minutes: Minutes,
}

crate::domain::parts::described! {
    Place {
        id: id,
        name: text,
        kind: plain,
        low_signal: plain or false,
        until: plain,
    }
    Travel {
        from: refers,
        to: refers,
        minutes: plain,
    }
}
