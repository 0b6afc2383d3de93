//! What people are told outside Tandem, by mail or however a service sends it: that something waits for them there, and never
//! what it is about. No family, no reason and no kind of leave stands in it, since others may read it.

mod fold;
mod told;

pub use fold::notifications;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{PersonId, State};

/// A stretch of the way from one state to a later one, and whose it is.
#[derive(Clone, Debug)]
pub struct NewsStretch {
    /// Who did what leads along it.
    pub authors: BTreeSet<String>,
    /// The state at its end.
    pub after: Arc<State>,
}

/// What one person is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// Who.
    pub to: PersonId,
    /// What it is about, in a line.
    pub subject: String,
    /// All of it, in lines.
    pub body: String,
}
