//! What a session is, where there is room for a word.

use crate::domain::{Booking, State};

use super::titled;

/// Activities of the catalogue with their titles, and what they are called where room is short. One that a service has given
/// a title of its own is called by that.
const SHORT: [(&str, &str, &str); 14] = [
    ("home-visit", "Home visit", "visit"),
    ("phone", "Phone call", "call"),
    ("video", "Video call", "video"),
    ("one-to-one", "One-to-one", "1 to 1"),
    ("ward-time", "Time on the ward", "ward"),
    ("practical-help", "Practical help", "help"),
    ("precontact", "Contact before a group", "contact"),
    ("measure", "Wellbeing measure", "measure"),
    ("bookbug-home", "BookBug at home", "BookBug"),
    ("mdt", "MDT meeting", "MDT"),
    ("preparation", "Preparation", "Prep"),
    ("directory", "Directory calls", "Calls"),
    ("quiet-task", "Quiet-time task", "Quiet"),
    ("care-review", "Care review", "review"),
];

/// What a booking is, in a word where there is one: the group's title, else the activity's or what that is called for short.
#[must_use]
pub fn short_title<'b>(booking: &'b Booking, state: &'b State) -> &'b str {
    let title = titled(booking, state);
    let known = |(id, whole, _): &&(&str, &str, &str)| *id == booking.activity.as_str() && *whole == title;
    SHORT.iter().find(known).map_or(title, |(.., short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::built_in_activities;

    #[test]
    fn what_is_called_short_stands_in_the_catalogue() {
        let all = built_in_activities();
        for (id, title, short) in SHORT {
            assert!(all.iter().any(|it| it.id.as_str() == id && it.title == title), "{id}");
            assert!(short.len() < title.len(), "{short}");
        }
    }
}
