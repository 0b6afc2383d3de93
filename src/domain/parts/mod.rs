//! What a record is made of, said once beside each: what somebody wrote in it, which ids stand in it, and how private each
//! field is.
//!
//! Checks, redaction and purging go by these descriptions, so that a new field is theirs as soon as it is described.

pub(in crate::domain) mod described;
mod fields;
mod filed;
mod part;
mod value;

pub(crate) use described::described;
pub use described::{Described, DescribedField, Privacy};
pub use fields::{
    ClockLength, Field, FieldSaid, Fields, LeaveYearStart, RowReader, SignedLength, Tables, WeeklyHours,
};
pub(crate) use filed::{filed, of_field};
pub use part::{At, HasParts, MOST_ITEMS, PartRole, RecordPart, RecordPartMut};
pub use value::{FieldValue, Read, Said, ValueReader};
