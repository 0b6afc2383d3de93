//! Somebody joins a session: a colleague on a visit, another to run a group, a peer at a meeting.

use crate::domain::PersonId;
use crate::planner::common::fit::{Fit, Seek, Who, fits, named};
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::planner::edit::rebook_this;
use crate::rota::Booked;

use super::matter::Matter;

/// The most choices for one place.
const MOST: usize = 5;

pub(super) fn ideas(matter: &Matter<'_, '_>) -> Vec<Remedy> {
    let Some(booked) = matter.session() else { return vec![] };
    let flag = matter.flag;
    let missing = match (flag.limit, flag.figure) {
        (Some(limit), Some(found)) => (limit.thousandths - found.thousandths) / 1000,
        _ => 1,
    };
    let missing = usize::try_from(missing.max(1)).unwrap_or(1);
    let wants_peer =
        flag.rule == "cover.meeting" || (flag.rule == "sole.group" && lacks_peer(matter, booked));
    let who = match flag.rule {
        _ if wants_peer => Who::Peer,
        "boundary.joint" => Who::Colleague,
        _ => Who::Anybody,
    };
    let best = fits(matter.room, &matter.rota, &Seek { booked, span: booked.span, instead_of: None, who });
    if missing < 2 {
        return best.iter().take(MOST).map(|fit| remedy(matter, booked, &[fit])).collect();
    }
    let all: Vec<&Fit> = best.iter().take(missing).collect();
    if all.len() < missing { vec![] } else { vec![remedy(matter, booked, &all)] }
}

fn lacks_peer(matter: &Matter<'_, '_>, booked: &Booked) -> bool {
    !booked.booking().everyone().any(|person| matter.room.is_peer(person) && booked.works(person))
}

fn remedy(matter: &Matter<'_, '_>, booked: &Booked, joining: &[&Fit]) -> Remedy {
    let (room, state) = (matter.room, matter.state());
    let mut wanted = booked.dated_booking();
    for fit in joining {
        join(matter, &mut wanted.people, &mut wanted.with, &fit.person);
    }
    let (who, what) = (named(room, joining), words::what(room, booked));
    let mut remedy = Remedy::new(
        RemedyKind::Join,
        format!("Ask {who} to join {what} on {}", words::when(booked.start, room.today)),
        rebook_this(state, booked, &wanted),
    )
    .score(joining.iter().map(|fit| fit.score).min().unwrap_or(0))
    .tells(Some(format!(
        "{who}, could you join {} for {what} on {}, {}? Say if it does not suit.",
        words::people(&booked.booking().people, state),
        words::when(booked.start, room.today),
        booked.booking().minutes
    )));
    remedy.reasons = match joining {
        [fit] => fit.reasons.clone(),
        _ => vec!["all of them free then".to_owned()],
    };
    remedy
}

/// Peers do it together; colleagues are with those who do it.
fn join(matter: &Matter<'_, '_>, people: &mut Vec<PersonId>, with: &mut Vec<PersonId>, person: &PersonId) {
    let list = if matter.room.is_peer(person) { people } else { with };
    list.push(person.clone());
}
