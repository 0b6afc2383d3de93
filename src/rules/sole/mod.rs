//! Sole working. "Sole" has several meanings, and each has its own rule: alone on a visit, alone with a group, without
//! other peers, out of hours.

mod group;
mod isolated;
mod only_peer;
mod outside_hours;
mod visit;

pub use group::GROUP;
pub(super) use group::present;
pub use isolated::ISOLATED;
pub use only_peer::ONLY_PEER;
pub use outside_hours::OUTSIDE_HOURS;
pub use visit::{FIRST_VISIT, VISIT};

use crate::domain::PersonId;
use crate::rota::Booked;

/// Who is alone in a session: one does it, and nobody is with them. Who is away is neither.
pub(super) fn alone(session: &Booked) -> Option<&PersonId> {
    let mut doers = session.doers();
    let only = doers.next()?;
    (doers.next().is_none() && session.companions().next().is_none()).then_some(only)
}
