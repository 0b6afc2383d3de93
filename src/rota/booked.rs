//! The sessions of some days: those that are stored, and the occurrences of series that nobody touched.
//!
//! Series that ended before the days or start after them are passed over at once, so that years of ended ones cost
//! next to nothing.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::{
    ActivityKind, Booking, Boundary, Date, Moment, PersonId, PlaceId, PlaceKind, Series, SeriesId, Session,
    SessionId, State, Status, Week, Zone,
};

use super::away::Away;
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
    /// When it starts, as the wall shows it: what is booked for a time that does not exist starts after the change.
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
    /// Whose work its activity is.
    pub boundary: Option<Boundary>,
    /// Who is down for it and away from it, where it is still planned: on approved leave then, or no longer in a post.
    pub away: Vec<PersonId>,
}

/// Where a session of a week comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// It is stored in the week's sheet.
    Session(Arc<Session>),
    /// Its series' rule gives it.
    Series(Arc<Series>),
}

impl Source {
    /// What, who and where; of a series its `start` is that of the first one.
    #[must_use]
    pub fn booking(&self) -> &Booking {
        match self {
            Self::Session(session) => &session.booking,
            Self::Series(series) => &series.booking,
        }
    }
}

impl Booked {
    /// What, who and where; its `start` is that of the series' first one, so use [`Booked::start`].
    #[must_use]
    pub fn booking(&self) -> &Booking {
        self.source.booking()
    }

    /// The same booking at its own start as it is written, as a session of its own would have it.
    #[must_use]
    pub fn dated_booking(&self) -> Booking {
        match &self.source {
            Source::Session(session) => session.booking.clone(),
            Source::Series(series) => {
                let start = self.start.date().at(series.booking.start.time());
                Booking { start, ..series.booking.clone() }
            }
        }
    }

    /// Whether another is booked the same, at the same start.
    #[must_use]
    pub fn is_booked_like(&self, other: &Self) -> bool {
        let of_one = match (&self.source, &other.source) {
            (Source::Session(a), Source::Session(b)) => Arc::ptr_eq(a, b),
            (Source::Series(a), Source::Series(b)) => Arc::ptr_eq(a, b),
            _ => false,
        };
        self.start == other.start && (of_one || self.dated_booking() == other.dated_booking())
    }

    /// Whether it is an occurrence that somebody changed.
    #[must_use]
    pub fn touched(&self) -> bool {
        self.series.is_some() && matches!(self.source, Source::Session(_))
    }

    /// Whether it is somebody's own time, which nobody can take for them: their notes, their learning, their way.
    #[must_use]
    pub fn is_own_work(&self) -> bool {
        is_own(self.booking(), self.kind)
    }

    /// Whether it is planned or done: others exist for no figure.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.booking().status.counts()
    }

    /// Whether a person is down for it in any way, away or not.
    #[must_use]
    pub fn involves(&self, person: &PersonId) -> bool {
        self.booking().involves(person)
    }

    /// Whether a person is down for it to do it or to be with those who do, rather than along to learn; away or not.
    #[must_use]
    pub fn works(&self, person: &PersonId) -> bool {
        let booking = self.booking();
        (booking.people.contains(person) || booking.with.contains(person)) && !booking.shadow.contains(person)
    }

    /// Whether a person is in it: down for it in any way, and not away.
    #[must_use]
    pub fn has(&self, person: &PersonId) -> bool {
        self.involves(person) && !self.away.contains(person)
    }

    /// Those who do it, without who is away.
    pub fn doers(&self) -> impl Iterator<Item = &PersonId> {
        self.there(&self.booking().people)
    }

    /// Those who are with the ones who do it, without who is away.
    pub fn companions(&self) -> impl Iterator<Item = &PersonId> {
        self.there(&self.booking().with)
    }

    /// Everybody who is in it in any way, without who is away; each once.
    pub fn attendance(&self) -> impl Iterator<Item = &PersonId> {
        self.booking().everyone().filter(|person| !self.away.contains(person))
    }

    /// Whether it is still planned and nobody who would do it, or be with them, is there.
    #[must_use]
    pub fn is_uncovered(&self) -> bool {
        self.booking().status == Status::Planned
            && self.doers().next().is_none()
            && self.companions().next().is_none()
    }

    fn there<'p>(&'p self, people: &'p [PersonId]) -> impl Iterator<Item = &'p PersonId> {
        people.iter().filter(|person| !self.away.contains(person))
    }
}

/// Whether something that is booked, of a kind, is somebody's own time.
pub(super) fn is_own(booking: &Booking, kind: Option<ActivityKind>) -> bool {
    use ActivityKind::{Admin, Learning, Meeting, Network, Shadowing, Travel, Wellbeing};
    let alone = || booking.everyone().count() < 2 && booking.families.is_empty() && booking.group.is_none();
    match kind {
        Some(Admin | Learning | Travel | Wellbeing | Shadowing) => true,
        Some(Meeting | Network) => alone(),
        _ => false,
    }
}

/// The sessions that start on the days of one week from one to another, by start, then id.
pub(super) fn sessions(state: &State, zone: Zone, away: &Away<'_>, from: Date, to: Date) -> Vec<Booked> {
    let sheet = state.sheet(from.week()).map(|sheet| &**sheet);
    let days = from..=to;
    let stored = sheet
        .iter()
        .flat_map(|sheet| sheet.sessions.values())
        .filter(|row| days.contains(&row.item.booking.start.date()))
        .map(|row| of_sheet(state, zone, away, &row.item));
    let mut all: Vec<Booked> = stored.collect();
    for row in state.records.series.values() {
        all.extend(
            occurrences(&row.item, from, to)
                .into_iter()
                .filter_map(|date| untouched(state, zone, away, &row.item, date)),
        );
    }
    all.sort_by(in_order);
    all
}

/// The order of sessions: by start, then id.
pub(super) fn in_order(one: &Booked, other: &Booked) -> Ordering {
    (one.start, &one.id).cmp(&(other.start, &other.id))
}

/// One session of a week, if it is there: stored in its sheet, or an occurrence that nobody touched.
pub(super) fn session(
    state: &State,
    zone: Zone,
    away: &Away<'_>,
    week: Week,
    id: &SessionId,
) -> Option<Booked> {
    let stored = state.sheet(week).and_then(|sheet| sheet.sessions.get(id));
    if let Some(row) = stored {
        return Some(of_sheet(state, zone, away, &row.item));
    }
    let (series, date) = id.occurrence_of()?;
    let series = &state.records.series.get(&series)?.item;
    let comes = week.holds(date) && occurrences(series, date, date).contains(&date);
    comes.then(|| untouched(state, zone, away, series, date)).flatten()
}

fn of_sheet(state: &State, zone: Zone, away: &Away<'_>, session: &Arc<Session>) -> Booked {
    let id = (session.id.clone(), session.series.clone());
    booked(state, zone, away, id, session.booking.start, Source::Session(session.clone()))
}

/// The occurrence of a series on a date that its rule gives; `None` where somebody changed it or took it elsewhere.
fn untouched(state: &State, zone: Zone, away: &Away<'_>, series: &Arc<Series>, date: Date) -> Option<Booked> {
    let id = series.id.occurrence(date)?;
    let touched = state.sheet(date.week()).is_some_and(|sheet| sheet.speaks_of(&id));
    let start = date.at(series.booking.start.time());
    let id = (id, Some(series.id.clone()));
    (!touched).then(|| booked(state, zone, away, id, start, Source::Series(series.clone())))
}

/// The dates from one to another on which a series comes, exceptions left out.
pub(super) fn occurrences(series: &Series, from: Date, to: Date) -> Vec<Date> {
    let over = series.repeat.last_day().is_some_and(|last| last < from);
    if over || series.booking.start.date() > to {
        return vec![];
    }
    let mut dates = series.repeat.dates(series.booking.start, from, to);
    dates.retain(|date| !series.except.contains(date));
    dates
}

fn booked(
    state: &State,
    zone: Zone,
    away: &Away<'_>,
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
        start: zone.moment(span.start),
        end: zone.moment(span.end),
        span,
        place: place_of(state, booking, home),
        kind: activity.map(|activity| activity.kind),
        direct: activity.is_some_and(|activity| activity.direct),
        heavy: activity.is_some_and(|activity| activity.heavy),
        home,
        boundary: activity.map(|activity| activity.boundary),
        away: away.from(booking, start.date(), span),
        id,
        series,
        source,
    }
}

/// A booking's place: its own, else its group's, else for a home activity the area of its first family; a remote one
/// is none.
#[must_use]
pub fn place_of(state: &State, booking: &Booking, home: bool) -> Option<PlaceId> {
    let group = || booking.group.as_ref().and_then(|id| state.group(id)).map(|group| &group.place);
    let area = || booking.families.first().and_then(|family| state.family(family)?.area.as_ref());
    let place = booking.place.as_ref().or_else(group).or_else(|| if home { area() } else { None })?;
    let remote = state.place(place).is_some_and(|place| place.kind == PlaceKind::Remote);
    (!remote).then(|| place.clone())
}
