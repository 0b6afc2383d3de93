//! How a rule raises a flag: with the rule's own words, until more is said.

use smol_str::SmolStr;

use crate::domain::{PersonId, Week};
use crate::rota::Booked;

use super::flag::{Flag, FlagDetails, Severity, Subject};
use super::rule::Rule;

impl Flag {
    /// Opens a flag of a rule; its words are the rule's until it says more.
    #[must_use]
    pub fn new(by: &'static Rule, severity: Severity, week: Week, subject: Subject) -> Self {
        FlagDetails {
            rule: by.slug,
            severity,
            week,
            subject,
            people: vec![],
            start: None,
            end: None,
            due: None,
            message: SmolStr::new_static(by.title),
            figure: None,
            limit: None,
            why: SmolStr::new_static(by.doc),
            remedies: &[],
            given: None,
        }
        .into()
    }

    /// Opens a flag about a session as a whole: its people are those who do it and those who are with them.
    pub(super) fn of_session(by: &'static Rule, severity: Severity, week: Week, session: &Booked) -> Self {
        let booking = session.booking();
        Self::new(by, severity, week, Subject::session(&session.id))
            .people(booking.people.iter().chain(&booking.with))
            .span(session.start, session.end)
    }

    /// Opens a flag about a person's week.
    pub(super) fn of_person(by: &'static Rule, severity: Severity, week: Week, person: &PersonId) -> Self {
        Self::new(by, severity, week, Subject::person(person)).people([person]).all_week()
    }
}
