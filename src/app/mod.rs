//! One seat's model: what it shows, what is selected, which layers are open. Input goes in, effects come out.
//!
//! It never draws, and knows neither the desk nor the terminal.

pub mod quick;

use std::sync::Arc;

use crokey::KeyCombination;

use crate::domain::{Change, Moment, Rev, State, Week};
use crate::keymap::Keymap;

/// Who sits at the seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// A person's id, or `owner` for the account that owns the store.
    pub author: String,
}

/// What a seat opens with.
pub struct Opening {
    /// The state at hand.
    pub state: Arc<State>,
    /// Who sits here.
    pub me: Me,
    /// What the clock says, in the service's zone.
    pub now: Moment,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// What comes in.
pub enum Input {
    /// A key.
    Key(KeyCombination),
    /// Pasted text.
    Pasted(String),
    /// The screen has this many columns and rows now.
    Resized(u16, u16),
    /// The state moved on.
    State(Arc<State>),
    /// The clock moved on.
    Now(Moment),
    /// What became of an effect, in words: a receipt.
    Done(String),
    /// An effect was refused, in words.
    Refused(String),
}

/// What goes out.
#[derive(Debug)]
pub enum Effect {
    /// Edits to save: each change with the revision its author saw (`None`: it was not there).
    Commit {
        /// The changes.
        changes: Vec<(Change, Option<Rev>)>,
        /// What they do, in a few words.
        summary: String,
        /// Why, where a reason was given.
        reason: Option<String>,
    },
    /// Take back my last change.
    Undo,
    /// Do again what I took back.
    Redo,
    /// Bring these weeks from the disk.
    Load(Vec<Week>),
    /// Draw everything again.
    Redraw,
    /// Leave.
    Quit,
}

/// One seat's model.
pub struct App {
    /// The state shown.
    pub state: Arc<State>,
}

impl App {
    /// The app of a seat that opens, with what it wants first.
    #[must_use]
    pub fn open(opening: Opening) -> (Self, Vec<Effect>) {
        (Self { state: opening.state }, vec![])
    }

    /// Takes in what happened and says what is to be done.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        if let Input::State(state) = input {
            self.state = state;
        }
        vec![]
    }
}
