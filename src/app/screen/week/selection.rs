//! What is selected: a day, a person, a session, a time.

use crate::domain::{
    Date, FamilyRef, GroupId, LeaveKey, OrganisationId, PersonId, PostId, SessionId, Time, Week,
};

/// What is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The day; its week is the one shown.
    pub day: Date,
    /// The person.
    pub person: Option<PersonId>,
    /// The session, of that person on that day.
    pub session: Option<SessionId>,
    /// The quarter-hour, on the Day screen.
    pub time: Time,
}

impl Spot {
    /// A day, and nobody yet.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self { day, person: None, session: None, time: Time::new(9, 0).unwrap_or(Time::MIDNIGHT) }
    }

    /// The week shown.
    #[must_use]
    pub fn week(&self) -> Week {
        self.day.week()
    }
}

/// Somewhere to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A day.
    Day(Date),
    /// A person, on the screen shown where it shows people.
    Person(PersonId),
    /// A person's line on a day.
    Line(Date, PersonId),
    /// A session: its day, whoever is in it, and itself.
    Session(Date, Option<PersonId>, SessionId),
    /// A person's page.
    Card(PersonId),
    /// A family on the Caseload screen.
    Family(FamilyRef),
    /// A leave on the Leave screen.
    Leave(LeaveKey),
    /// A group on the Groups screen.
    Group(GroupId),
    /// An organisation on the Directory screen.
    Organisation(OrganisationId),
    /// A sharer on the Posts screen.
    Share(PostId, PersonId),
}
