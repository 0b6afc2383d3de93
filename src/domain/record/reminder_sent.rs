//! That a family was reminded of a session: when, by whom, and for which time of it.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Instant, Moment};
use crate::domain::id::{FamilyRef, PersonId, SessionId};

/// A reminder that was sent. Where the session moves afterwards, another is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderSent {
    /// The session.
    pub session: SessionId,
    /// Who was reminded.
    pub family: FamilyRef,
    /// When the session was to start.
    pub start: Moment,
    /// When it was ticked as sent.
    pub at: Instant,
    /// Who sent it; nobody where the account that owns the store did.
    pub by: Option<PersonId>,
}

crate::domain::parts::described! {
    ReminderSent in store {
        session: past,
        family: refers,
        start: plain,
        at: plain,
        by: refers,
    }
}
