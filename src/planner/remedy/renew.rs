//! A share that ends goes on: with the funding of its post, or with no end.
//!
//! Whether it does is not the rota's to say, so the words ask for the agreement first. Nothing is offered where the hours
//! are somebody else's afterwards.

use crate::domain::{Change, Date, Minutes, Post, PostId, Share};
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::rules::last_row;

use super::flag_context::FlagContext;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let state = context.state();
    let Some(post) = PostId::parse(&context.flag.subject.id).ok().and_then(|id| state.post(&id)) else {
        return vec![];
    };
    let ending = state.shares_in(&post.id).filter(|share| share.is_on(context.rules.today));
    let ending = ending.map(|share| last_row(state, share));
    let ending: Vec<(Date, &Share)> = ending.filter_map(|share| Some((share.until?, share))).collect();
    let Some(first) = ending.iter().map(|(until, _)| *until).min() else { return vec![] };
    let all: Vec<&Share> =
        ending.iter().filter(|(until, _)| *until == first).map(|(_, share)| *share).collect();
    let further = post.funded_until.is_none_or(|funded| funded > first);
    if !further || !are_free(context, post, first, &all) {
        return vec![];
    }
    let renewed = |share: &&Share| Change::from(Share { until: post.funded_until, ..Share::clone(share) });
    let who = words::people(all.iter().map(|share| &share.person), state);
    let to = post.funded_until.map_or_else(
        || "with no end".to_owned(),
        |until| format!("until the funding ends on {}", words::dated(until)),
    );
    let title = format!("Renew {who}'s share of {}, {to}", post.title);
    vec![
        Remedy::new(RemedyKind::Renew, title, all.iter().map(renewed).collect())
            .because(format!("only once it is agreed: until then it ends on {}", words::dated(first)))
            .tells(Some(format!(
                "{who}, your share of {} carries on after {}.",
                post.title,
                words::dated(first)
            ))),
    ]
}

/// Whether the hours of some shares are nobody else's after a day.
fn are_free(context: &FlagContext<'_, '_>, post: &Post, after: Date, ending: &[&Share]) -> bool {
    let hours = |share: &Share| share.hours;
    let wanted: Minutes = ending.iter().map(|share| hours(share)).sum();
    let others = || context.state().shares_in(&post.id).filter(|share| !ending.contains(share));
    let comings = others().map(|share| share.from).filter(|from| *from > after);
    let held = |day: Date| others().filter(|share| share.is_on(day)).map(hours).sum::<Minutes>();
    comings.chain([after.plus_days(1)]).all(|day| held(day) + wanted <= context.state().post_hours(post, day))
}
