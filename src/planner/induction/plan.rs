//! A joiner's first weeks put together.

use crate::domain::{Change, Date};
use crate::planner::common::Requester;
use crate::rules::RuleContext;

use super::along::Along;
use super::diary::Diary;
use super::request::{InductionRequest, InductionStep};
use super::together::Together;

/// A joiner's first weeks.
#[derive(Clone, Debug, Default)]
pub struct InductionPlan {
    /// Each line, by start.
    pub steps: Vec<InductionStep>,
    /// What there was no time for, in words.
    pub left: Vec<String>,
    /// The first day on which they are in; `None` where they are in on none of these weeks.
    pub first_day: Option<Date>,
}

impl InductionPlan {
    /// The changes that book all of it.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        self.steps.iter().flat_map(|step| step.changes.iter().cloned()).collect()
    }
}

/// Plans the first weeks of somebody who stands in the state already, with their share: what has its time first, the others'
/// visits among it, then what can be at any time, the most pressing first.
#[must_use]
pub fn plan(rules: &RuleContext<'_>, request: &InductionRequest, asked: Requester<'_>) -> InductionPlan {
    let mut diary = Diary::of(rules, request.person.clone(), (request.from, request.weeks), asked);
    let Some(first_day) = diary.first_day() else { return InductionPlan::default() };
    if request.weeks == 0 {
        return InductionPlan { first_day: Some(first_day), ..InductionPlan::default() };
    }
    let (mut along, mut together) = (Along::default(), Together::default());
    together.welcome(&mut diary, request);
    together.supervision(&mut diary, request);
    together.buddy(&mut diary, request);
    let mut steps = along.meetings(&mut diary, request);
    steps.extend(along.visits(&mut diary, request));
    together.people(&mut diary, request);
    together.modules(&mut diary, request);
    steps.extend(together.steps);
    steps.sort_by(|a, b| (a.start, &a.what).cmp(&(b.start, &b.what)));
    InductionPlan { steps, left: together.left, first_day: Some(first_day) }
}
