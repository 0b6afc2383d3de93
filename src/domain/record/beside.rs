//! What came to records after they were first stored, and before a stored record could grow (see `stored`): each stands in a
//! record of its own, beside the one that it belongs to and goes with.
//!
//! In the team file each is a key of the row it belongs to.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::leave::{Leave, LeaveKind};
use super::training::Training;
use crate::domain::calendar::{Date, Minutes, TimeSpan};
use crate::domain::id::{ActivityId, FamilyRef, PersonId, PostId};
use crate::domain::parts::{
    At, Described, DescribedField, FieldSaid, Fields, HasParts, Privacy, RecordPart, RecordPartMut, RowReader,
};

/// What somebody has booked, or waits for, in a course whose certificate they hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refresher(pub Training);

impl HasParts for Refresher {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        self.0.see(at, look);
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        self.0.edit(at, change);
    }
}

impl Fields for Refresher {
    fn read(row: &mut impl RowReader) -> Option<Self> {
        Training::read(row).map(Self)
    }

    fn say(&self, say: &mut dyn FnMut(FieldSaid)) {
        self.0.say(say);
    }
}

impl Described for Refresher {
    const FIELDS: &'static [DescribedField] = Training::FIELDS;

    fn hide(&mut self, is_hidden: &dyn Fn(Privacy) -> bool) {
        self.0.hide(is_hidden);
    }
}

/// The hours of a post from a day on, where its funding changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostHours {
    /// The post.
    pub post: PostId,
    /// The first day.
    pub from: Date,
    /// Funded minutes a week.
    pub hours: Minutes,
}

/// What somebody is kept apart from, who was a patient there or knows a family otherwise. Private: matching and cover leave
/// it out, and nothing ever says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptApart {
    /// Who.
    pub person: PersonId,
    /// The ids of teams and places and the references of families.
    pub from: Vec<SmolStr>,
}

/// The last contact with a family whose case was running before it came in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastContact {
    /// Whose.
    pub family: FamilyRef,
    /// The day.
    pub on: Date,
}

/// What a calendar outside the service may say of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicTitle {
    /// The activity.
    pub activity: ActivityId,
    /// What may be said.
    pub title: String,
}

/// The part of a day on which a public holiday of the employer's is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayTime {
    /// The day of the holiday.
    pub date: Date,
    /// From when to when.
    pub time: TimeSpan,
}

/// When leave that was carried into a leave year lapses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryLapse {
    /// Whose.
    pub person: PersonId,
    /// The leave year it was carried into, by the year it starts in.
    pub year: i32,
    /// The day it lapses.
    pub until: Date,
}

/// Since when leave that is asked for waits, and when who asked last reminded those who decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveAsked {
    /// Whose leave.
    pub person: PersonId,
    /// Its first day.
    pub from: Date,
    /// Its kind.
    pub kind: LeaveKind,
    /// Its number.
    pub number: u8,
    /// The day on which it was asked for, where somebody wrote that down.
    pub on: Option<Date>,
    /// The day on which somebody was last reminded of it.
    pub reminded: Option<Date>,
}

impl LeaveAsked {
    /// That leave was asked for on a day.
    #[must_use]
    pub fn of(leave: &Leave, on: Option<Date>) -> Self {
        let (person, from) = (leave.person.clone(), leave.span.first_day());
        Self { person, from, kind: leave.kind, number: leave.number, on, reminded: None }
    }
}

crate::domain::parts::described! {
    PostHours in store {
        post = "hours": refers,
        from: plain,
        hours: plain,
    }
    KeptApart in store {
        person: refers,
        from: untold for Nobody,
    }
    LastContact in store {
        family: refers,
        on: plain,
    }
    PublicTitle in store {
        activity: refers,
        title = "public_title": text,
    }
    HolidayTime in store {
        date: plain,
        time: plain,
    }
    CarryLapse in store {
        person: refers,
        year: plain,
        until: plain,
    }
    LeaveAsked in store {
        person: refers,
        from: plain,
        kind: plain,
        number: plain,
        on = "asked": plain,
        reminded: plain,
    }
}
