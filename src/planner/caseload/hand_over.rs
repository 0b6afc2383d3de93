//! Handing over: somebody leaves, or their term ends. Each of their families gets a proposed new worker, and the contacts
//! that are booked go along: one change.

use std::collections::BTreeMap;

use crate::domain::{Change, Family, FamilyRef, FamilyStatus, PersonId, counted};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::planner::edit::{EditError, Edits};
use crate::rota::caseload::is_under_way;
use crate::rota::{Load, family_demand, starts_later};
use crate::rules::RuleContext;

use super::bookings::Carried;
use super::matching::{Former, Match, matched_beside, matches_among};
use super::{Carrier, carriers};

/// What becomes of one family.
#[derive(Clone, Debug)]
pub struct Given {
    /// Which.
    pub family: FamilyRef,
    /// Who would support it then, with why.
    pub to: Match,
    /// What becomes of the contacts that are booked with it.
    pub carried: Carried,
}

/// A proposal for all families of one worker.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// All of it as one change; `None` where there is nothing to hand over.
    pub together: Option<Remedy>,
    /// Each by itself.
    pub each: Vec<Remedy>,
    /// Those for whom nobody was found, with why.
    pub left: Vec<String>,
}

/// Proposes a new worker for each family of somebody who leaves: whoever fits best, what the families before them in the list
/// have taken being taken.
pub fn hand_over_all(
    rules: &RuleContext<'_>,
    from: &PersonId,
    asked: Requester<'_>,
) -> Result<HandOver, EditError> {
    let mut proposal = HandOver { together: None, each: vec![], left: vec![] };
    let mut given: Vec<Given> = vec![];
    let mut carried = Carried::default();
    let mut edits = Edits::on(rules.state);
    for (family, best) in proposed(rules, from) {
        let Some(best) = best else {
            proposal.left.push(format!("{}: nobody is left to ask", family.reference.called()));
            continue;
        };
        let before = carried.clone();
        let to = (&best.person, Former::Leaves);
        // By itself it stands on what is there, all at once on what the ones before it leave.
        let mut alone = Edits::on(rules.state);
        matched_beside(rules, family, to, (&mut before.clone(), &mut alone), asked)?;
        matched_beside(rules, family, to, (&mut carried, &mut edits), asked)?;
        let of_it = carried.since(&before);
        let (who, called) = (rules.state.display_name(&best.person), family.reference.called());
        let mut remedy = Remedy::new(RemedyKind::Match, format!("{called} to {who}"), alone.into_changes());
        remedy.reasons.clone_from(&best.reasons);
        remedy.reasons.extend(of_it.in_words());
        remedy.person = Some(best.person.clone());
        remedy.score = best.score;
        proposal.each.push(remedy.tells(Some(asked_to_take(rules, from, &best.person, &[called], &of_it))));
        given.push(Given { family: family.reference.clone(), to: best, carried: of_it });
    }
    proposal.together = together(rules, from, &given, &carried, edits.into_changes());
    Ok(proposal)
}

/// Who fits each family of somebody best, what the families before it have taken being counted; `None` where nobody is left to
/// ask. Of whoever is not here yet nothing is asked.
#[must_use]
pub fn proposed<'r>(rules: &'r RuleContext<'_>, from: &'r PersonId) -> Vec<(&'r Family, Option<Match>)> {
    let mut carriers = carriers(rules, None);
    let best = |family: &'r Family| {
        let mut all = matches_among(rules, family, &carriers).into_iter();
        let best =
            all.find(|it| it.person != *from && starts_later(rules.state, &it.person, rules.today).is_none());
        if let Some(best) = &best {
            give(rules, &mut carriers, family, &best.person);
        }
        (family, best)
    };
    theirs(rules, from).map(best).collect()
}

/// The open families that somebody supports.
fn theirs<'r>(rules: &'r RuleContext<'_>, person: &'r PersonId) -> impl Iterator<Item = &'r Family> {
    let families = rules.state.records.families.values().map(|row| &*row.item);
    families.filter(move |family| {
        family.worker.as_ref() == Some(person)
            && family.status != FamilyStatus::Closed
            && !family.reference.is_stand_in()
    })
}

/// Counts a family among those that somebody carries.
fn give(rules: &RuleContext<'_>, carriers: &mut [Carrier], family: &Family, to: &PersonId) {
    // As it will be once support is on, as the match itself counts it.
    let (status, every_days) = (FamilyStatus::Active, family.every_days.or(Some(7)));
    let family = Family { worker: Some(to.clone()), status, every_days, ..family.clone() };
    let demand = family_demand(rules.state, &family, rules.today.week().monday());
    let Some(carrier) = carriers.iter_mut().find(|it| it.person == *to) else { return };
    carrier.families += usize::from(is_under_way(&family));
    carrier.open += 1;
    for week in carrier.ahead.iter_mut().flatten() {
        week.load = week.load.and_then(|load| Load::new(load.demand.plus(demand), week.available));
    }
}

/// What to send to whoever is to take families over, with what becomes of the contacts that are booked.
fn asked_to_take(
    rules: &RuleContext<'_>,
    from: &PersonId,
    to: &PersonId,
    families: &[String],
    carried: &Carried,
) -> String {
    let (name, who) = (rules.state.display_name(to), rules.state.display_name(from));
    let booked = carried.in_words().map(|what| format!(" {}.", words::capital(&what))).unwrap_or_default();
    format!("{name}: would you take {} over from {who}?{booked}", words::in_a_row(families))
}

fn together(
    rules: &RuleContext<'_>,
    from: &PersonId,
    given: &[Given],
    carried: &Carried,
    changes: Vec<Change>,
) -> Option<Remedy> {
    if changes.is_empty() {
        return None;
    }
    let this = rules.today.week();
    let weeks = this.to(this.plus(1)).collect();
    let baseline = Baseline::in_context(rules, weeks);
    let tried = baseline.try_changes(&changes).unwrap_or_default();
    let who = rules.state.display_name(from);
    let many = counted(given.len(), "family");
    let mut remedy =
        Remedy::new(RemedyKind::Match, format!("Hand over all of {who}'s: {many} at once"), changes);
    let mut by_person: BTreeMap<&PersonId, Vec<String>> = BTreeMap::new();
    for one in given {
        by_person.entry(&one.to.person).or_default().push(one.family.called());
    }
    for (person, families) in &by_person {
        remedy =
            remedy.because(format!("{} to {}", words::in_a_row(families), rules.state.display_name(person)));
    }
    let told = by_person.iter().map(|(person, families)| {
        let theirs = given.iter().filter(|one| one.to.person == **person).map(|one| &one.carried);
        asked_to_take(rules, from, person, families, &Carried::of_all(theirs))
    });
    let message = told.collect::<Vec<_>>().join("\n\n");
    (remedy.adds, remedy.clears) = (tried.adds, tried.clears);
    remedy.reasons.extend(carried.in_words());
    Some(remedy.tells(Some(message)))
}
