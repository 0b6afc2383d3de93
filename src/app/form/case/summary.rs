//! What a step of a case does, in words for the history.

use crate::domain::Family;
use crate::planner::caseload::ProposedStep;

/// What a step does, for the history.
pub(in crate::app) fn summary(family: &Family, step: &ProposedStep) -> String {
    let called = family.reference.called();
    let last = match step.last_contacts {
        Some(1) => ", 1 last contact".to_owned(),
        Some(many) => format!(", {many} last contacts"),
        None => String::new(),
    };
    format!("{called}: {}{last}", step.kind.in_words())
}
