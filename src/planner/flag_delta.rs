//! What changes add and clear, week by week: every week that they land in is judged as it is and as it would be, one at a
//! time, so that whoever waits for it is never kept from the next key; and it is known at any moment which weeks were
//! looked at, and which were not yet.
//!
//! The weeks beside those it lands in are judged too, where they are here: four weeks of hours and the like are told of the
//! week that ends them. What is found there is told; that nothing is found is said only of the weeks it lands in.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use crate::domain::{Date, State, Week};
use crate::rota::Landing;
use crate::rules::{Flag, RuleCache, RuleContext, judge_standing, judge_week, weeks_on_screen};

use super::common::difference::difference;

/// The weeks after those it lands in whose rules look back at them, and the weeks before whose rules look ahead at them.
const LATER: i32 = 4;
const EARLIER: i32 = 4;

/// What changes add and clear, as far as it has been looked for.
#[derive(Debug)]
pub struct FlagDelta {
    /// The flags that they add, the gravest first.
    pub adds: Vec<Flag>,
    /// The flags that they clear, the gravest first.
    pub clears: Vec<Flag>,
    landing: Landing,
    after: Arc<State>,
    today: Date,
    known: RuleCache,
    /// What is still to be judged: weeks, and under none how things stand.
    ahead: VecDeque<Option<Week>>,
    /// The weeks that it lands in and that cannot be judged before they are here, with those that their rules read.
    unread: Vec<Week>,
    /// Whether all is here that tells how things stand.
    stands: bool,
    /// How many weeks are looked at, where they go on after those.
    looks_at: Option<usize>,
}

impl FlagDelta {
    /// Sets out from a state to what it would be. `known` is what is known of the one or the other; `first` is judged
    /// first, being in view. Where what stands today cannot be told yet, `stands` is false.
    #[must_use]
    pub fn between(
        before: &State,
        after: Arc<State>,
        today: Date,
        known: RuleCache,
        first: Week,
        stands: bool,
    ) -> Self {
        let landing = Landing::to_the_end(before, &after, today.week());
        let lands = landing.all();
        let is_here = |week: &Week| {
            let (from, to) = weeks_on_screen(*week).into_inner();
            after.missing(from, to).next().is_none()
        };
        let (here, unread): (Vec<Week>, Vec<Week>) = lands.iter().copied().partition(is_here);
        // What is over is as it was, but for the week before one that is otherwise.
        let around = landing.weeks.iter().flat_map(|week| week.plus(-EARLIER).to(week.plus(LATER)));
        let stretch = landing.stretch.iter().flat_map(|weeks| {
            let before = weeks.start().plus(-EARLIER).to(weeks.start().plus(-1));
            before.chain(weeks.end().to(weeks.end().plus(LATER)))
        });
        let is_near = |week: &Week| *week >= today.week() || landing.weeks.contains(&week.plus(1));
        let beside: BTreeSet<Week> = around.chain(stretch).filter(is_near).filter(is_here).collect();
        let goes_on = landing.stretch.is_some();
        let looks_at = goes_on.then(|| lands.union(&beside).count());
        // What is in view may be read from what is here alone, as the week itself is shown.
        let mut ahead = VecDeque::from([Some(first)]);
        ahead.extend(stands.then_some(None));
        ahead.extend(here.iter().copied().filter(|week| *week != first).map(Some));
        ahead.extend(beside.into_iter().filter(|week| *week != first && !lands.contains(week)).map(Some));
        Self { adds: vec![], clears: vec![], landing, after, today, known, ahead, unread, stands, looks_at }
    }

    /// Whether anything is still to be judged that is here.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// Judges the next week, before and after; the context is for the state before. Only flags that may be shown are kept.
    pub fn step(&mut self, before: &RuleContext<'_>, shows: impl Fn(&Flag, &State) -> bool) {
        let Some(of) = self.ahead.pop_front() else { return };
        let judged = |rules: &RuleContext<'_>| match of {
            Some(week) => judge_week(rules, week),
            None => judge_standing(rules),
        };
        let was = judged(before);
        let after = RuleContext::knowing(&self.after, self.today, std::mem::take(&mut self.known));
        let is = judged(&after);
        self.known = after.into_cache();
        let (adds, clears) = difference(&[was], &[is]);
        self.adds.extend(adds.into_iter().filter(|flag| shows(flag, &self.after)));
        self.clears.extend(clears.into_iter().filter(|flag| shows(flag, before.state)));
        self.adds.sort_by(Flag::in_order);
        self.clears.sort_by(Flag::in_order);
    }

    /// Where the changes land.
    #[must_use]
    pub fn landing(&self) -> &Landing {
        &self.landing
    }

    /// How many weeks are looked at, where the changes go on after those; `None` where all that they land in is.
    #[must_use]
    pub fn looks_at(&self) -> Option<usize> {
        self.looks_at
    }

    /// Whether every week that they land in was judged, and how things stand.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.unread.is_empty() && self.stands && !self.ahead.contains(&None) && self.ahead().is_empty()
    }

    /// Whether all is here that tells how things stand.
    #[must_use]
    pub fn knows_what_stands(&self) -> bool {
        self.stands
    }

    /// The weeks that they land in and that are still to be judged, in order.
    #[must_use]
    pub fn ahead(&self) -> Vec<Week> {
        let lands = self.landing.all();
        let mut weeks: Vec<Week> =
            self.ahead.iter().copied().flatten().filter(|week| lands.contains(week)).collect();
        weeks.sort_unstable();
        weeks
    }

    /// The weeks that they land in and that are not here yet, in order.
    #[must_use]
    pub fn unread(&self) -> &[Week] {
        &self.unread
    }

    /// The weeks that have to be here first, of those that are not.
    #[must_use]
    pub fn missing(&self) -> Vec<Week> {
        let read = self.unread.iter().map(|week| weeks_on_screen(*week));
        let missing: BTreeSet<Week> = read
            .flat_map(|weeks| self.after.missing(*weeks.start(), *weeks.end()).collect::<Vec<_>>())
            .collect();
        missing.into_iter().collect()
    }
}
