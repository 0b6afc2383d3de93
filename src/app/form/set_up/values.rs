//! What the set-up goes by, and what its fields say.

use crate::app::form::values::named;
use crate::domain::{Date, Minutes, Nation, TeamKind, slug_of};

/// What the set-up goes by.
pub(super) struct SetUpForm {
    /// Whether there is no service yet.
    pub(super) is_first: bool,
    /// The team that it opens with.
    pub(super) team: String,
    /// The clinical supervisor that it opens with.
    pub(super) supervisor: Option<String>,
    /// The account that sits here, where it is one of this machine's.
    pub(super) account: Option<u32>,
    /// From when on the post is shared.
    pub(super) from: Date,
}

/// What its fields say.
pub(super) struct Values {
    pub(super) service: String,
    pub(super) nation: Nation,
    pub(super) team: String,
    pub(super) kind: TeamKind,
    pub(super) lead: Option<String>,
    pub(super) supervisor: Option<String>,
    pub(super) post: String,
    pub(super) hours: Minutes,
    pub(super) sharers: Vec<Sharer>,
}

/// Somebody who shares the post, as it is written.
#[derive(Clone, Default)]
pub(super) struct Sharer {
    /// By name; nobody where it is left out.
    pub(super) name: Option<String>,
    /// The days, with the hours before them where those are not an even part.
    pub(super) days: String,
}

/// A name that an id can be made of, and that holds nothing that is never kept here.
pub(super) fn called(written: &str) -> Result<String, String> {
    if slug_of(written).is_some() { named(written) } else { Err("write a name, in letters".to_owned()) }
}
