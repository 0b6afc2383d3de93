//! What nearly every rule needs.

pub use crate::domain::{Date, Minutes, Moment, PersonId, Standing, TableName, Week, policy};
pub use crate::rota::{Booked, RotaWeek, Span};
pub use crate::rules::{Figure, Flag, Judge, Room, Rule, Severity, Strength, Subject};
