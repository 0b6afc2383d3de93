//! What a session is, as long or as short as there is room for.

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

/// What a booking is in a word, for the cell of a table: `handover`, `MDT`, `massage`, `pre-group`. Of a group it is what is done in
/// it.
#[must_use]
pub fn brief(booking: &Booking, state: &State) -> String {
    match booking.activity.as_str() {
        "precontact" => "pre-group".to_owned(),
        "ward-time" => "ward".to_owned(),
        other => {
            let title = state.activity(&booking.activity).map_or(other, |activity| activity.title.as_str());
            short_name(&small(title))
        }
    }
}

/// What is left of a title in a word: the word that is a name of its own where there is one; else the last before `at`, `of` and
/// the like, which is what the others only say more of.
fn short_name(title: &str) -> String {
    const TURNS: &[&str] = &["about", "after", "at", "before", "for", "from", "in", "of", "on", "to", "with"];
    let words: Vec<&str> = title.split_whitespace().collect();
    let named = words.iter().find(|word| is_name(word));
    let turn = words.iter().position(|word| TURNS.contains(word)).unwrap_or(words.len());
    let last = words.get(..turn).and_then(<[&str]>::last);
    named.or(last).or(words.first()).map_or_else(String::new, |word| (*word).to_owned())
}

/// A title with a small first letter, unless its first word is a name of its own.
fn small(title: &str) -> String {
    if title.split_whitespace().next().is_some_and(is_name) {
        return title.to_owned();
    }
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether a word is written with capitals or figures inside it: `BookBug`, `MDT`.
fn is_name(word: impl AsRef<str>) -> bool {
    word.as_ref().chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_shortened_to_the_word_that_says_what_it_is() {
        for (title, line, word) in [
            ("Share handover", "share handover", "handover"),
            ("MDT meeting", "MDT meeting", "MDT"),
            ("BookBug at home", "BookBug at home", "BookBug"),
            ("BookBug", "BookBug", "BookBug"),
            ("Baby massage", "baby massage", "massage"),
            ("Wellbeing Group", "wellbeing Group", "Group"),
            ("Contact before a group", "contact before a group", "contact"),
            ("Supervision", "supervision", "supervision"),
            ("One-to-one", "one-to-one", "one-to-one"),
            ("", "", ""),
        ] {
            assert_eq!(small(title), line);
            assert_eq!(short_name(&small(title)), word, "{title}");
        }
    }
}
