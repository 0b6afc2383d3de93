//! A suggestion to choose.

use crate::app::layer::action::Action;
use crate::planner::Remedy;

/// Something that could be done.
pub struct Suggestion {
    /// What it does.
    pub title: String,
    /// Why this one, in a few words each.
    pub reasons: Vec<String>,
    /// What to send to those it touches.
    pub message: Option<String>,
    /// Why it cannot be carried out, if so.
    pub unavailable: Option<String>,
    pub(super) way: Way,
}

/// How it is carried out.
pub(super) enum Way {
    Remedy(Box<Remedy>),
    Do(Box<Action>),
    /// Nothing is done: what is next is looked at.
    GoOn,
}

impl Suggestion {
    /// Whether choosing it changes nothing.
    pub(super) fn is_waiting(&self) -> bool {
        matches!(self.way, Way::GoOn)
    }

    /// The change to the rota that it carries out, where it is one.
    pub(super) fn remedy(&self) -> Option<&Remedy> {
        match &self.way {
            Way::Remedy(remedy) => Some(remedy),
            Way::Do(_) | Way::GoOn => None,
        }
    }
}
