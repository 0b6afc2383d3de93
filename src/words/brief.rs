//! What a session is, in a word.

use crate::domain::{Booking, State};

use super::sessions::{is_name, small};

/// Activities of the catalogue, with their titles, of which no word of the title says what they are. One that a service has given
/// a title of its own is called by that.
const SHORT: [(&str, &str, &str); 6] = [
    ("video", "Video call", "video"),
    ("one-to-one", "One-to-one", "1 to 1"),
    ("ward-time", "Time on the ward", "ward"),
    ("precontact", "Contact before a group", "pre-group"),
    ("preparation", "Preparation", "prep"),
    ("quiet-task", "Quiet-time task", "quiet"),
];

/// What a booking is in a word, where there is room for no more: `handover`, `MDT`, `massage`, `pre-group`. Of a group it is what
/// is done in it.
#[must_use]
pub fn brief(booking: &Booking, state: &State) -> String {
    let id = booking.activity.as_str();
    let title = state.activity(&booking.activity).map_or(id, |activity| activity.title.as_str());
    let known = SHORT.iter().find(|(of, whole, _)| *of == id && *whole == title);
    known.map_or_else(|| short_name(&small(title)), |(.., short)| (*short).to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::built_in_activities;

    #[test]
    fn a_title_is_shortened_to_the_word_that_says_what_it_is() {
        for (title, line, word) in [
            ("Share handover", "share handover", "handover"),
            ("MDT meeting", "MDT meeting", "MDT"),
            ("BookBug at home", "BookBug at home", "BookBug"),
            ("BookBug", "BookBug", "BookBug"),
            ("Baby massage", "baby massage", "massage"),
            ("Wellbeing Group", "wellbeing Group", "Group"),
            ("Directory calls", "directory calls", "calls"),
            ("Home visit", "home visit", "visit"),
            ("Supervision", "supervision", "supervision"),
            ("One-to-one", "one-to-one", "one-to-one"),
            ("", "", ""),
        ] {
            assert_eq!(small(title), line);
            assert_eq!(short_name(&small(title)), word, "{title}");
        }
    }

    #[test]
    fn what_has_a_word_of_its_own_stands_in_the_catalogue() {
        let all = built_in_activities();
        for (id, title, short) in SHORT {
            assert!(all.iter().any(|it| it.id.as_str() == id && it.title == title), "{id}");
            assert!(short.len() < title.len() && short_name(&small(title)) != short, "{short}");
        }
    }
}
