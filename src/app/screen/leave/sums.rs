//! What everybody has in a leave year, kept for the state that it was worked out of.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Date, PersonId, State};
use crate::rota::leave::{LeaveAccount, LeaveYear};

/// What everybody whose leave one may know of has in a leave year.
#[derive(Debug)]
pub struct LeaveSums {
    state: Arc<State>,
    year: LeaveYear,
    today: Date,
    by_person: BTreeMap<PersonId, LeaveAccount>,
}

impl LeaveSums {
    /// The accounts of a year, as they are in a state on a day.
    pub(super) fn new(
        state: Arc<State>,
        year: LeaveYear,
        today: Date,
        accounts: impl IntoIterator<Item = LeaveAccount>,
    ) -> Self {
        let by_person = accounts.into_iter().map(|account| (account.person.clone(), account)).collect();
        Self { state, year, today, by_person }
    }

    /// What a person has; nothing where that is not for whoever looks, or there is nothing to reckon.
    #[must_use]
    pub fn of(&self, person: &PersonId) -> Option<&LeaveAccount> {
        self.by_person.get(person)
    }

    /// Whether they are those of a state, a year and a day.
    pub(super) fn are_of(&self, state: &Arc<State>, year: LeaveYear, today: Date) -> bool {
        Arc::ptr_eq(&self.state, state) && self.year == year && self.today == today
    }
}
