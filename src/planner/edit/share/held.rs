//! What is held of a post on a day.

use crate::domain::{Date, Minutes, PersonId, PostId, Share, State};

/// The share of a post that a person holds on a day.
#[must_use]
pub fn share_on<'a>(state: &'a State, post: &'a PostId, person: &PersonId, date: Date) -> Option<&'a Share> {
    state.shares_in(post).find(|share| share.person == *person && share.is_on(date))
}

/// What is held of a post on a day.
#[must_use]
pub fn held_on(state: &State, post: &PostId, date: Date) -> Minutes {
    state.shares_in(post).filter(|share| share.is_on(date)).map(|share| share.hours).sum()
}
