//! What is to be sent, what was, and which of it is marked.

use crate::app::beside::Beside;
use crate::domain::{FamilyRef, SessionId};
use crate::report::reminder::Reminder;

/// What stands on the Reminders screen.
#[derive(Debug, Default)]
pub struct Reminding {
    /// The reminders, by when they are due; `None` while weeks are on their way from the disk.
    pub rows: Option<Vec<Reminder>>,
    /// Of which session, and to whom, is marked.
    pub marked: Option<(SessionId, FamilyRef)>,
    pub(super) beside: Beside<(SessionId, FamilyRef)>,
}

impl Reminding {
    /// The reminders that can be marked, in order.
    pub fn rows(&self) -> impl Iterator<Item = &Reminder> {
        self.rows.iter().flatten()
    }

    /// Whether one is the marked one.
    #[must_use]
    pub fn is_marked(&self, row: &Reminder) -> bool {
        self.marked.as_ref().is_some_and(|(session, family)| *session == row.session && *family == row.family)
    }

    /// Where the mark stands among them.
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        self.rows().position(|row| self.is_marked(row))
    }

    /// Puts the mark on a reminder that is there: the same one, else one beside it.
    pub(super) fn settle(&mut self) {
        let keys: Vec<_> = self.rows().map(|row| (row.session.clone(), row.family.clone())).collect();
        self.beside.settle(&mut self.marked, &keys, || None);
    }

    /// Puts the mark on the reminder at a place.
    pub(super) fn mark(&mut self, at: usize) {
        let row = self.rows().nth(at).map(|row| (row.session.clone(), row.family.clone()));
        self.marked = row.or_else(|| self.marked.take());
    }
}
