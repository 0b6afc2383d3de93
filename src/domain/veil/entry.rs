//! An entry of the history as somebody may read it.

use super::Veil;
use crate::domain::change::{Edit, Entry};
use crate::domain::record::Key;

impl Veil {
    /// An entry as the viewer may read it: records as they see them, families that they may not know by other names, and
    /// no edit of a person or of somebody's keys that is nobody else's business.
    #[must_use]
    pub fn entry(&self, entry: &Entry) -> Entry {
        let edits = entry.edits.iter().map(|edit| {
            let shown = |record: &Option<_>| record.as_ref().map(|it| self.record(it));
            let key = match &edit.key {
                Key::Family(reference) => Key::Family(self.shown(reference)),
                Key::Case(reference) => Key::Case(self.shown(reference)),
                other => other.clone(),
            };
            Edit { key, before: shown(&edit.before), after: shown(&edit.after) }
        });
        let reason = entry.reason.as_ref().map(|reason| self.text(reason));
        Entry { edits: edits.collect(), summary: self.text(&entry.summary), reason, ..entry.clone() }
    }
}
