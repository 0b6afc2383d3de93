//! A request with all that goes along, and what carrying it out changes: what was proposed is booked, whoever was asked is in the
//! sessions, and where two swap whole days, each has the other's working times.

use super::new_id::new_request_id;
use super::proposal::changes_of;
use crate::domain::{Change, Date, Moment, PersonId, RequestId, RequestKind, StaffRequest, State};
use crate::planner::edit::{give_times, rebook_this, times_of};
use crate::report::inbox::RequestPicture;
use crate::rota::{RotaWeek, Trip};
use crate::rules::RuleContext;

/// The changes that carry a request out; the error says in words why nothing can come of it.
pub fn carry_out(
    rules: &RuleContext<'_>,
    request: &StaffRequest,
    now: Moment,
) -> Result<Vec<Change>, String> {
    let picture = RequestPicture::of(rules, request, now);
    if let Some(fault) = picture.fault {
        return Err(format!("nothing can come of this request any more: {fault}"));
    }
    if picture.is_unread {
        return Err("its week is still on its way from the disk: try again in a moment".to_owned());
    }
    if request.is_proposal() {
        return changes_of(rules, request, now);
    }
    let mut changes: Vec<Change> = vec![];
    for booked in picture.all() {
        let before = booked.dated_booking();
        let after = request.carried_into(&before);
        if after != before {
            changes.extend(rebook_this(rules.state, booked, &after));
        }
    }
    if let (RequestKind::Swap, true, Some(by)) = (request.kind, request.is_of_days(), request.asker()) {
        let mut days = request.days.clone();
        days.sort_unstable();
        days.dedup();
        for date in days {
            if let Some(rota) = rules.rota(date.week()) {
                changes.extend(shifts(rules, &rota, date, [&by, &request.to]));
                changes.extend(shifts(rules, &rota, date, [&request.to, &by]));
            }
        }
    }
    Ok(changes)
}

/// The rows that give somebody the working times that another has on a day; none where both are off.
fn shifts(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    date: Date,
    [person, other]: [&PersonId; 2],
) -> Vec<Change> {
    let theirs = times_of(rota.shifts_of_on(other, date));
    if theirs.is_empty() && rota.shifts_of_on(person, date).next().is_none() {
        return vec![];
    }
    give_times(rules.state, person, date, &theirs)
}

/// A request to cover a session with what is booked for it alone, by somebody's id or `owner`: to whom, and in whose place,
/// where that is somebody's.
#[must_use]
pub fn asks_to_cover(
    state: &State,
    by: &str,
    (to, whose): (PersonId, Option<PersonId>),
    trip: &Trip<'_>,
    now: Moment,
) -> Option<StaffRequest> {
    let new = StaffRequest::new(RequestId::parse("new").ok()?, RequestKind::Cover, by, to);
    let mut request = StaffRequest {
        sessions: vec![trip.main.id.clone()],
        days: vec![trip.main.start.date()],
        instead_of: whose.filter(|whose| whose.as_str() != by),
        asked: Some(now.date()),
        ..new
    };
    brings_along(&mut request, trip);
    request.id = new_request_id(state, &request, now)?;
    Some(request)
}

/// Asks for what is booked for a session alone as well: it goes with it, as when somebody is put down for it at once.
pub fn brings_along(request: &mut StaffRequest, trip: &Trip<'_>) {
    for leg in &trip.legs {
        request.sessions.push(leg.id.clone());
        request.days.push(leg.start.date());
    }
}
