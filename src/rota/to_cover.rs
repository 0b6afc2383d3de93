//! What somebody's absence leaves for others to do: planned work of theirs that nobody else would do, and groups that would be
//! too few without them. Their own work falls away and asks for nobody.

use super::booked::{Booked, is_own};
use crate::domain::{ActivityKind, Booking, Date, PersonId, State, Status, policy};

/// How many people a session of a group takes on a day: the group's number, else the policy's.
#[must_use]
pub fn facilitators(state: &State, booking: &Booking, on: Date) -> usize {
    let group = booking.group.as_ref().and_then(|id| state.group(id));
    let own = group.and_then(|group| group.facilitators).map(i64::from);
    let policy = || state.policy_thousandths(&policy::GROUP_FACILITATORS, on) / 1000;
    usize::try_from(own.unwrap_or_else(policy)).unwrap_or(0)
}

/// Whether a session that somebody is down for would need somebody else without them.
#[must_use]
pub fn needs_cover_without(state: &State, booked: &Booked, person: &PersonId) -> bool {
    let is_away = |who: &PersonId| booked.away.contains(who);
    booking_needs_cover(state, booked.booking(), person, booked.start.date(), is_away)
}

/// The same of what is booked on a day, and who else is away then.
#[must_use]
pub fn booking_needs_cover(
    state: &State,
    booking: &Booking,
    person: &PersonId,
    on: Date,
    is_away: impl Fn(&PersonId) -> bool,
) -> bool {
    let does = |who: &PersonId| !booking.shadow.contains(who);
    let is_down = booking.people.iter().chain(&booking.with).any(|who| who == person && does(who));
    if booking.status != Status::Planned || !is_down {
        return false;
    }
    let kind = state.activity(&booking.activity).map(|activity| activity.kind);
    let others: Vec<&PersonId> =
        booking.people.iter().chain(&booking.with).filter(|who| *who != person && !is_away(who)).collect();
    if is_own(booking, kind) {
        return false;
    }
    let run = others.iter().filter(|who| does(who)).count();
    others.is_empty() || (kind == Some(ActivityKind::Group) && run < facilitators(state, booking, on))
}
