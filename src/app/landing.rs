//! Where the selection goes once something is saved: to what is new, on the screen that shows it.

use super::layer::{Draft, Layer};
use super::{App, Target};
use crate::domain::{Booking, Change, Record, SessionId};

impl App {
    /// Where to go once a draft is saved: where it says, else to the one new thing in it that the screen shows.
    pub(super) fn lands(&self, draft: &Draft) -> Option<Target> {
        if draft.lands.is_some() {
            return draft.lands.clone();
        }
        // What is covered or put right stays selected.
        if self.layers.iter().any(|layer| matches!(layer, Layer::Suggestions(it) if it.topic().stays())) {
            return None;
        }
        let new = |change: &'_ Change| match change {
            // What stands in a week that is not read yet has an id of its own.
            Change::Put(record) if !matches!(draft.base.get(&record.key()), Ok(Some(_))) => {
                self.screen.handler().target_of(self, record)
            }
            _ => None,
        };
        let mut targets = draft.changes.iter().filter_map(new);
        let only = targets.next()?;
        targets.next().is_none().then_some(only)
    }

    /// Where something new is found where sessions are shown.
    pub(super) fn target_in_week(&self, record: &Record) -> Option<Target> {
        match record {
            Record::Session(it) if it.series.is_none() => {
                Some(self.target_of_session(&it.booking, Some(it.id.clone())))
            }
            Record::Series(it) => {
                let first = it.id.occurrence(it.booking.start.date());
                Some(self.target_of_session(&it.booking, first))
            }
            Record::Leave(it) => {
                let is_here =
                    self.selection.person.as_ref() == Some(&it.person) && it.span.touches(self.selection.day);
                (!is_here).then(|| Target::Line(it.span.first_day(), it.person.clone()))
            }
            _ => None,
        }
    }

    /// Where a session is found: its day, somebody in it whose line that is, and itself.
    pub(super) fn target_of_session(&self, booking: &Booking, id: Option<SessionId>) -> Target {
        let day = booking.start.date();
        let selected = self.selection.person.as_ref().filter(|person| booking.involves(person));
        let person = selected.or(booking.people.first()).or(booking.with.first()).cloned();
        id.map_or(Target::Day(day), |id| Target::Session(day, person, id))
    }
}
