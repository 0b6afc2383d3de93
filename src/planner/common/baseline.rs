//! The baseline that remedies are tried on: a state, and all that the rules find in it before anything is done.

use std::sync::Arc;

use super::difference::difference;
use crate::domain::check::check_touched;
use crate::domain::{Change, Date, Key, State, Week};
use crate::rules::{Flag, RuleCache, RuleContext, judge_standing, judge_week};

/// A state with what was found in it.
#[derive(Clone, Debug)]
pub struct Baseline {
    state: State,
    today: Date,
    known: RuleCache,
    weeks: Vec<Week>,
    before: Vec<Arc<[Flag]>>,
}

/// What changes would bring.
#[derive(Clone, Debug, Default)]
pub struct TrialResult {
    pub adds: Vec<Flag>,
    pub clears: Vec<Flag>,
}

impl Baseline {
    /// Judges some weeks of a state, and how things stand.
    pub fn of(state: State, today: Date, known: RuleCache, weeks: Vec<Week>) -> Self {
        let rules = RuleContext::knowing(&state, today, known);
        let before = judged(&rules, &weeks);
        let known = rules.into_cache();
        Self { state, today, known, weeks, before }
    }

    /// The same of the state that rules are judged on, with what is known there.
    pub fn in_context(rules: &RuleContext<'_>, weeks: Vec<Week>) -> Self {
        Self::of(rules.state.clone(), rules.today, rules.cache(), weeks)
    }

    /// What is known of it, for a look at another.
    pub fn into_cache(self) -> RuleCache {
        self.known
    }

    /// The context for rules that knows all of it.
    pub fn rules(&self) -> RuleContext<'_> {
        RuleContext::knowing(&self.state, self.today, self.known.clone())
    }

    /// The same after some changes; the same as it is where they do not fit.
    pub fn after(&self, changes: &[Change]) -> Self {
        let state = self.state.preview(changes).unwrap_or_else(|_| self.state.clone());
        Self::of(state, self.today, self.known.clone(), self.weeks.clone())
    }

    /// The flags that changes add and clear; `None` where they do not hold together.
    pub fn try_changes(&self, changes: &[Change]) -> Option<TrialResult> {
        let after = self.state.preview(changes).ok()?;
        let rules = RuleContext::knowing(&after, self.today, self.known.clone());
        let found = judged(&rules, &self.weeks);
        let (adds, clears) = difference(&self.before, &found);
        let keys: Vec<Key> = changes.iter().map(Change::key).collect();
        check_touched(&self.state, &after, &keys).is_empty().then_some(TrialResult { adds, clears })
    }
}

/// The flags of each week, and at the end those of today.
fn judged(rules: &RuleContext<'_>, weeks: &[Week]) -> Vec<Arc<[Flag]>> {
    let of_weeks = weeks.iter().map(|week| judge_week(rules, *week));
    of_weeks.chain([judge_standing(rules)]).collect()
}
