//! The life of a case: its usual next step, and what a step changes. Everything a step changes is one entry.

use crate::domain::{Case, Change, Date, Family, FamilyStatus, StepKind};
use crate::planner::common::Requester;
use crate::planner::edit::EditError;
use crate::rules::RuleContext;

use super::bookings::{out_of_groups, stop};
use super::noted::noted;
use super::{CaseloadLine, NextContact};

/// The usual next step of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Somebody has to be found.
    Match,
    /// The first contact has to be booked, jointly.
    FirstContact,
    /// The first contact is booked, and comes first.
    Await(NextContact),
    /// A step that takes nothing but a key.
    Take(ProposedStep),
    /// A step that takes a form.
    Ask(StepKind),
    /// Nothing: it is over.
    Over,
}

/// A step to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedStep {
    /// What is done.
    pub kind: StepKind,
    /// On which day.
    pub on: Date,
    /// How it came out, to whom it is referred on, or why.
    pub outcome: Option<String>,
    /// How often from then on, where that changes, in days.
    pub every_days: Option<u32>,
    /// How many last contacts, where an ending is planned.
    pub last_contacts: Option<u32>,
}

impl ProposedStep {
    /// A step with nothing else to say.
    #[must_use]
    pub fn new(kind: StepKind, on: Date) -> Self {
        Self { kind, on, outcome: None, every_days: None, last_contacts: None }
    }
}

/// The usual next step of a family's case.
#[must_use]
pub fn next_step(rules: &RuleContext<'_>, line: &CaseloadLine) -> NextStep {
    let family = &line.family;
    let case = rules.state.case(&family.reference);
    match family.status {
        FamilyStatus::Closed => NextStep::Over,
        FamilyStatus::Referred if family.worker.is_none() => NextStep::Match,
        FamilyStatus::Referred => match (line.last, line.at_hand()) {
            (Some(last), _) => NextStep::Take(ProposedStep::new(StepKind::Active, last)),
            (None, Some(next)) => NextStep::Await(next.clone()),
            (None, None) => NextStep::FirstContact,
        },
        FamilyStatus::Paused => NextStep::Ask(StepKind::Active),
        FamilyStatus::Active | FamilyStatus::Reduced => NextStep::Ask(StepKind::Ending),
        FamilyStatus::Ending if case.is_some_and(Case::door_is_open) => NextStep::Ask(StepKind::Closed),
        FamilyStatus::Ending => NextStep::Take(ProposedStep::new(StepKind::OpenDoor, rules.today)),
    }
}

/// The steps that can be taken from where a case stands.
#[must_use]
pub fn steps_from(status: FamilyStatus) -> &'static [StepKind] {
    use StepKind::{Active, Closed, Ending, NotTakenOn, OpenDoor, Paused, Reduced, Referred, ReferredOn};
    match status {
        FamilyStatus::Referred => &[Active, NotTakenOn, ReferredOn],
        FamilyStatus::Active => &[Ending, Reduced, Paused, ReferredOn, Closed],
        FamilyStatus::Reduced => &[Ending, Active, Paused, Reduced, ReferredOn, Closed],
        FamilyStatus::Paused => &[Active, Reduced, Ending, ReferredOn, Closed],
        FamilyStatus::Ending => &[OpenDoor, Closed, ReferredOn, Ending, Active],
        FamilyStatus::Closed => &[Referred, Active],
    }
}

/// Where a case stands after a step; `None` where it stays as it is.
#[must_use]
pub fn status_after(kind: StepKind) -> Option<FamilyStatus> {
    Some(match kind {
        StepKind::Referred => FamilyStatus::Referred,
        StepKind::NotTakenOn | StepKind::Closed => FamilyStatus::Closed,
        StepKind::Active => FamilyStatus::Active,
        StepKind::Reduced => FamilyStatus::Reduced,
        StepKind::Paused => FamilyStatus::Paused,
        StepKind::Ending => FamilyStatus::Ending,
        StepKind::Matched
        | StepKind::FirstContact
        | StepKind::OpenDoor
        | StepKind::ReferredOn
        | StepKind::HandedOver => return None,
    })
}

/// The changes of a step: the family as it is then, the step noted, and the contacts that are wanted no more taken off the
/// rota. The error names weeks that have to be here first.
pub fn take(
    rules: &RuleContext<'_>,
    family: &Family,
    step: &ProposedStep,
    asked: Requester<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut after = family.clone();
    after.status = status_after(step.kind).unwrap_or(family.status);
    after.every_days = step.every_days.or(family.every_days);
    if step.kind == StepKind::Active && family.started.is_none() {
        after.started = Some(step.on);
    }
    let mut changes = vec![];
    match step.kind {
        StepKind::Paused | StepKind::Closed | StepKind::NotTakenOn => {
            changes.extend(stop(rules, &family.reference, 0, asked)?);
        }
        StepKind::Ending => {
            let keep =
                step.last_contacts.map_or(usize::MAX, |many| usize::try_from(many).unwrap_or(usize::MAX));
            changes.extend(stop(rules, &family.reference, keep, asked)?);
        }
        _ => {}
    }
    if matches!(step.kind, StepKind::Closed | StepKind::NotTakenOn) {
        changes.extend(out_of_groups(rules, family));
    }
    let mut case = noted(rules, family, step.kind, step.on, step.outcome.clone(), asked);
    if step.kind == StepKind::Ending {
        case.last_contacts = step.last_contacts;
    }
    changes.push(case.into());
    changes.push(after.into());
    Ok(changes)
}
