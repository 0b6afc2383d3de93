//! A draft that somebody else's change came before, and how that may be settled.

use std::sync::Arc;

use super::draft::Draft;
use crate::app::shell::conflict::EditConflict;
use crate::domain::State;

/// What can be done about a conflict, in the order it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictChoice {
    /// What each of us changed is saved; only where nobody changed what the other did.
    Both,
    /// What I changed replaces what stands there; what I left alone stays as they have it.
    Mine,
    /// What stands there stays; the rest of my draft is saved.
    Theirs,
    /// Nothing yet: back to the draft.
    Later,
}

impl ConflictChoice {
    pub(in crate::app::layer) const ALL: &'static [Self] =
        &[Self::Both, Self::Mine, Self::Theirs, Self::Later];
    pub(in crate::app::layer) const OF_ONE: &'static [Self] = &[Self::Mine, Self::Theirs, Self::Later];
    pub(in crate::app::layer) const NOT_MINE: &'static [Self] = &[Self::Theirs, Self::Later];
}

/// A draft that somebody else's change came before.
pub struct ConflictLayer {
    /// Where the two meet.
    pub conflicts: Vec<EditConflict>,
    /// The draft.
    pub draft: Draft,
    /// The state as it was when they met: what came after that nobody here has seen.
    pub base: Arc<State>,
    /// How many layers below hold it.
    pub below: usize,
    /// Which settlement is marked.
    pub marked: usize,
    /// Lines scrolled past.
    pub scrolled: usize,
    /// Why mine cannot take the place of theirs as things stand now, where it cannot.
    pub refused: Option<String>,
}
