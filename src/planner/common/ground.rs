//! The ground that remedies are tried on: a state, and all that the rules find in it before anything is done.

use std::sync::Arc;

use super::difference::difference;
use crate::domain::check::check_touched;
use crate::domain::{Change, Date, Key, State, Week};
use crate::rules::{Flag, Known, Room, judge_standing, judge_week};

/// A state with what was found in it.
#[derive(Clone, Debug)]
pub struct Ground {
    state: State,
    today: Date,
    known: Known,
    weeks: Vec<Week>,
    before: Vec<Arc<[Flag]>>,
}

/// What changes would bring.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    pub adds: Vec<Flag>,
    pub clears: Vec<Flag>,
}

impl Ground {
    /// Judges some weeks of a state, and how things stand.
    pub fn of(state: State, today: Date, known: Known, weeks: Vec<Week>) -> Self {
        let room = Room::knowing(&state, today, known);
        let before = judged(&room, &weeks);
        let known = room.into_known();
        Self { state, today, known, weeks, before }
    }

    /// The same of the state that a room is for, with what is known there.
    pub fn in_room(room: &Room<'_>, weeks: Vec<Week>) -> Self {
        Self::of(room.state.clone(), room.today, room.known(), weeks)
    }

    /// What is known of it, for a look at another.
    pub fn into_known(self) -> Known {
        self.known
    }

    /// A room that knows all of it.
    pub fn room(&self) -> Room<'_> {
        Room::knowing(&self.state, self.today, self.known.clone())
    }

    /// The same after some changes; the same as it is where they do not fit.
    pub fn after(&self, changes: &[Change]) -> Self {
        let state = self.state.preview(changes).unwrap_or_else(|_| self.state.clone());
        Self::of(state, self.today, self.known.clone(), self.weeks.clone())
    }

    /// The flags that changes add and clear; `None` where they do not hold together.
    pub fn tried(&self, changes: &[Change]) -> Option<Tried> {
        let after = self.state.preview(changes).ok()?;
        let room = Room::knowing(&after, self.today, self.known.clone());
        let found = judged(&room, &self.weeks);
        let (adds, clears) = difference(&self.before, &found);
        let keys: Vec<Key> = changes.iter().map(Change::key).collect();
        check_touched(&self.state, &after, &keys).is_empty().then_some(Tried { adds, clears })
    }
}

/// The flags of each week, and at the end those of today.
fn judged(room: &Room<'_>, weeks: &[Week]) -> Vec<Arc<[Flag]>> {
    let of_weeks = weeks.iter().map(|week| judge_week(room, *week));
    of_weeks.chain([judge_standing(room)]).collect()
}
