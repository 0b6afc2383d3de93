//! The way back of the selection: where it was before the last save, so that taking that back brings it there again.

use super::Selection;

/// Where the selection was before the last save, and where that left it.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// Where the last save left it: not known before the selection has settled.
    pub(in crate::app) last: Option<(Selection, Option<Selection>)>,
    /// From where something is taken back.
    pub(in crate::app) turning: Option<Selection>,
}

impl Trail {
    /// Something is being taken back with the selection there.
    pub(super) fn turns(&mut self, selection: &Selection) {
        self.turning = Some(selection.clone());
    }

    /// Something was saved that was begun with the selection there.
    pub(super) fn saved(&mut self, from: Option<Selection>) {
        if let Some(before) = from {
            self.last = Some((before, None));
        }
    }
}
