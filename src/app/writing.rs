//! A line of text as it is edited: by keys, pastes and proposals.

use std::borrow::Cow;

use crokey::crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input as Text, InputRequest};

use super::layer::event::Event;
use crate::domain::plain_text::{Class, class_of, composed};

/// The most letters of a line of text: as many bytes as are kept of one.
pub(super) const LONGEST_LINE_LETTERS: usize = crate::domain::check::LONGEST_TEXT;
/// The most letters of a line that is read word by word as it is typed, and of a few words that something is looked for by:
/// each letter costs a look at all that is known.
pub(super) const LONGEST_QUICK_LETTERS: usize = 400;
pub(super) const LONGEST_QUERY_LETTERS: usize = 80;

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

/// Puts a proposal in place of all that stands in a text from a place on.
pub(super) fn complete_from(text: &mut Text, start: usize, insert: &str) {
    let whole = format!("{}{insert} ", text.value().get(..start).unwrap_or_default());
    *text = Text::new(whole);
    text.handle(InputRequest::GoToEnd);
}

/// Puts a proposal in place of a word of a text, given by its bytes, and goes on after it.
pub(super) fn complete_word(text: &mut Text, word: std::ops::Range<usize>, insert: &str) {
    let value = text.value();
    let (before, after) =
        (value.get(..word.start).unwrap_or_default(), value.get(word.end..).unwrap_or_default());
    let space = if after.starts_with(char::is_whitespace) { "" } else { " " };
    let cursor = before.chars().count() + insert.chars().count() + 1;
    let whole = format!("{before}{insert}{space}{after}");
    *text = std::mem::take(text).with_value(whole).with_cursor(cursor);
}

fn letter_of(key: &KeyEvent) -> Option<char> {
    let KeyCode::Char(letter) = key.code else { return None };
    (!key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)).then_some(letter)
}

/// Whether a letter goes in where the cursor is: there is room, and a joiner has something to join.
fn takes(text: &Text, letter: char) -> bool {
    let before = text.value().chars().take(text.cursor()).last();
    let joins = class_of(letter) != Class::Joiner || before.is_some_and(|it| !it.is_ascii());
    joins && text.value().chars().count() < LONGEST_LINE_LETTERS
}

/// Puts a text in where the cursor is, as far as there is room, and composes an accent there with what it stands on.
fn insert(text: &mut Text, pasted: &str) {
    let rules = LONGEST_LINE_LETTERS.saturating_sub(text.value().chars().count());
    let before = text.value().chars().take(text.cursor()).chain(pasted.chars().take(rules));
    let before = composed(&before.collect::<String>()).into_owned();
    let cursor = before.chars().count();
    let after = text.value().chars().skip(text.cursor());
    let whole = before.chars().chain(after).collect();
    *text = std::mem::take(text).with_value(whole).with_cursor(cursor);
}
