//! Somebody joins a session: a colleague on a visit, another to run a group, a peer at a meeting.

use crate::domain::PersonId;
use crate::planner::common::candidate::{Candidate, CandidateKind, CandidateQuery, fits, named};
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::planner::edit::rebook_this;
use crate::rota::Booked;

use super::flag_context::FlagContext;

/// The most choices for one place.
const MOST_CHOICES: usize = 5;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let Some(booked) = context.session() else { return vec![] };
    let flag = context.flag;
    let missing = match (flag.limit, flag.figure) {
        (Some(limit), Some(found)) => (limit.thousandths - found.thousandths) / 1000,
        _ => 1,
    };
    let missing = usize::try_from(missing.max(1)).unwrap_or(1);
    let wants_peer =
        flag.rule == "cover.meeting" || (flag.rule == "sole.group" && lacks_peer(context, booked));
    let who = match flag.rule {
        _ if wants_peer => CandidateKind::Peer,
        "boundary.joint" => CandidateKind::Colleague,
        _ => CandidateKind::Anybody,
    };
    let best = fits(
        context.rules,
        &context.rota,
        &CandidateQuery { booked, span: booked.span, instead_of: None, who },
    );
    if missing < 2 {
        return best.iter().take(MOST_CHOICES).map(|fit| remedy(context, booked, &[fit])).collect();
    }
    let all: Vec<&Candidate> = best.iter().take(missing).collect();
    if all.len() < missing { vec![] } else { vec![remedy(context, booked, &all)] }
}

fn lacks_peer(context: &FlagContext<'_, '_>, booked: &Booked) -> bool {
    !booked.booking().everyone().any(|person| context.rules.is_peer(person) && booked.works(person))
}

fn remedy(context: &FlagContext<'_, '_>, booked: &Booked, joining: &[&Candidate]) -> Remedy {
    let (rules, state) = (context.rules, context.state());
    let mut wanted = booked.dated_booking();
    for fit in joining {
        join(context, &mut wanted.people, &mut wanted.with, &fit.person);
    }
    let (who, what) = (named(rules, joining), words::what(rules, booked));
    let mut remedy = Remedy::new(
        RemedyKind::Join,
        format!("Put {who} down too for {what} on {}", words::when(booked.start, rules.today)),
        rebook_this(state, booked, &wanted),
    )
    .score(joining.iter().map(|fit| fit.score).min().unwrap_or(0))
    .tells(Some(format!(
        "{who}, could you join {} for {what} on {}, {}? Say if it does not suit.",
        words::people(&booked.booking().people, state),
        words::when(booked.start, rules.today),
        booked.booking().minutes
    )));
    remedy.reasons = match joining {
        [fit] => fit.reasons.clone(),
        _ => vec!["all of them free then".to_owned()],
    };
    remedy
}

/// Peers do it together; colleagues are with those who do it.
fn join(
    context: &FlagContext<'_, '_>,
    people: &mut Vec<PersonId>,
    with: &mut Vec<PersonId>,
    person: &PersonId,
) {
    let list = if context.rules.is_peer(person) { people } else { with };
    list.push(person.clone());
}
