//! What a post allows its sharers: no more hours than it has, nothing after its funding ends, nobody twice at once.

use crate::domain::{Change, Date, Entity as _, Post, Share, State, check};
use crate::words;

use super::fault::{About, ShareError};
use super::held::held_on;

/// Checks what changes to the shares of a post lead to from a day on: never more than the post has, unless there was as
/// much before, and no pattern that overlaps itself.
pub(super) fn allowed(
    state: &State,
    post: &Post,
    from: Date,
    changes: Vec<Change>,
) -> Result<Vec<Change>, ShareError> {
    let Ok(after) = state.preview(&changes) else { return Ok(changes) };
    let whole = after.post(&post.id).unwrap_or(post);
    let changes_of_post = after.hours_of_post(&post.id).map(|change| change.from);
    let starts = after.shares_in(&post.id).map(|share| share.from).chain(changes_of_post);
    let starts = starts.filter(|start| *start > from);
    for date in std::iter::once(from).chain(starts) {
        let held = held_on(&after, &post.id, date);
        let hours = after.post_hours(whole, date);
        if held > hours && held > held_on(state, &post.id, date) {
            let over = held - hours;
            let words = format!(
                "{over} over the {hours} of the post on {}: its sharers would hold {held} between them",
                words::date(date)
            );
            return Err(ShareError::new(About::Hours, words));
        }
    }
    for share in after.shares_in(&post.id).filter(|share| share.until.is_none_or(|until| until >= from)) {
        if let Some((one, other)) = share.pattern.overlap() {
            let name = state.display_name(&share.person);
            let words = format!("for {name}, {one} and {other} are at the same time: change one of them");
            return Err(ShareError::new(About::Days, words));
        }
        for other in after.shares_of(&share.person).filter(|other| other.key() != share.key()) {
            let Some(clash) = check::at_once(share, other) else { continue };
            let title = after.post(&other.post).map_or(other.post.as_str(), |post| post.title.as_str());
            let name = state.display_name(&share.person);
            let words = format!(
                "on {}, {} is at the same time as {} that {name} works for {title}: change one of them",
                words::date(clash.on),
                clash.one,
                clash.other
            );
            return Err(ShareError::new(About::Days, words));
        }
    }
    Ok(changes)
}

/// Checks that a day is within what a post is funded for.
pub(super) fn funded(post: &Post, date: Date, about: About) -> Result<(), ShareError> {
    match post.funded_until.filter(|until| *until < date) {
        Some(until) => {
            let words =
                format!("the post is funded until {}: write that day or an earlier one", words::date(until));
            Err(ShareError::new(about, words))
        }
        None => Ok(()),
    }
}

/// Checks that a share's last day is within what its post is funded for; one that goes on is not, where the money ends.
pub(super) fn funded_to_its_end(post: &Post, last: Option<Date>) -> Result<(), ShareError> {
    match (last, post.funded_until) {
        (Some(last), _) => funded(post, last, About::Until),
        (None, Some(paid)) => {
            let words =
                format!("the post is funded until {}: write that day or an earlier one", words::date(paid));
            Err(ShareError::new(About::Until, words))
        }
        (None, None) => Ok(()),
    }
}

/// The post of a share.
pub(super) fn post_of<'a>(state: &'a State, share: &Share) -> Result<&'a Post, ShareError> {
    let gone = || ShareError::new(About::Person, "the post is no longer here");
    state.post(&share.post).ok_or_else(gone)
}
