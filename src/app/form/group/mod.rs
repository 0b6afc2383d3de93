//! The form of a group: a new one from a template, written with all its sessions as one change; or one that is there.

mod open;
mod wish;

pub(in crate::app) use wish::people;

use super::{FormLayer, FormPurpose};
use crate::app::App;
use crate::app::layer::Draft;
use crate::domain::{ActivityId, GroupId};

/// What a form of a group is about.
pub struct GroupForm {
    activity: ActivityId,
    /// The group that is changed; `None` for a new one.
    id: Option<GroupId>,
}

impl FormLayer {
    /// Reads the fields of a group, each with what is wrong with it.
    pub(in crate::app) fn read_group(&mut self, app: &App) {
        let FormPurpose::Group(form) = &self.purpose else { return };
        let problems = self.group_wish(form, app).problems;
        self.note_problems(&problems);
    }

    /// What the form would save.
    pub(in crate::app) fn group_draft(&self, form: &GroupForm, app: &App) -> Result<Draft, String> {
        let wish = self.group_wish(form, app);
        match wish.problems.into_iter().next() {
            Some((_, problem)) => Err(problem),
            None => Ok(Draft::new(self.base.clone(), wish.changes, wish.summary)),
        }
    }
}
