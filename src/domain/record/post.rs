//! Funded posts and the shares that people hold of them.

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use crate::domain::calendar::{Date, Minutes, TimeSpan};
use crate::domain::id::{PersonId, PlaceId, PostId, TeamId};

/// A funded job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Its title.
    pub title: String,
    /// The team it belongs to.
    pub team: TeamId,
    /// Funded minutes a week; none for a post whose hours begin on a later day, which stands beside it.
    pub hours: Minutes,
    /// Its pay band.
    pub band: Option<String>,
    /// The last day that is paid for.
    pub funded_until: Option<Date>,
}

/// One person's part of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// Contracted minutes a week.
    pub hours: Minutes,
    /// The first day.
    pub from: Date,
    /// The last day, for a fixed term.
    pub until: Option<Date>,
    /// The days and times.
    pub pattern: Pattern,
}

impl Share {
    /// Whether it is on at a date; first and last day both are.
    #[must_use]
    pub fn is_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// A row that replaces a person's pattern on one day, together with the day's other rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftRow {
    /// The person.
    pub person: PersonId,
    /// The day.
    pub date: Date,
    /// Tells apart the rows of one person and day; 0 for the first.
    pub number: u8,
    /// From when to when; `None` is not in at all.
    pub time: Option<TimeSpan>,
    /// The unpaid break inside.
    pub unpaid: Minutes,
    /// Where, when not at the team's place.
    pub place: Option<PlaceId>,
    /// The post it is worked for, when not the obvious one.
    pub post: Option<PostId>,
}

crate::domain::parts::described! {
    Post {
        id: id,
        title: text,
        team: refers,
        hours: plain as WeeklyHours,
        band: text,
        funded_until: plain,
    }
    Share {
        post: refers,
        person: refers,
        hours: plain as WeeklyHours,
        from: plain,
        until: plain,
        pattern: plain,
    }
    ShiftRow {
        person: refers,
        date: plain,
        number: nth,
        time: plain,
        unpaid = "break": plain as ClockLength or Minutes::ZERO,
        place: refers,
        post: refers,
    }
}
