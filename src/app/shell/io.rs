//! What comes in to an app and what goes out of it.

use std::sync::Arc;

use crokey::KeyCombination;

use super::company::Companion;
use crate::app::form::split::Question;
use crate::app::screen::history::{Ask, Found};
use crate::app::search::{Search, Sought};
use crate::app::shade::Shade;
use crate::domain::{
    Author, Change, Consent, Entry, Key, Moment, Record, Rev, Reversal, Seen, State, Turn, Week,
};
use crate::keymap::Keymap;
use crate::planner::split::{Division, Refused, Wanted};

/// What tells the seat of the account that owns the store from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The account of this machine that owns the store, by its user id, where it sits here.
    pub account: Option<u32>,
    /// Whether it was said who sits here: only then the owner is shown what is private to each.
    pub is_said: bool,
}

/// What a seat opens with.
pub struct Opening {
    /// The state at hand.
    pub state: Arc<State>,
    /// Who sits here.
    pub me: Author,
    /// Whether it is the seat of the account that owns the store.
    pub home: Home,
    /// What the clock says, in the service's zone.
    pub now: Moment,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Light, dark, high contrast or none.
    pub shade: Shade,
}

/// What comes in.
pub enum Input {
    /// A key.
    Key(KeyCombination),
    /// Pasted text.
    Pasted(String),
    /// The screen has this many columns and rows now.
    Resized(u16, u16),
    /// The state moved on, by these entries: those of them that may be read here, in order.
    State(Arc<State>, Vec<Arc<Entry>>),
    /// The moment of what others changed in this turn is over.
    Faded(u64),
    /// The selection has been where it is for a moment.
    Rested,
    /// Who sits at the other seats, and where they look.
    Company(Arc<[Companion]>),
    /// The clock moved on.
    Now(Moment),
    /// Nobody types: there is a moment for what is still to be judged of a draft ([`crate::app::App::is_judging`]).
    Idle,
    /// What an effect did, in words.
    Done(String),
    /// Why an effect was refused, in words.
    Refused(String),
    /// What was found under a number that was asked for.
    Found(u32, Found),
    /// How a post could be split as it was wanted, or why it cannot be.
    Divided(Wanted, Result<Vec<Division>, Refused>),
    /// The sessions that the finder asked for.
    Sought(Sought),
    /// The entries of the journal that were asked for, the oldest first, as whoever sits here may read them.
    Log(Vec<Entry>),
    /// Taking back, or doing again, what I did last takes a yes first.
    Asks(Box<Reversal>),
    /// What I took back and could do again, in the words of the history; `None` where there is nothing.
    Ahead(Option<String>),
    /// How the disk is.
    Disk {
        /// What is amiss, or was repaired or found damaged, and nobody has dismissed yet.
        notices: Arc<[String]>,
        /// Whether the rota can only be read.
        is_read_only: bool,
    },
    /// Somebody else changed the same before what was to be saved.
    Clashed(Vec<Clash>),
}

/// A record that somebody else changed before my change of it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Its key.
    pub key: Key,
    /// What it is, in words.
    pub what: String,
    /// The revision of what is shown as theirs.
    pub seen: Seen,
    /// Whether it is there no more.
    pub is_gone: bool,
    /// Who changed it, where that is known.
    pub by: Option<String>,
    /// When.
    pub at: Option<Moment>,
    /// The fields in which the versions differ.
    pub fields: Vec<ClashField>,
    /// The record with what both changed of it; `None` where both changed the same field.
    pub both: Option<Record>,
    /// The record with what I changed of it, and all else as theirs has it; `None` where one of the two took it away.
    pub mine: Option<Record>,
}

/// A field of a record in three versions; empty where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashField {
    /// Its name.
    pub name: String,
    /// What it said when I began.
    pub before: String,
    /// What I want it to say.
    pub mine: String,
    /// What it says now.
    pub theirs: String,
}

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
    Turn(Turn, Consent),
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
    /// Fill the empty store with the example service.
    Example,
    /// Look back in the history, or at the door.
    LookBack(Ask),
    /// Look for divisions of a post, beside the screen.
    Divide(Question),
    /// Look through the sessions of a year, beside the screen.
    Seek(Search),
    /// Dismiss notices that I have seen.
    Dismiss(Vec<String>),
    /// Draw everything again.
    Redraw,
    /// Leave.
    Quit,
}
