//! A supervision that is due is booked: at the best times that both can make.

use std::str::FromStr as _;

use crate::domain::{PersonId, Track};
use crate::planner::common::Remedy;
use crate::planner::supervision::{SupervisionRequest, untried};
use crate::rules::Rhythm;

use super::flag_context::FlagContext;

/// How many times are thought of.
const MOST_TIMES: usize = 3;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let about = context.flag.subject.id.split_once('/');
    let about =
        about.and_then(|(who, track)| Some((PersonId::parse(who).ok()?, Track::from_str(track).ok()?)));
    let Some((person, track)) = about else { return vec![] };
    let named = context.state().records.supervision.get(&(person.clone(), track));
    let rhythm = named.and_then(|row| Rhythm::of(context.rules, &row.item));
    // What is booked already is not booked again: the next after it would help nobody now.
    if rhythm.is_some_and(|rhythm| rhythm.next.is_some()) {
        return vec![];
    }
    match SupervisionRequest::of(context.rules, &person, track) {
        Ok(wish) => untried(context.rules, &wish, context.asked).take(MOST_TIMES).collect(),
        Err(_) => vec![],
    }
}
