//! Ids that name a family: who may not know it reads another id, and what they say of that is said of the one behind it.

use super::Redaction;

use crate::domain::id::{FamilyRef, Name, SeriesId, SessionId};
use crate::domain::parts::RecordPartMut;
use crate::domain::record::{Entity, Key, Table};
use crate::domain::state::{PSEUDONYM, State, is_pseudonym};
use crate::domain::text::parts_of_word::{is_number, runs};

impl Redaction {
    /// Whether an id, or a word, names what could be a family that the viewer may not know, or is made of all that a session is, so that they
    /// could find out the family by trying.
    fn names_one(&self, word: &str) -> bool {
        let is_hidden = |run: &str| FamilyRef::parse(run).is_ok_and(|it| self.in_place_of(&it).is_some());
        let names = |run: &str| (run == word || !is_number(run)) && is_hidden(run);
        !self.hidden.is_empty() && (is_derived(word) || runs(word).any(names))
    }

    /// The id under which something is kept to which the viewer gave one that names what could be a family; `None` where it
    /// stays as it is.
    #[must_use]
    pub fn given(&self, id: Name<'_>) -> Option<String> {
        let may = id.may_be_called_otherwise() && self.names_one(id.as_str());
        // No id has a space in it, so that this is never what somebody reads in place of one that is there.
        may.then(|| self.secret.pseudonym(&format!("given {id}")))
    }

    /// What is read in place of an id that names one; an occurrence keeps its date and goes with its series.
    pub(super) fn other_id(&self, id: &str) -> Option<String> {
        if !self.names_one(id) {
            return None;
        }
        let occurrence = SessionId::parse(id).ok().and_then(|id| id.occurrence_of());
        let of_series = occurrence.and_then(|(series, date)| {
            let other = self.series_id(&series)?;
            Some(other.occurrence(date)?.to_string())
        });
        Some(of_series.unwrap_or_else(|| self.secret.pseudonym(id)))
    }

    pub(super) fn series_id(&self, id: &SeriesId) -> Option<SeriesId> {
        self.names_one(id.as_str()).then(|| SeriesId::parse(&self.secret.pseudonym(id.as_str())).ok())?
    }

    pub(super) fn session_id(&self, id: &SessionId) -> Option<SessionId> {
        SessionId::parse(&self.other_id(id.as_str())?).ok()
    }

    /// Whether an id stands for one that is kept from whoever wrote it down, or looks so.
    #[must_use]
    pub fn is_stand_in(&self, id: Name<'_>) -> bool {
        self.viewer.is_some() && id.may_be_called_otherwise() && is_pseudonym(id.as_str())
    }

    /// A key as the viewer may read it.
    #[must_use]
    pub fn key(&self, key: &Key) -> Key {
        let mut shown = key.clone();
        shown.change_each_id(&mut |at, part| self.redact(at, part));
        shown
    }

    /// The key behind one that the viewer reads; whom a stand-in in it is for is not asked.
    pub(super) fn real_key(&self, key: &Key, below: &State) -> Key {
        let mut real = key.clone();
        real.change_each_id(&mut |_, part| match part {
            RecordPartMut::Id(mut id) => {
                if let Some(other) = self.real_id(id.get(), below) {
                    id.set(&other);
                }
            }
            RecordPartMut::Subject(kind, id) if !self.hidden.is_empty() => {
                *id = self.real_subject(kind, id, below);
            }
            RecordPartMut::Subject(..) | RecordPartMut::Text(_) | RecordPartMut::Untold(_) => {}
        });
        real
    }

    /// The id behind one that the viewer reads, of whatever is not a family; `None` where it is the same.
    pub(super) fn real_id(&self, shown: Name<'_>, below: &State) -> Option<String> {
        if self.hidden.is_empty() || !shown.may_be_called_otherwise() {
            return None;
        }
        let real = match shown {
            Name::Session(id) => self.real_session(id, below).to_string(),
            Name::Series(id) => self.real_series(id, below).to_string(),
            _ if self.names_one(shown.as_str()) => {
                let is_taken = |id: &String| ids_beside(shown, below).any(|it| it == id);
                free(&shown.to_string(), is_taken, |id| Some(id.to_owned()))
            }
            _ if shown.as_str().starts_with(PSEUDONYM) => {
                let is_behind = |id: &&str| self.other_id(id).as_deref() == Some(shown.as_str());
                ids_beside(shown, below).find(is_behind)?.to_owned()
            }
            _ => return None,
        };
        (real != shown.as_str()).then_some(real)
    }

    /// The id of the series behind one that the viewer reads. One that they gave themselves and cannot know to be taken is
    /// followed by a number.
    pub(super) fn real_series(&self, shown: &SeriesId, below: &State) -> SeriesId {
        let all = &below.records.series;
        if self.names_one(shown.as_str()) {
            let is_taken = |id: &SeriesId| all.contains_key(id);
            return free(shown, is_taken, |id| SeriesId::parse(id).ok());
        }
        if !shown.as_str().starts_with(PSEUDONYM) {
            return shown.clone();
        }
        all.keys().find(|id| self.series_id(id).as_ref() == Some(shown)).unwrap_or(shown).clone()
    }

    /// The same of a session.
    pub(super) fn real_session(&self, shown: &SessionId, below: &State) -> SessionId {
        let of_series = shown.occurrence_of().and_then(|(series, date)| {
            let real = self.real_series(&series, below);
            (real != series).then(|| real.occurrence(date))?
        });
        if let Some(id) = of_series {
            return id;
        }
        if self.names_one(shown.as_str()) {
            let is_taken = |id: &SessionId| below.sheets().any(|(_, it)| it.sessions.contains_key(id));
            return free(shown, is_taken, |id| SessionId::parse(id).ok());
        }
        if !shown.as_str().starts_with(PSEUDONYM) {
            return shown.clone();
        }
        let mut all = below.sheets().flat_map(|(_, sheet)| sheet.sessions.keys());
        all.find(|id| self.session_id(id).as_ref() == Some(shown)).unwrap_or(shown).clone()
    }
}

/// The ids that stand in the same table.
fn ids_beside<'a>(name: Name<'_>, state: &'a State) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    fn all<'a, T: Entity>(table: &'a Table<T>) -> Box<dyn Iterator<Item = &'a str> + 'a>
    where
        T::Key: AsRef<str>,
    {
        Box::new(table.keys().map(AsRef::as_ref))
    }
    let records = &state.records;
    match name {
        Name::Place(_) => all(&records.places),
        Name::Post(_) => all(&records.posts),
        Name::Course(_) => all(&records.courses),
        Name::Activity(_) => all(&records.activities),
        Name::Group(_) => all(&records.groups),
        Name::Organisation(_) => all(&records.organisations),
        Name::Request(_) => all(&records.requests),
        Name::Team(_) | Name::Person(_) | Name::Family(_) | Name::Session(_) | Name::Series(_) => {
            Box::new(std::iter::empty())
        }
    }
}

/// Whether an id is one that a session gets to which nobody gave any: it is made of its family too.
fn is_derived(id: &str) -> bool {
    let sum = id.strip_prefix("s-").and_then(|rest| rest.get(..8).map(|sum| (sum, rest.get(8..))));
    sum.is_some_and(|(sum, rest)| {
        sum.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
            && rest.is_none_or(|rest| rest.is_empty() || rest.starts_with('-'))
    })
}

/// The id, or the first with a number after it that is not taken.
fn free<T: Clone + AsRef<str>>(id: &T, is_taken: impl Fn(&T) -> bool, read: impl Fn(&str) -> Option<T>) -> T {
    if !is_taken(id) {
        return id.clone();
    }
    let numbered = (2..100_u32).filter_map(|n| read(&format!("{}-{n}", id.as_ref())));
    numbered.into_iter().find(|it| !is_taken(it)).unwrap_or_else(|| id.clone())
}
