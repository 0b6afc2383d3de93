//! One week of the rota, worked out: every session with its occurrences, every shift with what is left of it.
//!
//! It owns what it needs, so that it can be kept beside the state it was made of. Series that ended before the week or
//! start after it are passed over at once, so that years of ended ones cost next to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{
    ActivityKind, Booking, Date, Instant, LeaveKind, Moment, NotLoaded, PersonId, PlaceId, PlaceKind, Series,
    SeriesId, Session, SessionId, Share, Sheet, SheetState, ShiftRow, State, Week, Zone,
};

use super::holidays;
use super::shift::{Day, Shift, approved};
use super::span::Span;

/// A session of a week: one that is stored, or an occurrence of a series that nobody touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// Its id; of an occurrence, the series' id and the date the rule gives.
    pub id: SessionId,
    /// The series it is an occurrence of.
    pub series: Option<SeriesId>,
    /// What says what, who and where.
    pub source: Source,
    /// When it starts.
    pub start: Moment,
    /// When it ends: so many elapsed minutes later.
    pub end: Moment,
    /// The time it takes.
    pub span: Span,
    /// Where it is: its own place, else its group's, else for a home visit the first family's area.
    pub place: Option<PlaceId>,
    /// The kind of its activity.
    pub kind: Option<ActivityKind>,
    /// Whether its activity is direct work with families.
    pub direct: bool,
    /// Whether its activity weighs on the worker.
    pub heavy: bool,
    /// Whether its activity happens in a family's home.
    pub home: bool,
}

/// Where a session of a week comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// It is stored in the week's sheet.
    Session(Arc<Session>),
    /// Its series' rule gives it.
    Series(Arc<Series>),
}

impl Booked {
    /// What, who and where; its `start` is that of the series' first one, so use [`Booked::start`].
    #[must_use]
    pub fn booking(&self) -> &Booking {
        match &self.source {
            Source::Session(session) => &session.booking,
            Source::Series(series) => &series.booking,
        }
    }

    /// Whether it is an occurrence that somebody changed.
    #[must_use]
    pub fn touched(&self) -> bool {
        self.series.is_some() && matches!(self.source, Source::Session(_))
    }

    /// Whether it is planned or done: others exist for no figure.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.booking().status.counts()
    }

    /// Whether a person is in it in any way.
    #[must_use]
    pub fn involves(&self, person: &PersonId) -> bool {
        self.booking().involves(person)
    }

    /// Whether a person is in it to do it or to be with those who do, rather than along to learn.
    #[must_use]
    pub fn works(&self, person: &PersonId) -> bool {
        let booking = self.booking();
        (booking.people.contains(person) || booking.with.contains(person)) && !booking.shadow.contains(person)
    }
}

/// A week of the rota, worked out.
#[derive(Clone, Debug)]
pub struct RotaWeek {
    week: Week,
    state: SheetState,
    zone: Zone,
    sessions: Vec<Booked>,
    shifts: Vec<Shift>,
    edges: Vec<Shift>,
    holidays: Vec<(Date, String)>,
    by_person: BTreeMap<PersonId, Vec<usize>>,
    with_rows: BTreeSet<PersonId>,
}

impl RotaWeek {
    /// Works out a week. The week and its two neighbours must be loaded; the error names one that is not.
    ///
    /// The neighbours are asked for because a shift that starts on the Sunday before may hold a session of the Monday.
    pub fn of(state: &State, week: Week) -> Result<Self, NotLoaded> {
        for needed in week.plus(-1).to(week.plus(1)) {
            if !state.is_loaded(needed) {
                return Err(NotLoaded(needed));
            }
        }
        let zone = state.zone();
        let sheet = state.sheet(week).map(|sheet| &**sheet);
        let sessions = sessions(state, week, zone, sheet);
        let mut by_person: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
        for (n, session) in sessions.iter().enumerate() {
            for person in session.booking().everyone() {
                match by_person.get_mut(person) {
                    Some(of_person) => of_person.push(n),
                    None => drop(by_person.insert(person.clone(), vec![n])),
                }
            }
        }
        let staff = Staff::of(state, week, zone);
        let shifts = staff.shifts(week.days());
        let (start, end) = (zone.instant(week.monday().start()), zone.instant(week.plus(1).monday().start()));
        let mut edges = staff.shifts([week.monday().plus_days(-1)]);
        edges.retain(|shift| shift.written.end > start);
        if sessions.iter().any(|session| session.span.end > end) {
            edges.extend(staff.shifts([week.sunday().plus_days(1)]));
        }
        Ok(Self {
            week,
            state: sheet.map_or(SheetState::Draft, Sheet::state),
            zone,
            shifts,
            edges,
            by_person,
            sessions,
            holidays: week
                .days()
                .filter_map(|date| Some((date, holidays::observed(state, date)?.to_owned())))
                .collect(),
            with_rows: sheet.iter().flat_map(|sheet| sheet.shifts.keys()).map(|key| key.0.clone()).collect(),
        })
    }

    /// The week.
    #[must_use]
    pub fn week(&self) -> Week {
        self.week
    }

    /// How far its sheet has come.
    #[must_use]
    pub fn state(&self) -> SheetState {
        self.state
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

    /// The sessions a person is in in any way, of any status, by start, then id.
    pub fn sessions_of(&self, person: &PersonId) -> impl DoubleEndedIterator<Item = &Booked> {
        let of_person = self.by_person.get(person).map_or(&[][..], Vec::as_slice);
        of_person.iter().filter_map(|n| self.sessions.get(*n))
    }

    /// The sessions that start on a day, by start, then id.
    pub fn sessions_on(&self, date: Date) -> impl DoubleEndedIterator<Item = &Booked> {
        self.sessions.iter().filter(move |session| session.start.date() == date)
    }

    /// The sessions a person is in that start on a day, by start, then id.
    pub fn sessions_of_on(&self, person: &PersonId, date: Date) -> impl DoubleEndedIterator<Item = &Booked> {
        self.sessions_of(person).filter(move |session| session.start.date() == date)
    }

    /// Everybody who is in a session of the week, by id.
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

fn sessions(state: &State, week: Week, zone: Zone, sheet: Option<&Sheet>) -> Vec<Booked> {
    let stored = sheet.iter().flat_map(|sheet| sheet.sessions.values()).map(|row| {
        let session = &row.item;
        let id = (session.id.clone(), session.series.clone());
        booked(state, zone, id, session.booking.start, Source::Session(session.clone()))
    });
    let mut all: Vec<Booked> = stored.collect();
    for row in state.records.series.values() {
        let series = &row.item;
        for date in occurrences(series, week) {
            let Some(id) = series.id.occurrence(date) else { continue };
            if sheet.is_some_and(|sheet| sheet.sessions.contains_key(&id) || sheet.away.contains_key(&id)) {
                continue;
            }
            let start = date.at(series.booking.start.time());
            let id = (id, Some(series.id.clone()));
            all.push(booked(state, zone, id, start, Source::Series(series.clone())));
        }
    }
    all.sort_by(|a, b| (a.start, &a.id).cmp(&(b.start, &b.id)));
    all
}

/// The dates of a week on which a series comes, exceptions left out.
fn occurrences(series: &Series, week: Week) -> Vec<Date> {
    let (monday, sunday) = (week.monday(), week.sunday());
    let over = series.repeat.last_day().is_some_and(|last| last < monday);
    if over || series.booking.start.date() > sunday {
        return vec![];
    }
    let mut dates = series.repeat.dates(series.booking.start, monday, sunday);
    dates.retain(|date| !series.except.contains(date));
    dates
}

fn booked(
    state: &State,
    zone: Zone,
    (id, series): (SessionId, Option<SeriesId>),
    start: Moment,
    source: Source,
) -> Booked {
    let booking = match &source {
        Source::Session(session) => &session.booking,
        Source::Series(series) => &series.booking,
    };
    let activity = state.activity(&booking.activity);
    let home = activity.is_some_and(|activity| activity.home);
    let span = Span::lasting(zone.instant(start), booking.minutes);
    Booked {
        start,
        end: zone.moment(span.end),
        span,
        place: place_of(state, booking, home),
        kind: activity.map(|activity| activity.kind),
        direct: activity.is_some_and(|activity| activity.direct),
        heavy: activity.is_some_and(|activity| activity.heavy),
        home,
        id,
        series,
        source,
    }
}

/// A booking's place: its own, else its group's, else for a home activity the area of its first family; a remote one
/// is none.
fn place_of(state: &State, booking: &Booking, home: bool) -> Option<PlaceId> {
    let group = || booking.group.as_ref().and_then(|id| state.group(id)).map(|group| &group.place);
    let area = || booking.families.first().and_then(|family| state.family(family)?.area.as_ref());
    let place = booking.place.as_ref().or_else(group).or_else(|| if home { area() } else { None })?;
    let remote = state.place(place).is_some_and(|place| place.kind == PlaceKind::Remote);
    (!remote).then(|| place.clone())
}

/// What shifts are made of, gathered once for a week and the days at its edges.
struct Staff<'a> {
    state: &'a State,
    zone: Zone,
    shares: BTreeMap<&'a PersonId, Vec<&'a Share>>,
    leave: BTreeMap<&'a PersonId, Vec<(LeaveKind, Span)>>,
}

impl<'a> Staff<'a> {
    fn of(state: &'a State, week: Week, zone: Zone) -> Self {
        let (from, to) = (week.monday().plus_days(-1), week.sunday().plus_days(2));
        let mut shares: BTreeMap<&PersonId, Vec<&Share>> = BTreeMap::new();
        for share in state.shares() {
            if share.from <= to && share.until.is_none_or(|until| from <= until) {
                shares.entry(&share.person).or_default().push(share);
            }
        }
        let mut leave: BTreeMap<&PersonId, Vec<(LeaveKind, Span)>> = BTreeMap::new();
        for row in state.records.leave.values() {
            let item = &row.item;
            if item.span.first_day() <= to && from <= item.span.last_day() {
                leave.entry(&item.person).or_default().extend(approved(zone, item));
            }
        }
        Self { state, zone, shares, leave }
    }

    /// Everybody's shifts of some days, by person, then start.
    fn shifts(&self, days: impl IntoIterator<Item = Date>) -> Vec<Shift> {
        let mut all = vec![];
        for date in days {
            let holiday = holidays::observed(self.state, date).is_some();
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
                    leave: self.leave.get(person).map_or(&[], Vec::as_slice),
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
    let start = |week: Week| -> Instant { zone.instant(week.monday().start()) };
    Span::new(start(week), start(week.plus(1)))
}
