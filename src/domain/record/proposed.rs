//! What somebody proposes for themselves, for their lead to decide on: sessions, an entry of the directory, other days of their
//! own share.

use serde::{Deserialize, Serialize};

use super::organisation::Organisation;
use super::pattern::Pattern;
use super::session::Booking;
use crate::domain::calendar::{Date, Minutes, Moment};
use crate::domain::id::{ActivityId, FamilyRef, OrganisationId, PersonId, PlaceId, PostId};

/// A session as somebody proposes it for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedSession {
    /// What it is one of.
    pub activity: ActivityId,
    /// When it would start.
    pub start: Moment,
    /// How long it would take.
    pub minutes: Minutes,
    /// Who else would be in it.
    pub along: Vec<PersonId>,
    /// Colleagues who would be there, such as whoever supervises.
    pub with: Vec<PersonId>,
    /// The families that it would be for.
    pub families: Vec<FamilyRef>,
    /// Where it would be.
    pub place: Option<PlaceId>,
    /// A note.
    pub note: Option<String>,
}

impl ProposedSession {
    /// What is proposed with a booking of somebody.
    #[must_use]
    pub fn of(it: &Booking, person: &PersonId) -> Self {
        let Booking { activity, start, minutes, people, with, families, place, note, .. } = it.clone();
        let along = people.into_iter().filter(|it| it != person).collect();
        Self { activity, start, minutes, along, with, families, place, note }
    }

    /// The booking that it would be, of whoever proposes it.
    #[must_use]
    pub fn booking(&self, person: PersonId) -> Booking {
        let Self { activity, start, minutes, along, with, families, place, note } = self.clone();
        let people = std::iter::once(person).chain(along).collect();
        Booking { people, with, families, place, note, ..Booking::new(activity, start, minutes) }
    }
}

/// An entry of the directory as somebody proposes it: a new one, or one that is there as it would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedEntry {
    /// The entry that it would change; `None` for a new one. It may be gone by now.
    pub of: Option<OrganisationId>,
    /// Its name.
    pub name: String,
    /// The area it serves.
    pub area: Option<String>,
    /// What it offers.
    pub offers: Vec<String>,
    /// How to refer.
    pub refer_by: Option<String>,
    /// How to reach it.
    pub contact: Option<String>,
    /// When to check the entry again.
    pub review_by: Option<Date>,
}

impl ProposedEntry {
    /// What is proposed with an organisation, in place of what is there or as a new one.
    #[must_use]
    pub fn with(it: &Organisation, is_new: bool) -> Self {
        let Organisation { id, name, area, offers, refer_by, contact, review_by } = it.clone();
        Self { of: (!is_new).then_some(id), name, area, offers, refer_by, contact, review_by }
    }

    /// The organisation that it would be, by its id.
    #[must_use]
    pub fn organisation(&self, id: OrganisationId) -> Organisation {
        let Self { of: _, name, area, offers, refer_by, contact, review_by } = self.clone();
        Organisation { id, name, area, offers, refer_by, contact, review_by }
    }
}

/// Other days or times of somebody's own share, from a day on; its hours stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedShare {
    /// The post; it may be gone by now.
    pub post: PostId,
    /// The first day.
    pub from: Date,
    /// The days and times from then on, a rotation counted from the week of that day.
    pub pattern: Pattern,
}

crate::domain::parts::described! {
    ProposedSession {
        activity: refers,
        start: plain,
        minutes: plain,
        along: refers,
        with: refers,
        families: refers,
        place: refers,
        note: text,
    }
    ProposedEntry {
        of: past,
        name: text,
        area: text,
        offers: text,
        refer_by: text,
        contact: text,
        review_by: plain,
    }
    ProposedShare {
        post: past,
        from: plain,
        pattern: plain,
    }
}
