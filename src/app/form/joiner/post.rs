//! The posts that somebody new can have a share of.

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

/// The posts with vacant hours from a day on, now or once a share ends, those of a team first.
pub(super) fn openings(state: &State, team: &TeamId, from: Date) -> Vec<Opening> {
    let posts = state.records.posts.values().map(|row| &*row.item);
    let mut all: Vec<Opening> = posts.filter_map(|post| opening(state, post, from)).collect();
    all.sort_by(|a, b| (a.team != *team, a.from, &a.label).cmp(&(b.team != *team, b.from, &b.label)));
    // Two of one name are told apart by when they fall vacant.
    let labels: Vec<String> = all.iter().map(|it| it.label.clone()).collect();
    for it in &mut all {
        if labels.iter().filter(|label| **label == it.label).count() > 1 {
            it.label = format!("{} ({})", it.label, it.post);
        }
    }
    all
}

fn opening(state: &State, post: &Post, from: Date) -> Option<Opening> {
    let ends = state.shares_in(&post.id).filter_map(|share| share.until).map(|until| until.plus_days(1));
    let mut days: Vec<Date> = ends.filter(|day| *day > from).chain([from]).collect();
    days.sort_unstable();
    let vacant = |day: &Date| (state.post_hours(post, *day) - held_on(state, &post.id, *day)).at_least_zero();
    let is_paid = |day: &Date| post.funded_until.is_none_or(|until| *day <= until);
    let day = days.into_iter().find(|day| is_paid(day) && vacant(day) > Minutes::ZERO)?;
    let ended = state.shares_in(&post.id).filter(|share| share.until.is_some_and(|until| until < day));
    let before = ended.max_by_key(|share| share.until).cloned();
    let team = state.team(&post.team).map_or(post.team.as_str(), |team| team.name.as_str());
    let (team_id, label) = (post.team.clone(), format!("{}, {team}", post.title));
    Some(Opening { post: post.id.clone(), team: team_id, label, from: day, hours: vacant(&day), before })
}
