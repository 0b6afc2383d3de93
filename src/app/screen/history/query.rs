//! What the History screen asks for, and what comes back.

use crate::domain::audit::EntryView;
use crate::domain::{LookBack, Rev, SignIn, UndoIndex};

/// What is asked, with a number that comes back with the answer.
#[derive(Clone, Debug)]
pub struct HistoryQuery {
    /// The number.
    pub number: u32,
    /// What is looked for.
    pub look: HistoryRequest,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub enum HistoryRequest {
    /// Entries before one revision and after another, the newest first.
    Entries {
        /// Before this one.
        before: Rev,
        /// After this one.
        since: Rev,
        /// The most that are wanted.
        many: usize,
        /// Which.
        wanted: LookBack,
        /// What is known of those that came later.
        turns: UndoIndex,
    },
    /// One entry with all its fields.
    Whole(Rev),
    /// The newest so many at the door.
    Door(usize),
}

/// What was found.
#[derive(Clone, Debug)]
pub enum HistoryFound {
    /// Entries, the newest first.
    Entries {
        /// Those that are wanted and may be seen.
        entries: Vec<EntryView>,
        /// The oldest revision that was looked at; what is older may hold more.
        reached: Rev,
        /// Whether all that was asked about has been looked at.
        whole: bool,
        /// What is known now of what was taken back.
        turns: UndoIndex,
    },
    /// One entry with all its fields; nothing, where it may not be seen.
    Whole(Option<Box<Whole>>),
    /// Who came, left and was refused something, the newest first.
    Door(Vec<SignIn>),
    /// Why nothing can be told.
    Trouble(String),
}

/// An entry in full.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The entry.
    pub seen: EntryView,
    /// Of each edit, as far as they are told, the fields that differ: its name, what it said and what it says.
    pub fields: Vec<Vec<[String; 3]>>,
}
