//! What the weeks that are here say of the past: first visits, newest contacts, newest supervision.
//!
//! One pass over stored sessions and series. Weeks that are not loaded are not known here.

use std::collections::BTreeMap;

use crate::domain::{
    ActivityKind, Booking, Date, FamilyRef, Moment, PersonId, Session, SessionId, State, Status, Track,
};

/// What was found of the past.
#[derive(Clone, Debug, Default)]
pub struct History {
    first_visits: BTreeMap<FamilyRef, (Moment, SessionId)>,
    contacts: BTreeMap<FamilyRef, Date>,
    supervision: BTreeMap<(PersonId, Track), Date>,
}

impl History {
    /// Gathers the past of a state, up to a day where something must be over to count.
    #[must_use]
    pub fn of(state: &State, today: Date) -> Self {
        let mut history = Self::default();
        for (_, sheet) in state.sheets() {
            for row in sheet.sessions.values() {
                let session: &Session = &row.item;
                history.take(state, &session.booking, &session.id, session.booking.start, today);
            }
        }
        for row in state.records.series.values() {
            let series = &row.item;
            let done = series.booking.status == Status::Done;
            let home = state.activity(&series.booking.activity).is_some_and(|activity| activity.home);
            if !(done || home && series.booking.status == Status::Planned) {
                continue;
            }
            let untouched = |date: &Date| {
                let Some(id) = series.id.occurrence(*date) else { return false };
                let there = state
                    .sheet(date.week())
                    .is_some_and(|sheet| sheet.sessions.contains_key(&id) || sheet.away.contains_key(&id));
                !series.except.contains(date) && !there
            };
            let from = series.booking.start.date();
            let until = |last: Date| {
                let dates = series.repeat.dates(series.booking.start, from, last);
                dates.into_iter().filter(untouched)
            };
            // The first is nearly always among the first few: only a series that was changed that often is read on.
            let first =
                until(from.plus_days(60)).next().or_else(|| until(from.max(today).plus_days(400)).next());
            let newest = if done { until(today).next_back() } else { None };
            for date in first.into_iter().chain(newest) {
                if let Some(id) = series.id.occurrence(date) {
                    let start = date.at(series.booking.start.time());
                    history.take(state, &series.booking, &id, start, today);
                }
            }
        }
        history
    }

    fn take(&mut self, state: &State, booking: &Booking, id: &SessionId, start: Moment, today: Date) {
        let Some(activity) = state.activity(&booking.activity).filter(|_| booking.status.counts()) else {
            return;
        };
        if activity.home {
            for family in &booking.families {
                let this = (start, id.clone());
                match self.first_visits.get_mut(family) {
                    Some(first) if *first <= this => {}
                    Some(first) => *first = this,
                    None => drop(self.first_visits.insert(family.clone(), this)),
                }
            }
        }
        let date = start.date();
        if booking.status != Status::Done || date > today {
            return;
        }
        if matches!(activity.kind, ActivityKind::Contact | ActivityKind::Group) {
            for family in &booking.families {
                let newest = self.contacts.entry(family.clone()).or_insert(date);
                *newest = date.max(*newest);
            }
        }
        if activity.kind == ActivityKind::Supervision {
            let track = booking.track.unwrap_or(Track::Clinical);
            for person in &booking.people {
                let newest = self.supervision.entry((person.clone(), track)).or_insert(date);
                *newest = date.max(*newest);
            }
        }
    }

    /// Whether a home session with a family, planned or done, comes before a moment.
    #[must_use]
    pub fn visited_before(&self, family: &FamilyRef, start: Moment) -> bool {
        self.first_visits.get(family).is_some_and(|(first, _)| *first < start)
    }

    /// The newest done contact or group that names a family, up to today.
    #[must_use]
    pub fn last_contact(&self, family: &FamilyRef) -> Option<Date> {
        self.contacts.get(family).copied()
    }

    /// The newest done supervision of a person on a track, up to today.
    #[must_use]
    pub fn last_supervision(&self, person: &PersonId, track: Track) -> Option<Date> {
        self.supervision.get(&(person.clone(), track)).copied()
    }
}
