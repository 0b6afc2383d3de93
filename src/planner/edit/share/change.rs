//! Other hours or days of a share, from a date on.

use crate::domain::{Change, Date, Minutes, Pattern, Share, State};
use crate::words;

use super::allowed::{allowed, funded, post_of};
use super::{About, ShareError};

/// A share as it is wanted from a date on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedShare {
    /// The hours a week.
    pub hours: Minutes,
    /// The days and times, a rotation counted from the week of the date.
    pub pattern: Pattern,
}

impl WantedShare {
    /// A share as it is, its rotation counted from the week of a date.
    #[must_use]
    pub fn as_it_is(share: &Share, from: Date) -> Self {
        Self { hours: share.hours, pattern: share.pattern.counted_from(from, share.from) }
    }
}

/// The changes that give a share other hours and days from a date on: it ends the day before, and another one goes on to
/// the same last day. From its first day on, it is itself changed.
pub fn change(
    state: &State,
    share: &Share,
    from: Date,
    wanted: &WantedShare,
) -> Result<Vec<Change>, ShareError> {
    let post = post_of(state, share)?;
    let changes = parted(state, share, from, wanted)?;
    funded(post, from, About::From)?;
    allowed(state, post, from, changes)
}

/// The share up to a date and from it on, whatever it leads to.
pub(super) fn parted(
    state: &State,
    share: &Share,
    from: Date,
    wanted: &WantedShare,
) -> Result<Vec<Change>, ShareError> {
    let name = state.display_name(&share.person);
    if from < share.from {
        let words = format!(
            "the share of {name} began on {}: write that day or a later one",
            words::date(share.from)
        );
        return Err(ShareError::new(About::From, words));
    }
    if let Some(until) = share.until.filter(|until| *until < from) {
        let words =
            format!("the share of {name} ends on {}: write that day or an earlier one", words::date(until));
        return Err(ShareError::new(About::From, words));
    }
    if *wanted == WantedShare::as_it_is(share, from) {
        return Ok(vec![]);
    }
    let other = Share { hours: wanted.hours, pattern: wanted.pattern.clone(), from, ..share.clone() };
    if from == share.from {
        return Ok(vec![other.into()]);
    }
    if state.records.shares.contains_key(&(share.post.clone(), share.person.clone(), from)) {
        let words = format!(
            "another share of {name} begins on {}: choose another day, or change that one",
            words::date(from)
        );
        return Err(ShareError::new(About::From, words));
    }
    Ok(vec![Share { until: Some(from.plus_days(-1)), ..share.clone() }.into(), other.into()])
}
