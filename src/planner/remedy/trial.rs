//! Tries ideas on the week, and on how things stand where that is what the flag is about: an idea is good when its flag is
//! gone afterwards, everything holds together, and nothing as pressing comes instead.

use std::sync::Arc;

use crate::domain::check::check_touched;
use crate::domain::{Change, Key, TableName};
use crate::planner::common::difference::{burden, difference};
use crate::planner::common::{Remedy, RemedyKind};
use crate::rota::Landing;
use crate::rules::{Flag, RuleCache, RuleContext, Severity, When, judge_standing, judge_week};

use super::flag_context::FlagContext;

/// The week as it is, to hold the week as it would be against, and any other week that an idea lands in.
pub(super) struct WeekTrial<'m, 'r, 'a> {
    context: &'m FlagContext<'r, 'a>,
    known: RuleCache,
    before: Vec<Arc<[Flag]>>,
}

impl<'m, 'r, 'a> WeekTrial<'m, 'r, 'a> {
    pub(super) fn of(context: &'m FlagContext<'r, 'a>) -> Self {
        let before = judged(context.rules, context.flag);
        Self { context, known: context.rules.cache(), before }
    }

    /// An idea with the flags that it adds and clears; `None` where it does not help.
    pub(super) fn of_idea(&self, mut idea: Remedy) -> Option<Remedy> {
        let (flag, before) = (self.context.flag, self.context.state());
        let after = before.preview(&idea.changes).ok()?;
        let rules = RuleContext::knowing(&after, self.context.rules.today, self.known.clone());
        // The rule alone is asked first: most ideas that fail, fail here.
        let mut found = vec![];
        flag.rule().find(&rules, flag.week, None, &mut found);
        // A step of a case goes on towards its end, and what is booked is still to be held: what it is about stands until then.
        let is_begun = matches!(idea.kind, RemedyKind::Step | RemedyKind::Book);
        if !is_begun && found.iter().any(|it| self.still_says(it)) {
            return None;
        }
        let (mut was, mut is) = (self.before.clone(), judged(&rules, flag));
        // What goes to another week is judged there as well.
        for week in Landing::of(before, &after, rules.today.week()).weeks {
            if week != flag.week {
                was.push(judge_week(self.context.rules, week));
                is.push(judge_week(&rules, week));
            }
        }
        (idea.adds, idea.clears) = difference(&was, &is);
        if idea.adds.iter().any(|added| added.severity == Severity::Red) {
            return None;
        }
        let keys: Vec<Key> = idea.changes.iter().map(Change::key).collect();
        check_touched(before, &after, &keys).is_empty().then_some(idea)
    }

    /// Whether a flag found afterwards is the one that should be gone, at the same time or at another of its day.
    fn still_says(&self, found: &Flag) -> bool {
        let flag = self.context.flag;
        let day = |flag: &Flag| flag.start.map(When::date);
        let alike = found.subject == flag.subject
            && found.severity <= flag.severity
            && found.people.iter().any(|person| flag.people.contains(person))
                == flag.people.iter().any(|person| flag.people.contains(person))
            && (day(found) == day(flag) || flag.subject.kind != TableName::Person);
        let other = self
            .before
            .iter()
            .flat_map(|list| list.iter())
            .any(|before| before.is_same(found) && !before.is_same(flag));
        alike && !other
    }
}

/// What the rules find where a flag was found: in its week, and for one that stands today also as things stand.
fn judged(rules: &RuleContext<'_>, flag: &Flag) -> Vec<Arc<[Flag]>> {
    let standing = (!flag.rule().is_of_week()).then(|| judge_standing(rules));
    [judge_week(rules, flag.week)].into_iter().chain(standing).collect()
}

/// What speaks against a remedy: what it adds, and how little it fits; the lightest first. What is less pressing than the
/// flag it replaces is no burden.
pub(super) fn weight(remedy: &Remedy) -> i32 {
    let burden = burden(&remedy.adds, &remedy.clears);
    let added = burden.filter(|flag| flag.severity == Severity::Amber).count();
    let added = i32::try_from(added).unwrap_or(100);
    added * 12 - i32::from(remedy.score)
}
