//! A post and its shares by the full-time week in force: proposed, and done only where somebody says so.

use crate::domain::{Change, Date, Post, PostHours, State};
use crate::rota::Conversion;
use crate::words;

use super::allowed::allowed;
use super::change::parted;
use super::{About, ShareError, WantedShare, share_on};

/// The changes that give a post the hours that a conversion proposes from a date on, and each of its shares that is behind from a date on.
/// Days and times stay as they are.
pub fn convert(state: &State, post: &Post, it: &Conversion, from: Date) -> Result<Vec<Change>, ShareError> {
    if from < it.since {
        let words = format!(
            "the full-time week of {} is in force from {}: write that day or a later one",
            it.new,
            words::date(it.since)
        );
        return Err(ShareError::new(About::From, words));
    }
    let mut changes = vec![];
    if state.post_hours(post, from) != it.post {
        changes.push(Change::from(PostHours { post: post.id.clone(), from, hours: it.post }));
    }
    for (share, hours) in &it.shares {
        let share = share_on(state, &share.post, &share.person, from.max(share.from)).unwrap_or(share);
        let from = from.max(share.from);
        let wanted = WantedShare { hours: *hours, ..WantedShare::as_it_is(share, from) };
        changes.extend(parted(state, share, from, &wanted)?);
    }
    allowed(state, post, from, changes)
}
