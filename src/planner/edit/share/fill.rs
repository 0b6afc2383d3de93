//! A vacancy filled: somebody gets a share of a post.

use crate::domain::{Change, Share, State};
use crate::words;

use super::allowed::{allowed, funded, funded_to_its_end, post_of};
use super::{About, ShareError};

/// The changes that give somebody a share, all or part of what is vacant.
pub fn fill(state: &State, share: &Share) -> Result<Vec<Change>, ShareError> {
    let post = post_of(state, share)?;
    let name = state.display_name(&share.person);
    funded(post, share.from, About::From)?;
    if let Some(until) = share.until.filter(|until| *until < share.from) {
        let words = format!("{} is before the first day, {}", words::date(until), words::date(share.from));
        return Err(ShareError::new(About::Until, words));
    }
    funded_to_its_end(post, share.until)?;
    let meets = |other: &&Share| {
        other.person == share.person
            && other.until.is_none_or(|until| share.from <= until)
            && share.until.is_none_or(|until| other.from <= until)
    };
    if let Some(other) = state.shares_in(&share.post).find(meets) {
        let words = format!(
            "{name} already has {} of this post, from {}: change those hours instead",
            other.hours,
            words::date(other.from)
        );
        return Err(ShareError::new(About::Person, words));
    }
    allowed(state, post, share.from, vec![share.clone().into()])
}
