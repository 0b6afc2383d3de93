//! Caseload, family by family: with somebody, in touch, within the time there is, and as the family wishes.
//!
//! Nothing here says what a family or a worker lived through. In loss mode there are no countdowns and no baby words.

mod allocation;
mod contact_overdue;
mod loss;
mod window;
mod wish;

pub use allocation::{ASK_FIRST, NO_BACKUP, NO_KEY_WORKER, UNALLOCATED};
pub use contact_overdue::CONTACT_OVERDUE;
pub use loss::LOSS;
pub use window::WINDOW;
pub use wish::WISH;

use crate::domain::{Family, FamilyStatus};

use super::prelude::*;

/// The families that are not closed.
fn open<'a>(rules: &RuleContext<'a>) -> impl Iterator<Item = &'a Family> {
    let all = rules.state.records.families.values().map(|row| &*row.item);
    all.filter(|family| family.status != FamilyStatus::Closed)
}

/// Opens a flag about a family: its people is the worker, where there is one.
fn flag(rule: &'static Rule, severity: Severity, rules: &RuleContext<'_>, family: &Family) -> Flag {
    Flag::new(rule, severity, rules.today.week(), Subject::new(TableName::Family, &family.reference))
        .people(&family.worker)
}
