//! Notes of sessions, which go with the families that they are about: those booked, and those of the group that meets.

use super::Redaction;
use crate::domain::record::Booking;

impl Redaction {
    /// Whether the note of a session is kept back: all families that it is about are hidden, and the viewer is not in it.
    pub(super) fn keeps_note(&self, booking: &Booking) -> bool {
        if self.viewer.as_ref().is_some_and(|viewer| booking.involves(viewer)) {
            return false;
        }
        let of_group = booking.group.as_ref().and_then(|group| self.groups.get(group)).copied();
        let is_about_some = !booking.families.is_empty() || of_group.is_some();
        let all = booking.families.iter().all(|it| self.hidden.contains_key(it));
        is_about_some && all && of_group.unwrap_or(true)
    }
}
