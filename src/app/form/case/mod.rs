//! The forms of a case: a family, by reference only, each field checked as it is typed; and a step of its case.

mod family;
mod read;
mod step;
mod summary;

use crate::planner::edit::Hitch;

pub(in crate::app) use summary::summary;

/// Why something of a case cannot be done now.
pub(in crate::app) fn hitch_in_words(hitch: Hitch) -> String {
    match hitch {
        Hitch::Words(words) => words,
        Hitch::Unread(_) => "later weeks are still loading: try again in a moment".to_owned(),
    }
}
