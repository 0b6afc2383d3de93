//! What nearly every rule needs.

pub use crate::domain::{Date, Minutes, PersonId, Standing, Status, TableName, Week, counted, policy};
pub use crate::rota::{Booked, Span};
pub use crate::rules::{Figure, Flag, Judge, Room, Rule, Severity, Strength, Subject, Whom};

/// A day as people read it: `Mon 30 Nov 2026`.
pub fn day(date: Date) -> String {
    date.in_full()
}
