//! How a family's case went, to read.

use std::sync::Arc;

use super::page::PageLayer;
use crate::domain::{FamilyRef, State};

/// How a family's case went.
pub struct CaseLayer {
    /// What it says.
    pub page: PageLayer,
    /// How many of its first paragraphs are about the case as a whole; the others are its contacts.
    pub about: usize,
    /// Whose case it is.
    pub family: FamilyRef,
    /// The state that it was told of.
    pub of: Arc<State>,
}
