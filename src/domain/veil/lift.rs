//! A change that somebody made over what they see, as it is of the state below: what was kept from them is as it was.

use super::Veil;
use crate::domain::beside::LastContact;
use crate::domain::change::Change;
use crate::domain::group::Group;
use crate::domain::id::FamilyRef;
use crate::domain::organisation::CallNote;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::record::{Key, Record};
use crate::domain::reminder_sent::ReminderSent;
use crate::domain::session::{Booking, Series, Session};
use crate::domain::sheet::SheetMark;
use crate::domain::state::State;
use crate::domain::team_sheet::TeamMark;

impl Veil {
    /// What a change made over the veil says of the state below it.
    #[must_use]
    pub fn lift(&self, change: Change, below: &State) -> Change {
        match change {
            Change::Put(record) => {
                let record = self.under_its_id(record, below);
                Change::Put(self.lifted(&record, there(below, &record.key()).as_ref()))
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
            Record::Session(it) => Session {
                id: self.real_session(&it.id, below),
                series: it.series.as_ref().map(|series| self.real_series(series, below)),
                ..Session::clone(&it)
            }
            .into(),
            Record::Series(it) => Series { id: self.real_series(&it.id, below), ..Series::clone(&it) }.into(),
            Record::ReminderSent(it) => {
                let session = self.real_session(&it.session, below);
                ReminderSent { session, ..ReminderSent::clone(&it) }.into()
            }
            other => other,
        }
    }

    fn lifted(&self, record: &Record, there: Option<&Record>) -> Record {
        match (record, there) {
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
            (Record::Group(it), there) => {
                let mut group = Group::clone(it);
                for invitation in &mut group.invited {
                    invitation.family = self.real(&invitation.family);
                }
                if let Some(Record::Group(there)) = there {
                    self.keep_words(&mut group, there);
                }
                group.into()
            }
            (Record::Place(it), Some(Record::Place(there))) if self.text(&there.name) == it.name => {
                Place { name: there.name.clone(), ..Place::clone(it) }.into()
            }
            (Record::LastContact(it), _) => {
                LastContact { family: self.real(&it.family), ..LastContact::clone(it) }.into()
            }
            (Record::Person(it), Some(Record::Person(there))) if self.viewer.is_some() => {
                Person { conflict: there.conflict.clone(), ..Person::clone(it) }.into()
            }
            (Record::CallNote(it), Some(Record::CallNote(there))) if self.text(&there.words) == it.words => {
                CallNote { words: there.words.clone(), ..CallNote::clone(it) }.into()
            }
            (Record::Sheet(it), Some(Record::Sheet(there))) => self.said_below(it, there).into(),
            (Record::TeamMark(it), Some(Record::TeamMark(there))) => {
                TeamMark { mark: self.said_below(&it.mark, &there.mark), ..TeamMark::clone(it) }.into()
            }
            _ => record.clone(),
        }
    }

    /// The words of a group that were left as they were veiled stay as they were.
    fn keep_words(&self, group: &mut Group, there: &Group) {
        if self.text(&there.title) == group.title {
            group.title.clone_from(&there.title);
        }
        for item in &mut group.checklist {
            if let Some(was) = there.checklist.iter().find(|was| self.text(&was.item) == item.item) {
                item.item.clone_from(&was.item);
            }
        }
    }

    /// What is said of a week, with the reasons that were left as they were veiled as they were.
    fn said_below(&self, mark: &SheetMark, there: &SheetMark) -> SheetMark {
        let mut bared = mark.clone();
        for given in &mut bared.overrides {
            if let Some(was) = there.overrides.iter().find(|was| self.given(was) == *given) {
                given.clone_from(was);
            }
        }
        bared
    }

    /// A booking with its families under their own names, and texts that were left as they were veiled as they were.
    fn bared(&self, booking: &Booking, below: Option<&Booking>) -> Booking {
        let kept = |text: &Option<String>, of: fn(&Booking) -> &Option<String>| {
            let below = below.map(of).filter(|below| below.as_deref().map(|it| self.text(it)) == *text);
            below.unwrap_or(text).clone()
        };
        Booking {
            families: booking.families.iter().map(|it| self.real(it)).collect(),
            reason: kept(&booking.reason, |it| &it.reason),
            note: match below.filter(|below| booking.note.is_none() && self.keeps_note(below)) {
                Some(below) => below.note.clone(),
                None => kept(&booking.note, |it| &it.note),
            },
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
