//! Where those are summed up who were turned away before anybody knew who they were, so that a flood of them takes nobody's
//! turn at the desk.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::Strangers;

/// The strangers of this minute, and those of others that are not yet kept.
#[derive(Clone, Debug, Default)]
pub(super) struct StrangerLog(Arc<Mutex<Strangers>>);

impl StrangerLog {
    pub(super) fn sum(&self) -> MutexGuard<'_, Strangers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
