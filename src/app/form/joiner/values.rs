//! What the fields of a new starter's form say.

use super::post::PostChoice;
use crate::app::form::days::hours_of;
use crate::domain::{CourseId, Date, Minutes, PersonId, Role, TeamId};

/// What the fields say.
#[derive(Clone)]
pub(in crate::app) struct Values {
    pub(super) name: String,
    pub(super) role: Role,
    pub(super) team: TeamId,
    pub(super) from: Option<Date>,
    pub(super) post: PostChoice,
    /// The days and times as they are written: they are read with the hours.
    pub(super) days: String,
    /// The hours a week; left out: all that is vacant of the post.
    pub(super) hours: Option<Minutes>,
    pub(super) until: Option<Date>,
    pub(super) clinical: Option<PersonId>,
    pub(super) line: Option<PersonId>,
    pub(super) mentor: Option<PersonId>,
    pub(super) buddy: Option<PersonId>,
    pub(super) courses: Vec<CourseId>,
    /// Whether the team's list of what it has ready comes with them.
    pub(super) is_ready: bool,
    pub(super) weeks: u32,
    pub(super) shadow: Vec<PersonId>,
    pub(super) joint: Vec<PersonId>,
    pub(super) meet: Vec<PersonId>,
    pub(super) has_modules: bool,
}

impl Values {
    /// The hours a week that are written; else what the days come to, where each has its times.
    pub(super) fn said_hours(&self) -> Option<Minutes> {
        self.hours.or_else(|| hours_of(&self.days))
    }
}
