//! What is on its way to the app, and what waits for it.

use crate::app::layer::Action;
use crate::app::shell::views::Views;
use crate::domain::{PersonId, Week};

/// What is on its way to the app, and what waits for it.
#[derive(Default)]
pub(in crate::app) struct Awaited {
    /// The weeks last asked for, so that each is asked for once.
    pub asked: Vec<Week>,
    /// A week that a draft changes and that is not here yet.
    pub unread: Option<Week>,
    /// What is to be done once the weeks are here that it reads.
    pub action: Option<Action>,
    /// Whose handover sheet is to be shown once the journal's entries are here.
    pub handover: Option<PersonId>,
    /// What another seat has worked out of the state that comes next, in case it serves here.
    pub offered: Option<Views>,
}
