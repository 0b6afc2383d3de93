//! From two states to what people are told of the way from one to the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{NewsStretch, Notification};
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
    /// The weeks that hold something of theirs and are published no more.
    pub(super) withdrawn: BTreeSet<Week>,
    /// The days of weeks that had been published on which something of theirs is different.
    pub(super) changed: BTreeSet<Date>,
    /// What became of their leave.
    pub(super) leave: Vec<(LeaveSpan, LeaveNews)>,
    /// When supervision was booked for them.
    pub(super) supervision: BTreeSet<Moment>,
    /// What became of what people ask each other.
    pub(super) requests: BTreeSet<RequestNews>,
}

/// What became of leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeaveNews {
    /// It was agreed to.
    Agreed,
    /// It was declined.
    Declined,
    /// What had been decided waits to be decided again.
    Undecided,
    /// It was cancelled, or taken out.
    Cancelled,
}

/// What is new of a request, for one of those it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RequestNews {
    /// They are asked.
    Asked,
    /// They decide on it.
    ToDecide,
    /// What they asked was answered, or decided.
    Answered,
    /// What they were asked was taken back, or what they agreed to was decided.
    Over,
}

/// What people are told of the way from a state to a later one, in stretches: in order of their ids, of nothing before today.
/// Nobody is told of what they alone did, nor of what was taken back on the way.
#[must_use]
pub fn notifications(before: &State, way: &[NewsStretch], today: Date) -> Vec<Notification> {
    let Some(after) = way.last().map(|it| &*it.after) else { return vec![] };
    let whole = news(before, after, today);
    let starts = std::iter::once(before).chain(way.iter().map(|it| &*it.after));
    let parts: Vec<_> =
        starts.zip(way).map(|(before, it)| (&it.authors, news(before, &it.after, today))).collect();
    let by_others = |person: &PersonId, whole: PersonalNews| {
        let is_others = |authors: &BTreeSet<String>| authors.iter().any(|by| by != person.as_str());
        let of_others = parts.iter().filter(|(authors, _)| is_others(authors));
        whole.only(&of_others.filter_map(|(_, news)| news.get(person)).collect::<Vec<_>>())
    };
    let all = whole.into_iter().filter(|(person, _)| after.person(person).is_some());
    all.filter_map(|(person, news)| by_others(&person, news).told(person, today)).collect()
}

impl PersonalNews {
    /// As far as any of others has it too.
    fn only(self, others: &[&Self]) -> Self {
        Self {
            published: kept(self.published, |it| others.iter().any(|other| other.published.contains(it))),
            withdrawn: kept(self.withdrawn, |it| others.iter().any(|other| other.withdrawn.contains(it))),
            changed: kept(self.changed, |it| others.iter().any(|other| other.changed.contains(it))),
            leave: kept(self.leave, |it| others.iter().any(|other| other.leave.contains(it))),
            supervision: kept(self.supervision, |it| {
                others.iter().any(|other| other.supervision.contains(it))
            }),
            requests: kept(self.requests, |it| others.iter().any(|other| other.requests.contains(it))),
        }
    }
}

/// What of several things is kept.
fn kept<T, C: IntoIterator<Item = T> + FromIterator<T>>(all: C, is_kept: impl Fn(&T) -> bool) -> C {
    all.into_iter().filter(is_kept).collect()
}

/// What is new for each.
fn news(before: &State, after: &State, today: Date) -> BTreeMap<PersonId, PersonalNews> {
    let difference = before.difference(after);
    let mut all: BTreeMap<PersonId, PersonalNews> = BTreeMap::new();
    let touched = weeks_touched(before, after, &difference);
    let weeks: BTreeSet<Week> = [before, after]
        .into_iter()
        .flat_map(|state| state.sheets_from(today.week()))
        .map(|(week, _)| week)
        .collect();
    for week in weeks {
        if touched.iter().any(|weeks| weeks.contains(&week)) {
            look_at_week(before, after, week, today, &mut all);
        }
    }
    for key in &difference.keys {
        match key {
            Key::Leave(key) => look_at_leave(before, after, key, today, &mut all),
            Key::StaffRequest(id) => look_at_request(before, after, id, &mut all),
            _ => {}
        }
    }
    all
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
    let is_to_come = |date: Date| date >= today && week.holds(date);
    for person in held(&is, is_to_come).filter(|person| was_draft(person) && is_published(person)) {
        all.entry(person.clone()).or_default().published.insert(week);
    }
    let is_withdrawn = |person: &&PersonId| {
        state_for(before, person) == SheetState::Published && state_for(after, person) == SheetState::Draft
    };
    for person in held(&was, is_to_come).filter(is_withdrawn) {
        all.entry(person.clone()).or_default().withdrawn.insert(week);
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

/// Whoever is in, or has a session, on a day that is meant.
fn held(rota: &RotaWeek, is_meant: impl Fn(Date) -> bool) -> impl Iterator<Item = &PersonId> {
    let shifts = rota.shifts().iter().map(|shift| (&shift.person, shift.date));
    let sessions = rota.sessions().iter().flat_map(|it| {
        let date = it.start.date();
        Booking::everyone(it.booking()).map(move |person| (person, date))
    });
    shifts.chain(sessions).filter(move |(_, date)| is_meant(*date)).map(|(person, _)| person)
}

fn is_supervision(state: &State, booked: &Booked) -> bool {
    state.activity(&booked.booking().activity).is_some_and(|it| it.kind == ActivityKind::Supervision)
}

fn look_at_leave(
    before: &State,
    after: &State,
    key: &LeaveKey,
    today: Date,
    all: &mut BTreeMap<PersonId, PersonalNews>,
) {
    use LeaveState::{Approved, Cancelled, Declined, Requested};
    let leave_in = |state: &State| state.records.leave.get(key).map(|row| row.item.clone());
    let (Some(was), is) = (leave_in(before), leave_in(after)) else { return };
    let span = is.as_ref().map_or(was.span, |it| it.span);
    let news = match (was.state, is.map_or(Cancelled, |it| it.state)) {
        (was, is) if was == is => return,
        (_, Approved) => LeaveNews::Agreed,
        (_, Declined) => LeaveNews::Declined,
        (Approved | Declined, Requested) => LeaveNews::Undecided,
        (Approved | Requested, Cancelled) => LeaveNews::Cancelled,
        _ => return,
    };
    if span.last_day() >= today {
        all.entry(was.person.clone()).or_default().leave.push((span, news));
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
    if was.as_ref().map(|it| it.step()) == Some(is.step()) {
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
    if !matches!(is.step(), RequestStep::Asked | RequestStep::Withdrawn) {
        is.asker().into_iter().for_each(|asker| tell(asker, RequestNews::Answered));
    }
}
