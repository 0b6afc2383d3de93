//! The families of somebody who leaves: until their last day they stay with them, and who comes after is kept beside; from the
//! day after a lead hands them over, all at once.

use std::collections::BTreeMap;

use crate::domain::{Change, Entity as _, Family, FamilyStatus, Key, PersonId, Record, State, Succession};
use crate::planner::caseload::given_to_leaving;
use crate::planner::common::{Requester, words};
use crate::rota::successions_told;
use crate::rules::RuleContext;

use super::request::{LeavingPart, LeavingRequest};

/// The families with who comes after; and what that comes to, in words. Whoever is gone by now has none any more.
pub(super) fn families(
    rules: &RuleContext<'_>,
    request: &LeavingRequest,
    asked: Requester<'_>,
) -> (Vec<Change>, Vec<String>) {
    let successions: Vec<Succession> =
        theirs(rules.state, &request.person).map(|family| wanted(request, family)).collect();
    let told = successions_told(rules.state, &successions);
    if request.last < rules.today {
        return (given(rules, &successions, asked), told);
    }
    (successions.into_iter().map(Change::from).collect(), told)
}

/// The families that somebody has a place with.
fn theirs<'s>(state: &'s State, person: &'s PersonId) -> impl Iterator<Item = &'s Family> {
    let open = state.known_families().filter(|it| it.status != FamilyStatus::Closed);
    open.filter(move |it| {
        [&it.worker, &it.backup, &it.key_worker].into_iter().any(|it| it.as_ref() == Some(person))
    })
}

fn wanted(request: &LeavingRequest, family: &Family) -> Succession {
    let to = |part: LeavingPart| request.taker(&part).cloned();
    Succession {
        family: family.reference.clone(),
        leaver: request.person.clone(),
        from: request.last.plus_days(1),
        worker: to(LeavingPart::Worker(family.reference.clone())),
        key_worker: to(LeavingPart::KeyWorker(family.reference.clone())),
    }
}

/// The families handed over as it was planned.
#[must_use]
pub fn given(rules: &RuleContext<'_>, planned: &[Succession], asked: Requester<'_>) -> Vec<Change> {
    planned.iter().flat_map(|it| one(rules, it, asked)).collect()
}

fn one(rules: &RuleContext<'_>, planned: &Succession, asked: Requester<'_>) -> Vec<Change> {
    let mut changes = vec![];
    if rules.state.records.successions.contains_key(&planned.family) {
        changes.push(Change::Remove(Key::Succession(planned.key())));
    }
    let Some(family) = rules.state.family(&planned.family) else { return changes };
    let is_theirs = |it: &Option<PersonId>| it.as_ref() == Some(&planned.leaver);
    let mut after: Family = family.clone();
    if is_theirs(&family.worker) {
        if let Some(to) = &planned.worker {
            let given = given_to_leaving(rules, family, to, asked);
            after = family_in(&given).unwrap_or(after);
            let others = given.into_iter().filter(|change| matches!(change, Change::Put(Record::Case(_))));
            changes.extend(others);
        } else {
            after.worker = None;
        }
    }
    if is_theirs(&family.key_worker) {
        after.key_worker.clone_from(&planned.key_worker);
    }
    if is_theirs(&after.backup) {
        after.backup = None;
    }
    if after != *family {
        changes.push(after.into());
    }
    changes
}

fn family_in(changes: &[Change]) -> Option<Family> {
    changes.iter().find_map(|change| match change {
        Change::Put(Record::Family(it)) => Some(Family::clone(it)),
        _ => None,
    })
}

/// What to send to each who takes families over; nothing where nobody does.
pub(super) fn asked_to_take(rules: &RuleContext<'_>, request: &LeavingRequest) -> Option<String> {
    let mut by_taker: BTreeMap<&PersonId, Vec<String>> = BTreeMap::new();
    for (part, to) in &request.to {
        if let (LeavingPart::Worker(family), Some(to)) = (part, to) {
            by_taker.entry(to).or_default().push(family.called());
        }
    }
    let leaver = rules.state.display_name(&request.person);
    let when = if request.last < rules.today {
        "from now on".to_owned()
    } else {
        format!("from {}", rules.day(request.last.plus_days(1)))
    };
    let told = by_taker.into_iter().map(|(to, families)| {
        let name = rules.state.display_name(to);
        format!("{name}: would you take {} over from {leaver}, {when}?", words::in_a_row(&families))
    });
    let all: Vec<String> = told.collect();
    (!all.is_empty()).then(|| all.join("\n\n"))
}
