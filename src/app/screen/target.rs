//! Somewhere to go: a day, a person, a session, or something that stands on a screen.

use super::ScreenId;
use crate::domain::{Date, Key, PersonId, SessionId};

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
    /// Something that stands on a screen.
    Marked(ScreenId, Key),
}

impl Target {
    /// A person where they are looked at: on their page where people are shown, else among what the service is made of.
    #[must_use]
    pub(in crate::app) fn of_person(shown: ScreenId, person: PersonId) -> Self {
        match shown {
            ScreenId::People => Self::Card(person),
            _ => Self::Marked(ScreenId::Service, Key::Person(person)),
        }
    }
}
