//! What is wanted of a split, and why it cannot be had.

use std::collections::BTreeSet;

use crate::domain::{Date, Minutes, PersonId, PostId, Weekday};

/// The most people that a post is split between.
pub const MOST_SHARERS: usize = 6;

/// What is wanted of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitRequest {
    /// The post.
    pub post: PostId,
    /// The day from which it would be: people, teams and rules are read as they are then.
    pub on: Date,
    /// Each one's part.
    pub parts: Vec<SplitPart>,
    /// How long two of them should be there at once in a week; the policy's where left out.
    pub overlap: Option<Minutes>,
}

/// One person's part of what is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitPart {
    /// Who, where it is known.
    pub person: Option<PersonId>,
    /// Their hours a week.
    pub hours: Minutes,
    /// The days they cannot work.
    pub cannot: BTreeSet<u8>,
}

impl SplitPart {
    /// A part of so many hours, whoever it is for.
    #[must_use]
    pub fn of(hours: Minutes) -> Self {
        Self { hours, ..Self::default() }
    }

    /// The same for somebody who cannot work on a day.
    #[must_use]
    pub fn not_on(mut self, day: Weekday) -> Self {
        self.cannot.insert(u8::try_from(day.num_days_from_monday()).unwrap_or(0));
        self
    }
}

/// Why a post cannot be split as wanted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such post.
    #[error("there is no post \"{0}\"")]
    NoPost(PostId),
    /// One person is no split, and too many are not one either.
    #[error("a post is split among 2 to {MOST_SHARERS} people, but hours were given for {0}")]
    People(usize),
    /// The hours do not add up to the post's.
    #[error("the hours add up to {given}, but the post has {post}: {} {}",
        (*.post - *.given).abs(), if .given < .post { "is left over" } else { "is too much" })]
    Sum {
        /// What they add up to.
        given: Minutes,
        /// What the post has.
        post: Minutes,
    },
    /// Somebody's hours have no room.
    #[error(
        "{who}: {hours} a week do not fit in the days they have left; with the team's opening hours, {most} \
         would: free another day, or give them fewer hours"
    )]
    NoRoom {
        /// Whose: their name, or the number of the part.
        who: String,
        /// Their hours.
        hours: Minutes,
        /// The most that would fit.
        most: Minutes,
    },
    /// Somebody asked to stop.
    #[error("stopped before everything was tried; nothing is proposed")]
    Stopped,
}
