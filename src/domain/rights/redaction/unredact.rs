//! A change that somebody made over what they see, as it is of the state below: what was kept from them is as it was.

use std::sync::Arc;

use super::Redaction;
use super::written::keep;
use crate::domain::change::Change;
use crate::domain::id::{FamilyRef, GroupId, Name, PlaceId, PostId, SeriesId, SessionId};
use crate::domain::parts::{At, PartRole, RecordPart, RecordPartMut};
use crate::domain::record::{Booking, Edition, Key, Override, Record, SheetMark};
use crate::domain::state::State;

impl Redaction {
    /// What a change made over the redacted state says of the state below it.
    #[must_use]
    pub fn unredact(&self, change: Change, below: &State) -> Change {
        match change {
            Change::Put(record) => {
                let record = self.under_its_ids(record, below);
                let there = there(below, &record.key());
                Change::Put(self.unredacted(record, there.as_ref(), below))
            }
            Change::Remove(key) => Change::Remove(self.real_key(&key, below)),
        }
    }

    /// The same of changes that are made together: a text that goes on in a new record is as it was where it stood before.
    #[must_use]
    pub fn lift_all(&self, changes: Vec<Change>, below: &State) -> Vec<Change> {
        let lifted: Vec<Change> = changes.into_iter().map(|change| self.unredact(change, below)).collect();
        if self.hidden.is_empty() {
            return lifted;
        }
        let goes_on = |change: &Change| match change {
            Change::Put(record) => record.as_booking().is_some() && there(below, &record.key()).is_none(),
            Change::Remove(_) => false,
        };
        let new: Vec<bool> = lifted.iter().map(goes_on).collect();
        if !new.contains(&true) {
            return lifted;
        }
        let befores = lifted.iter().filter_map(|change| there(below, &change.key()));
        let befores: Vec<Record> = befores.filter(|record| record.as_booking().is_some()).collect();
        let words: Vec<Otherwise> = befores.iter().flat_map(|was| self.otherwise(was)).collect();
        let whole = lifted.into_iter().zip(new).map(|(change, is_new)| match change {
            Change::Put(record) if is_new => {
                let mut record = self.with_words(record, &words);
                self.keep_families(&mut record, &befores);
                Change::Put(record)
            }
            change => change,
        });
        whole.collect()
    }

    /// The families that the viewer may not know stay in what goes on in a new record, where all that it could go on from is
    /// with the same.
    fn keep_families(&self, record: &mut Record, befores: &[Record]) {
        let hidden = |was: &Record| -> Vec<FamilyRef> {
            let families = was.as_booking().map(|booking| booking.families.as_slice()).unwrap_or_default();
            families.iter().filter(|it| self.hides(it)).cloned().collect()
        };
        let Some(first) = befores.first().filter(|first| !hidden(first).is_empty()) else { return };
        let is_same = befores.iter().all(|was| hidden(was) == hidden(first));
        let booking = match record {
            Record::Session(it) => &mut Arc::make_mut(it).booking,
            Record::Series(it) => &mut Arc::make_mut(it).booking,
            _ => return,
        };
        if let Some(was) = first.as_booking().filter(|_| is_same) {
            keep(&mut booking.families, &was.families, |it| self.hides(it));
        }
    }

    /// A record with the ids that stand below for those that the viewer reads.
    fn under_its_ids(&self, mut record: Record, below: &State) -> Record {
        if self.hidden.is_empty() {
            return record;
        }
        if let Record::AcceptedRisk(it) = &mut record {
            let (kind, id) = &it.subject;
            let real = self.real_subject(kind, id, below);
            Arc::make_mut(it).subject.1 = real;
        }
        record.change_each_part(&mut |at, part| match part {
            RecordPartMut::Id(mut id) => {
                let real = match id.get() {
                    Name::Family(it) if at.role != PartRole::Own => self.real(it).map(ToString::to_string),
                    other => self.real_id(other, below),
                };
                if let Some(real) = real {
                    id.set(&real);
                }
            }
            RecordPartMut::Untold(id) => {
                let place = PlaceId::parse(id).ok();
                if let Some(real) = place.and_then(|it| self.real_id(Name::Place(&it), below)) {
                    *id = real.into();
                }
            }
            RecordPartMut::Text(_) | RecordPartMut::Subject(..) => {}
        });
        match &mut record {
            Record::Edition(it) => in_order(Arc::make_mut(it)),
            Record::TeamEdition(it) => in_order(&mut Arc::make_mut(it).edition),
            _ => {}
        }
        record
    }

    /// A record with what was kept back of it as it is below.
    fn unredacted(&self, mut record: Record, there: Option<&Record>, below: &State) -> Record {
        match (&mut record, there) {
            (Record::Session(it), Some(Record::Session(there))) => {
                self.keep_back(&mut Arc::make_mut(it).booking, &there.booking);
            }
            (Record::Series(it), Some(Record::Series(there))) => {
                self.keep_back(&mut Arc::make_mut(it).booking, &there.booking);
            }
            (Record::Person(it), Some(Record::Person(there))) if self.viewer.is_some() => {
                Arc::make_mut(it).conflict.clone_from(&there.conflict);
            }
            (Record::Sheet(it), there) => {
                let there = match there {
                    Some(Record::Sheet(mark)) => Some(&**mark),
                    _ => None,
                };
                self.say_below(Arc::make_mut(it), there, below);
            }
            (Record::TeamMark(it), there) => {
                let there = match there {
                    Some(Record::TeamMark(it)) => Some(&it.mark),
                    _ => None,
                };
                self.say_below(&mut Arc::make_mut(it).mark, there, below);
            }
            _ => {}
        }
        self.as_written(record, there)
    }

    /// A record whose texts that were left as they were redacted are as they were written.
    fn as_written(&self, record: Record, there: Option<&Record>) -> Record {
        match there {
            Some(there) => self.with_words(record, &self.otherwise(there)),
            None => record,
        }
    }

    /// The texts of a record that the viewer reads otherwise.
    fn otherwise(&self, record: &Record) -> Vec<Otherwise> {
        let mut found = vec![];
        if !self.hidden.is_empty() {
            record.each_part(&mut |at, part| {
                if let RecordPart::Text(text) = part {
                    found.extend(self.in_text(text).map(|read| Otherwise { at, read, was: text.to_owned() }));
                }
            });
        }
        found
    }

    /// A record with texts as they were where they were left as they read, and with the words in them where somebody wrote on.
    fn with_words(&self, mut record: Record, texts: &[Otherwise]) -> Record {
        if !texts.is_empty() {
            record.change_each_part(&mut |at, part| {
                let RecordPartMut::Text(text) = part else { return };
                let same = texts.iter().find(|it| it.read == *text).map(|it| it.was.clone());
                let mut here = texts.iter().filter(|it| it.at == at);
                if let Some(was) = same.or_else(|| here.find_map(|it| self.as_it_was(text, &it.was))) {
                    *text = was;
                }
            });
        }
        record
    }

    /// What is said of a week, with the reasons that were left as they were redacted as they were, and new ones about what they
    /// are about below.
    fn say_below(&self, mark: &mut SheetMark, there: Option<&SheetMark>, below: &State) {
        if self.hidden.is_empty() {
            return;
        }
        for given in &mut mark.overrides {
            let reads_so = |was: &&Override| self.piece(*was).as_ref().unwrap_or(was) == given;
            match there.and_then(|it| it.overrides.iter().find(reads_so)) {
                Some(was) => given.clone_from(was),
                None => given.subject.1 = self.real_subject(&given.subject.0, &given.subject.1, below),
            }
        }
    }

    /// The id below of what a flag is about.
    pub(super) fn real_subject(&self, table: &str, shown: &str, below: &State) -> String {
        let real = match table {
            "session" => SessionId::parse(shown).ok().map(|it| self.real_session(&it, below).to_string()),
            "series" => SeriesId::parse(shown).ok().map(|it| self.real_series(&it, below).to_string()),
            "family" => {
                let found = self.hidden.iter().find(|(_, stand_in)| stand_in.as_str() == shown);
                found.map(|(real, _)| real.to_string())
            }
            "group" => GroupId::parse(shown).ok().and_then(|it| self.real_id(Name::Group(&it), below)),
            "post" => PostId::parse(shown).ok().and_then(|it| self.real_id(Name::Post(&it), below)),
            _ => None,
        };
        real.unwrap_or_else(|| shown.to_owned())
    }

    /// The families that nobody here may know stay where they were, and a note that was kept back and not written anew is as
    /// it was.
    fn keep_back(&self, booking: &mut Booking, below: &Booking) {
        keep(&mut booking.families, &below.families, |it| self.hides(it));
        if self.keeps_note(below) {
            // One that is written over it is refused, whatever it says: no note is empty, so that nobody finds out by guessing
            // whether it is the same.
            booking.note = match booking.note.take() {
                None => below.note.clone(),
                Some(_) => Some(String::new()),
            };
        }
    }

    fn real(&self, shown: &FamilyRef) -> Option<&FamilyRef> {
        self.hidden.iter().find(|(_, stand_in)| *stand_in == shown).map(|(real, _)| real)
    }
}

/// A text that the viewer reads otherwise: where it stands, what they read, and what it says.
struct Otherwise {
    at: At,
    read: String,
    was: String,
}

/// What was published stands in order of start, then id.
fn in_order(edition: &mut Edition) {
    edition.sessions.sort_by(|a, b| (a.booking.start, &a.id).cmp(&(b.booking.start, &b.id)));
}

/// What stands under a key, a session in whichever week it is, or as its series gives it.
pub(super) fn there(state: &State, key: &Key) -> Option<Record> {
    let stored = state.get(key).ok().flatten().map(|(_, there)| there);
    let elsewhere = || match key {
        Key::Session((_, id)) => {
            let found = state.sheets().find_map(|(_, sheet)| sheet.sessions.get(id));
            found.map(|row| Record::Session(row.item.clone()))
        }
        _ => None,
    };
    stored.or_else(elsewhere).or_else(|| state.given_occurrence(key).map(Record::from))
}
