//! What is typed and pasted, as it is taken: what nobody would see is left out, and that is said.

use std::collections::BTreeSet;

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyModifiers};

use crate::app::App;
use crate::app::layer::{Layer, LinePurpose};
use crate::app::writing::{LONGEST_LINE_LETTERS, LONGEST_QUERY_LETTERS, LONGEST_QUICK_LETTERS};
use crate::domain::plain_text::{Class, class_of, named, tidy};

/// The most kinds of letters that are named.
const MOST_NAMED: usize = 3;

impl App {
    /// A key as it is taken: every kind of space is the space bar's; `None` of a letter that nobody would see.
    pub(in crate::app) fn key_taken(&mut self, key: KeyCombination) -> Option<KeyCombination> {
        let KeyCode::Char(letter) = *key.codes.first() else { return Some(key) };
        match class_of(letter) {
            Class::Seen | Class::Joiner => Some(key),
            Class::Space => Some(KeyCombination::one_key(KeyCode::Char(' '), key.modifiers)),
            Class::Unseen | Class::Turning | Class::Control => {
                let name = named(letter);
                self.report_error(format!(
                    "{name} was left out: nobody would see it, and it could change how text reads."
                ));
                None
            }
        }
    }

    /// The most letters that what is written in in front takes, and how many it holds.
    fn most_in_front(&self) -> (usize, usize) {
        let held = |text: &tui_input::Input| text.value().chars().count();
        match self.layers.last() {
            Some(Layer::Line(line)) => {
                let is_read = matches!(line.purpose, LinePurpose::Add | LinePurpose::GoTo);
                (if is_read { LONGEST_QUICK_LETTERS } else { LONGEST_LINE_LETTERS }, held(&line.text))
            }
            Some(Layer::List(list)) => (LONGEST_QUERY_LETTERS, held(&list.text)),
            Some(Layer::Finder(finder)) => (LONGEST_QUERY_LETTERS, held(&finder.list.text)),
            _ => (LONGEST_LINE_LETTERS, 0),
        }
    }

    /// Says that a letter does not fit any more; whether it does.
    pub(in crate::app) fn fits(&mut self, key: &KeyCombination) -> bool {
        let is_letter = matches!(key.codes.first(), KeyCode::Char(_))
            && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let (most, written) = self.most_in_front();
        if !is_letter || written < most {
            return true;
        }
        self.report_error(format!("This line is full: it holds {most} letters."));
        false
    }

    /// A pasted text as it is taken, in one line; `None` where it could not be kept as whoever copied it saw it.
    pub(in crate::app) fn paste_taken(&mut self, text: &str) -> Option<String> {
        match tidy(text) {
            Ok(tidied) => {
                let (most, written) = self.most_in_front();
                let room = most.saturating_sub(written);
                if tidied.text.chars().nth(room).is_some() {
                    self.report_error(match room {
                        0 => format!("Nothing was pasted: this line is full, it holds {most} letters."),
                        _ => format!(
                            "Only the first {room} letters were pasted: this line holds no more than {most}."
                        ),
                    });
                    return (room > 0).then(|| tidied.text.chars().take(room).collect());
                }
                if !tidied.left_out.is_empty() {
                    self.say(left_out(&tidied.left_out));
                }
                Some(tidied.text)
            }
            Err(turned) => {
                let name = named(turned);
                self.report_error(format!(
                    "Not pasted: it holds {name}, which reverses the words after it. Type it instead."
                ));
                None
            }
        }
    }
}

fn left_out(letters: &BTreeSet<char>) -> String {
    let mut names: Vec<String> = letters.iter().take(MOST_NAMED).map(|letter| named(*letter)).collect();
    if letters.len() > MOST_NAMED {
        names.push("others".to_owned());
    }
    format!("Pasted, leaving out what cannot be seen: {}.", names.join(", "))
}
