//! Workload and wellbeing: what a week asks of a peer, and whether it leaves room to breathe.
//!
//! Where a person gives much, the words thank and offer; they never measure anybody against others.

mod caseload;
mod contacts_a_day;
mod direct_share;
mod giving_too_much;
mod heavy_in_a_row;
mod load;
mod new_starter;
mod no_pause;
mod no_write_up;
mod quiet_week;

pub use caseload::CASELOAD;
pub use contacts_a_day::CONTACTS_A_DAY;
pub use direct_share::DIRECT_SHARE;
pub use giving_too_much::GIVING_TOO_MUCH;
pub use heavy_in_a_row::HEAVY_IN_A_ROW;
pub use load::LOAD;
pub use new_starter::NEW_STARTER;
pub use no_pause::NO_PAUSE;
pub use no_write_up::NO_WRITE_UP;
pub use quiet_week::QUIET_WEEK;

use crate::domain::{Date, PersonId};
use crate::rota::{Booked, RotaWeek};

/// A peer's sessions of a day that count, in order of start; days without any are left out.
fn busy_days<'a>(rota: &'a RotaWeek, person: &'a PersonId) -> Vec<(Date, Vec<&'a Booked>)> {
    let mut days: Vec<(Date, Vec<&Booked>)> = vec![];
    for session in rota.worked_by(person) {
        match days.last_mut() {
            Some((date, sessions)) if *date == session.start.date() => sessions.push(session),
            _ => days.push((session.start.date(), vec![session])),
        }
    }
    days
}

/// Whether a session is direct work for a person, rather than something they are along to learn.
fn is_direct_for(session: &Booked, person: &PersonId) -> bool {
    session.direct && session.works(person)
}
