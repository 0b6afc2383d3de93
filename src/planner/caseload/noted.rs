//! A step of a case, noted.

use crate::domain::{Case, CaseStep, Date, Family, StepKind};
use crate::planner::common::Requester;
use crate::rules::RuleContext;

/// The case with one more step, taken by whoever asks. The first step of all is preceded by what the family's record tells of
/// before: the referral, and when support began; who noted those, nobody knows.
#[must_use]
pub fn noted(
    rules: &RuleContext<'_>,
    family: &Family,
    kind: StepKind,
    on: Date,
    outcome: Option<String>,
    asked: Requester<'_>,
) -> Case {
    let known = rules.state.case(&family.reference).cloned();
    let mut case = known.unwrap_or_else(|| Case::new(family.reference.clone()));
    if case.steps.is_empty() && kind != StepKind::Referred {
        let began = family.started.filter(|_| kind != StepKind::Active);
        let told = [(StepKind::Referred, Some(family.referred)), (StepKind::Active, began)];
        case.steps.extend(
            told.into_iter().filter_map(|(kind, on)| {
                on.map(|on| CaseStep { kind, on, by: String::new(), outcome: None })
            }),
        );
    }
    case.steps.push(CaseStep { kind, on, by: asked.by.to_owned(), outcome });
    case
}
