//! A word of a line, and what it can mean.

use std::ops::Range;

use crate::domain::{
    ActivityId, Date, FamilyRef, GroupId, LeaveKind, Minutes, PersonId, PlaceId, Repeat, Time, Track,
};

/// A word of the line: where it stands and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickWord {
    /// Its bytes in the line.
    pub range: Range<usize>,
    /// What it means.
    pub meaning: Meaning,
}

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A day.
    Day(Date),
    /// From one day to another.
    Days(Date, Date),
    /// A time.
    Time(Time),
    /// From one time to another.
    Times(Time, Time),
    /// A length.
    Length(Minutes),
    /// How it comes again.
    Repeats(Box<Repeat>),
    /// How many times in all.
    Count(u32),
    /// What follows is the last day.
    Until,
    /// What is to be done.
    Activity(ActivityId),
    /// A group's session.
    Group(GroupId),
    /// Somebody who does it, or is there.
    Person(PersonId),
    /// Somebody along to learn.
    Shadow(PersonId),
    /// Whoever follows leads it.
    Leads,
    /// A family it is for.
    Family(FamilyRef),
    /// Where.
    Place(PlaceId),
    /// A kind of leave.
    Leave(LeaveKind),
    /// A kind of supervision.
    Track(Track),
    /// A note in quotes.
    Note(String),
    /// A little word that says nothing new: at, with, for.
    Filler,
    /// It could be several things; their names.
    Ambiguous(Vec<String>),
    /// A day that no calendar has; which, in words.
    NoDay(String),
    /// Nothing that is known.
    Unknown,
}
