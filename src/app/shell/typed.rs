//! What is typed and pasted, as it is taken: what nobody would see is left out, and that is said.

use std::collections::BTreeSet;

use crokey::KeyCombination;
use crokey::crossterm::event::KeyCode;

use crate::app::App;
use crate::app::writing::LONGEST_LINE_LETTERS;
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

    /// A pasted text as it is taken, in one line; `None` where it could not be kept as whoever copied it saw it.
    pub(in crate::app) fn paste_taken(&mut self, text: &str) -> Option<String> {
        match tidy(text) {
            Ok(tidied) => {
                if tidied.text.chars().nth(LONGEST_LINE_LETTERS).is_some() {
                    self.report_error(format!(
                        "Only the first {LONGEST_LINE_LETTERS} letters were pasted: a line holds no more."
                    ));
                } else if !tidied.left_out.is_empty() {
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
