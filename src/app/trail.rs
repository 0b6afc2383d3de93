//! The way back of the selection: where it was before the last save, so that taking that back brings it there again.

use super::Spot;

/// Where the selection was before the last save, and where that left it.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// Where the last save left it: not known before the selection has settled.
    pub(in crate::app) last: Option<(Spot, Option<Spot>)>,
    /// From where something is taken back.
    pub(in crate::app) turning: Option<Spot>,
}

impl Trail {
    /// Something is being taken back with the selection there.
    pub(super) fn turns(&mut self, spot: &Spot) {
        self.turning = Some(spot.clone());
    }

    /// Something was saved that was begun with the selection there.
    pub(super) fn saved(&mut self, from: Option<Spot>) {
        if let Some(before) = from {
            self.last = Some((before, None));
        }
    }
}
