//! An entry of the history as somebody may read it.

use super::Veil;
use crate::domain::beside::{KeptApart, LastContact};
use crate::domain::change::{Edit, Entry};
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use crate::domain::record::{Key, Record};

impl Veil {
    /// A record as the viewer may read of it in a history: what peers keep for themselves is left out, too.
    #[must_use]
    pub fn record(&self, record: &Record) -> Record {
        fn or<T: Into<Record>>(veiled: Option<T>, record: &Record) -> Record {
            veiled.map_or_else(|| record.clone(), Into::into)
        }
        match record {
            Record::Family(it) => or(self.family(it), record),
            Record::Case(it) => or(self.case(it), record),
            Record::Person(it) if self.viewer.is_some() => {
                let own = self.viewer.as_ref() == Some(&it.id);
                let ask_first = if own { it.ask_first.clone() } else { vec![] };
                Person { conflict: None, ask_first, ..Person::clone(it) }.into()
            }
            Record::KeptApart(it) if self.viewer.is_some() => {
                KeptApart { from: vec![], ..KeptApart::clone(it) }.into()
            }
            Record::LastContact(it) => {
                LastContact { family: self.shown(&it.family), ..LastContact::clone(it) }.into()
            }
            Record::Measure(it) if self.unmeasured.contains(&it.family) => {
                Measure { family: self.shown(&it.family), score: None, words: None, ..Measure::clone(it) }
                    .into()
            }
            Record::ReminderSent(it) => or(self.reminder(it), record),
            Record::CallNote(it) => or(self.call(it), record),
            Record::Organisation(it) => or(self.organisation(it), record),
            Record::Purge(it) => or(self.purge(it), record),
            Record::Group(it) => or(self.group(it), record),
            Record::Place(it) => or(self.place(it), record),
            Record::Series(it) => or(self.series(it), record),
            Record::Session(it) => or(self.session(it), record),
            Record::Sheet(it) => or(self.mark(it), record),
            Record::Edition(it) => or(self.edition(it), record),
            Record::TeamMark(it) => or(self.team_mark(it), record),
            Record::TeamEdition(it) => or(self.team_edition(it), record),
            Record::Amendment(it) => or(self.amendment(it), record),
            _ => record.clone(),
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
