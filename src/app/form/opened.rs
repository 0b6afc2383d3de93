//! A form that is open is read: as it opens, after every edit, and as the state moves on.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::Form;
use super::{FieldInput, FormLayer};
use crate::app::App;
use crate::domain::Week;

impl FormLayer {
    /// A form from its first field, read; what is wrong with it is not said yet.
    pub(in crate::app) fn open(title: String, form: impl Form, app: &App) -> Self {
        let mut form: Box<dyn Form> = Box::new(form);
        let mut inputs = form.inputs(&app.state);
        let base = app.state.clone();
        let reading = form.read(&mut inputs, &base, app);
        inputs.iter_mut().for_each(FieldInput::hush);
        let read_of = (base.clone(), base.clone(), app.today());
        let (at, proposals, marked) = (0, vec![], 0);
        let mut layer = Self {
            title,
            form,
            inputs,
            at,
            proposals,
            marked,
            scrolled: 0,
            base,
            reading,
            read_of,
            is_folded: true,
            is_asked: false,
        };
        // One line for a single field is no more than the field itself.
        layer.is_folded = layer.folded() > 1;
        layer
    }

    /// Reads every field, and keeps what they come to.
    pub(in crate::app) fn read(&mut self, app: &App) {
        self.reading = self.form.read(&mut self.inputs, &self.base, app);
        self.read_of = (self.base.clone(), app.state.clone(), app.today());
    }

    /// Reads the form anew where it was read of another state, or on another day.
    pub(in crate::app) fn refresh(&mut self, app: &App) {
        let (base, state, today) = &self.read_of;
        let same = Arc::ptr_eq(base, &self.base) && Arc::ptr_eq(state, &app.state) && *today == app.today();
        if !same {
            self.read(app);
        }
    }

    /// The weeks that it reads.
    pub(in crate::app) fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        self.form.weeks_needed(app)
    }
}
