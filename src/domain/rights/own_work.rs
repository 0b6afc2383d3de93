//! What is planned by whoever does it: a peer's own work in weeks that are still drafts, what stands ready for a group that one
//! runs, and the supervision that one gives.
//!
//! A published week is everybody's: what a peer would have otherwise in it is asked of a lead.

use crate::domain::change::Edit;
use crate::domain::id::{FamilyRef, GroupId, PersonId};
use crate::domain::record::{
    ActivityKind, Booking, Boundary, ChecklistItem, Group, Key, Person, Record, Session, SheetState,
    Supervision,
};
use crate::domain::state::State;

/// Whether an edit is of one's own work, and one's own to make.
pub(super) fn may_plan(state: &State, me: &Person, edit: &Edit) -> bool {
    match &edit.key {
        Key::Session(_) => session(state, me, edit),
        Key::Supervision(_) => only_last_differs(me, edit),
        Key::Group(group) => me.role.is_peer() && runs(state, &me.id, group) && only_readiness_differs(edit),
        _ => false,
    }
}

/// A session of one's own in a draft, or a supervision that one gives, both as it was and as it will be.
fn session(state: &State, me: &Person, edit: &Edit) -> bool {
    let Some(week) = edit.key.week() else { return false };
    let given = state.given_occurrence(&edit.key);
    let version = |record: &Option<Record>| match record {
        Some(Record::Session(it)) => Some(Session::clone(it)),
        _ => None,
    };
    // What is not stored, before or after, is as its series gives it.
    let before = version(&edit.before).or_else(|| given.clone());
    let after = version(&edit.after).or(given);
    if state.missing(week, week).next().is_some() {
        return false;
    }
    let series = [&before, &after].map(|it| it.as_ref().and_then(|it| it.series.clone()));
    let same_series = before.is_none() || after.is_none() || series.first() == series.last();
    let mut versions = before.iter().chain(&after).map(|it| &it.booking).peekable();
    if versions.peek().is_none() || !same_series || (before.is_none() && series.iter().any(Option::is_some)) {
        return false;
    }
    let open = state.state_for(week, &me.id);
    let versions: Vec<&Booking> = versions.collect();
    let is_supervision = versions.iter().all(|it| gives(state, &me.id, it));
    let is_own = me.role.is_peer() && versions.iter().all(|it| is_own_work(state, &me.id, it));
    (is_own && open == SheetState::Draft) || (is_supervision && !closed_for_any(state, &versions))
}

/// Whether the week of any of them is closed for somebody in it.
fn closed_for_any(state: &State, versions: &[&Booking]) -> bool {
    let closed =
        |it: &&Booking| it.everyone().any(|who| state.state_for(it.start.week(), who) == SheetState::Closed);
    versions.iter().any(closed)
}

/// Whether a booking is somebody's own work and nobody else's: with families that they support, or desk work, a debrief or a pause.
#[must_use]
pub fn is_own_work(state: &State, me: &PersonId, it: &Booking) -> bool {
    let is_alone = it.people.as_slice() == std::slice::from_ref(me)
        && it.with.is_empty()
        && it.shadow.is_empty()
        && it.lead.as_ref().is_none_or(|lead| lead == me);
    let Some(activity) = state.activity(&it.activity).filter(|it| it.boundary == Boundary::Peer) else {
        return false;
    };
    let is_for_own = it.families.iter().all(|family| supports(state, me, family));
    let is_theirs = match activity.kind {
        ActivityKind::Contact => !it.families.is_empty(),
        ActivityKind::Admin | ActivityKind::Wellbeing | ActivityKind::Learning | ActivityKind::Travel => true,
        _ => false,
    };
    is_alone && is_for_own && is_theirs && it.group.is_none() && it.track.is_none()
}

/// Whether a booking is somebody's own work, or a debrief or a pause that they would have with others.
#[must_use]
pub fn is_own_or_shared_pause(state: &State, me: &PersonId, it: &Booking) -> bool {
    let is_pause = state.activity(&it.activity).is_some_and(|it| it.kind == ActivityKind::Wellbeing);
    let alone = Booking { people: vec![me.clone()], with: vec![], ..it.clone() };
    is_own_work(state, me, it) || (is_pause && it.people.contains(me) && is_own_work(state, me, &alone))
}

/// Whether a booking is a supervision that somebody gives: to people whom they supervise on its track, and to nobody else.
fn gives(state: &State, me: &PersonId, it: &Booking) -> bool {
    let is_supervision =
        state.activity(&it.activity).is_some_and(|activity| activity.kind == ActivityKind::Supervision);
    let supervises = |person: &PersonId| {
        let rows = state.records.supervision.values().map(|row| &row.item);
        let track = it.track.unwrap_or(crate::domain::record::Track::Clinical);
        rows.into_iter().any(|row| row.supervisor == *me && row.person == *person && row.track == track)
    };
    let mut others = it.everyone().filter(|who| *who != me).peekable();
    let is_there = it.people.contains(me) || it.with.contains(me);
    let is_no_more = it.families.is_empty() && it.group.is_none() && it.shadow.is_empty();
    is_supervision && is_there && is_no_more && others.peek().is_some() && others.all(supervises)
}

/// Whether nothing differs but when a supervision that one gives was last held.
fn only_last_differs(me: &Person, edit: &Edit) -> bool {
    let (Some(Record::Supervision(before)), Some(Record::Supervision(after))) = (&edit.before, &edit.after)
    else {
        return false;
    };
    before.supervisor == me.id && Supervision { last: after.last, ..Supervision::clone(before) } == **after
}

/// Whether somebody is in the sessions of a group.
fn runs(state: &State, me: &PersonId, group: &GroupId) -> bool {
    let is_one =
        |it: &Booking| it.group.as_ref() == Some(group) && it.involves(me) && !it.shadow.contains(me);
    let mut series = state.records.series.values().map(|row| &row.item.booking);
    let mut stored = state.sheets().flat_map(|(_, sheet)| sheet.sessions.values());
    series.any(is_one) || stored.any(|row| is_one(&row.item.booking))
}

/// Whether nothing differs but what is ready, what the families suggested, and who was in touch with whom before.
fn only_readiness_differs(edit: &Edit) -> bool {
    let (Some(Record::Group(before)), Some(Record::Group(after))) = (&edit.before, &edit.after) else {
        return false;
    };
    let words = |it: &Group| it.checklist.iter().map(|item| item.item.clone()).collect::<Vec<_>>();
    let (was, is) = (words(before), words(after));
    let new = after.checklist.get(was.len()..).unwrap_or_default();
    let families = |it: &Group| it.invited.iter().map(|it| it.family.clone()).collect::<Vec<_>>();
    let (checklist, invited) = (after.checklist.clone(), after.invited.clone());
    is.starts_with(&was)
        && new.iter().all(|item| *item == ChecklistItem::idea(&item.item))
        && families(before) == families(after)
        && Group { invited, checklist, ..Group::clone(before) } == **after
}

/// Whether somebody is a family's worker or backup, or is to be its worker after somebody who leaves.
#[must_use]
pub fn supports(state: &State, me: &PersonId, family: &FamilyRef) -> bool {
    let one = |it: &Option<PersonId>| it.as_ref() == Some(me);
    state.family(family).is_some_and(|it| {
        one(&it.worker) || one(&it.backup) || state.succession(it).is_some_and(|next| one(&next.worker))
    })
}
