//! An entry of the history as somebody may read it.

use super::Veil;
use crate::domain::change::{Edit, Entry};
use crate::domain::parts::Privacy;
use crate::domain::record::{Key, Record};

impl Veil {
    /// A record as the viewer may read of it in a history: what peers keep for themselves is left out, too.
    #[must_use]
    pub fn record(&self, record: &Record) -> Record {
        fn or<T: Into<Record>>(veiled: Option<T>, record: &Record) -> Record {
            veiled.map_or_else(|| record.clone(), Into::into)
        }
        match record {
            Record::Series(it) => or(self.series(it), record),
            Record::Session(it) => or(self.session(it), record),
            Record::Edition(it) => or(self.edition(it), record),
            Record::TeamEdition(it) => or(self.team_edition(it), record),
            Record::Purge(it) => or(self.purge(it), record),
            _ => {
                let (key, mut shown) = (record.key(), record.clone());
                shown.hide(&|privacy| self.keeps_back(privacy, &key));
                self.piece(&shown).unwrap_or(shown)
            }
        }
    }

    /// Whether a field of a record is kept back in a history.
    fn keeps_back(&self, privacy: Privacy, key: &Key) -> bool {
        let family = match key {
            Key::Family(it) | Key::Case(it) | Key::Measure((it, ..)) | Key::ReminderSent((it, _)) => Some(it),
            _ => None,
        };
        match privacy {
            Privacy::Own => {
                self.viewer.is_some() && !matches!(key, Key::Person(it) if Some(it) == self.viewer.as_ref())
            }
            privacy => self.keeps_back_of(privacy, family),
        }
    }

    /// An entry as the viewer may read it: records as they see them, families that they may not know by other names, and
    /// no edit of a person or of somebody's keys that is nobody else's business.
    #[must_use]
    pub fn entry(&self, entry: &Entry) -> Entry {
        // That somebody is kept apart is nobody else's to know.
        let is_told = |edit: &&Edit| self.viewer.is_none() || !matches!(edit.key, Key::KeptApart(_));
        let edits = entry.edits.iter().filter(is_told).map(|edit| {
            let shown = |record: &Option<_>| record.as_ref().map(|it| self.record(it));
            let key = self.key(&edit.key);
            Edit { key, before: shown(&edit.before), after: shown(&edit.after) }
        });
        let reason = entry.reason.as_ref().map(|reason| self.text(reason));
        Entry { edits: edits.collect(), summary: self.text(&entry.summary), reason, ..entry.clone() }
    }
}
