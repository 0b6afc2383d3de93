//! Leave: no more booked than there is, none left to run out, none below the law, and time earned that is given back.

mod floor;
mod over;
mod toil_old;
mod untaken;

pub use floor::FLOOR;
pub use over::OVER;
pub use toil_old::TOIL_OLD;
pub use untaken::UNTAKEN;

use crate::rota::leave::LeaveAccount;
use crate::rules::prelude::*;

/// Opens a flag about a person's leave.
fn flag(rule: &'static Rule, severity: Severity, rules: &RuleContext<'_>, person: &PersonId) -> Flag {
    Flag::new(rule, severity, rules.today.week(), Subject::person(person)).people([person])
}

/// The leave of today's leave year of everybody who has any, or a share in it, and is still here.
fn each<'r>(rules: &'r RuleContext<'_>) -> impl Iterator<Item = &'r LeaveAccount> {
    rules.leave_accounts().iter().filter(|account| !rules.has_left(&account.person, rules.today))
}
