//! A line of the history: who did what, when, from where and why, in few enough words to keep.

use crate::app::Target;
use crate::domain::{Moment, Rev};

/// An entry, as a line and a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// Its revision.
    pub rev: Rev,
    /// When.
    pub at: Moment,
    /// Who.
    pub who: String,
    /// From where.
    pub from: String,
    /// How it came about, where it was not simply edited.
    pub how: Option<String>,
    /// What it does.
    pub summary: String,
    /// Why.
    pub reason: Option<String>,
    /// The first of its changes, in words.
    pub told: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// How many are kept from whoever looks.
    pub hidden: usize,
    /// Where it leads.
    pub target: Option<Target>,
}

/// Somebody came, left or was refused something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorLine {
    /// When.
    pub at: Moment,
    /// Who.
    pub who: String,
    /// From where.
    pub from: String,
    /// Whether it was refused.
    pub refused: bool,
    /// What they did.
    pub did: &'static str,
    /// By what, or why.
    pub words: String,
}

/// From where somebody did something: an address, or the machine that the store is on.
#[must_use]
pub fn from_where(from: &str) -> String {
    if from == "local" { "this machine".to_owned() } else { from.to_owned() }
}
