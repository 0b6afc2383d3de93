//! What a form does to one record of the service: it adds a new one, or changes one that is there.

use std::str::FromStr;
use std::sync::Arc;

use crate::app::form::{Field, Fields, Findings};
use crate::app::layer::draft::Draft;
use crate::app::{ScreenId, Target};
use crate::domain::{Change, Key, State};
use crate::planner::edit::free_id;

/// A record that a form is about.
pub(super) struct Edited<'a, T> {
    /// Which one; `None` for a new one.
    pub id: Option<&'a T>,
    /// What such a record is.
    pub noun: &'static str,
    /// What it is called.
    pub name: &'a str,
}

impl<T: FromStr + Clone> Edited<'_, T> {
    /// Its id, or a new one made of its name; where none can be made, that is noted at the field of the name.
    pub fn id<F: Fields>(
        &self,
        field: &'static Field<F>,
        is_taken: impl Fn(&T) -> bool,
        found: &mut Findings<F>,
    ) -> Result<T, String> {
        let new = || found.part(field, free_id(self.name, self.noun, is_taken));
        self.id.cloned().or_else(new).ok_or_else(|| "say what it is called".to_owned())
    }

    /// What is done to it: `Add the place Muirton`.
    pub fn summary(&self) -> String {
        let verb = if self.id.is_some() { "Change" } else { "Add" };
        format!("{verb} the {} {}", self.noun, self.name)
    }
}

/// Changes to the service; one of its records is marked on its screen once they are saved.
pub(super) fn marked(
    base: &Arc<State>,
    changes: Vec<Change>,
    summary: String,
    record: impl Into<Option<Key>>,
) -> Draft {
    let lands = record.into().map(|record| Target::Marked(ScreenId::Service, record));
    Draft { lands, ..Draft::new(base.clone(), changes, summary) }
}
