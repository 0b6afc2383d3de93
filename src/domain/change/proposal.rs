//! What a seat asks of the desk and what it is told: proposals, receipts, refusals.
//!
//! They stand here so that a screen can make and show them without knowing who keeps the store.

use std::fmt;

use super::edit::{Cause, Change};
use super::reversal::Reversal;
use crate::domain::calendar::{Instant, Week};
use crate::domain::id::PersonId;
use crate::domain::record::{Key, Record, Rev};
use crate::domain::state::NotLoaded;

/// Who asks for a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Author {
    /// The account that owns the store, with no name given: may do everything.
    Owner,
    /// A person of the service, with the rights of their role.
    Person(PersonId),
}

impl Author {
    /// The person, where there is one.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Owner => None,
            Self::Person(id) => Some(id),
        }
    }

    /// The name that entries carry: a person's id, or `owner`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Person(id) => id.as_str(),
        }
    }
}

impl fmt::Display for Author {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What the author saw under a key when they made their change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Whatever is there may be replaced: an import says so.
    Any,
    /// Nothing was there.
    Absent,
    /// Nothing was stored there: it was an occurrence as its series gives it.
    Given,
    /// The record as that revision left it.
    At(Rev),
}

impl From<Option<Rev>> for Seen {
    fn from(rev: Option<Rev>) -> Self {
        rev.map_or(Self::Absent, Self::At)
    }
}

/// A batch of changes somebody wants made, all or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who asks.
    pub author: Author,
    /// From where: `local`, or an address.
    pub from: String,
    /// When.
    pub at: Instant,
    /// How it came about: edited, imported, or something taken back or done again.
    pub cause: Cause,
    /// What it does, in a few words, as the history will show it.
    pub summary: String,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
    /// The changes, each with what its author saw.
    pub changes: Vec<(Change, Seen)>,
    /// Why what only a lead lets stand is to stand: the reason given with each record that brings it.
    pub overrides: Vec<(Key, String)>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The revision it became; `None` where nothing was different afterwards.
    pub rev: Option<Rev>,
    /// What was done, for the screen: the summary, or `Undid: …`, `Redid: …`.
    pub summary: String,
    /// The records it touched.
    pub keys: Vec<Key>,
}

/// What an author has said yes to, before their last change is taken back or done again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Consent {
    /// Nothing: they are to be asked where it takes a yes.
    #[default]
    Ask,
    /// The entry that they were asked about, and no other.
    To(Rev),
    /// Whatever it is.
    Whatever,
}

/// A change whose author did not see the latest of its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The record's key.
    pub key: Key,
    /// What the author wanted there.
    pub mine: Option<Record>,
    /// What stands there now.
    pub theirs: Option<Record>,
    /// What the author saw, where the journal still tells.
    pub before: Option<Record>,
    /// The revision that stands there now; what to have seen to win over it. `Absent` where nothing stands.
    pub seen: Seen,
    /// Who changed it since, where the journal tells.
    pub by: Option<String>,
    /// When, where the journal tells.
    pub at: Option<Instant>,
}

/// Why a proposal was not accepted; nothing of it was applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody was quicker.
    #[error("{}", stale_words(.0))]
    Stale(Vec<Stale>),
    /// The author may not do this; the text says who may.
    #[error("{0}")]
    Forbidden(String),
    /// The week is published, and nobody said why it changes.
    #[error("{0} is published: say why it changes, so that those it touches can be told")]
    ReasonWanted(Week),
    /// Only a lead lets it stand, with a reason, and none was given: each record that brings it, with what it brings.
    #[error("{}", guarded_words(.0))]
    Guarded(Vec<(Key, String)>),
    /// It would leave something that cannot be: each in words.
    #[error("{}", .0.join("; "))]
    Unsound(Vec<String>),
    /// There is nothing to undo or redo, or somebody changed the same since; the text names who and what.
    #[error("{0}")]
    NotUndone(String),
    /// It is too much to be undone or redone without a yes to just that.
    #[error("{0}")]
    Asks(Box<Reversal>),
    /// The store cannot keep it; the text says what to do.
    #[error("{0}")]
    Store(String),
}

impl From<NotLoaded> for Refusal {
    fn from(error: NotLoaded) -> Self {
        Self::Store(error.to_string())
    }
}

fn guarded_words(guarded: &[(Key, String)]) -> String {
    let first = guarded.first().map(|(_, words)| words.as_str()).unwrap_or_default();
    match guarded.len().saturating_sub(1) {
        0 => first.to_owned(),
        more => format!("{first} (and {more} more like it)"),
    }
}

fn stale_words(stale: &[Stale]) -> String {
    let who = stale.iter().find_map(|it| it.by.as_deref()).unwrap_or("somebody else");
    let count = stale.len();
    let what = if count == 1 { "This was".to_owned() } else { format!("{count} of these were") };
    format!("{what} changed by {who} while you were editing: compare the two and choose")
}
