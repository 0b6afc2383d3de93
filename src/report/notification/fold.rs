//! From two states to what people are told of the way from one to the other.

use std::collections::{BTreeMap, BTreeSet};

use super::Notification;
use crate::domain::rights::decides_on;
use crate::domain::{
    ActivityKind, Author, Booking, Date, Key, LeaveKey, LeaveSpan, LeaveState, Moment, Person, PersonId,
    RequestId, RequestStep, Role, SheetState, State, Week,
};
use crate::rota::{Booked, RotaWeek, weeks_touched};

/// What is new for somebody.
#[derive(Debug, Default)]
pub(super) struct PersonalNews {
    /// The weeks that were published for their team, and hold something of theirs.
    pub(super) published: BTreeSet<Week>,
    /// The days of weeks that had been published on which something of theirs is different.
    pub(super) changed: BTreeSet<Date>,
    /// What was decided of their leave.
    pub(super) decided: Vec<(LeaveSpan, LeaveState)>,
    /// When supervision was booked for them.
    pub(super) supervision: BTreeSet<Moment>,
    /// What became of what people ask each other.
    pub(super) requests: BTreeSet<RequestNews>,
}

/// What is new of a request, for one of those it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RequestNews {
    /// They are asked.
    Asked,
    /// They decide on it.
    ToDecide,
    /// They decide on leave that somebody reminds them of.
    LeaveToDecide,
    /// What they asked was answered, or decided.
    Answered,
    /// What they were asked was taken back, or what they agreed to was decided.
    Over,
}

/// What people are told of the way from a state to a later one, which some authors took it: in order of their ids, of nothing
/// before today, and nobody of what they alone did.
#[must_use]
pub fn notifications(
    before: &State,
    after: &State,
    authors: &BTreeSet<String>,
    today: Date,
) -> Vec<Notification> {
    let difference = before.difference(after);
    let mut all: BTreeMap<PersonId, PersonalNews> = BTreeMap::new();
    let touched = weeks_touched(before, after, &difference);
    for (week, _) in after.sheets_from(today.week()) {
        if touched.iter().any(|weeks| weeks.contains(&week)) {
            look_at_week(before, after, week, today, &mut all);
        }
    }
    for key in &difference.keys {
        match key {
            Key::LeaveAsked(key) => look_at_reminder(before, after, key, &mut all),
            Key::Leave(_) => look_at_leave(before, after, key, today, &mut all),
            Key::StaffRequest(id) => look_at_request(before, after, id, &mut all),
            _ => {}
        }
    }
    let is_of_others = |person: &PersonId| authors.iter().any(|by| by != person.as_str());
    let is_here = |person: &PersonId| after.person(person).is_some();
    all.into_iter()
        .filter(|(person, _)| is_of_others(person) && is_here(person))
        .map(|(person, news)| news.told(person, today))
        .collect()
}

fn look_at_week(
    before: &State,
    after: &State,
    week: Week,
    today: Date,
    all: &mut BTreeMap<PersonId, PersonalNews>,
) {
    let (Ok(was), Ok(is)) = (RotaWeek::of(before, week), RotaWeek::of(after, week)) else { return };
    let state_for = |state: &State, person: &PersonId| {
        state.person(person).map_or(SheetState::Draft, |it| state.team_state(week, &it.team))
    };
    let was_draft = |person: &PersonId| state_for(before, person) == SheetState::Draft;
    let is_published = |person: &PersonId| state_for(after, person) == SheetState::Published;
    let rows = is.shifts().iter().map(|shift| (&shift.person, shift.date));
    let rows = rows.chain(is.sessions().iter().flat_map(|it| {
        let date = it.start.date();
        Booking::everyone(it.booking()).map(move |person| (person, date))
    }));
    for (person, _) in rows.filter(|(person, date)| {
        *date >= today && week.holds(*date) && was_draft(person) && is_published(person)
    }) {
        all.entry(person.clone()).or_default().published.insert(week);
    }
    let changed = was.diff_to(&is);
    for session in &changed.sessions {
        let now = is.session(&session.id);
        let booked_anew = now.filter(|it| was.session(&session.id).is_none_or(|was| was.start != it.start));
        if let Some(now) = booked_anew.filter(|it| is_supervision(after, it) && it.start.date() >= today) {
            for person in now.booking().everyone() {
                all.entry(person.clone()).or_default().supervision.insert(now.start);
            }
        }
        let was_out = was.session(&session.id).is_none_or(|it| before.is_published(week, it.booking()));
        let is_out = now.is_none_or(|it| after.is_published(week, it.booking()));
        for (person, date) in session.days.iter().filter(|(_, date)| was_out && is_out && *date >= today) {
            all.entry(person.clone()).or_default().changed.insert(*date);
        }
    }
    let stands =
        |person: &PersonId| state_for(before, person) == SheetState::Published && is_published(person);
    for (person, date) in changed.shifts.iter().filter(|(person, date)| *date >= today && stands(person)) {
        all.entry(person.clone()).or_default().changed.insert(*date);
    }
}

fn is_supervision(state: &State, booked: &Booked) -> bool {
    state.activity(&booked.booking().activity).is_some_and(|it| it.kind == ActivityKind::Supervision)
}

fn look_at_leave(
    before: &State,
    after: &State,
    key: &Key,
    today: Date,
    all: &mut BTreeMap<PersonId, PersonalNews>,
) {
    let Key::Leave(key) = key else { return };
    let leave_in = |state: &State| state.records.leave.get(key).map(|row| row.item.clone());
    let Some(leave) = leave_in(after).filter(|it| it.span.last_day() >= today) else { return };
    let was_asked = leave_in(before).is_some_and(|it| it.state == LeaveState::Requested);
    if was_asked && matches!(leave.state, LeaveState::Approved | LeaveState::Declined) {
        all.entry(leave.person.clone()).or_default().decided.push((leave.span, leave.state));
    }
}

/// Whoever decides on leave is told where who asked reminds them of it.
fn look_at_reminder(
    before: &State,
    after: &State,
    key: &LeaveKey,
    all: &mut BTreeMap<PersonId, PersonalNews>,
) {
    let reminded = |state: &State| state.records.leave_asked.get(key).and_then(|row| row.item.reminded);
    let waits = after.records.leave.get(key).is_some_and(|row| row.item.state == LeaveState::Requested);
    if !waits || reminded(before) >= reminded(after) {
        return;
    }
    let team = after.person(&key.0).map(|person| &person.team);
    let leads = after.people().filter(|it| it.role == Role::TeamLead && Some(&it.team) == team);
    for lead in leads {
        all.entry(lead.id.clone()).or_default().requests.insert(RequestNews::LeaveToDecide);
    }
}

fn look_at_request(
    before: &State,
    after: &State,
    id: &RequestId,
    all: &mut BTreeMap<PersonId, PersonalNews>,
) {
    let request_in = |state: &State| state.records.requests.get(id).map(|row| row.item.clone());
    let (was, Some(is)) = (request_in(before), request_in(after)) else { return };
    let is_same = was.as_ref().map(|it| it.step()) == Some(is.step());
    let is_reminder = is_same && is.is_open() && was.is_some_and(|was| was.reminded < is.reminded);
    if is_same && !is_reminder {
        return;
    }
    let mut tell = |who: PersonId, news| {
        all.entry(who).or_default().requests.insert(news);
    };
    match is.step() {
        RequestStep::Asked => tell(is.to.clone(), RequestNews::Asked),
        RequestStep::Withdrawn => tell(is.to.clone(), RequestNews::Over),
        RequestStep::Agreed => {
            let leads = after.people().filter(|it| it.role == Role::TeamLead);
            let decide = |lead: &&Person| decides_on(after, &Author::Person(lead.id.clone()), &is);
            leads.filter(decide).for_each(|lead| tell(lead.id.clone(), RequestNews::ToDecide));
        }
        RequestStep::CarriedOut | RequestStep::Refused
            if is.decided_by.as_deref() != Some(is.to.as_str()) =>
        {
            tell(is.to.clone(), RequestNews::Over);
        }
        RequestStep::CarriedOut | RequestStep::Refused | RequestStep::Declined => {}
    }
    if !is_same && !matches!(is.step(), RequestStep::Asked | RequestStep::Withdrawn) {
        is.asker().into_iter().for_each(|asker| tell(asker, RequestNews::Answered));
    }
}
