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
    /// An hour of which nobody can tell whether it is in the night or after noon, as the night has it: `4`.
    Hour(Time),
    /// From one time to another.
    Times(Time, Time),
    /// From one such hour to another: `2-3`.
    Hours(Time, Time),
    /// Hours and minutes, or a day and a month: `9.10`.
    TimeOrDay(Time, Date),
    /// A day with four digits that may be a time of it or its year: the day, the time, and the day of that year.
    TimeOrYear(Date, Time, Date),
    /// A part of a day that is another time for everybody: `lunch`, `evening`.
    NoTime,
    /// Before noon or after it.
    Part(DayPart),
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
    /// It could be several things; what to write for each.
    Ambiguous(Vec<String>),
    /// A day that no calendar has; which, in words.
    NoDay(String),
    /// A weekday that is over in the week in view, as a week that is over has it.
    Over(Date),
    /// A month without a day of it: its number, and whether it is where something is to end.
    Month(u32, bool),
    /// Nothing that is known.
    Unknown,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// Before noon.
    Morning,
    /// From noon on.
    Afternoon,
}

impl DayPart {
    /// The part of a word: `am`, `pm`, `morning`, `afternoon`.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "am" | "a.m." | "a.m" | "morning" => Some(Self::Morning),
            "pm" | "p.m." | "p.m" | "afternoon" => Some(Self::Afternoon),
            _ => None,
        }
    }

    /// Whether a time is in it; noon is in the afternoon.
    #[must_use]
    pub fn has(self, time: Time) -> bool {
        match self {
            Self::Morning => time.hour() < 12,
            Self::Afternoon => time.hour() >= 12,
        }
    }

    /// A time in it, as it is typed.
    #[must_use]
    pub const fn such_as(self) -> &'static str {
        match self {
            Self::Morning => "10:30",
            Self::Afternoon => "14:30",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
        }
    }
}
