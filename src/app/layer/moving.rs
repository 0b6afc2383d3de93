//! A session that is picked up.

use std::sync::Arc;

use crate::app::selection::Selection;
use crate::domain::{Booking, Change, PersonId, State};
use crate::planner::edit::SeriesScope;
use crate::rota::Booked;

/// A session that is picked up.
pub struct Moving {
    /// The state the author saw.
    pub base: Arc<State>,
    /// The session as it was; `None` for a new one, such as a duplicate.
    pub from: Option<Box<Booked>>,
    /// The session as it would be.
    pub booking: Booking,
    /// Where the selection was when it was picked up.
    pub picked_up: Selection,
    /// Whose line it is held from.
    pub holder: Option<PersonId>,
    /// How much of its series moves along.
    pub reach: SeriesScope,
    /// What would be changed.
    pub changes: Vec<Change>,
    /// Why it cannot be put down here, if so.
    pub problem: Option<String>,
}
