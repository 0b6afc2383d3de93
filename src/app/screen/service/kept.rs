//! What the Service screen keeps: which section is shown, what is marked in each, and what names the marked one.

use std::sync::Arc;

use super::section::ServiceSection;
use crate::app::beside::Beside;
use crate::domain::{Date, Key, State};
use crate::report::referred::{Referred, referred};

/// The section that is shown and what is marked in each.
#[derive(Debug, Default)]
pub struct ServiceMarks {
    /// The section that is shown.
    pub section: ServiceSection,
    marks: [SectionMark; ServiceSection::ALL.len()],
    named_by: Option<NamedBy>,
}

/// What is marked in one section.
#[derive(Debug, Default)]
struct SectionMark {
    key: Option<Key>,
    beside: Beside<Key>,
}

/// What names something, as it was found in a state.
#[derive(Debug)]
struct NamedBy {
    state: Arc<State>,
    key: Key,
    found: Vec<Referred>,
}

impl ServiceMarks {
    /// What is marked in the section that is shown.
    #[must_use]
    pub fn marked(&self) -> Option<&Key> {
        self.marks.get(self.section as usize)?.key.as_ref()
    }

    /// What names it; nothing until that was looked for.
    #[must_use]
    pub fn named_by(&self) -> &[Referred] {
        self.named_by.as_ref().map_or(&[], |it| &it.found)
    }

    /// Marks something, in the section where it stands.
    pub(super) fn mark(&mut self, key: &Key) {
        let Some(section) = ServiceSection::of(key) else { return };
        self.section = section;
        if let Some(mark) = self.marks.get_mut(section as usize) {
            mark.key = Some(key.clone());
        }
    }

    /// Keeps the mark on something that is there, and looks for what names it.
    pub(super) fn settle(&mut self, state: &Arc<State>, today: Date) {
        let keys = self.section.keys(state, today);
        let first = || keys.iter().find(|key| is_to_come(key, today)).cloned();
        if let Some(mark) = self.marks.get_mut(self.section as usize) {
            if keys.is_empty() {
                mark.key = None;
            }
            mark.beside.settle(&mut mark.key, &keys, first);
        }
        let Some(key) = self.marked().cloned() else {
            self.named_by = None;
            return;
        };
        let is_known =
            self.named_by.as_ref().is_some_and(|it| it.key == key && Arc::ptr_eq(&it.state, state));
        if !is_known {
            let found = referred(state, &key);
            self.named_by = Some(NamedBy { state: state.clone(), key, found });
        }
    }

    /// Lets go of what was looked for.
    pub(super) fn put_away(&mut self) {
        self.named_by = None;
    }
}

/// Whether it is marked first: of holidays the next one.
fn is_to_come(key: &Key, today: Date) -> bool {
    !matches!(key, Key::Holiday(date) if *date < today)
}
