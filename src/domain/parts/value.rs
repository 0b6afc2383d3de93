//! What a field holds, as a file says it: which kinds of values there are, and which of them each type is.
//!
//! How a kind is read is for the file's reader to know; here stands only what a type needs of it.

use std::fmt::Display;
use std::str::FromStr;

use smol_str::SmolStr;

use crate::domain::calendar::{
    Date, DateOrMonth, Instant, Minutes, Moment, MonthDay, Time, TimeSpan, Week, Zone,
};
use crate::domain::id::{
    ActivityId, CourseId, FamilyRef, GroupId, Name, OrganisationId, PersonId, PlaceId, PostId, RequestId,
    SeriesId, SessionId, TeamId,
};
use crate::domain::text::{FileWord, Malformed};

/// A value as a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// In quotes.
    Text(String),
    /// A number, in its digits.
    Number(String),
    /// Yes or no.
    Flag(bool),
    /// Several.
    List(Vec<Said>),
    /// Several, each by its key.
    Table(Vec<(&'static str, Said)>),
}

impl Said {
    /// In quotes.
    pub fn text(it: &impl Display) -> Self {
        Self::Text(it.to_string())
    }

    /// A number.
    pub fn number(it: impl Display) -> Self {
        Self::Number(it.to_string())
    }
}

/// A value that was read, or what is said of one that cannot be taken.
pub type Read<T> = Result<T, String>;

/// A value of a file, to be read as what is wanted there.
pub trait ValueReader {
    /// Any text.
    fn text(&self) -> Read<String>;
    /// A text that reads as a word, an id, times of day and the like.
    fn word<T: FromStr<Err = Malformed>>(&self) -> Read<T>;
    /// An id of whatever table, as it stands.
    fn slug(&self) -> Read<SmolStr>;
    /// A date, a month or a moment: a text, or the file's own kind of date.
    fn when<T: FromStr<Err = Malformed>>(&self) -> Read<T>;
    /// A point of time, whatever the zone.
    fn instant(&self) -> Read<Instant>;
    /// True or false.
    fn flag(&self) -> Read<bool>;
    /// A whole number from 0.
    fn count(&self) -> Read<u32>;
    /// The fewest and the most of something, by what they are of.
    fn least_and_most(&self, of: &str) -> Read<(u32, u32)>;
    /// The year that a leave year starts in.
    fn leave_year(&self) -> Read<i32>;
    /// A length of time.
    fn length(&self) -> Read<Minutes>;
    /// A length of time that may be below zero.
    fn signed_length(&self) -> Read<Minutes>;
}

/// What a value of a file can be.
pub trait FieldValue: Sized {
    /// Reads it.
    fn read(value: &impl ValueReader) -> Read<Self>;

    /// What the file says.
    fn said(&self) -> Said;

    /// What it names, where it is an id.
    fn name(&self) -> Option<Name<'_>> {
        None
    }
}

impl<T: FileWord> FieldValue for T {
    fn read(value: &impl ValueReader) -> Read<Self> {
        value.word()
    }

    fn said(&self) -> Said {
        Said::text(self)
    }
}

impl FileWord for MonthDay {}
impl FileWord for Time {}
impl FileWord for TimeSpan {}
impl FileWord for Week {}
impl FileWord for Zone {}

/// How types are read, and what they say: `|it|` is the value.
macro_rules! values {
    ($($type:ident = $read:ident, |$it:ident| $said:expr;)*) => { $(
        impl FieldValue for $type {
            fn read(value: &impl ValueReader) -> Read<Self> {
                value.$read()
            }

            fn said(&self) -> Said {
                let $it = self;
                $said
            }
        }
    )* };
}
values! {
    String = text, |it| Said::text(it);
    SmolStr = slug, |it| Said::text(it);
    Date = when, |it| Said::text(it);
    DateOrMonth = when, |it| Said::text(it);
    Moment = when, |it| Said::text(it);
    Instant = instant, |it| Said::Text(it.in_utc());
    bool = flag, |it| Said::Flag(*it);
    u32 = count, |it| Said::number(it);
    Minutes = length, |it| Said::number(it.0);
}

/// Ids, which are words that name something.
macro_rules! ids {
    ($($id:ident names $name:ident;)*) => { $(
        impl FieldValue for $id {
            fn read(value: &impl ValueReader) -> Read<Self> {
                value.word()
            }

            fn said(&self) -> Said {
                Said::text(self)
            }

            fn name(&self) -> Option<Name<'_>> {
                Some(Name::$name(self))
            }
        }
    )* };
}
ids! {
    PlaceId names Place;
    TeamId names Team;
    PersonId names Person;
    PostId names Post;
    CourseId names Course;
    ActivityId names Activity;
    FamilyRef names Family;
    GroupId names Group;
    SessionId names Session;
    SeriesId names Series;
    OrganisationId names Organisation;
    RequestId names Request;
}
