//! Whose sessions are listed.

use crate::domain::{FamilyRef, PersonId};

/// Whose sessions are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionsOf {
    /// Those that are for a family.
    Family(FamilyRef),
    /// Those that a person is in, in any way.
    Person(PersonId),
}
