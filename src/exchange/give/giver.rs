//! What an order is met from: the state, who asks, and what they see of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{Author, Entry, Instant, Moment, PersonId, Redaction, Rev, State, TeamId, Week};
use crate::rota::{RotaWeek, Visibility};

use super::{NotGiven, Order};

/// What an order is met from.
pub struct Giver<'a> {
    /// The state as the store has it: for what tells nothing, such as keyed ids and hours.
    pub whole: &'a State,
    /// The state as whoever asks may see it.
    pub seen: &'a State,
    /// Who asks.
    pub author: &'a Author,
    /// What the wall shows.
    pub now: Moment,
    /// When an entry was saved: what stands in a file as its time is never the clock's.
    pub saved_at: &'a dyn Fn(Rev) -> Instant,
    /// The entries after a revision, the oldest first: what a handover tells of.
    pub entries_after: &'a dyn Fn(Rev) -> Vec<Entry>,
}

impl Giver<'_> {
    /// What of the weeks an order shows: as much as whoever asks sees, without drafts where it wants none.
    #[must_use]
    pub fn visibility(&self, order: &Order) -> Visibility {
        if order.published {
            return Visibility::DraftsOf(BTreeSet::new());
        }
        Visibility::of(self.whole, self.author)
    }

    /// A week as far as an order shows it, of the state that whoever asks sees.
    pub fn rota(&self, order: &Order, week: Week) -> Result<Arc<RotaWeek>, NotGiven> {
        self.part(self.seen, order, week)
    }

    /// The same of the state as the store has it: for calendars, which name no family and need the ids.
    pub fn whole_rota(&self, order: &Order, week: Week) -> Result<Arc<RotaWeek>, NotGiven> {
        self.part(self.whole, order, week)
    }

    fn part(&self, state: &State, order: &Order, week: Week) -> Result<Arc<RotaWeek>, NotGiven> {
        let rota = RotaWeek::of(state, week).map_err(|missing| NotGiven(missing.to_string()))?;
        Ok(self.visibility(order).part(Arc::new(rota), state))
    }

    /// Whether an order is about somebody.
    #[must_use]
    pub fn is_about(&self, order: &Order, person: &PersonId) -> bool {
        let team = |team: &TeamId| self.seen.person(person).is_some_and(|it| it.team == *team);
        order.person.as_ref().is_none_or(|it| it == person) && order.team.as_ref().is_none_or(team)
    }

    /// What is kept from somebody whom nobody knows: all families, all notes.
    #[must_use]
    pub fn before_a_stranger(&self) -> Redaction {
        Redaction::before_strangers(self.whole)
    }
}
