//! How the rules judge a week or today: only what no longer stands is judged anew, and what each looks at is noted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{Date, PersonId, State, Week};
use crate::rota::RotaWeek;

use super::read_set::ReadSet;
use super::reasons::reason_for;
use super::results::{RuleResults, Stands};
use super::{Flag, REGISTRY, Rule, RuleCheck, RuleContext, Whom};

/// The rules of a week, or the standing ones.
fn rules_of(of: Option<Week>) -> impl Iterator<Item = &'static Rule> {
    REGISTRY.iter().copied().filter(move |rule| rule.is_of_week() == of.is_some())
}

/// What the rules of a week find in it, sorted as the contract says, in a context that may know some of it already.
#[must_use]
pub fn judge_week(rules: &RuleContext<'_>, week: Week) -> Arc<[Flag]> {
    judge(rules, Some(week))
}

/// What the standing rules find today, sorted as the contract says, in a context that may know some of it already.
#[must_use]
pub fn judge_standing(rules: &RuleContext<'_>) -> Arc<[Flag]> {
    judge(rules, None)
}

/// What the rules of a week find in it, sorted as the contract says.
///
/// Works with whatever weeks are loaded: a rule that needs one which is not stays silent.
#[must_use]
pub fn flags_of_week(state: &State, week: Week, today: Date) -> Vec<Flag> {
    flags_of_weeks(state, [week], today)
}

/// What the rules of a week find in each of several, sorted together; what weeks share is worked out once.
#[must_use]
pub fn flags_of_weeks(state: &State, weeks: impl IntoIterator<Item = Week>, today: Date) -> Vec<Flag> {
    let rules = RuleContext::new(state, today);
    let mut flags: Vec<Flag> = weeks.into_iter().flat_map(|week| judge_week(&rules, week).to_vec()).collect();
    flags.sort_by(Flag::in_order);
    flags
}

/// What the standing rules find today, sorted as the contract says.
#[must_use]
pub fn standing_flags(state: &State, today: Date) -> Vec<Flag> {
    judge_standing(&RuleContext::new(state, today)).to_vec()
}

fn judge(rules: &RuleContext<'_>, of: Option<Week>) -> Arc<[Flag]> {
    let known = rules.known.borrow().judged.get(&of).cloned();
    if let Some(known) =
        known.as_ref().filter(|known| known.stands.iter().all(|it| matches!(it, Stands::Yes(_))))
    {
        return known.flags.clone();
    }
    let stood: Vec<Stands> = match &known {
        Some(known) => known.stands.clone(),
        None => rules_of(of).map(|_| Stands::No).collect(),
    };
    let by_slug: BTreeMap<&str, &Stands> = rules_of(of).map(|rule| rule.slug).zip(&stood).collect();
    let kept = known.iter().flat_map(|known| known.flags.iter());
    let kept = kept.filter(|flag| by_slug.get(flag.rule).is_some_and(|stands| stands.keeps(flag)));
    let kept: Vec<&Flag> = kept.collect();
    let mut flags = vec![];
    let stands =
        rules_of(of).zip(&stood).map(|(rule, stood)| find(rules, rule, of, stood, &mut flags)).collect();
    // Families that may not be known here stand in for what they take of people's time, and are nobody's worry else.
    flags.retain(|flag| !flag.subject.is_kept_back());
    for flag in &mut flags {
        if let Some(given) = reason_for(rules.state, flag) {
            flag.given = Some(given.clone());
        }
    }
    flags.sort_by(Flag::in_order);
    let flags = merged(&kept, flags);
    rules.known.borrow_mut().judged.insert(of, Arc::new(RuleResults { stands, flags: flags.clone() }));
    flags
}

/// Two lists in order as one; what is new is few.
fn merged(mut kept: &[&Flag], new: Vec<Flag>) -> Arc<[Flag]> {
    let mut all: Vec<Flag> = Vec::with_capacity(kept.len() + new.len());
    for flag in new {
        let (before, after) = kept.split_at(kept.partition_point(|it| it.in_order(&flag).is_le()));
        all.extend(before.iter().copied().cloned());
        all.push(flag);
        kept = after;
    }
    all.extend(kept.iter().copied().cloned());
    all.into()
}

/// Has one rule judge what does not stand, and notes what it looks at. A rule of a week may always read that week's sheet.
fn find(
    rules: &RuleContext<'_>,
    rule: &Rule,
    of: Option<Week>,
    stood: &Stands,
    flags: &mut Vec<Flag>,
) -> Stands {
    let (before, only) = match stood {
        Stands::Yes(_) => return stood.clone(),
        Stands::ButFor(looked, people) => (looked.clone(), Some(&**people)),
        Stands::No => (ReadSet::default(), None),
    };
    *rules.looked.borrow_mut() = before;
    if let Some(week) = of {
        rules.looked.borrow_mut().at(week);
    }
    if matches!(rule.judge, RuleCheck::Person { .. }) {
        rules.looked.borrow_mut().by_person();
    }
    rule.find(rules, of.unwrap_or(rules.today.week()), only, flags);
    Stands::Yes(rules.looked.take())
}

impl Rule {
    /// Adds what it finds in a week, or as things stand; where it judges people by themselves, of some or of all.
    pub fn find(
        &self,
        rules: &RuleContext<'_>,
        week: Week,
        only: Option<&BTreeSet<PersonId>>,
        flags: &mut Vec<Flag>,
    ) {
        match self.judge {
            RuleCheck::Week { judge, .. } => judge(rules, week, flags),
            RuleCheck::Standing(judge) => judge(rules, flags),
            RuleCheck::Person { whom, judge, .. } => {
                let rota = rules.rota(week);
                let mut ask = |person: &PersonId| judge(rules, week, person, flags);
                match only {
                    Some(only) => {
                        let asked = only.iter().filter(|person| whom.holds(rules, rota.as_deref(), person));
                        asked.for_each(ask);
                    }
                    None => whom.each(rules, rota.as_deref(), &mut ask),
                }
            }
        }
    }
}

impl Whom {
    /// Goes through those it is in a week, each once.
    fn each(self, rules: &RuleContext<'_>, rota: Option<&RotaWeek>, ask: &mut impl FnMut(&PersonId)) {
        match self {
            Self::Staff => rules.staff().iter().for_each(ask),
            Self::Peers => rules.peers().map(|person| &person.id).for_each(ask),
            Self::Everyone => {
                let in_sessions = rota.into_iter().flat_map(RotaWeek::people_in_sessions);
                let others = in_sessions.filter(|person| !rules.staff().contains(*person));
                rules.staff().iter().chain(others).for_each(ask);
            }
        }
    }

    /// Whether somebody is one of them.
    fn holds(self, rules: &RuleContext<'_>, rota: Option<&RotaWeek>, person: &PersonId) -> bool {
        match self {
            Self::Staff => rules.staff().contains(person),
            Self::Peers => rules.is_peer(person),
            Self::Everyone => {
                let in_session = || rota.is_some_and(|rota| rota.sessions_of(person).next().is_some());
                rules.staff().contains(person) || in_session()
            }
        }
    }
}
