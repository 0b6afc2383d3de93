//! A plan that is shown before it is saved: the changes, what they do, what there is to think of, and what is left out, each
//! with its reason.

use crate::domain::{Change, State};

/// Something that a plan leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is: `Thu 10 Dec 10:10 Wellbeing Group`.
    pub what: String,
    /// Why, in a few words: `its week is closed`.
    pub why: String,
}

/// Changes to many records, saved as one entry and undone as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkPlan {
    /// The changes.
    pub changes: Vec<Change>,
    /// What they do, a sentence each.
    pub does: Vec<String>,
    /// What there is to think of first, a sentence each.
    pub warns: Vec<String>,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
    /// What to send to those it touches; nothing where nobody need be told.
    pub tells: Option<String>,
}

impl BulkPlan {
    /// Says what it does, once.
    pub fn does(&mut self, what: String) {
        if !self.does.contains(&what) {
            self.does.push(what);
        }
    }

    /// Leaves something as it is.
    pub fn leave(&mut self, what: impl Into<String>, why: impl Into<String>) {
        let it = LeftOut { what: what.into(), why: why.into() };
        if !self.left_out.contains(&it) {
            self.left_out.push(it);
        }
    }

    /// What is left out by its reason, in the order in which each reason came up.
    #[must_use]
    pub fn left_by_reason(&self) -> Vec<(&str, Vec<&str>)> {
        let mut by_reason: Vec<(&str, Vec<&str>)> = vec![];
        for LeftOut { what, why } in &self.left_out {
            match by_reason.iter_mut().find(|(it, _)| *it == why.as_str()) {
                Some((_, all)) => all.push(what),
                None => by_reason.push((why, vec![what])),
            }
        }
        by_reason
    }
}

/// Changes in a row, of which the last one of a record is what counts; what was there only in between is gone again.
pub(super) fn once_each(state: &State, changes: Vec<Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = vec![];
    for change in changes {
        kept.retain(|it| it.key() != change.key());
        kept.push(change);
    }
    kept.retain(|it| !matches!(it, Change::Remove(key) if matches!(state.get(key), Ok(None))));
    kept
}
