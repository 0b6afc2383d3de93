//! Hours that still are a part of an older, longer full-time week: found, and reckoned anew. Never done on its own.
//!
//! Neither posts nor shares say against which full-time week they were agreed. A share's hours were agreed on its first
//! day, or on that of the shares before it that it carries on with the same hours; a post's go with those of its sharers.
//! Third-sector teams have no nationally agreed week, and are left alone.
//!
//! A post that its shares fill is filled afterwards too, to the minute: what rounding leaves over goes to the shares that
//! lost most by it.

use crate::domain::{Date, Minutes, Post, Share, State, TeamKind};

use super::full_time::{converted, converted_together, full_time_since, full_time_week};

/// What a post and its shares would come to by the full-time week in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The first day of the full-time week in force.
    pub since: Date,
    /// The full-time week that the hours were agreed against.
    pub old: Minutes,
    /// The full-time week in force.
    pub new: Minutes,
    /// The post's hours by it; what they are already, where only shares are behind.
    pub post: Minutes,
    /// Each share that is behind, with its hours by the full-time week in force.
    pub shares: Vec<(Share, Minutes)>,
}

/// What of a post still goes by an older full-time week on a day; `None` where nothing does.
#[must_use]
pub fn conversion(state: &State, post: &Post, today: Date) -> Option<Conversion> {
    let nation = state.service()?.nation;
    if state.team(&post.team)?.kind == TeamKind::ThirdSector {
        return None;
    }
    let (new, whole) = (full_time_week(nation, today), state.post_hours(post, today));
    let since = full_time_since(nation, today)?;
    let on: Vec<&Share> = state.shares_in(&post.id).filter(|share| share.is_on(today)).collect();
    let agreed = |share: &Share| full_time_week(nation, agreed(state, share));
    let behind: Vec<&Share> = on.iter().copied().filter(|share| agreed(share) != new).collect();
    let parts: Vec<(Minutes, Minutes)> = behind.iter().map(|share| (share.hours, agreed(share))).collect();
    let shares: Vec<(Share, Minutes)> =
        behind.iter().copied().cloned().zip(converted_together(&parts, new)).collect();
    let was_full = on.iter().map(|share| share.hours).sum::<Minutes>() == whole;
    let unchanged = on.iter().filter(|share| !behind.contains(share)).map(|share| share.hours);
    let held: Minutes = shares.iter().map(|(_, hours)| *hours).chain(unchanged).sum();
    if let Some(old) = behind.iter().map(|share| agreed(share)).max() {
        let hours = if was_full || whole == held { held } else { converted(whole, old, new) };
        return Some(Conversion { since, old, new, post: hours, shares });
    }
    // Its sharers have the new hours; the post itself was forgotten.
    let older = state.shares_in(&post.id).map(|share| full_time_week(nation, share.from)).max()?;
    let forgotten = older != new && whole > held && converted(whole, older, new) == held;
    forgotten.then_some(Conversion { since, old: older, new, post: held, shares })
}

/// The day on which a share's hours were agreed: the first of those that it carries on without a gap.
fn agreed(state: &State, share: &Share) -> Date {
    let mut first = share.from;
    let theirs = || state.shares_in(&share.post).filter(|it| it.person == share.person);
    while let Some(before) = theirs().find(|it| {
        it.hours == share.hours
            && it.from < first
            && it.until.is_some_and(|until| until.plus_days(1) == first)
    }) {
        first = before.from;
    }
    first
}
