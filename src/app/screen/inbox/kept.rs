//! What is in the inbox, worked out when it is first asked for, and which of it is marked.

use std::sync::{Arc, OnceLock};

use crate::app::beside::Beside;
use crate::domain::RequestId;
use crate::planner::RequestImpact;
use crate::report::inbox::{Inbox, InboxPart, InboxSubject};

/// What tells items apart.
pub(super) type ItemKey = (InboxPart, InboxSubject);

/// What stands on the Inbox screen.
#[derive(Debug, Default)]
pub struct Inboxes {
    /// The inbox of the state at hand, once somebody asked for it.
    pub(super) known: OnceLock<Arc<Inbox>>,
    pub(super) marked: Option<ItemKey>,
    pub(super) beside: Beside<ItemKey>,
    /// What the marked request would mean for whoever is asked, of the state at hand.
    pub(super) impact: Option<Box<(RequestId, Option<RequestImpact>)>>,
}
