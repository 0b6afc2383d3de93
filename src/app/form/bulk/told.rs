//! A plan as a form tells it: what it does, what there is to think of, and what is left out with its reason.

use std::sync::Arc;

use crate::app::form::{Fields, Findings, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{State, Week};
use crate::planner::bulk::BulkPlan;
use crate::planner::edit::EditError;

/// How many of what is left out for one reason are named.
const NAMED: usize = 3;

/// What a plan comes to: told in what was found, and drafted. The error says why there is nothing to save.
pub(super) fn drafted<F: Fields>(
    plan: BulkPlan,
    base: &Arc<State>,
    summary: String,
    found: &mut Findings<F>,
) -> Result<Draft, String> {
    found.remarks.extend(plan.does.iter().map(FormRemark::told));
    found.remarks.extend(plan.warns.iter().map(FormRemark::warning));
    found.remarks.extend(left_out(&plan));
    if plan.changes.is_empty() {
        if !found.remarks.is_empty() {
            return Err("there is nothing to save: why is said below".to_owned());
        }
        found.remarks.push(FormRemark::told("There is nothing here to change."));
        return Err("nothing here would change: write something else, or close the form".to_owned());
    }
    Ok(Draft { tells: plan.tells, ..Draft::new(base.clone(), plan.changes, summary) })
}

/// What is left out, a line for each reason.
fn left_out(plan: &BulkPlan) -> Vec<FormRemark> {
    let line = |(why, all): (&str, Vec<&str>)| {
        let named = match all.as_slice() {
            few if few.len() <= NAMED => words::in_a_row(few),
            [first, second, rest @ ..] => format!("{first}, {second} and {} more", rest.len()),
            few => words::in_a_row(few),
        };
        FormRemark::warning(format!("Left as it is, since {why}: {named}."))
    };
    plan.left_by_reason().into_iter().map(line).collect()
}

/// Why a plan could not be made, in words.
pub(super) fn fault(error: EditError, this: Week) -> String {
    match error {
        EditError::Words(words) => words,
        EditError::Unread(weeks) => format!("still reading {}: wait a moment", words::weeks(&weeks, this)),
    }
}
