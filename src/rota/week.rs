//! One week of the rota, worked out: every session with its occurrences, every shift with what is left of it.
//!
//! It owns what it needs, so that it can be kept beside the state it was made of.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Date, Instant, Key, NotLoaded, PersonId, SessionId, Share, SheetState, ShiftRow, State, StateDiff, Week,
    Zone,
};

use super::away::Away;
use super::booked::{self, Booked};
use super::busy::{self, BusyTimes};
use super::holidays;
use super::shift::{Day, Shift};
use super::span::Span;

/// A week of the rota, worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotaWeek {
    week: Week,
    zone: Zone,
    sessions: Vec<Booked>,
    shifts: Vec<Shift>,
    edges: Vec<Shift>,
    edge_sessions: Vec<Booked>,
    holidays: Vec<(Date, String)>,
    by_person: BTreeMap<PersonId, Vec<usize>>,
    with_rows: BTreeSet<PersonId>,
    pub(super) busy: BusyTimes,
    is_part: bool,
}

impl RotaWeek {
    /// Works out a week. The week and its two neighbours must be loaded; the error names one that is not.
    ///
    /// The neighbours are asked for because a shift of one week may hold a session of another over midnight on Sunday.
    pub fn of(state: &State, week: Week) -> Result<Self, NotLoaded> {
        for needed in week.plus(-1).to(week.plus(1)) {
            if !state.is_loaded(needed) {
                return Err(NotLoaded(needed));
            }
        }
        let zone = state.zone();
        let sheet = state.sheet(week).map(|sheet| &**sheet);
        let (day_before, day_after) = (week.monday().plus_days(-1), week.sunday().plus_days(1));
        let away = Away::of_week(state, zone, week);
        let sessions = booked::sessions(state, zone, &away, week.monday(), week.sunday());
        let by_person = index(&sessions);
        let staff = Staff::of(state, week, zone, &away);
        let shifts = staff.shifts(week.days());
        let Span { start, end } = span_of(zone, week);
        let mut edges = staff.shifts([day_before]);
        edges.retain(|shift| shift.written.end > start);
        if run_over(&sessions, end) {
            edges.extend(staff.shifts([day_after]));
        }
        let mut edge_sessions = booked::sessions(state, zone, &away, day_before, day_before);
        edge_sessions.retain(|session| session.span.end > start);
        if shifts.iter().any(|shift| shift.written.end > end) {
            edge_sessions.extend(booked::sessions(state, zone, &away, day_after, day_after));
        }
        Ok(Self {
            week,
            zone,
            shifts,
            edges,
            edge_sessions,
            by_person,
            busy: busy::of_week(state, zone, week),
            is_part: false,
            sessions,
            holidays: week
                .days()
                .filter_map(|date| Some((date, holidays::holiday_name(state, date)?)))
                .collect(),
            with_rows: sheet.iter().flat_map(|sheet| sheet.shifts.keys()).map(|key| key.0.clone()).collect(),
        })
    }

    /// The same week of a state that differs in some of its sessions and in nothing else; `None` where more may differ.
    #[must_use]
    pub fn after(&self, state: &State, difference: &StateDiff) -> Option<Self> {
        if !difference.weeks.is_empty() {
            return None;
        }
        let mut after = self.clone();
        let away = Away::of_week(state, self.zone, self.week);
        for key in &difference.keys {
            let Key::Session((week, id)) = key else { return None };
            if *week != self.week {
                // What lies beside the week may be at its edges; what is further off is not in it.
                let is_beside = (self.week.plus(-1)..=self.week.plus(1)).contains(week);
                if is_beside {
                    return None;
                }
                continue;
            }
            after.sessions.retain(|session| session.id != *id);
            if let Some(session) = booked::session(state, self.zone, &away, *week, id) {
                let at = after.sessions.partition_point(|other| booked::in_order(other, &session).is_lt());
                after.sessions.insert(at, session);
            }
        }
        let end = span_of(self.zone, self.week).end;
        if run_over(&self.sessions, end) != run_over(&after.sessions, end) {
            return None;
        }
        after.by_person = index(&after.sessions);
        Some(after)
    }

    /// The part of it that somebody may see: what is out of it, and of drafts some people's sessions and shifts.
    #[must_use]
    pub fn part_of(&self, people: &BTreeSet<PersonId>, state: &State) -> Self {
        let mut part = self.clone();
        let is_shown = |it: &Booked| {
            people.iter().any(|person| it.involves(person))
                || state.is_out(it.start.date().week(), it.booking())
        };
        let is_known = |week: Week, person: &PersonId| {
            people.contains(person) || state.state_for(week, person) != SheetState::Draft
        };
        part.sessions.retain(is_shown);
        part.edge_sessions.retain(is_shown);
        part.shifts.retain(|shift| is_known(self.week, &shift.person));
        part.edges.retain(|shift| is_known(shift.date.week(), &shift.person));
        part.with_rows.retain(|it| is_known(self.week, it));
        part.by_person = index(&part.sessions);
        part.is_part = part.sessions.len() < self.sessions.len()
            || part.shifts.len() < self.shifts.len()
            || self.is_part;
        part
    }

    /// Whether some of the week is left out, because whoever looks does not see it yet.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.is_part
    }

    /// The week.
    #[must_use]
    pub fn week(&self) -> Week {
        self.week
    }

    /// The zone of its times.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// Its sessions of any status, by start, then id.
    #[must_use]
    pub fn sessions(&self) -> &[Booked] {
        &self.sessions
    }

    /// A session by id.
    #[must_use]
    pub fn session(&self, id: &SessionId) -> Option<&Booked> {
        self.sessions.iter().find(|session| session.id == *id)
    }

    /// The sessions a person is down for in any way, of any status, away or not, by start, then id.
    pub fn sessions_of(&self, person: &PersonId) -> impl DoubleEndedIterator<Item = &Booked> {
        let of_person = self.by_person.get(person).map_or(&[][..], Vec::as_slice);
        of_person.iter().filter_map(|n| self.sessions.get(*n))
    }

    /// The sessions a person works: those planned or done that they are in, by start, then id.
    pub fn worked_by(&self, person: &PersonId) -> impl DoubleEndedIterator<Item = &Booked> {
        self.sessions_of(person).filter(|session| session.counts() && !session.away.contains(person))
    }

    /// The sessions that start on a day, by start, then id.
    pub fn sessions_on(&self, date: Date) -> impl DoubleEndedIterator<Item = &Booked> {
        self.sessions.iter().filter(move |session| session.start.date() == date)
    }

    /// The sessions a person is down for that start on a day, by start, then id.
    pub fn sessions_of_on(&self, person: &PersonId, date: Date) -> impl DoubleEndedIterator<Item = &Booked> {
        self.sessions_of(person).filter(move |session| session.start.date() == date)
    }

    /// Everybody who is down for a session of the week, by id.
    pub fn people_in_sessions(&self) -> impl Iterator<Item = &PersonId> {
        self.by_person.keys()
    }

    /// Everybody's shifts, by person, then start; those of which nothing is left are there too.
    #[must_use]
    pub fn shifts(&self) -> &[Shift] {
        &self.shifts
    }

    /// One person's shifts, by start.
    #[must_use]
    pub fn shifts_of(&self, person: &PersonId) -> &[Shift] {
        let from = self.shifts.partition_point(|shift| shift.person < *person);
        let to = self.shifts.partition_point(|shift| shift.person <= *person);
        self.shifts.get(from..to).unwrap_or(&[])
    }

    /// One person's shifts of a day, by start.
    pub fn shifts_of_on(&self, person: &PersonId, date: Date) -> impl DoubleEndedIterator<Item = &Shift> {
        self.shifts_of(person).iter().filter(move |shift| shift.date == date)
    }

    /// One person's shifts that can hold a session of this week: those of the week, and of the days at its edges.
    pub fn shifts_around(&self, person: &PersonId) -> impl Iterator<Item = &Shift> {
        let edges = self.edges.iter().filter(move |shift| shift.person == *person);
        self.shifts_of(person).iter().chain(edges)
    }

    /// A person's sessions that can lie in a shift of this week: those of the week, and of the days at its edges.
    pub fn sessions_around(&self, person: &PersonId) -> impl Iterator<Item = &Booked> {
        self.sessions_of(person)
            .chain(self.edge_sessions.iter().filter(move |session| session.involves(person)))
    }

    /// The sessions a person works that can lie in a shift of this week.
    pub fn worked_around(&self, person: &PersonId) -> impl Iterator<Item = &Booked> {
        self.sessions_around(person).filter(|session| session.counts() && !session.away.contains(person))
    }

    /// Everybody who has a shift row in the week, be it to say that they are not in; by id.
    pub fn people_with_rows(&self) -> impl Iterator<Item = &PersonId> {
        self.with_rows.iter()
    }

    /// The public holidays observed in the week, in order.
    #[must_use]
    pub fn holidays(&self) -> &[(Date, String)] {
        &self.holidays
    }

    /// The name of the public holiday observed on a day of the week.
    #[must_use]
    pub fn holiday(&self, date: Date) -> Option<&str> {
        self.holidays.iter().find(|(day, _)| *day == date).map(|(_, name)| name.as_str())
    }
}

/// Whether any of some sessions goes on after a moment.
fn run_over(sessions: &[Booked], end: Instant) -> bool {
    sessions.iter().any(|session| session.span.end > end)
}

/// Where in a list the sessions of each person stand.
fn index(sessions: &[Booked]) -> BTreeMap<PersonId, Vec<usize>> {
    let mut by_person: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
    for (n, session) in sessions.iter().enumerate() {
        for person in session.booking().everyone() {
            match by_person.get_mut(person) {
                Some(of_person) => of_person.push(n),
                None => drop(by_person.insert(person.clone(), vec![n])),
            }
        }
    }
    by_person
}

/// What shifts are made of, gathered once for a week and the days at its edges.
struct Staff<'a> {
    state: &'a State,
    zone: Zone,
    shares: BTreeMap<&'a PersonId, Vec<&'a Share>>,
    away: &'a Away<'a>,
}

impl<'a> Staff<'a> {
    fn of(state: &'a State, week: Week, zone: Zone, away: &'a Away<'a>) -> Self {
        let (from, to) = (week.monday().plus_days(-1), week.sunday().plus_days(2));
        let mut shares: BTreeMap<&PersonId, Vec<&Share>> = BTreeMap::new();
        for share in state.shares() {
            if share.from <= to && share.until.is_none_or(|until| from <= until) {
                shares.entry(&share.person).or_default().push(share);
            }
        }
        Self { state, zone, shares, away }
    }

    /// Everybody's shifts of some days, by person, then start.
    fn shifts(&self, days: impl IntoIterator<Item = Date>) -> Vec<Shift> {
        let mut all = vec![];
        for date in days {
            let holiday = holidays::time_taken(self.state, self.zone, date);
            let mut rows: BTreeMap<&PersonId, Vec<&ShiftRow>> = BTreeMap::new();
            let sheet = self.state.sheet(date.week());
            for row in
                sheet.iter().flat_map(|sheet| sheet.shifts.values()).filter(|row| row.item.date == date)
            {
                rows.entry(&row.item.person).or_default().push(&row.item);
            }
            let people: BTreeSet<&PersonId> = self.shares.keys().chain(rows.keys()).copied().collect();
            for person in people {
                let day = Day {
                    zone: self.zone,
                    person,
                    date,
                    shares: self.shares.get(person).map_or(&[], Vec::as_slice),
                    rows: rows.get(person).map_or(&[], Vec::as_slice),
                    leave: self.away.leave_of(person),
                    holiday,
                };
                all.extend(day.shifts());
            }
        }
        all.sort_by(|a, b| (&a.person, a.written).cmp(&(&b.person, b.written)));
        all
    }
}

/// The time that a week takes: from its Monday at 00:00 to the next one's.
#[must_use]
pub fn span_of(zone: Zone, week: Week) -> Span {
    let start = |week: Week| zone.instant(week.monday().start());
    Span::new(start(week), start(week.plus(1)))
}
