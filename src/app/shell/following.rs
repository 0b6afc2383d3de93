//! Where the selection was last seen to be, so that it can stay on what it is on.

use super::backdrop::Backdrop;
use crate::app::beside::Beside;
use crate::app::selection::{Rested, Selection};
use crate::app::trail::Trail;
use crate::command::Situation;
use crate::domain::{PersonId, SessionId};

/// Where the selection was last seen to be, and what stood beside it there.
pub struct Following {
    /// Where it last rested.
    pub rested: Rested,
    /// Where it was when it was last seen to be on something that is there.
    pub(super) settled: Selection,
    pub(super) person: Beside<PersonId>,
    pub(super) session: Beside<SessionId>,
    /// Where it was before the last save.
    pub(in crate::app) trail: Trail,
    /// What stands around it.
    pub backdrop: Backdrop,
}

impl Following {
    /// The selection of a seat that opens.
    pub(in crate::app) fn from(selection: &Selection) -> Self {
        Self {
            rested: Rested { selection: selection.clone(), situation: Situation::default() },
            settled: selection.clone(),
            person: Beside::default(),
            session: Beside::default(),
            trail: Trail::default(),
            backdrop: Backdrop::default(),
        }
    }
}
