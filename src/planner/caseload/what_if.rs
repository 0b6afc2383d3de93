//! What if: taking a family on, moving three to the other sharer, a month's leave. Each is tried, and told in loads.

use crate::domain::{Change, Family, FamilyStatus, Leave, LeaveKind, LeaveSpan, LeaveState, PersonId, Week};
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::planner::edit::{EditError, Edits};
use crate::rota::Load;
use crate::rules::RuleContext;

use super::bookings::Carried;
use super::matching::{former, matched, matched_beside, sharer};
use super::{Caseload, CaseloadLine, WEEKS};

/// How many families the question about the other sharer moves.
const MOVED: usize = 3;

/// A question, and what would become of the load.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// What is tried, with its changes and the loads as reasons.
    pub remedy: Remedy,
    /// Why it is only to look at, if so.
    pub only_to_look: Option<String>,
}

/// The questions about a family and its worker, or about somebody who is with nobody.
pub fn what_ifs(
    rules: &RuleContext<'_>,
    found: &Caseload,
    line: Option<&CaseloadLine>,
    person: Option<&PersonId>,
    asked: Requester<'_>,
) -> Result<Vec<WhatIf>, EditError> {
    let mut all = vec![];
    if let Some(line) = line {
        all.extend(taking_on(rules, line, asked)?);
    }
    let Some(person) = person else { return Ok(all) };
    if let Some(other) = sharer(rules, person) {
        all.extend(moving(rules, found, (person, &other), asked)?);
        all.extend(moving(rules, found, (&other, person), asked)?);
    }
    all.push(month_of_leave(rules, person));
    Ok(all)
}

/// Taking a family on, by each who could.
fn taking_on(
    rules: &RuleContext<'_>,
    line: &CaseloadLine,
    asked: Requester<'_>,
) -> Result<Vec<WhatIf>, EditError> {
    let family = &line.family;
    let mut all = vec![];
    for it in super::matching::matches(rules, family).into_iter().take(3) {
        let person = it.person;
        let started = Family {
            status: if family.status == FamilyStatus::Referred {
                FamilyStatus::Active
            } else {
                family.status
            },
            every_days: family.every_days.or(Some(7)),
            worker: Some(person.clone()),
            ..Family::clone(family)
        };
        let told = loads(rules, &[started.into()], family.worker.iter().chain([&person]));
        let (changes, carried) = matched(rules, family, &person, asked)?;
        let title = format!("{} takes {} on", rules.state.display_name(&person), family.reference.called());
        let mut remedy = Remedy::new(RemedyKind::Match, title, changes);
        remedy.reasons = told;
        remedy.reasons.extend(carried.in_words());
        remedy.person = Some(person);
        all.push(WhatIf { remedy, only_to_look: None });
    }
    Ok(all)
}

/// Moving three families from one sharer to the other: those that weigh the most.
fn moving(
    rules: &RuleContext<'_>,
    found: &Caseload,
    (from, to): (&PersonId, &PersonId),
    asked: Requester<'_>,
) -> Result<Option<WhatIf>, EditError> {
    let supported = |line: &&CaseloadLine| {
        line.family.worker.as_ref() == Some(from)
            && matches!(line.family.status, FamilyStatus::Active | FamilyStatus::Reduced)
            && super::matching::may_be_with(rules, to, &line.family)
    };
    let mut theirs: Vec<&CaseloadLine> = found.lines.iter().filter(supported).collect();
    theirs.sort_by_key(|line| std::cmp::Reverse(line.minutes));
    theirs.truncate(MOVED);
    if theirs.is_empty() {
        return Ok(None);
    }
    let (mut carried, mut edits) = (Carried::default(), Edits::on(rules.state));
    for line in &theirs {
        let to = (to, former(rules, &line.family));
        matched_beside(rules, &line.family, to, (&mut carried, &mut edits), asked)?;
    }
    let changes = edits.into_changes();
    let called: Vec<String> = theirs.iter().map(|line| line.family.reference.called()).collect();
    let (giver, taker) = (rules.state.display_name(from), rules.state.display_name(to));
    let title = format!("{} go from {giver} to {taker}", words::in_a_row(&called));
    let told = loads(rules, &changes, [from, to]);
    let mut remedy = Remedy::new(RemedyKind::Match, title, changes);
    remedy.reasons = told;
    remedy.reasons.extend(carried.in_words());
    Ok(Some(WhatIf { remedy, only_to_look: None }))
}

/// Four weeks of leave from the next Monday: what it leaves.
fn month_of_leave(rules: &RuleContext<'_>, person: &PersonId) -> WhatIf {
    let from = rules.today.week().plus(1).monday();
    let to = from.plus_days(27);
    let span = LeaveSpan::Days { from, to };
    let (kind, state) = (LeaveKind::Annual, LeaveState::Approved);
    let leave = Leave { person: person.clone(), kind, span, state, number: u8::MAX };
    let changes = vec![Change::from(leave)];
    let who = rules.state.display_name(person);
    let families = rules.state.records.families.values().map(|row| &row.item);
    let theirs = families.filter(|it| it.worker.as_ref() == Some(person) && super::lines::is_open(it));
    let (mut named, mut without): (Vec<(String, Vec<String>)>, Vec<String>) = (vec![], vec![]);
    for family in theirs.filter(|family| !family.reference.is_stand_in()) {
        let called = family.reference.called();
        match &family.backup {
            Some(backup) => {
                let backup = rules.state.display_name(backup).to_owned();
                match named.iter_mut().find(|(who, _)| *who == backup) {
                    Some((_, all)) => all.push(called),
                    None => named.push((backup, vec![called])),
                }
            }
            None => without.push(called),
        }
    }
    let mut remedy = Remedy::new(
        RemedyKind::Shift,
        format!("A month's leave of {who}, from {}", words::day(from, rules.today)),
        changes,
    );
    let changes = remedy.changes.clone();
    remedy.reasons = loads(rules, &changes, [person]);
    for (backup, families) in named {
        remedy = remedy.because(format!("{} would go to {backup}, the backup", words::in_a_row(&families)));
    }
    if !without.is_empty() {
        remedy = remedy.because(format!("{} would have nobody: no backup named", words::in_a_row(&without)));
    }
    let only_to_look = Some("only to look at: leave is asked for on the Leave screen".to_owned());
    WhatIf { remedy, only_to_look }
}

/// The loads of some people week by week, before and after.
fn loads<'p>(
    rules: &RuleContext<'_>,
    changes: &[Change],
    people: impl IntoIterator<Item = &'p PersonId>,
) -> Vec<String> {
    let Ok(after) = rules.state.preview(changes) else { return vec![] };
    let then = RuleContext::knowing(&after, rules.today, rules.cache());
    let mut told: Vec<String> = vec![];
    for person in people {
        let (before, after) = (weeks(rules, person), weeks(&then, person));
        let who = rules.state.display_name(person);
        let line = format!("{who} {} → {}", before.join(" "), after.join(" "));
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

fn weeks(rules: &RuleContext<'_>, person: &PersonId) -> Vec<String> {
    let this = rules.today.week();
    let many = i32::try_from(WEEKS).unwrap_or(0);
    this.to(this.plus(many - 1)).map(|week: Week| percent(rules, week, person)).collect()
}

fn percent(rules: &RuleContext<'_>, week: Week, person: &PersonId) -> String {
    let Some(hours) = rules.hours(week) else { return "?".to_owned() };
    let theirs = hours.people.iter().find(|hours| hours.person == *person);
    match theirs.and_then(|hours| hours.load) {
        Some(load) => format!("{}%", Load::percent(load)),
        None => "away".to_owned(),
    }
}
