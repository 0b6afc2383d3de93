//! Families: known by a local reference only. This is a rota, not the health record.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, DateOrMonth, Minutes, Time};
use crate::domain::id::{FamilyRef, PersonId, PlaceId, TeamId};
use crate::domain::text::words;

words! {
    /// Where a case stands.
    FamilyStatus {
        /// Referred, nobody has started.
        Referred = "referred",
        /// Supported.
        Active = "active",
        /// Supported less, as she wishes.
        Reduced = "reduced",
        /// Paused.
        Paused = "paused",
        /// Coming to an end.
        Ending = "ending",
        /// Over.
        Closed = "closed",
    }
}

words! {
    /// A way of being in touch.
    Format {
        /// In person.
        InPerson = "in-person",
        /// At home.
        Home = "home",
        /// By telephone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// On a walk.
        Walk = "walk",
        /// In a group.
        Group = "group",
    }
}

words! {
    /// How much a family asks of the worker.
    Complexity or Standard {
        /// Less than most.
        Low = "low",
        /// As most.
        Standard = "standard",
        /// More than most.
        High = "high",
    }
}

words! {
    /// Whether a worker may visit alone.
    Visit or Unassessed {
        /// Nobody has looked yet.
        Unassessed = "unassessed",
        /// One person may go.
        AloneOk = "alone-ok",
        /// Only in pairs.
        InPairs = "in-pairs",
    }
}

/// How and when a family may be reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    /// By which channel.
    pub channel: String,
    /// From when it is safe.
    pub safe_from: Option<Time>,
    /// Until when it is safe.
    pub safe_to: Option<Time>,
}

/// A family who is supported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// The local reference: never a name.
    pub reference: FamilyRef,
    /// The team.
    pub team: TeamId,
    /// Where the case stands.
    pub status: FamilyStatus,
    /// When it was referred.
    pub referred: Date,
    /// When support started.
    pub started: Option<Date>,
    /// When she was admitted, on a unit.
    pub admitted: Option<Date>,
    /// When to look again.
    pub review_by: Option<Date>,
    /// When the baby is due.
    pub due: Option<DateOrMonth>,
    /// When the baby was born.
    pub born: Option<DateOrMonth>,
    /// Loss mode: no countdown and no baby words, anywhere.
    pub loss: bool,
    /// The clinician who is key worker.
    pub key_worker: Option<PersonId>,
    /// The peer who supports them.
    pub worker: Option<PersonId>,
    /// The peer who steps in.
    pub backup: Option<PersonId>,
    /// Days from one contact to the next.
    pub every_days: Option<u32>,
    /// Minutes of a contact.
    pub minutes: Option<Minutes>,
    /// Formats wished for.
    pub formats: Vec<Format>,
    /// How much it asks of the worker.
    pub complexity: Complexity,
    /// Whether a worker may visit alone.
    pub visit: Visit,
    /// The area they live in.
    pub area: Option<PlaceId>,
    /// Needs to match on.
    pub needs: Vec<String>,
    /// Themes to match on.
    pub themes: Vec<String>,
    /// Reminders, where consented.
    pub reminders: Option<Reminders>,
}

impl Family {
    /// A family with what the contract asks for and nothing else.
    #[must_use]
    pub fn new(reference: FamilyRef, team: TeamId, status: FamilyStatus, referred: Date) -> Self {
        Self {
            reference,
            team,
            status,
            referred,
            started: None,
            admitted: None,
            review_by: None,
            due: None,
            born: None,
            loss: false,
            key_worker: None,
            worker: None,
            backup: None,
            every_days: None,
            minutes: None,
            formats: vec![],
            complexity: Complexity::default(),
            visit: Visit::default(),
            area: None,
            needs: vec![],
            themes: vec![],
            reminders: None,
        }
    }
}

crate::domain::parts::described! {
    Reminders {
        channel: text,
        safe_from: plain,
        safe_to: plain,
    }
    Family {
        reference = "ref": id,
        team: refers,
        status: plain,
        referred: plain,
        started: plain,
        admitted: plain for Family,
        review_by: plain for Family,
        due: plain for Family,
        born: plain for Family,
        loss: plain for Family or false,
        key_worker: refers,
        worker: refers,
        backup: refers,
        every_days: plain,
        minutes: plain,
        formats: plain,
        complexity: plain or Complexity::default(),
        visit: plain or Visit::default(),
        area: refers,
        needs: text for Family,
        themes: text for Family,
        reminders: inside for Reminding,
    }
}
