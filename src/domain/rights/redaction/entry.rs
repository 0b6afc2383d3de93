//! An entry of the history as somebody may read it.

use super::Redaction;
use super::requests::concerns;
use crate::domain::change::{Edit, Entry};
use crate::domain::parts::Privacy;
use crate::domain::record::{Key, Record};

impl Redaction {
    /// A record as the viewer may read of it in a history: what people keep for themselves, or is between them and their lead,
    /// is left out, too.
    #[must_use]
    pub fn record(&self, record: &Record) -> Record {
        fn or<T: Into<Record>>(redacted: Option<T>, record: &Record) -> Record {
            redacted.map_or_else(|| record.clone(), Into::into)
        }
        match record {
            Record::Series(it) => or(self.series(it), record),
            Record::Session(it) => or(self.session(it), record),
            Record::Edition(it) => or(self.edition(it), record),
            Record::TeamEdition(it) => or(self.team_edition(it), record),
            Record::Purge(it) => or(self.purge(it), record),
            _ => {
                let (key, mut shown) = (record.key(), record.clone());
                shown.hide(&|privacy| self.keeps_back(privacy, &key) || self.keeps_agreed(privacy, record));
                self.piece(&shown).unwrap_or(shown)
            }
        }
    }

    /// A record with its ids and texts as the viewer would read them.
    #[must_use]
    pub fn as_read(&self, record: &Record) -> Record {
        self.piece(record).unwrap_or_else(|| record.clone())
    }

    /// Whether a field of a record is kept back in a history.
    fn keeps_back(&self, privacy: Privacy, key: &Key) -> bool {
        let family = match key {
            Key::Family(it)
            | Key::Case(it)
            | Key::Measure((it, ..))
            | Key::ReminderSent((it, _))
            | Key::Succession(it) => Some(it),
            _ => None,
        };
        match privacy {
            Privacy::Own => {
                self.viewer.is_some() && !matches!(key, Key::Person(it) if Some(it) == self.viewer.as_ref())
            }
            privacy => self.keeps_back_of(privacy, family),
        }
    }

    /// Whether it is what was agreed with somebody whom the viewer does not lead.
    fn keeps_agreed(&self, privacy: Privacy, record: &Record) -> bool {
        privacy == Privacy::Agreed
            && matches!(record, Record::Person(person) if !self.shows_agreed_with(person))
    }

    /// An edit as the viewer may read it; `None` where it is no business of theirs: that somebody is kept apart, and what
    /// looks the same to them afterwards.
    #[must_use]
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        if self.is_clear() {
            return Some(edit.clone());
        }
        if matches!(edit.key, Key::KeptApart(_)) && self.viewer.is_some() {
            return None;
        }
        if matches!(&edit.key, Key::KeptWords(it) if !self.may_read_words(it)) {
            return None;
        }
        if matches!(&edit.key, Key::Busy((whose, ..)) if !self.shows_busy(whose)) {
            return None;
        }
        if matches!(&edit.key, Key::ImportSource(it) if !self.may_read_source(it)) {
            return None;
        }
        if self.is_none_of_theirs(edit) {
            return None;
        }
        let [before, after] =
            [&edit.before, &edit.after].map(|record| record.as_ref().map(|it| self.record(it)));
        (before != after).then(|| Edit { key: self.key(&edit.key), before, after })
    }

    /// Whether an edit is of a request that is none of the viewer's.
    fn is_none_of_theirs(&self, edit: &Edit) -> bool {
        let is_theirs = |record: &Record| match record {
            Record::StaffRequest(it) => concerns(&self.circle, it),
            _ => true,
        };
        self.viewer.is_some() && !edit.before.iter().chain(&edit.after).any(is_theirs)
    }

    /// An entry as the viewer may read it: records as they see them, families that they may not know by other names, and
    /// no edit that is no business of theirs; `None` where it holds nothing else.
    #[must_use]
    pub fn entry(&self, entry: &Entry) -> Option<Entry> {
        let edits: Vec<Edit> = entry.edits.iter().filter_map(|edit| self.edit(edit)).collect();
        if edits.is_empty() && !entry.edits.is_empty() {
            return None;
        }
        let reason = entry.reason.as_ref().map(|reason| self.text(reason));
        Some(Entry { edits, summary: self.text(&entry.summary), reason, ..entry.clone() })
    }
}
