//! What a week knows of busy times: whose, on which day, and whether somebody or a place has any in some time.

use crate::domain::{BusyOf, Date, PersonId, PlaceId};

use super::busy::BusySpan;
use super::span::Span;
use super::week::RotaWeek;

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
