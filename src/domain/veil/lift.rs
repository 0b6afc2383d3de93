//! A change that somebody made over what they see, as it is of the state below: what was kept from them is as it was.

use super::Veil;
use crate::domain::beside::LastContact;
use crate::domain::change::Change;
use crate::domain::edition::Edition;
use crate::domain::group::Group;
use crate::domain::id::{FamilyRef, SeriesId, SessionId};
use crate::domain::person::Person;
use crate::domain::record::{Key, Record};
use crate::domain::reminder_sent::ReminderSent;
use crate::domain::session::{Booking, Series, Session};
use crate::domain::sheet::SheetMark;
use crate::domain::state::State;
use crate::domain::team_sheet::{TeamEdition, TeamMark};

impl Veil {
    /// What a change made over the veil says of the state below it.
    #[must_use]
    pub fn lift(&self, change: Change, below: &State) -> Change {
        match change {
            Change::Put(record) => {
                let record = self.published(self.under_its_id(record, below), below);
                Change::Put(self.lifted(&record, there(below, &record.key()).as_ref(), below))
            }
            Change::Remove(key) => Change::Remove(self.real_key(&key, below)),
        }
    }

    /// A record under the id that it has below.
    fn under_its_id(&self, record: Record, below: &State) -> Record {
        if self.hidden.is_empty() {
            return record;
        }
        match record {
            Record::Session(it) => self.session_under_its_id(&it, below).into(),
            Record::Series(it) => Series { id: self.real_series(&it.id, below), ..Series::clone(&it) }.into(),
            Record::ReminderSent(it) => {
                let session = self.real_session(&it.session, below);
                ReminderSent { session, ..ReminderSent::clone(&it) }.into()
            }
            other => other,
        }
    }

    fn session_under_its_id(&self, session: &Session, below: &State) -> Session {
        Session {
            id: self.real_session(&session.id, below),
            series: session.series.as_ref().map(|series| self.real_series(series, below)),
            ..session.clone()
        }
    }

    /// A record with what it says was published as it is below.
    fn published(&self, record: Record, below: &State) -> Record {
        if self.hidden.is_empty() {
            return record;
        }
        match record {
            Record::Edition(it) => self.edition_below(&it, below).into(),
            Record::TeamEdition(it) => {
                TeamEdition { edition: self.edition_below(&it.edition, below), ..TeamEdition::clone(&it) }
                    .into()
            }
            other => other,
        }
    }

    fn edition_below(&self, edition: &Edition, below: &State) -> Edition {
        let session = |it: &Session| Session {
            booking: self.bared(&it.booking, None),
            ..self.session_under_its_id(it, below)
        };
        let mut sessions: Vec<Session> = edition.sessions.iter().map(session).collect();
        sessions.sort_by(|a, b| (a.booking.start, &a.id).cmp(&(b.booking.start, &b.id)));
        Edition { sessions, ..edition.clone() }
    }

    fn lifted(&self, record: &Record, there: Option<&Record>, below: &State) -> Record {
        let lifted = match (record, there) {
            (Record::Session(it), there) => {
                let below = match there {
                    Some(Record::Session(session)) => Some(&session.booking),
                    _ => None,
                };
                Session { booking: self.bared(&it.booking, below), ..Session::clone(it) }.into()
            }
            (Record::Series(it), there) => {
                let below = match there {
                    Some(Record::Series(series)) => Some(&series.booking),
                    _ => None,
                };
                Series { booking: self.bared(&it.booking, below), ..Series::clone(it) }.into()
            }
            (Record::Group(it), _) => {
                let mut group = Group::clone(it);
                for invitation in &mut group.invited {
                    invitation.family = self.real(&invitation.family);
                }
                group.into()
            }
            (Record::LastContact(it), _) => {
                LastContact { family: self.real(&it.family), ..LastContact::clone(it) }.into()
            }
            (Record::Person(it), Some(Record::Person(there))) if self.viewer.is_some() => {
                Person { conflict: there.conflict.clone(), ..Person::clone(it) }.into()
            }
            (Record::Sheet(it), there) => {
                let there = match there {
                    Some(Record::Sheet(mark)) => Some(&**mark),
                    _ => None,
                };
                self.said_below(it, there, below).into()
            }
            (Record::TeamMark(it), there) => {
                let there = match there {
                    Some(Record::TeamMark(it)) => Some(&it.mark),
                    _ => None,
                };
                TeamMark { mark: self.said_below(&it.mark, there, below), ..TeamMark::clone(it) }.into()
            }
            _ => record.clone(),
        };
        self.as_written(lifted, there)
    }

    /// A record whose texts that were left as they were veiled are as they were written.
    fn as_written(&self, mut record: Record, there: Option<&Record>) -> Record {
        let mut written: Vec<(String, String)> = vec![];
        if let Some(mut there) = there.filter(|_| !self.hidden.is_empty()).cloned() {
            there.each_written(&mut |text| written.extend(self.in_text(text).map(|it| (it, text.clone()))));
        }
        if !written.is_empty() {
            record.each_written(&mut |text| {
                if let Some((_, was)) = written.iter().find(|(veiled, _)| veiled == text) {
                    text.clone_from(was);
                }
            });
        }
        record
    }

    /// What is said of a week, with the reasons that were left as they were veiled as they were, and new ones about what they
    /// are about below.
    fn said_below(&self, mark: &SheetMark, there: Option<&SheetMark>, below: &State) -> SheetMark {
        let mut bared = mark.clone();
        if self.hidden.is_empty() {
            return bared;
        }
        for given in &mut bared.overrides {
            let was = there.and_then(|it| it.overrides.iter().find(|was| self.given(was) == *given));
            match was {
                Some(was) => given.clone_from(was),
                None => given.subject.1 = self.real_subject(&given.subject, below),
            }
        }
        bared
    }

    fn real_subject(&self, (table, shown): &(String, String), below: &State) -> String {
        let real = match table.as_str() {
            "session" => SessionId::parse(shown).ok().map(|it| self.real_session(&it, below).to_string()),
            "series" => SeriesId::parse(shown).ok().map(|it| self.real_series(&it, below).to_string()),
            "family" => {
                let found = self.hidden.iter().find(|(_, stand_in)| stand_in.as_str() == shown);
                found.map(|(real, _)| real.to_string())
            }
            _ => None,
        };
        real.unwrap_or_else(|| shown.clone())
    }

    /// A booking with its families under their own names, and with a note that was kept back.
    fn bared(&self, booking: &Booking, below: Option<&Booking>) -> Booking {
        let kept_back = below.filter(|below| booking.note.is_none() && self.keeps_note(below));
        Booking {
            families: booking.families.iter().map(|it| self.real(it)).collect(),
            note: kept_back.map_or(&booking.note, |below| &below.note).clone(),
            ..booking.clone()
        }
    }

    fn real(&self, shown: &FamilyRef) -> FamilyRef {
        let found = self.hidden.iter().find(|(_, stand_in)| *stand_in == shown);
        found.map_or(shown, |(real, _)| real).clone()
    }
}

/// What stands under a key, a session in whichever week it is, or as its series gives it.
fn there(state: &State, key: &Key) -> Option<Record> {
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
