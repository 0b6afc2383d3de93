//! What a layer is given.

use crokey::crossterm::event::KeyEvent;

use crate::command::Command;

/// What a layer is given.
pub(in crate::app) enum Event {
    /// A command of one of its scopes.
    Command(Command),
    /// A key that is text.
    Key(KeyEvent),
    /// Pasted text, tidied and in one line.
    Pasted(String),
}
