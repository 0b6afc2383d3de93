//! Busy times of a week: when somebody is busy elsewhere, or a place is taken, as calendars and people say.

use std::collections::BTreeMap;

use crate::domain::{BusyOf, Date, HowBusy, Moment, PersonId, PlaceId, State, Week, Zone};

use super::span::Span;
use super::week::RotaWeek;

/// A busy time, and the time it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusySpan {
    /// When it starts, on the wall.
    pub start: Moment,
    /// When it is over; whole days end at midnight.
    pub end: Moment,
    /// How busy they are.
    pub how: HowBusy,
    /// The time it takes.
    pub span: Span,
    /// Whether a calendar says so, rather than somebody who wrote it down.
    pub is_of_calendar: bool,
}

impl BusySpan {
    /// Whether it is sure: who may be busy is not.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.how != HowBusy::Tentative
    }

    /// The part of it that lies on a day, from when to when; `None` where none does.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<(Moment, Moment)> {
        let (from, to) = (self.start.max(day.start()), self.end.min(day.plus_days(1).start()));
        (from < to).then_some((from, to))
    }

    /// Whether it takes all of a day.
    #[must_use]
    pub fn fills(&self, day: Date) -> bool {
        self.on(day) == Some((day.start(), day.plus_days(1).start()))
    }
}

/// Busy times by whose they are, in order of start.
pub(super) type BusyTimes = BTreeMap<BusyOf, Vec<BusySpan>>;

/// The busy times that touch a week, or the days at its edges.
pub(super) fn of_week(state: &State, zone: Zone, week: Week) -> BusyTimes {
    let (from, to) = (week.monday().plus_days(-1).start(), week.sunday().plus_days(2).start());
    let mut all = BusyTimes::new();
    for row in state.records.busy.values() {
        let it = &row.item;
        if it.start < to && from < it.end {
            let span = Span::between(zone, it.start, it.end);
            let is_of_calendar = it.source.is_some() || !it.is_written_by_people();
            let busy = BusySpan { start: it.start, end: it.end, how: it.how, span, is_of_calendar };
            all.entry(it.whose.clone()).or_default().push(busy);
        }
    }
    all
}

impl RotaWeek {
    /// The busy times of a person or a place that touch the week or the days at its edges, by start.
    #[must_use]
    pub fn busy_of(&self, whose: &BusyOf) -> &[BusySpan] {
        self.busy.get(whose).map_or(&[], Vec::as_slice)
    }

    /// Whether there is any.
    #[must_use]
    pub fn has_busy_times(&self) -> bool {
        !self.busy.is_empty()
    }

    /// A person's busy times, by start.
    #[must_use]
    pub fn busy_times(&self, person: &PersonId) -> &[BusySpan] {
        if self.busy.is_empty() { &[] } else { self.busy_of(&BusyOf::Person(person.clone())) }
    }

    /// When a place is taken, by start.
    #[must_use]
    pub fn taken_times(&self, place: &PlaceId) -> &[BusySpan] {
        if self.busy.is_empty() { &[] } else { self.busy_of(&BusyOf::Place(place.clone())) }
    }

    /// A person's busy times that touch a day, by start.
    pub fn busy_on(&self, person: &PersonId, day: Date) -> impl Iterator<Item = &BusySpan> {
        self.busy_times(person).iter().filter(move |busy| busy.on(day).is_some())
    }

    /// Whether a person is busy for some of a time, surely or not.
    #[must_use]
    pub fn is_busy(&self, person: &PersonId, span: Span) -> bool {
        self.busy_times(person).iter().any(|busy| busy.span.overlaps(span))
    }

    /// Whether a place is taken for some of a time, surely or not.
    #[must_use]
    pub fn is_taken(&self, place: &PlaceId, span: Span) -> bool {
        self.taken_times(place).iter().any(|busy| busy.span.overlaps(span))
    }
}
