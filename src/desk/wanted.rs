//! Which sheets are in the state: those that somebody wanted lately. The others stay on the disk.

use std::collections::HashMap;

use crate::domain::{State, Week};

/// The most sheets that stay in the state: four years of weeks.
const MOST_KEPT_SHEETS: usize = 208;

/// When each sheet in the state was last wanted, counted in requests.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    count: u64,
    last: HashMap<Week, u64>,
}

impl Wanted {
    /// Notes that weeks are wanted now.
    pub(super) fn note(&mut self, weeks: &[Week]) {
        self.count += 1;
        let count = self.count;
        self.last.extend(weeks.iter().map(|week| (*week, count)));
    }

    /// The state without the sheets that nobody wanted for longest, where there are too many; never without those
    /// wanted last.
    pub(super) fn trim(&mut self, state: State) -> State {
        let mut loaded: Vec<(u64, Week)> =
            state.sheets().map(|(week, _)| (self.last.get(&week).copied().unwrap_or(0), week)).collect();
        if loaded.len() <= MOST_KEPT_SHEETS {
            return state;
        }
        loaded.sort_unstable_by(|one, other| other.cmp(one));
        let newest = self.count;
        let kept =
            loaded.into_iter().enumerate().filter(|(n, (last, _))| *n < MOST_KEPT_SHEETS || *last == newest);
        let kept: HashMap<Week, u64> = kept.map(|(_, (last, week))| (week, last)).collect();
        let state = state.without_sheets(|week| kept.contains_key(&week));
        self.last = kept;
        state
    }
}
