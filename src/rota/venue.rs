//! Where a group meets on a day, where that is not the place that the group itself has: it moved from some day on.

use crate::domain::{Booking, Date, Group, PlaceId, State};

/// The place of a group's sessions around a day, where it is another than the group's own: that of the series that runs
/// then, else of its last session up to then that is here.
#[must_use]
pub fn venue_on(state: &State, group: &Group, day: Date) -> Option<PlaceId> {
    let is_of = |booking: &Booking| booking.group.as_ref() == Some(&group.id);
    let series = state.records.series.values().map(|row| &row.item).filter(|it| {
        is_of(&it.booking)
            && it.booking.start.date() <= day
            && it.repeat.last_day().is_none_or(|last| day <= last)
    });
    let sessions = || {
        let stored = state.sheets().flat_map(|(_, sheet)| sheet.sessions.values());
        let bookings = stored.map(|row| &row.item.booking);
        bookings.filter(|it| is_of(it) && it.start.date() <= day).max_by_key(|it| it.start)
    };
    let running = series.map(|it| &it.booking).max_by_key(|it| it.start).or_else(sessions);
    running?.place.clone().filter(|place| *place != group.place)
}
