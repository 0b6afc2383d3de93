//! What an induction is planned for, and a line of it.

use crate::domain::{Change, CourseId, Date, Moment, PersonId, TeamId};

/// Whose first weeks are planned, and with whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InductionRequest {
    /// Who joins.
    pub person: PersonId,
    /// Which team.
    pub team: TeamId,
    /// Their first day.
    pub from: Date,
    /// How many weeks are planned.
    pub weeks: u32,
    /// Whose visits and groups they come along to.
    pub shadow: Vec<PersonId>,
    /// With whom they make contacts together.
    pub joint: Vec<PersonId>,
    /// Whom they meet, each once.
    pub meet: Vec<PersonId>,
    /// Who is their buddy.
    pub buddy: Option<PersonId>,
    /// Who manages their work.
    pub line: Option<PersonId>,
    /// Who supervises them clinically.
    pub clinical: Option<PersonId>,
    /// Who mentors them.
    pub mentor: Option<PersonId>,
    /// The modules that they work through, in order.
    pub modules: Vec<CourseId>,
}

/// A line of the plan: something that would be booked.
#[derive(Clone, Debug)]
pub struct InductionStep {
    /// When it starts.
    pub start: Moment,
    /// When it ends.
    pub end: Moment,
    /// What it is: `shadows Eilidh: Home visit A1`.
    pub what: String,
    /// Why it is there, and then.
    pub why: String,
    /// What books it.
    pub changes: Vec<Change>,
}
