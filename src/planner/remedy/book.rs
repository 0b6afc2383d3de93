//! A supervision that is due is booked: at the best times that both can make.

use std::str::FromStr as _;

use crate::domain::{PersonId, Track};
use crate::planner::common::Remedy;
use crate::planner::supervision::{Wish, untried};

use super::matter::Matter;

/// How many times are thought of.
const MOST: usize = 3;

pub(super) fn ideas(matter: &Matter<'_, '_>) -> Vec<Remedy> {
    let about = matter.flag.subject.id.split_once('/');
    let about =
        about.and_then(|(who, track)| Some((PersonId::parse(who).ok()?, Track::from_str(track).ok()?)));
    let Some((person, track)) = about else { return vec![] };
    match Wish::of(matter.room, &person, track) {
        Ok(wish) => untried(matter.room, &wish, matter.asked).take(MOST).collect(),
        Err(_) => vec![],
    }
}
