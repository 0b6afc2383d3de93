//! What is typed and pasted, on its way into a line of text: tidied, with words where that changes more than its spaces.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crokey::KeyCombination;
use crokey::crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input as Text, InputRequest};

use super::App;
use super::layer::event::Event;
use crate::domain::plain_text::{Class, class_of, composed, named, tidy};

/// The most letters of a line of text: as many bytes as are kept of one.
const LONGEST: usize = crate::domain::check::LONGEST_TEXT;
/// The most kinds of letters that are named.
const MOST_NAMED: usize = 3;

impl App {
    /// A key as it is taken: every kind of space is the space bar's; `None` of a letter that nobody would see.
    pub(super) fn key_taken(&mut self, key: KeyCombination) -> Option<KeyCombination> {
        let KeyCode::Char(letter) = *key.codes.first() else { return Some(key) };
        match class_of(letter) {
            Class::Seen | Class::Joiner => Some(key),
            Class::Space => Some(KeyCombination::one_key(KeyCode::Char(' '), key.modifiers)),
            Class::Unseen | Class::Turning | Class::Control => {
                let name = named(letter);
                self.regret(format!(
                    "{name} was left out: nobody would see it, and it could change how text reads."
                ));
                None
            }
        }
    }

    /// A pasted text as it is taken, in one line; `None` where it could not be kept as whoever copied it saw it.
    pub(super) fn paste_taken(&mut self, text: &str) -> Option<String> {
        match tidy(text) {
            Ok(tidied) => {
                if tidied.text.chars().nth(LONGEST).is_some() {
                    self.regret(format!(
                        "Only the first {LONGEST} letters were pasted: a line holds no more."
                    ));
                } else if !tidied.left_out.is_empty() {
                    self.say(left_out(&tidied.left_out));
                }
                Some(tidied.text)
            }
            Err(turned) => {
                let name = named(turned);
                self.regret(format!(
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

/// Edits a line of text with a key or a paste; says whether anything changed.
pub(super) fn edit_text(text: &mut Text, event: &Event) -> bool {
    match event {
        Event::Key(key) => {
            if letter_of(key).is_some_and(|letter| !takes(text, letter)) {
                return false;
            }
            let change = text.handle_event(&TerminalEvent::Key(*key));
            if let Cow::Owned(_) = composed(text.value()) {
                insert(text, "");
            }
            change.is_some_and(|change| change.value || change.cursor)
        }
        Event::Pasted(pasted) => {
            insert(text, pasted);
            true
        }
        Event::Command(_) => false,
    }
}

/// Whether an event replaces a text that stands there as it was given: letters and pastes do; keys that edit it, and a space
/// after it, do not.
pub(super) fn replaces(event: &Event) -> bool {
    match event {
        Event::Key(key) => letter_of(key).is_some_and(|letter| letter != ' '),
        Event::Pasted(_) => true,
        Event::Command(_) => false,
    }
}

/// Puts a proposal in place of the last word of a text.
pub(super) fn complete_last_word(text: &mut Text, insert: &str) {
    let value = text.value();
    let start = value
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + value.get(at..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8));
    let whole = format!("{}{insert} ", value.get(..start).unwrap_or_default());
    *text = Text::new(whole);
    text.handle(InputRequest::GoToEnd);
}

fn letter_of(key: &KeyEvent) -> Option<char> {
    let KeyCode::Char(letter) = key.code else { return None };
    (!key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)).then_some(letter)
}

/// Whether a letter goes in where the cursor is: there is room, and a joiner has something to join.
fn takes(text: &Text, letter: char) -> bool {
    let before = text.value().chars().take(text.cursor()).last();
    let joins = class_of(letter) != Class::Joiner || before.is_some_and(|it| !it.is_ascii());
    joins && text.value().chars().count() < LONGEST
}

/// Puts a text in where the cursor is, as far as there is room, and composes an accent there with what it stands on.
fn insert(text: &mut Text, pasted: &str) {
    let room = LONGEST.saturating_sub(text.value().chars().count());
    let before = text.value().chars().take(text.cursor()).chain(pasted.chars().take(room));
    let before = composed(&before.collect::<String>()).into_owned();
    let cursor = before.chars().count();
    let after = text.value().chars().skip(text.cursor());
    let whole = before.chars().chain(after).collect();
    *text = std::mem::take(text).with_value(whole).with_cursor(cursor);
}
