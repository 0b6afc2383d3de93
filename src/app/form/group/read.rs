//! What is written in the fields of a group, read; and the sessions that it comes to.

use super::values::Runs;
use crate::app::form::name_list::NameList;
use crate::app::words;
use crate::domain::{
    ActivityId, Booking, Change, ChecklistItem, FamilyRef, FamilyStatus, Frequency, Group, GroupId,
    Invitation, Minutes, Moment, PersonId, PlaceId, Repeat, Series, Session, State,
};
use crate::planner::edit::{new_id, new_series_id};

/// Whether those who lead are there, and hold the courses that it needs; the error says who lacks which, and what to do.
pub(super) fn may_lead(
    state: &State,
    activity: &ActivityId,
    lead: Option<&PersonId>,
    runs: &Runs,
) -> Result<(), String> {
    if lead.is_some_and(|lead| !runs.people.contains(lead) && !runs.with.contains(lead)) {
        return Err("the person leading must be in “who” or “with”".to_owned());
    }
    let (Some(activity), on) = (state.activity(activity), runs.first) else { return Ok(()) };
    let leaders: Vec<&PersonId> = lead.map_or_else(|| runs.people.iter().collect(), |lead| vec![lead]);
    let lacking =
        activity.needs.iter().find(|course| !leaders.iter().any(|who| state.holds(who, course, on)));
    let Some(course) = lacking else { return Ok(()) };
    let title = state.course(course).map_or(course.as_str(), |course| course.title.as_str());
    let who = words::people(leaders, state);
    Err(format!(
        "{who} cannot lead yet: {title} is not done. They may be second; somebody who has done it \
        leads"
    ))
}

pub(super) fn place(state: &State, written: &str) -> Result<PlaceId, String> {
    match written {
        "" => Err("a group needs a place: write where it meets".to_owned()),
        written => NameList::places(state).one(written),
    }
}

pub(super) fn length(written: &str, least: i32) -> Result<Minutes, String> {
    let plain = || written.parse().ok().map(Minutes);
    let read: Option<Minutes> = written.parse().ok().or_else(plain);
    read.filter(|it| (least..=24 * 60).contains(&it.0))
        .ok_or_else(|| "write a length such as 1:30, or minutes".to_owned())
}

/// The people who run it, at least one.
pub(super) fn some_people(state: &State, written: &str) -> Result<Vec<PersonId>, String> {
    let some = NameList::people(state).some(written)?;
    if some.is_empty() { Err("say who runs it: at least one person".to_owned()) } else { Ok(some) }
}

/// The families that are written, each once, with the contact that is noted already.
pub(super) fn invited(
    state: &State,
    activity: &ActivityId,
    group: Option<&GroupId>,
    written: &str,
) -> Result<Vec<Invitation>, String> {
    let there = group.and_then(|id| state.group(id));
    let is_of_babies = state.activity(activity).is_some_and(|it| it.baby);
    let mut all: Vec<Invitation> = vec![];
    let invited = there.into_iter().flat_map(|group| &group.invited);
    let invited: Vec<FamilyRef> = invited.map(|it| it.family.clone()).collect();
    for reference in NameList::families(state, &invited).some(written)? {
        let Some(family) = state.family(&reference) else { continue };
        let (reference, called) = (&family.reference, family.reference.called());
        if family.status == FamilyStatus::Closed {
            return Err(format!("{called} is closed: take it out, or open the case again first"));
        }
        if family.loss && is_of_babies {
            return Err(format!("{called} should not be asked to this one: offer one-to-one time instead"));
        }
        if all.iter().any(|it| it.family == *reference) {
            return Err(format!("{called} is in it twice: once is enough"));
        }
        let known = there.and_then(|group| group.invited.iter().find(|it| it.family == *reference));
        all.push(Invitation { family: reference.clone(), precontact: known.and_then(|it| it.precontact) });
    }
    Ok(all)
}

/// What is written, with commas between; what was ready, or an idea, stays so.
pub(super) fn checklist(state: &State, group: Option<&GroupId>, written: &str) -> Vec<ChecklistItem> {
    let there = group.and_then(|id| state.group(id));
    let known = |item: &str| there?.checklist.iter().find(|it| it.item == item).cloned();
    let items = written.split(',').map(str::trim).filter(|item| !item.is_empty());
    items.map(|item| known(item).unwrap_or_else(|| ChecklistItem::new(item.to_owned(), false))).collect()
}

/// Set-up, session and debrief as one booking, once or every week.
pub(super) fn sessions(state: &State, group: &Group, runs: Runs, now: Moment) -> Option<Change> {
    let mut booking = Booking::new(group.activity.clone(), runs.first.at(runs.time), group.block());
    let most = usize::try_from(group.capacity.most).unwrap_or(usize::MAX);
    booking.families = group.invited.iter().take(most).map(|it| it.family.clone()).collect();
    (booking.people, booking.with, booking.lead) = (runs.people, runs.with, runs.lead);
    booking.group = Some(group.id.clone());
    if runs.weeks == 1 {
        return Some(Session { id: new_id(state, &booking, now)?, series: None, booking }.into());
    }
    let repeat = Repeat { count: Some(runs.weeks), ..Repeat::every(1, Frequency::Weekly) };
    Some(Series { id: new_series_id(state, &booking)?, booking, repeat, except: vec![] }.into())
}
