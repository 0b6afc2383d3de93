//! What goes out of an app.

use crate::app::form::split::Question;
use crate::app::screen::history::HistoryQuery;
use crate::app::search::SessionSearch;
use crate::domain::{Change, Consent, Nation, Rev, Seen, UndoDirection, Week};

/// What goes out.
#[derive(Debug)]
pub enum Effect {
    /// Edits to save: each change with what its author saw there.
    Commit {
        /// The changes.
        changes: Vec<(Change, Seen)>,
        /// What they do, in a few words.
        summary: String,
        /// Why, where a reason was given.
        reason: Option<String>,
    },
    /// Take back my last change, or do again what I took back.
    Turn(UndoDirection, Consent),
    /// Say what I took back and could do again.
    LookAhead,
    /// Bring these weeks from the disk.
    Load(Vec<Week>),
    /// Bring the journal's entries after a revision, of more than `at_most` the newest.
    Log {
        /// The revision.
        since: Rev,
        /// How many at the most.
        at_most: usize,
    },
    /// Import the team file at a path.
    Import(String),
    /// Read the public holidays of a nation out of the file at a path.
    ReadHolidays(String, Nation),
    /// List the folder that a path is in, given up to its last slash.
    ListFolder(String),
    /// Fill the empty store with the example service.
    Example,
    /// Look back in the history, or at the door.
    LookBack(HistoryQuery),
    /// Look for divisions of a post, beside the screen.
    Divide(Question),
    /// Look through the sessions of a year, beside the screen.
    Seek(SessionSearch),
    /// Dismiss notices that I have seen.
    Dismiss(Vec<String>),
    /// Draw everything again.
    Redraw,
    /// Leave.
    Quit,
}
