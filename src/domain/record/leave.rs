//! Leave, time earned, and the employer's own public holidays.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, Instant, Minutes, Moment};
use crate::domain::id::PersonId;
use crate::domain::parts::{
    Field, FieldSaid, FieldValue, Fields, HasParts, Read, RowReader, Said, ValueReader,
};
use crate::domain::text::{Malformed, words};

words! {
    /// A kind of leave.
    LeaveKind {
        /// Annual leave.
        Annual = "annual",
        /// Leave taken from the public-holiday pot.
        PublicHoliday = "public-holiday",
        /// Sickness.
        Sick = "sick",
        /// Carer's leave.
        Carer = "carer",
        /// Study leave.
        Study = "study",
        /// Unpaid leave.
        Unpaid = "unpaid",
        /// Time off in lieu.
        Toil = "toil",
        /// A wellbeing day: no reason is stored or asked.
        Wellbeing = "wellbeing",
        /// Parental leave.
        Parental = "parental",
    }
}

impl LeaveKind {
    /// Where leaves overlap, the minute goes to the kind that stands first here (TEAMFILE.md, Leave).
    #[must_use]
    pub fn precedence(self) -> u8 {
        match self {
            Self::Sick => 0,
            Self::Parental => 1,
            Self::Carer => 2,
            Self::Unpaid => 3,
            Self::Study => 4,
            Self::Toil => 5,
            Self::Wellbeing => 6,
            Self::PublicHoliday => 7,
            Self::Annual => 8,
        }
    }

    /// What anybody may read of it: that it is leave, or a public holiday; of which kind is private, and so none of them has
    /// another word, by which it could be told from the rest.
    #[must_use]
    pub fn in_public(self) -> &'static str {
        if self == Self::PublicHoliday { "holiday" } else { "leave" }
    }

    /// Whether an observed holiday inside it is taken as the holiday rather than as this leave.
    #[must_use]
    pub fn yields_to_holiday(self) -> bool {
        matches!(self, Self::Annual | Self::Toil | Self::PublicHoliday)
    }
}

words! {
    /// How far a leave has come.
    LeaveState {
        /// Asked for.
        Requested = "requested",
        /// Agreed.
        Approved = "approved",
        /// Not agreed.
        Declined = "declined",
        /// Called off.
        Cancelled = "cancelled",
    }
}

/// From when to when a leave lasts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LeaveSpan {
    /// Whole days, both ends included.
    Days {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// Part days, the end excluded.
    Times {
        /// When it starts.
        from: Moment,
        /// When it is over.
        to: Moment,
    },
}

impl LeaveSpan {
    /// The moment it starts and the moment it is over.
    #[must_use]
    pub fn moments(self) -> (Moment, Moment) {
        match self {
            Self::Days { from, to } => (from.start(), to.plus_days(1).start()),
            Self::Times { from, to } => (from, to),
        }
    }

    /// The first day it touches.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Self::Days { from, .. } => from,
            Self::Times { from, .. } => from.date(),
        }
    }

    /// The last day it touches.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Self::Days { to, .. } => to,
            Self::Times { to, .. } => to.plus_wall(Minutes(-1)).date(),
        }
    }

    /// Whether it touches a day.
    #[must_use]
    pub fn touches(self, date: Date) -> bool {
        self.first_day() <= date && date <= self.last_day()
    }
}

impl Leave {
    /// Whether its last day was before a day: nothing can be done about it any more, but it can still be noted.
    #[must_use]
    pub fn is_over(&self, today: Date) -> bool {
        self.span.last_day() < today
    }
}

impl fmt::Debug for LeaveSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days { from, to } => write!(f, "{from}..={to}"),
            Self::Times { from, to } => write!(f, "{from}..{to}"),
        }
    }
}

/// One end of a leave: a day, or a moment.
enum End {
    Day(Date),
    Moment(Moment),
}

impl FromStr for End {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        if text.contains('T') { text.parse().map(Self::Moment) } else { text.parse().map(Self::Day) }
    }
}

impl FieldValue for End {
    fn read(value: &impl ValueReader) -> Read<Self> {
        value.when()
    }

    fn said(&self) -> Said {
        match self {
            Self::Day(day) => FieldValue::said(day),
            Self::Moment(moment) => FieldValue::said(moment),
        }
    }
}

impl HasParts for LeaveSpan {}

impl Fields for LeaveSpan {
    fn read(row: &mut impl RowReader) -> Option<Self> {
        let (from, to) = (row.required("from"), row.required("to"));
        match (from?, to?) {
            (End::Day(from), End::Day(to)) => Some(Self::Days { from, to }),
            (End::Moment(from), End::Moment(to)) => Some(Self::Times { from, to }),
            _ => {
                row.fault_in(
                    "to",
                    "one of `from` and `to` is a date and the other a date with a time; write both alike",
                );
                None
            }
        }
    }

    fn say(&self, say: &mut dyn FnMut(FieldSaid)) {
        let [from, to] = match *self {
            Self::Days { from, to } => [from, to].map(End::Day),
            Self::Times { from, to } => [from, to].map(End::Moment),
        };
        say(FieldSaid::new("from", Field::said(&from)));
        say(FieldSaid::new("to", Field::said(&to)));
    }
}

/// Leave of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// Whose.
    pub person: PersonId,
    /// Of which kind.
    pub kind: LeaveKind,
    /// From when to when.
    pub span: LeaveSpan,
    /// How far it has come.
    pub state: LeaveState,
    /// Tells apart leaves of one person and kind that start on the same day; 0 for the first.
    pub number: u8,
}

/// Time earned beyond the contract, to be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toil {
    /// Who earned it.
    pub person: PersonId,
    /// On which day.
    pub date: Date,
    /// How much.
    pub minutes: Minutes,
    /// What for.
    pub note: Option<String>,
    /// Tells apart rows of one person and day; 0 for the first.
    pub number: u8,
}

/// Annual leave that a lead let somebody carry over into a leave year from the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carry {
    /// Whose.
    pub person: PersonId,
    /// The leave year it is carried into, by the year it starts in.
    pub year: i32,
    /// How much.
    pub minutes: Minutes,
    /// What was agreed.
    pub note: Option<String>,
}

/// What a lead decided on a leave, and why.
///
/// It stands beside the leave, not in it: the leave says what is so, this says who let it be so. It is no part of the team
/// file. Of a wellbeing day no reason is kept, whoever would give one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Whose leave.
    pub person: PersonId,
    /// Its first day.
    pub from: Date,
    /// Its kind.
    pub kind: LeaveKind,
    /// Its number.
    pub number: u8,
    /// What was decided.
    pub state: LeaveState,
    /// Who decided: a person's id, or `owner`.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why; empty where nothing was said.
    pub reason: String,
}

/// What tells leaves apart: whose, the first day, the kind, the number.
pub type LeaveKey = (PersonId, Date, LeaveKind, u8);

/// A public holiday on the employer's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its name.
    pub name: String,
    /// Whether this employer observes it.
    pub observed: bool,
}

impl HasParts for LeaveKind {}

crate::domain::parts::described! {
    Leave {
        person: refers,
        kind: plain,
        span: flat,
        state: plain or LeaveState::Approved,
        number: nth,
    }
    Toil {
        person: refers,
        date: plain,
        minutes: plain,
        note: text,
        number: nth,
    }
    Carry {
        person: refers,
        year: plain as LeaveYearStart,
        minutes: plain as SignedLength,
        note: text,
    }
    Decision in store {
        person: refers,
        from: plain,
        kind: plain,
        number: plain,
        state: plain,
        by: word,
        at: plain,
        reason: text,
    }
    Holiday {
        date: plain,
        name: text,
        observed: plain or true,
    }
}
