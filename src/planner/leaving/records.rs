//! What stands in records of its own when somebody leaves: supervision, buddies, leave, courses ahead, their shares.

use crate::domain::{
    Change, Date, Entity as _, Key, Leave, LeaveSpan, LeaveState, Person, PersonId, State, Supervision,
    counted,
};
use crate::planner::common::words;
use crate::planner::edit::share::end;
use crate::rules::track_in_words;

use super::request::{LeavingPart, LeavingRequest};

/// The families that another team's lead has to see to.
pub(super) fn of_other_teams(state: &State, person: &PersonId) -> usize {
    let rows = state.records.families.values().map(|row| &*row.item);
    rows.filter(|it| it.worker.as_ref() == Some(person) && it.reference.is_stand_in()).count()
}

/// Who supervises and who is a buddy in their place.
pub(super) fn people(state: &State, request: &LeavingRequest) -> (Vec<Change>, Vec<String>) {
    let person = &request.person;
    let (mut changes, mut told) = (vec![], vec![]);
    for named in
        state.records.supervision.values().map(|row| &*row.item).filter(|it| it.supervisor == *person)
    {
        let part = LeavingPart::Supervision(named.person.clone(), named.track);
        if !request.to.contains_key(&part) {
            continue;
        }
        let what = format!("{}'s {}", state.display_name(&named.person), track_in_words(named.track));
        if let Some(to) = request.taker(&part) {
            told.push(format!("{what} with {}", state.display_name(to)));
            changes.push(Supervision { supervisor: to.clone(), ..named.clone() }.into());
        } else {
            told.push(format!("{what} with nobody yet"));
            changes.push(Change::Remove(Key::Supervision(named.key())));
        }
    }
    for other in state.people().filter(|it| it.buddy.as_ref() == Some(person)) {
        let buddy = request.taker(&LeavingPart::Buddy(other.id.clone())).cloned();
        let to = buddy.as_ref().map_or("nobody yet", |to| state.display_name(to));
        told.push(format!("{}'s buddy: {to}", state.display_name_of(other)));
        changes.push(Person { buddy, ..other.clone() }.into());
    }
    (changes, told)
}

/// Leave after the day is called off, and what goes on beyond it ends with it; places on courses after it go back.
pub(super) fn leave_and_courses(state: &State, person: &PersonId, last: Date) -> (Vec<Change>, Vec<String>) {
    let (mut changes, mut told) = (vec![], vec![]);
    let theirs = state.records.leave.values().map(|row| &*row.item).filter(|it| it.person == *person);
    let open = theirs.filter(|it| matches!(it.state, LeaveState::Requested | LeaveState::Approved));
    let (mut off, mut cut) = (0, 0);
    for leave in open.filter(|it| it.span.last_day() > last) {
        let after = if leave.span.first_day() > last {
            off += 1;
            Leave { state: LeaveState::Cancelled, ..leave.clone() }
        } else {
            cut += 1;
            let span = match leave.span {
                LeaveSpan::Days { from, .. } => LeaveSpan::Days { from, to: last },
                LeaveSpan::Times { from, .. } => LeaveSpan::Times { from, to: last.plus_days(1).start() },
            };
            Leave { span, ..leave.clone() }
        };
        changes.push(after.into());
    }
    if off > 0 {
        told.push(format!("{} called off", counted(off, "absence")));
    }
    if cut > 0 {
        told.push(format!("{} ends with the last day", counted(cut, "absence")));
    }
    let is_ahead = |it: &&crate::domain::Training| {
        it.person == *person && !it.is_done() && it.on.is_none_or(|on| on > last)
    };
    for training in state.records.training.values().map(|row| &*row.item).filter(is_ahead) {
        changes.push(Change::Remove(Key::Training(training.key())));
    }
    let refreshers = state.records.refreshers.values().map(|row| &*row.item);
    for refresher in refreshers.filter(|it| is_ahead(&&it.0)) {
        changes.push(Change::Remove(Key::Refresher(refresher.key())));
    }
    let courses = changes.iter().filter(|it| matches!(it, Change::Remove(_))).count();
    if courses > 0 {
        told.push(format!("{} given back or no longer asked for", counted(courses, "course")));
    }
    (changes, told)
}

/// Ends every share on the day; those that would begin after it go.
pub(super) fn shares(
    state: &State,
    person: &PersonId,
    last: Date,
) -> Result<(Vec<Change>, Vec<String>), String> {
    let (mut changes, mut told) = (vec![], vec![]);
    let later: Vec<Change> = state
        .shares_of(person)
        .filter(|it| it.from > last)
        .map(|it| Change::Remove(Key::Share(it.key())))
        .collect();
    let without =
        state.preview(&later).map_err(|_| "these weeks are still loading: wait a moment".to_owned())?;
    changes.extend(later);
    for share in without.shares_of(person).filter(|it| it.until.is_none_or(|until| until > last)) {
        changes.extend(end(&without, share, Some(last)).map_err(|fault| fault.words)?);
        let title = state.post(&share.post).map_or(share.post.as_str(), |post| post.title.as_str());
        told.push(format!(
            "{} a week of {title} are vacant from {}",
            share.hours,
            words::dated(last.plus_days(1))
        ));
    }
    Ok((changes, told))
}
