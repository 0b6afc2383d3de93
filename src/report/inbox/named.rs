//! What a request is about, by name and by day.

use crate::domain::{Booking, Date, FamilyRef, SessionId, State};
use crate::words::{in_a_row, titled};

/// A booking by its title, with its families: `Phone call C4`.
pub(super) fn named_with_families(booking: &Booking, state: &State) -> String {
    let mut families: Vec<String> = booking.families.iter().map(FamilyRef::called).collect();
    families.dedup();
    let title = titled(booking, state);
    if families.is_empty() { title.to_owned() } else { format!("{title} {}", in_a_row(&families)) }
}

/// The day of a session that nobody wrote down: by its id, or where it is stored in the weeks that are here.
pub(super) fn day_of(state: &State, id: &SessionId) -> Option<Date> {
    let stored = state.sheets().find_map(|(_, sheet)| sheet.sessions.get(id));
    stored.map(|row| row.item.booking.start.date()).or_else(|| id.occurrence_of().map(|(_, date)| date))
}
