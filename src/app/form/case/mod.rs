//! The forms of a case: a family, by reference only, each field checked as it is typed; and a step of its case.

mod baby;
mod family;
mod read;
mod step;
mod summary;

use crate::planner::edit::EditError;

/// The longest from one contact to the next, in days.
const LONGEST_INTERVAL_DAYS: u32 = 366;

pub(in crate::app) use summary::summary;

/// Why something of a case cannot be done now.
pub(in crate::app) fn error_in_words(error: EditError) -> String {
    match error {
        EditError::Words(words) => words,
        EditError::Unread(_) => "later weeks are still loading: try again in a moment".to_owned(),
    }
}
