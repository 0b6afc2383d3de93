//! What nearly every rule needs.

pub use crate::domain::{Date, Minutes, PersonId, Standing, Status, TableName, Week, counted, policy};
pub use crate::rota::{Booked, Span};
pub use crate::rules::{
    Brief, Figure, Flag, FlagCause, Folding, RemedyKind, Rule, RuleCheck, RuleContext, Severity, Strength,
    Subject, Whom,
};
