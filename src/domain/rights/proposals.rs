//! What peers propose for themselves: what may be proposed and to whom, and, where leads are told only, that what is done with
//! it is just that.

use super::own_work::{is_own_or_shared_pause, is_own_work};
use super::told_only::agreeing_is_enough;
use super::whom::lead_in_full;
use crate::domain::change::Edit;
use crate::domain::id::{PersonId, SessionId};
use crate::domain::record::{
    Booking, Key, Person, ProposedShare, Record, RequestStep, Role, Session, Share, StaffRequest, Status,
};
use crate::domain::state::State;

/// Whether somebody may propose what a request does, where it proposes anything: what is their own, to a lead of their team.
pub(super) fn may_propose(state: &State, me: &Person, it: &StaffRequest) -> Result<(), String> {
    if !it.is_proposal() {
        return Ok(());
    }
    let is_own = |booking: Booking| is_own_or_shared_pause(state, &me.id, &booking);
    let are_own = it.sessions.iter().filter_map(|id| booked(state, id)).all(is_own);
    if !me.role.is_peer() || !are_own || !it.proposed().all(is_own) {
        return Err(format!(
            "you can propose work of your own: contacts with families that you support, desk work and debriefs; \
             for all else ask {}",
            lead_in_full(state, &me.team)
        ));
    }
    if it.share.as_ref().is_some_and(|share| own_share(state, &me.id, share).is_none()) {
        return Err(format!(
            "you can propose other days of a share of your own that is on then; for all else ask {}",
            lead_in_full(state, &me.team)
        ));
    }
    let leads = |to: &Person| to.role == Role::TeamLead && to.team == me.team;
    if state.person(&it.to).is_some_and(leads) {
        return Ok(());
    }
    Err(format!("what you propose goes to {}", lead_in_full(state, &me.team)))
}

/// Whether a request says that somebody did what they would otherwise propose, since leads are told only.
pub(super) fn is_told_only(state: &State, me: &Person, it: &StaffRequest) -> bool {
    it.is_proposal()
        && it.step() == RequestStep::CarriedOut
        && it.by == me.id.as_str()
        && it.decided_by.as_deref() == Some(me.id.as_str())
        && agreeing_is_enough(state, it)
}

/// Whether an edit is just what a proposal says.
pub(super) fn does_as_proposed(state: &State, it: &StaffRequest, edit: &Edit) -> bool {
    let Some(by) = it.asker() else { return false };
    match (&edit.key, &edit.after) {
        (Key::Session(_), Some(Record::Session(after))) => session_as_proposed(state, it, &by, edit, after),
        // What is stored of one that goes to another week.
        (Key::Session((_, id)), None) => {
            it.sessions.contains(id)
                && matches!(&edit.before, Some(Record::Session(was)) if is_open(state, &by, &was.booking))
        }
        (Key::Organisation(id), Some(Record::Organisation(after))) => {
            it.entry.as_ref().is_some_and(|entry| {
                let is_same = entry.of.as_ref().map_or(edit.before.is_none(), |of| of == id);
                is_same && entry.organisation(id.clone()) == **after
            })
        }
        (Key::Share((post, person, _)), Some(Record::Share(after))) => {
            it.share.as_ref().is_some_and(|share| {
                *post == share.post && *person == by && share_as_proposed(state, share, edit, after)
            })
        }
        _ => false,
    }
}

/// Whether all that a proposal says is among some edits, or so already.
pub(super) fn comes_as_proposed(state: &State, edits: &[Edit], it: &StaffRequest) -> bool {
    let mut afters = edits.iter().filter_map(|edit| edit.after.as_ref());
    let sessions = it.proposed().enumerate().all(|(n, booking)| {
        let id = it.sessions.get(n);
        let is_it = |session: &Session| id.is_none_or(|id| session.id == *id) && session.booking == booking;
        edits.iter().any(|edit| matches!(&edit.after, Some(Record::Session(it)) if is_it(it)))
            || id.and_then(|id| booked(state, id)).is_some_and(|there| there == booking)
    });
    let entry = it.entry.as_ref().is_none_or(|entry| {
        let is_it = |record: &Record| matches!(record, Record::Organisation(it) if entry.organisation(it.id.clone()) == **it);
        afters.any(is_it)
            || entry.of.as_ref().and_then(|of| state.records.organisations.get(of)).is_some_and(|row| {
                entry.organisation(row.item.id.clone()) == *row.item
            })
    });
    let share = it.share.as_ref().is_none_or(|wanted| {
        let is_it = |share: &Share| {
            it.by == share.person.as_str()
                && share.post == wanted.post
                && share.is_on(wanted.from)
                && share.pattern.counted_from(wanted.from, share.from) == wanted.pattern
        };
        edits.iter().any(|edit| matches!(&edit.after, Some(Record::Share(it)) if is_it(it)))
            || state.shares().any(is_it)
    });
    sessions && entry && share
}

fn session_as_proposed(
    state: &State,
    it: &StaffRequest,
    by: &PersonId,
    edit: &Edit,
    after: &Session,
) -> bool {
    let at = it.sessions.iter().position(|id| *id == after.id);
    let mut proposed = it.proposed();
    if it.sessions.is_empty() {
        let is_new = edit.before.is_none() && after.series.is_none();
        return is_new && proposed.any(|booking| booking == after.booking);
    }
    let Some(booking) = at.and_then(|at| proposed.nth(at)) else { return false };
    let before = match &edit.before {
        Some(Record::Session(was)) => Some(was.booking.clone()),
        _ => booked(state, &after.id),
    };
    booking == after.booking && before.is_some_and(|was| is_open(state, by, &was))
}

/// Whether a booking is somebody's own work that is still planned.
fn is_open(state: &State, by: &PersonId, it: &Booking) -> bool {
    it.status == Status::Planned && is_own_work(state, by, it)
}

/// Whether an edit of a share of somebody's own ends it the day before, or has the days that are proposed and all else as it was.
fn share_as_proposed(state: &State, wanted: &ProposedShare, edit: &Edit, after: &Share) -> bool {
    let before = match &edit.before {
        Some(Record::Share(before)) => Some(Share::clone(before)),
        _ => None,
    };
    if let Some(before) = before.as_ref().filter(|before| before.from < wanted.from) {
        return *after == Share { until: Some(wanted.from.plus_days(-1)), ..before.clone() };
    }
    let was = before.or_else(|| own_share(state, &after.person, wanted).cloned());
    let as_wanted = |was: Share| Share { from: wanted.from, pattern: wanted.pattern.clone(), ..was };
    was.is_some_and(|was| *after == as_wanted(was))
}

/// The share of somebody's own that a proposal is about: of its post, on its first day.
#[must_use]
pub fn own_share<'s>(state: &'s State, by: &PersonId, wanted: &ProposedShare) -> Option<&'s Share> {
    state.shares().find(|it| it.post == wanted.post && it.person == *by && it.is_on(wanted.from))
}

/// A session as it is stored in a week that is here, or as its series gives it.
pub(super) fn booked(state: &State, id: &SessionId) -> Option<Booking> {
    let stored = state.sheets().find_map(|(_, sheet)| sheet.sessions.get(id));
    let given = || {
        let (_, date) = id.occurrence_of()?;
        state.given_occurrence(&Key::Session((date.week(), id.clone()))).map(|it| it.booking)
    };
    stored.map(|row| row.item.booking.clone()).or_else(given)
}
