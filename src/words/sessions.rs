//! What a session is.

use crate::domain::{Booking, State};

/// The title of what a booking is, in the middle of a sentence or at its start: the group's or the activity's.
#[must_use]
pub fn titled<'b>(booking: &'b Booking, state: &'b State) -> &'b str {
    let group = booking.group.as_ref().and_then(|id| state.group(id));
    let activity = || state.activity(&booking.activity).map(|activity| activity.title.as_str());
    group.map(|group| group.title.as_str()).or_else(activity).unwrap_or(booking.activity.as_str())
}
