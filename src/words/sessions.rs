//! What a session is, by its title.

use crate::domain::{Booking, State};

/// The title of what a booking is, in the middle of a sentence or at its start: the group's or the activity's.
#[must_use]
pub fn titled<'b>(booking: &'b Booking, state: &'b State) -> &'b str {
    let group = booking.group.as_ref().and_then(|id| state.group(id));
    let activity = || state.activity(&booking.activity).map(|activity| activity.title.as_str());
    group.map(|group| group.title.as_str()).or_else(activity).unwrap_or(booking.activity.as_str())
}

/// The same in the middle of a line: a group keeps its name, an activity begins small unless its first word is a name of its
/// own: `share handover`, but `BookBug` and `MDT meeting`.
#[must_use]
pub fn mentioned(booking: &Booking, state: &State) -> String {
    let title = titled(booking, state);
    let is_group = booking.group.as_ref().is_some_and(|id| state.group(id).is_some());
    if is_group { title.to_owned() } else { small(title) }
}

/// A title with a small first letter, unless its first word is a name of its own.
pub(super) fn small(title: &str) -> String {
    if title.split_whitespace().next().is_some_and(is_name) {
        return title.to_owned();
    }
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether a word is written with capitals or figures inside it: `BookBug`, `MDT`.
pub(super) fn is_name(word: impl AsRef<str>) -> bool {
    word.as_ref().chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_numeric())
}
