//! What lies ahead, by whom it is for: the sessions that each sheet tells by itself, and the series that have some yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{
    Booking, Date, FamilyRef, Moment, PersonId, Series, SeriesId, Session, Sheet, State, Status,
};
use crate::rota::Source;

/// Whom something ahead is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AheadFor<'p> {
    /// Somebody who is down for it in any way.
    Person(&'p PersonId),
    /// A family.
    Family(&'p FamilyRef),
}

/// What is planned or done by itself, or comes of a series, from some day on.
#[derive(Clone, Debug)]
pub struct Upcoming {
    /// When it starts.
    pub start: Moment,
    pub(super) source: Source,
}

impl Upcoming {
    pub(super) fn stored(session: &Arc<Session>) -> Self {
        Self { start: session.booking.start, source: Source::Session(session.clone()) }
    }

    /// What, who and where; of a series its `start` is that of the first one, so use [`Upcoming::start`].
    #[must_use]
    pub fn booking(&self) -> &Booking {
        self.source.booking()
    }

    /// The day on which it starts.
    #[must_use]
    pub fn date(&self) -> Date {
        self.start.date()
    }

    /// Whether it is still planned.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        self.booking().status == Status::Planned
    }
}

/// Sessions or series, by whom they are for.
#[derive(Debug)]
pub(super) struct ByWhom<T> {
    people: BTreeMap<PersonId, Vec<Arc<T>>>,
    families: BTreeMap<FamilyRef, Vec<Arc<T>>>,
}

impl<T> Default for ByWhom<T> {
    fn default() -> Self {
        Self { people: BTreeMap::new(), families: BTreeMap::new() }
    }
}

impl<T> ByWhom<T> {
    fn add(&mut self, booking: &Booking, it: &Arc<T>) {
        for person in booking.everyone() {
            self.people.entry(person.clone()).or_default().push(it.clone());
        }
        for family in &booking.families {
            self.families.entry(family.clone()).or_default().push(it.clone());
        }
    }

    pub(super) fn of(&self, whose: AheadFor<'_>) -> &[Arc<T>] {
        let all = match whose {
            AheadFor::Person(person) => self.people.get(person),
            AheadFor::Family(family) => self.families.get(family),
        };
        all.map_or(&[], Vec::as_slice)
    }
}

/// The sessions of one sheet that are planned or done, by whom they are for and by series.
#[derive(Debug, Default)]
pub struct Stored {
    pub(super) sessions: ByWhom<Session>,
    pub(super) series: Vec<(SeriesId, Date)>,
}

impl Stored {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut stored = Self::default();
        let sessions = sheet.sessions.values().map(|row| &row.item);
        for session in sessions.filter(|session| session.booking.status.counts()) {
            stored.sessions.add(&session.booking, session);
            if let Some(series) = &session.series {
                stored.series.push((series.clone(), session.booking.start.date()));
            }
        }
        stored
    }
}

/// The series whose occurrences are planned or done, by whom they are for.
#[derive(Debug, Default)]
pub struct SeriesByWhom(pub(super) ByWhom<Series>);

impl SeriesByWhom {
    pub(super) fn of(state: &State) -> Self {
        let mut by_whom = Self::default();
        for series in state.records.series.values().map(|row| &row.item) {
            if series.booking.status.counts() {
                by_whom.0.add(&series.booking, series);
            }
        }
        by_whom
    }
}
