//! What an order is met from: the state, who asks, and what they see of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::{Author, Entry, Instant, Moment, PersonId, Redaction, Rev, State, TeamId, Week};
use crate::report::chart::TextRoom;
use crate::rota::leave::LeaveYear;
use crate::rota::{RotaWeek, Visibility};

use super::{ExportOrder, NotGiven};

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
    /// The weeks of the whole state that have been worked out already.
    pub weeks: &'a WeeksWorkedOut,
    /// The entries of the journal after a revision, the oldest first.
    pub entries: &'a dyn Fn(Rev) -> Vec<Entry>,
    /// The room that there is for text.
    pub room: TextRoom,
}

/// Weeks of one state, each worked out once.
#[derive(Debug, Default)]
pub struct WeeksWorkedOut(Mutex<BTreeMap<Week, Arc<RotaWeek>>>);

impl WeeksWorkedOut {
    fn of(&self, state: &State, week: Week) -> Result<Arc<RotaWeek>, NotGiven> {
        let mut weeks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = weeks.get(&week) {
            return Ok(there.clone());
        }
        let rota = RotaWeek::of(state, week).map_err(|missing| NotGiven(missing.to_string()))?;
        Ok(weeks.entry(week).or_insert(Arc::new(rota)).clone())
    }
}

impl Giver<'_> {
    /// What of the weeks an order shows: as much as whoever asks sees, without drafts where it wants none.
    #[must_use]
    pub fn visibility(&self, order: &ExportOrder) -> Visibility {
        if order.published {
            return Visibility::DraftsOf(BTreeSet::new());
        }
        Visibility::of(self.whole, self.author)
    }

    /// A week as far as an order shows it, of the state that whoever asks sees.
    pub fn rota(&self, order: &ExportOrder, week: Week) -> Result<Arc<RotaWeek>, NotGiven> {
        let rota = RotaWeek::of(self.seen, week).map_err(|missing| NotGiven(missing.to_string()))?;
        Ok(self.visibility(order).part(Arc::new(rota), self.seen))
    }

    /// The same of the state as the store has it: for calendars, which name no family and need the ids.
    pub fn whole_rota(&self, order: &ExportOrder, week: Week) -> Result<Arc<RotaWeek>, NotGiven> {
        Ok(self.visibility(order).part(self.weeks.of(self.whole, week)?, self.whole))
    }

    /// Whether an order is about somebody.
    #[must_use]
    pub fn is_about(&self, order: &ExportOrder, person: &PersonId) -> bool {
        let team = |team: &TeamId| self.seen.person(person).is_some_and(|it| it.team == *team);
        order.person.as_ref().is_none_or(|it| it == person) && order.team.as_ref().is_none_or(team)
    }

    /// The leave year that an order is of.
    pub fn leave_year(&self, order: &ExportOrder) -> Result<LeaveYear, NotGiven> {
        let year = self.seen.service().map(|it| LeaveYear::starting_in(it, order.year));
        year.ok_or_else(|| NotGiven("there is no service here yet: import a team file first".to_owned()))
    }

    /// What is kept from somebody whom nobody knows: all families, all notes.
    #[must_use]
    pub fn before_a_stranger(&self) -> Redaction {
        Redaction::before_strangers(self.whole)
    }
}
