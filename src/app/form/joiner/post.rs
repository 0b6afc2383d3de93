//! The posts that somebody new can have a share of.

use crate::app::words;
use crate::domain::{Date, Minutes, Post, PostId, Share, State, TeamId};
use crate::planner::edit::share::held_on;

/// A new post, as it is chosen.
pub(super) const NEW: &str = "a new post";
/// No post: a volunteer or a colleague whose hours nobody writes down.
pub(super) const NONE: &str = "no post";

/// Which post somebody new has a share of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum PostChoice {
    /// One that is there.
    There(PostId),
    /// One that is new.
    New,
    /// None.
    None,
}

/// A post with hours that nobody holds.
pub(in crate::app) struct Opening {
    pub(super) post: PostId,
    pub(super) team: TeamId,
    /// As it is chosen: `Peer support worker, Ailsa MBU`.
    pub(super) label: String,
    /// The first day from which they are vacant.
    pub(super) from: Date,
    /// How much is vacant then.
    pub(super) hours: Minutes,
    /// The share that ended before, where somebody held them.
    pub(super) before: Option<Share>,
}

/// The posts of the teams that somebody leads with vacant hours from a day on, now or once a share ends or their hours begin,
/// those of one team first.
pub(super) fn openings(state: &State, led: &[TeamId], team: &TeamId, from: Date) -> Vec<Opening> {
    let posts = state.records.posts.values().map(|row| &*row.item).filter(|post| led.contains(&post.team));
    let mut all: Vec<Opening> = posts.filter_map(|post| opening(state, post, from)).collect();
    all.sort_by(|a, b| (a.team != *team, a.from, &a.label).cmp(&(b.team != *team, b.from, &b.label)));
    tell_apart(&mut all, |it| format!("{}, {}", it.label, whose(state, it)));
    tell_apart(&mut all, |it| format!("{}, {} from {}", it.label, it.hours, words::dated(it.from)));
    tell_apart(&mut all, |it| format!("{} ({})", it.label, it.post));
    all
}

/// Says more of those that are called alike.
fn tell_apart(all: &mut [Opening], fuller: impl Fn(&Opening) -> String) {
    let labels: Vec<String> = all.iter().map(|it| it.label.clone()).collect();
    for it in all {
        if labels.iter().filter(|label| **label == it.label).count() > 1 {
            it.label = fuller(it);
        }
    }
}

/// Who has the rest of a post when it falls vacant, else who had it before.
fn whose(state: &State, it: &Opening) -> String {
    let beside = state.shares_in(&it.post).filter(|share| share.is_on(it.from));
    let beside = words::people(beside.map(|share| &share.person), state);
    match &it.before {
        _ if !beside.is_empty() => format!("beside {beside}"),
        Some(before) => format!("{} had it before", state.display_name(&before.person)),
        None => "held by nobody yet".to_owned(),
    }
}

fn opening(state: &State, post: &Post, from: Date) -> Option<Opening> {
    let ends = state.shares_in(&post.id).filter_map(|share| share.until).map(|until| until.plus_days(1));
    let starts = state.shares_in(&post.id).map(|share| share.from);
    let changes = state.hours_of_post(&post.id).map(|change| change.from);
    let is_paid = |day: &Date| post.funded_until.is_none_or(|until| *day <= until);
    let days = ends.chain(starts).chain(changes).filter(|day| *day > from).chain([from]).filter(is_paid);
    let mut days: Vec<Date> = days.collect();
    days.sort_unstable();
    // Whoever starts stays: what somebody else has from a later day on is not vacant before it.
    let on = |day: &Date| (state.post_hours(post, *day) - held_on(state, &post.id, *day)).at_least_zero();
    let vacant = |day: &Date| days.iter().filter(|it| *it >= day).map(on).min().unwrap_or(Minutes::ZERO);
    let day = days.iter().copied().find(|day| vacant(day) > Minutes::ZERO)?;
    let ended = state.shares_in(&post.id).filter(|share| share.until.is_some_and(|until| until < day));
    let before = ended.max_by_key(|share| share.until).cloned();
    let team = state.team(&post.team).map_or(post.team.as_str(), |team| team.name.as_str());
    let (team_id, label) = (post.team.clone(), format!("{}, {team}", post.title));
    Some(Opening { post: post.id.clone(), team: team_id, label, from: day, hours: vacant(&day), before })
}
