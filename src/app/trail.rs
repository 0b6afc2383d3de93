//! The way back of the selection: where it was before the last save, so that taking that back brings it there again.

use super::layer::Layer;
use super::{App, Spot};

/// Where the selection was before the last save, and where that left it.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// Where the last save left it: not known before the selection has settled.
    last: Option<(Spot, Option<Spot>)>,
    /// From where something is taken back.
    turning: Option<Spot>,
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

impl App {
    /// Where the selection is as something is given to be saved; what is picked up has taken it along.
    pub(super) fn saves_from(&self) -> Spot {
        let picked_up = self.layers.iter().find_map(|layer| match layer {
            Layer::Moving(moving) => Some(&moving.picked_up),
            _ => None,
        });
        picked_up.unwrap_or(&self.spot).clone()
    }

    /// Once something was saved and the selection has settled, notes where that is; once it was taken back with the selection
    /// still there, puts it back on the session that it was on, where that is there again and what it is on now is another.
    pub(super) fn come_back(&mut self) {
        if let Some((_, after @ None)) = &mut self.following.trail.last {
            *after = Some(self.spot.clone());
            return;
        }
        let Some(from) = self.following.trail.turning.take() else { return };
        let Some((before, Some(after))) = self.following.trail.last.take() else { return };
        let is_there = |spot: &Spot| {
            let view = self.views.get(spot.week());
            spot.session.as_ref().zip(view).is_some_and(|(id, view)| view.session(id).is_some())
        };
        if from == after && before.session != self.spot.session && is_there(&before) {
            self.spot = before;
            self.settle(None);
        }
    }
}
