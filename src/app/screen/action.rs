//! What a screen does once that is chosen, or once the weeks are here that it reads.

use super::history::Chosen;
use super::risks::Narrowing;
use crate::domain::{PersonId, RequestId};
use crate::rota::leave::LeaveYear;

/// Something that a screen does.
#[derive(Clone)]
pub enum ScreenAction {
    /// The History screen shows what was chosen.
    LookBack(Chosen),
    /// The Risks screen shows fewer flags, or others.
    Narrow(Narrowing),
    /// The Leave screen shows somebody's account of a year.
    OpenAccount(PersonId, LeaveYear),
    /// The Groups screen opens a new group from a template, by its place.
    NewGroup(usize),
    /// Something that is to be ready before somebody starts is ticked, by its place, and the list shown again.
    TickReady(PersonId, usize),
    /// The Inbox screen asks why a request is declined.
    Decline(RequestId),
}
