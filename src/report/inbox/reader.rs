//! Whoever reads an inbox, and what is found for them.

use super::item::InboxItem;
use crate::domain::{Author, Date, Moment, PersonId, Rev, Role, State};
use crate::rules::RuleContext;

/// How many days something is told after it happened.
const TOLD_FOR: i32 = 14;

/// What an item is sorted by within its part: the day since which it waits, first those of which nobody knows, then when it came
/// to stand so in the store.
pub(super) type Age = (Option<Date>, Rev);

/// Whoever reads, with what is found so far.
pub(super) struct Reader<'r, 'a> {
    pub(super) rules: &'r RuleContext<'a>,
    pub(super) me: &'r Author,
    pub(super) now: Moment,
    pub(super) found: Vec<(Age, InboxItem)>,
}

impl Reader<'_, '_> {
    pub(super) fn state(&self) -> &State {
        self.rules.state
    }

    pub(super) fn add(&mut self, rev: Rev, item: InboxItem) {
        self.found.push(((item.since, rev), item));
    }

    /// Whether the reader leads somebody's team.
    pub(super) fn leads(&self, person: &PersonId) -> bool {
        let Author::Person(me) = self.me else { return true };
        let lead = self.state().person(me).filter(|me| me.role == Role::TeamLead);
        lead.is_some_and(|lead| self.state().person(person).is_some_and(|it| it.team == lead.team))
    }

    pub(super) fn is_lately(&self, on: Date) -> bool {
        on.plus_days(TOLD_FOR) >= self.rules.today
    }
}
