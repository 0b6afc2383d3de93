//! Somewhere to go: a day, a person, a session, or something that stands on a screen.

use crate::app::{App, ScreenId};
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

impl App {
    /// Goes somewhere.
    pub(in crate::app) fn go_to(&mut self, target: Target) {
        match target {
            Target::Day(day) => self.go_to_day(day),
            Target::Person(person) => {
                self.spot.person = Some(person);
                self.show_sessions_or(&[ScreenId::People]);
            }
            Target::Line(day, person) => {
                self.show_sessions_or(&[]);
                self.go_to_day(day);
                self.spot.person = Some(person);
            }
            Target::Card(person) => {
                self.spot.person = Some(person);
                self.screen = ScreenId::People;
            }
            Target::Marked(screen, key) => {
                self.screen = screen;
                screen.handler().mark(self, &key);
            }
            Target::Session(day, person, session) => {
                self.show_sessions_or(&[]);
                self.go_to_day(day);
                self.spot.person = person.or(self.spot.person.take());
                self.spot.session = Some(session);
            }
        }
    }

    /// Stays on a screen that shows sessions, or on one of those that would do as well; else shows the week.
    fn show_sessions_or(&mut self, others: &[ScreenId]) {
        if !self.screen.shows_sessions() && !others.contains(&self.screen) {
            self.screen = ScreenId::Week;
        }
    }
}
