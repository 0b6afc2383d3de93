//! What whoever sits here wants to save, as the desk takes it.

use super::Seat;
use crate::domain::{Cause, Change, Gone, Instant, Proposal, Redaction, Seen, State};

/// Changes with all that is kept from their author put back, and what the author saw.
pub(super) fn unredacted(
    changes: Vec<(Change, Seen)>,
    redaction: &Redaction,
    state: &State,
    gone: &Gone,
) -> Vec<(Change, Seen)> {
    let (changes, seen): (Vec<Change>, Vec<Seen>) = changes.into_iter().unzip();
    gone.unredacted(changes, redaction, state).into_iter().zip(seen).collect()
}

/// A proposal by whoever sits here.
pub(super) fn by(
    seat: &Seat,
    at: Instant,
    changes: Vec<(Change, Seen)>,
    summary: String,
    reason: Option<String>,
) -> Proposal {
    Proposal {
        author: seat.author.clone(),
        from: seat.from.clone(),
        at,
        cause: Cause::Edited,
        summary,
        overrides: vec![],
        reason,
        changes,
    }
}
