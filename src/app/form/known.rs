//! A form as the layer that it is written in knows it: what it reads of its fields, and what that comes to.

use std::any::Any;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{FieldInput, Remark};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::domain::{Leave, State, Week};
use crate::planner::edit::Reach;

/// A form, as the layer that it is written in knows it.
pub(in crate::app) trait Form: ReadsFields + Any + Send {
    /// The weeks that it reads.
    fn weeks_needed(&self, _app: &App) -> Option<RangeInclusive<Week>> {
        None
    }

    /// The week that shows what it does, when it is opened in one.
    fn week_shown(&self, week: Week) -> Week {
        week
    }

    /// Whether it lies at the bottom, so that what it changes stays in sight above.
    fn lies_low(&self) -> bool {
        false
    }

    /// Whether what it is about is there no longer.
    fn is_of_something_gone(&self, _state: &State) -> bool {
        false
    }

    /// The leave that it would agree to.
    fn leave(&self) -> Option<&Leave> {
        None
    }

    /// Whether there is still something to be looked at for it, a week at a time.
    fn has_work_ahead(&self) -> bool {
        false
    }

    /// Looks at the next week.
    fn look_on(&mut self) {}
}

/// What is read of a form's fields, whatever they are.
pub(in crate::app) trait ReadsFields {
    /// The fields, with what the form opens with.
    fn inputs(&self) -> Vec<FieldInput>;

    /// Reads what is written, and says of each field what is wrong with it and which day it means.
    fn read(&mut self, inputs: &mut [FieldInput], base: &Arc<State>, app: &App) -> FormReading;
}

/// What a reading of a form came to.
pub struct FormReading {
    /// What there is to say.
    pub remarks: Vec<Remark>,
    /// What would be saved, or why there is nothing to save yet.
    pub draft: Result<Draft, String>,
    /// How much of a series it reaches.
    pub reach: Reach,
}
