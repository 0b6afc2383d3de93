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
fn flag(rule: &'static Rule, severity: Severity, room: &Room<'_>, person: &PersonId) -> Flag {
    Flag::new(rule, severity, room.today.week(), Subject::person(person)).people([person])
}

/// The leave of today's leave year of everybody who has any, or a share in it, and is still here.
fn each<'r>(room: &'r Room<'_>) -> impl Iterator<Item = &'r LeaveAccount> {
    room.leave_accounts().iter().filter(|account| !room.has_left(&account.person, room.today))
}
