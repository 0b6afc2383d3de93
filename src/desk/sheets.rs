//! Brings sheets from the disk into the state.

use crate::domain::{Refusal, Week};

use super::worker::{DeskWorker, refusal};

impl DeskWorker {
    /// Sees to it that weeks are in the state; all of them, or a refusal.
    pub(super) fn load(&mut self, weeks: &[Week]) -> Result<(), Refusal> {
        let mut state = self.state.clone();
        for week in weeks {
            if !state.is_loaded(*week) {
                let sheet = self.store.sheet(*week).map_err(|error| refusal(&error))?;
                state = state.with_sheet(*week, sheet.into());
            }
        }
        self.wanted.note(weeks);
        self.state = state;
        Ok(())
    }
}
