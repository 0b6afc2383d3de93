//! Anything that is described, as the viewer may read it: ids and texts that name a family they may not know.

use super::Redaction;
use super::rows::renamed;
use crate::domain::id::{FamilyRef, Name, SeriesId, SessionId, may_be_called_otherwise};
use crate::domain::parts::{At, Described, HasParts, PartRole, Privacy, RecordPart, RecordPartMut};
use crate::domain::record::{Entity, Purge, Table};

impl Redaction {
    /// A table as the viewer may read it, each record under the key that it then has.
    pub(super) fn pieces<T: Entity + HasParts>(&self, all: &Table<T>) -> Table<T> {
        renamed(all, |it| self.piece(it))
    }

    /// Something with other ids and texts in place of those that the viewer may not read; `None` where there are none.
    pub(super) fn piece<T: HasParts + Clone>(&self, it: &T) -> Option<T> {
        if !self.reads_otherwise(it) {
            return None;
        }
        let mut shown = it.clone();
        shown.edit(At::RECORD, &mut |at, part| self.redact(at, part));
        Some(shown)
    }

    /// The same of a record with fields that are kept back: without those, too.
    pub(super) fn redacted<T: Described + HasParts + Clone + Eq>(
        &self,
        it: &T,
        is_hidden: impl Fn(Privacy) -> bool,
    ) -> Option<T> {
        if !T::FIELDS.iter().any(|field| is_hidden(field.privacy)) {
            return self.piece(it);
        }
        let mut shown = it.clone();
        shown.hide(&is_hidden);
        let shown = self.piece(&shown).unwrap_or(shown);
        (shown != *it).then_some(shown)
    }

    /// Whether a field of that kind is kept back, of what is about a family; what is between
    /// somebody and their lead, or nobody's but theirs, is kept where it is shown.
    pub(super) fn keeps_back_of(&self, privacy: Privacy, family: Option<&FamilyRef>) -> bool {
        match privacy {
            Privacy::Open | Privacy::Own | Privacy::Agreed => false,
            Privacy::Family => family.is_some_and(|it| self.hides(it)),
            Privacy::Reminding => family.is_some_and(|it| self.keeps_reminders_of(it)),
            Privacy::Measuring => family.is_some_and(|it| self.keeps_measures_of(it)),
            // A past as a patient is noted for nobody who sits here.
            Privacy::Nobody => self.viewer.is_some(),
        }
    }

    fn reads_otherwise<T: HasParts>(&self, it: &T) -> bool {
        let mut found = false;
        if !self.hidden.is_empty() {
            it.see(At::RECORD, &mut |at, part| {
                found = found
                    || match part {
                        RecordPart::Text(text) => at.role != PartRole::Own && self.in_text(text).is_some(),
                        RecordPart::Word(_) => false,
                        RecordPart::Id(id) => self.other_name(id).is_some(),
                        RecordPart::Subject(table, id) => self.other_subject(table, id).is_some(),
                        RecordPart::Untold(id) => self.other_id(id).is_some(),
                    };
            });
        }
        found
    }

    /// What people, teams and the service are called is theirs, whatever it looks like.
    pub(super) fn redact(&self, at: At, part: RecordPartMut<'_>) {
        match part {
            RecordPartMut::Text(_) if at.role == PartRole::Own => {}
            RecordPartMut::Text(text) => {
                if let Some(other) = self.in_text(text) {
                    *text = other;
                }
            }
            RecordPartMut::Id(mut id) => {
                if let Some(other) = self.other_name(id.get()) {
                    id.set(&other);
                }
            }
            RecordPartMut::Subject(table, id) => {
                if let Some(other) = self.other_subject(table, id) {
                    *id = other;
                }
            }
            RecordPartMut::Untold(id) => {
                if let Some(other) = self.other_id(id) {
                    *id = other.into();
                }
            }
        }
    }

    /// What is read in place of an id.
    fn other_name(&self, name: Name<'_>) -> Option<String> {
        match name {
            Name::Family(it) => self.hidden.get(it).map(ToString::to_string),
            name if name.may_be_called_otherwise() => self.other_id(name.as_str()),
            _ => None,
        }
    }

    fn other_subject(&self, table: &str, id: &str) -> Option<String> {
        match table {
            "family" => {
                FamilyRef::parse(id).ok().and_then(|it| self.hidden.get(&it)).map(ToString::to_string)
            }
            table if may_be_called_otherwise(table) => self.other_id(id),
            _ => None,
        }
    }

    /// The id under which the viewer reads a series.
    #[must_use]
    pub fn shown_series(&self, id: &SeriesId) -> SeriesId {
        self.series_id(id).unwrap_or_else(|| id.clone())
    }

    /// The id under which the viewer reads a session.
    #[must_use]
    pub fn shown_session(&self, id: &SessionId) -> SessionId {
        self.session_id(id).unwrap_or_else(|| id.clone())
    }

    /// What families that are forgotten came to stays with their own team.
    pub(super) fn purge(&self, purge: &Purge) -> Option<Purge> {
        self.viewer.as_ref()?;
        let mut shown = purge.clone();
        shown.counts.retain(|it| !it.figure.is_outcome() || Some(&it.team) == self.team.as_ref());
        (shown != *purge).then_some(shown)
    }
}
