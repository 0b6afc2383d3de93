//! What a request is about as the rota has it now, and whether anything can still come of it.

use super::named::day_of;
use super::proposal;
use crate::domain::rights::asked_by_lead;
use crate::domain::{
    ActivityKind, Date, Moment, PersonId, RequestKind, SessionId, StaffRequest, State, Status,
};
use crate::rota::{Booked, Trip};
use crate::rules::RuleContext;
use crate::words::day;

/// What a request is about, as it stands.
#[derive(Clone, Debug, Default)]
pub struct RequestPicture {
    /// The sessions that would change hands, by start.
    pub sessions: Vec<Booked>,
    /// What is booked for one of them alone and changes hands with it: the journeys and the notes.
    pub along: Vec<Booked>,
    /// Whether a week that it is about is still on the disk.
    pub is_unread: bool,
    /// Why nothing can come of it any more, in words.
    pub fault: Option<String>,
    /// Whether that is because its last day is over.
    pub has_passed: bool,
}

impl RequestPicture {
    /// Looks at a request, at a moment.
    #[must_use]
    pub fn of(rules: &RuleContext<'_>, request: &StaffRequest, now: Moment) -> Self {
        if request.last_day().is_some_and(|last| last < now.date()) {
            return Self { fault: Some("it is over".to_owned()), has_passed: true, ..Self::default() };
        }
        if request.is_proposal() {
            let (fault, is_unread) = proposal::fault_of(rules, request, now);
            Self { is_unread, fault, ..Self::default() }
        } else if request.is_of_days() {
            Self::of_days(rules, request, now)
        } else {
            Self::of_sessions(rules, request, now)
        }
    }

    fn of_sessions(rules: &RuleContext<'_>, request: &StaffRequest, now: Moment) -> Self {
        let mut found = Self::default();
        for (n, id) in request.sessions.iter().enumerate() {
            let asked_on = request.days.get(n).copied();
            // Whatever became of a journey or of notes, what they were for can still change hands.
            let is_along = n >= about(request) && is_own_work(rules.state, id);
            let Some(looked_on) = asked_on.or_else(|| day_of(rules.state, id)) else {
                found.fault = found.fault.take().or_else(|| (!is_along).then(no_longer));
                continue;
            };
            let Some(rota) = rules.rota(looked_on.week()) else {
                found.is_unread = true;
                continue;
            };
            let here = rota.session(id).cloned();
            let booked = here.filter(|it| asked_on.is_none_or(|on| it.start.date() == on));
            match booked {
                Some(booked) if n >= about(request) && booked.is_own_work() => {
                    if fault_of(rules, request, &booked, now).is_none() {
                        found.along.push(booked);
                    }
                }
                None if is_along => {}
                Some(booked) => {
                    found.fault = found.fault.take().or_else(|| fault_of(rules, request, &booked, now));
                    found.sessions.push(booked);
                }
                None => found.fault = Some(gone(rules, id, asked_on)),
            }
        }
        found.sessions.sort_by_key(|booked| booked.start);
        found.along.sort_by_key(|booked| booked.start);
        found
    }

    /// All that would change hands: the sessions, and what goes with them.
    pub fn all(&self) -> impl Iterator<Item = &Booked> {
        self.sessions.iter().chain(&self.along)
    }

    /// What goes along with the sessions, in words: `the journey there and its notes`; `None` where nothing does.
    #[must_use]
    pub fn along_in_words(&self) -> Option<String> {
        match self.sessions.as_slice() {
            _ if self.along.is_empty() => None,
            [main] => Trip { main, legs: self.along.iter().collect() }.along(),
            _ => Some("their journeys and notes".to_owned()),
        }
    }

    fn of_days(rules: &RuleContext<'_>, request: &StaffRequest, now: Moment) -> Self {
        let mut found = Self::default();
        let whose: Vec<PersonId> = match request.kind {
            RequestKind::Swap => request.asker().into_iter().chain([request.to.clone()]).collect(),
            _ => request.instead_of.clone().or_else(|| request.asker()).into_iter().collect(),
        };
        let mut days = request.days.clone();
        days.sort_unstable();
        days.dedup();
        for date in days {
            let Some(rota) = rules.rota(date.week()) else {
                found.is_unread = true;
                continue;
            };
            let begins = |person: &PersonId| rota.shifts_of_on(person, date).map(|shift| shift.start).min();
            if date < now.date() || whose.iter().filter_map(begins).any(|start| start <= now) {
                found.fault = Some(format!("{} has begun", day(date, rules.today)));
            }
            let theirs = rota.sessions_on(date).filter(|it| {
                it.booking().status == Status::Planned
                    && whose.iter().any(|person| it.involves(person))
                    && goes_over(it, request.kind)
            });
            found.sessions.extend(theirs.cloned());
        }
        if found.sessions.is_empty() && request.kind != RequestKind::Swap && !found.is_unread {
            found.fault = Some("nothing of that day is left to take over".to_owned());
        }
        found
    }
}

/// How many of the sessions that a request names it is about; what follows may be what goes with them.
fn about(request: &StaffRequest) -> usize {
    if request.kind == RequestKind::Swap { 2 } else { 1 }
}

/// Whether a session that may be gone is a journey or notes, as its series says.
fn is_own_work(state: &State, id: &SessionId) -> bool {
    let series = id.occurrence_of().and_then(|(series, _)| state.records.series.get(&series));
    let activity = series.and_then(|row| state.activity(&row.item.booking.activity));
    activity.is_some_and(|it| matches!(it.kind, ActivityKind::Travel | ActivityKind::Admin))
}

fn no_longer() -> String {
    "it is no longer on the rota".to_owned()
}

/// Whether a session of a day goes over to somebody else with it: what is somebody's own stays theirs, and of a swap all but
/// what they learn goes with the day.
fn goes_over(booked: &Booked, kind: RequestKind) -> bool {
    use ActivityKind::{Learning, Shadowing, Supervision};
    match booked.kind {
        Some(Supervision | Learning | Shadowing) => false,
        _ => kind == RequestKind::Swap || !booked.is_own_work(),
    }
}

/// That a session is not where it was when it was asked about.
fn gone(rules: &RuleContext<'_>, id: &SessionId, asked_on: Option<Date>) -> String {
    let stored = rules.state.sheets().find_map(|(_, sheet)| sheet.sessions.get(id));
    let now_on = stored.map(|row| row.item.booking.start.date()).filter(|now| Some(*now) != asked_on);
    now_on.map_or_else(no_longer, |on| format!("it has moved to {}", day(on, rules.today)))
}

/// Why a session that is there cannot change hands as asked.
fn fault_of(rules: &RuleContext<'_>, request: &StaffRequest, it: &Booked, now: Moment) -> Option<String> {
    let name = |id: &PersonId| rules.state.display_name(id).to_owned();
    let booking = it.booking();
    let whose = request.instead_of.clone().or_else(|| request.asker());
    match booking.status {
        Status::Planned if it.start <= now => Some("it has begun".to_owned()),
        Status::Planned => match request.kind {
            RequestKind::Swap => {
                let both = request.asker().into_iter().chain([request.to.clone()]);
                let is_of_one = both.filter(|person| booking.involves(person)).count() > 0;
                (!is_of_one).then(|| "neither of the two is in it any more".to_owned())
            }
            _ if booking.involves(&request.to) => Some(format!("{} is in it already", name(&request.to))),
            // A lead may ask about what nobody is in.
            _ => whose
                .filter(|gone| {
                    let is_theirs = request.instead_of.is_some() || !asked_by_lead(rules.state, request);
                    is_theirs && !booking.involves(gone)
                })
                .map(|gone| format!("{} is not in it any more", name(&gone))),
        },
        Status::Done => Some("it is done".to_owned()),
        Status::Cancelled => Some("it was cancelled".to_owned()),
        Status::Missed => Some("it was missed".to_owned()),
    }
}
