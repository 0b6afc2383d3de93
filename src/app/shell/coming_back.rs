//! The selection comes back to where it was once something is taken back.

use crate::app::layer::Layer;
use crate::app::{App, Selection};

impl App {
    /// Where the selection is as something is given to be saved; what is picked up has taken it along.
    pub(in crate::app) fn saves_from(&self) -> Selection {
        let picked_up = self.layers.iter().find_map(|layer| match layer {
            Layer::Moving(moving) => Some(&moving.picked_up),
            _ => None,
        });
        picked_up.unwrap_or(&self.selection).clone()
    }

    /// Once something was saved and the selection has settled, notes where that is; once it was taken back with the selection
    /// still there, puts it back on the session that it was on, where that is there again and what it is on now is another.
    pub(in crate::app) fn come_back(&mut self) {
        if let Some((_, after @ None)) = &mut self.following.trail.last {
            *after = Some(self.selection.clone());
            return;
        }
        let Some(from) = self.following.trail.turning.take() else { return };
        let Some((before, Some(after))) = self.following.trail.last.take() else { return };
        let is_there = |selection: &Selection| {
            let view = self.views.get(selection.week());
            selection.session.as_ref().zip(view).is_some_and(|(id, view)| view.session(id).is_some())
        };
        if from == after && before.session != self.selection.session && is_there(&before) {
            self.selection = before;
            self.refresh(None);
        }
    }
}
