//! What a draft would lead to: the week as it would be, with the flags it would add and clear.

use std::sync::Arc;

use super::App;
use super::form::FormPurpose;
use super::layer::{Layer, LineLayer, LinePurpose};
use super::views::WeekView;
use crate::domain::{Change, State, Week};
use crate::rules::Flag;

/// A draft's consequences.
#[derive(Debug)]
pub struct Preview {
    /// The state as it would be.
    pub state: Arc<State>,
    /// The week looked at: the one in view, or the first that is otherwise.
    pub week: Week,
    /// That week, as it would be.
    pub view: Option<Arc<WeekView>>,
    /// Flags that the draft adds.
    pub added: Vec<Flag>,
    /// Flags that the draft clears.
    pub cleared: Vec<Flag>,
}

impl App {
    /// Works the draft on top out again: what it would change, and what follows from it.
    pub(super) fn redraft(&mut self) {
        let Some(mut layer) = self.layers.pop() else {
            self.preview = None;
            return;
        };
        layer.learn(&self.state);
        if let Layer::Form(form) = &mut layer
            && matches!(form.purpose, FormPurpose::Share(_) | FormPurpose::Split(_))
        {
            // What could not be known before the weeks were here is known now.
            form.read(self);
        } else if let Layer::Form(form) = &mut layer {
            form.refresh(self);
        }
        let changes = match &mut layer {
            Layer::Moving(moving) => {
                self.preview = None;
                self.redraft_moving(moving);
                moving.changes.clone()
            }
            Layer::Line(line) if matches!(line.purpose, LinePurpose::Add) => {
                line.draft(self).map(|draft| draft.changes).unwrap_or_default()
            }
            Layer::Clash(clash) => clash.draft.changes.clone(),
            Layer::Line(LineLayer { purpose: LinePurpose::Reason(draft, _), .. }) => draft.changes.clone(),
            Layer::Form(form) if form.problem().is_none() && self.state.service().is_some() => {
                form.draft(self).map(|draft| draft.changes).unwrap_or_default()
            }
            Layer::Why(why) => {
                if self.saving == 0 {
                    why.catch_up(self);
                }
                why.changes()
            }
            Layer::Cover(cover) => {
                if self.saving == 0 {
                    cover.catch_up(self);
                }
                cover.changes()
            }
            Layer::Offer(offer) => {
                if self.saving == 0 {
                    offer.catch_up(self);
                }
                offer.changes()
            }
            _ => vec![],
        };
        // What a remedy does was found out when it was tried, on the week of its flag.
        let tried = match &layer {
            Layer::Why(why) => why.remedy().map(|remedy| (remedy.adds.clone(), remedy.clears.clone())),
            Layer::Cover(cover) => cover.tried(),
            Layer::Offer(offer) => offer.tried(),
            _ => None,
        };
        // What is picked up takes the selection along, so this is the week that it is in now.
        let week = match &layer {
            Layer::Form(form) => match &form.purpose {
                FormPurpose::Share(share) => share.week(self.spot.week()),
                FormPurpose::Split(split) => split.week().unwrap_or(self.spot.week()),
                _ => self.spot.week(),
            },
            Layer::Offer(offer) => offer.week().unwrap_or_else(|| self.spot.week()),
            _ => self.spot.week(),
        };
        self.layers.push(layer);
        if changes.is_empty() {
            self.preview = None;
        } else {
            self.views.prepare(&self.state, [week], self.now.date());
            self.preview(&changes, week);
        }
        if let (Some(preview), Some((added, cleared))) = (&mut self.preview, tried) {
            (preview.added, preview.cleared) = (added, cleared);
        }
    }

    /// Shows what a draft would lead to in a week.
    pub(super) fn preview(&mut self, changes: &[Change], week: Week) {
        let Ok(state) = self.state.preview(changes) else {
            self.preview = None;
            return;
        };
        let view =
            WeekView::of(&state, week, self.today(), self.views.known(), self.views.sight()).map(Arc::new);
        let before = self.views.get(week).map(|view| view.flags.as_slice()).unwrap_or_default();
        let after = view.as_ref().map(|view| view.flags.as_slice()).unwrap_or_default();
        let missing = |from: &[Flag], other: &[Flag]| -> Vec<Flag> {
            from.iter().filter(|flag| !other.iter().any(|it| it.is_same(flag))).cloned().collect()
        };
        let (added, cleared) = (missing(after, before), missing(before, after));
        self.preview = Some(Preview { week, state: Arc::new(state), view, added, cleared });
    }
}
