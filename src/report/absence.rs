//! What a leave touches, before it is asked for and when it is decided: the working time it takes and the sessions of those
//! days. What flags it adds and clears is told as of any draft, by the planner.
//!
//! Whoever asks and whoever decides see the same picture: a leave that is only asked for is looked at as if it were agreed,
//! beside a rota without it.

use std::ops::RangeInclusive;

use crate::domain::{
    ActivityKind, Change, Date, FamilyRef, GroupId, Key, Leave, LeaveKey, LeaveState, Minutes, Moment,
    NotLoaded, PersonId, Record, Session, State, Status, Week, Zone,
};
use crate::rota::{AwayReason, Booked, RotaWeek, STRETCH, Shift, Span};
use crate::rules::{Flag, RuleContext, Severity, judge_week};

/// The most weeks that are looked at of one leave; of a longer one the rest looks much the same.
pub const MOST_JUDGED_WEEKS: i32 = 8;

/// What a leave touches.
#[derive(Clone, Debug, Default)]
pub struct AbsencePicture {
    /// How many days it takes working time of.
    pub days: usize,
    /// The paid time it takes.
    pub paid: Minutes,
    /// The planned sessions of the person in it, by start.
    pub sessions: Vec<Booked>,
    /// The sessions that it would leave to be covered and that are still to come, by start.
    pub to_cover: Vec<Booked>,
    /// The same of those that have begun: what became of them is to be said.
    pub begun: Vec<Booked>,
    /// The last week that was looked at, where it lasts longer.
    pub looked_to: Option<Week>,
}

/// The weeks that are looked at of a leave, and the one beside them at either end, which must be loaded.
#[must_use]
pub fn weeks_read(leave: &Leave) -> RangeInclusive<Week> {
    let weeks = weeks_of(leave);
    weeks.start().plus(-1)..=weeks.end().plus(1)
}

/// The weeks that are looked at of a leave: the first [`MOST_JUDGED_WEEKS`] of it.
#[must_use]
pub fn weeks_of(leave: &Leave) -> RangeInclusive<Week> {
    let first = leave.span.first_day().week();
    first..=leave.span.last_day().week().min(first.plus(MOST_JUDGED_WEEKS - 1))
}

/// A state as if a leave were agreed, and one without it.
fn with_and_without(
    state: &State,
    leave: &Leave,
    known_as: Option<&LeaveKey>,
) -> Result<(State, State), NotLoaded> {
    let gone: Vec<Change> = known_as.map(|key| Change::Remove(Key::Leave(key.clone()))).into_iter().collect();
    let without = state.preview(&gone)?;
    let agreed = Record::from(Leave { state: LeaveState::Approved, ..leave.clone() });
    let with = without.preview(&[Change::Put(agreed)])?;
    Ok((with, without))
}

impl AbsencePicture {
    /// Looks at a leave that ends after it begins, at a moment; `known_as` is the key it has already, if it has one. The
    /// error names a week that would have to be loaded.
    pub fn of(
        rules: &RuleContext<'_>,
        leave: &Leave,
        known_as: Option<&LeaveKey>,
        now: Moment,
    ) -> Result<Self, NotLoaded> {
        let (with, without) = with_and_without(rules.state, leave, known_as)?;
        let with = RuleContext::knowing(&with, rules.today, rules.cache());
        let weeks = weeks_of(leave);
        let mut picture = Self::default();
        for week in weeks.start().to(*weeks.end()) {
            let before = RotaWeek::of(&without, week)?;
            let after = with.rota(week).ok_or(NotLoaded(week))?;
            picture.add_sessions(rules.zone, &before, leave);
            let flags = judge_week(&with, week);
            let left = to_cover_of(leave, rules.zone, &after, &flags).cloned();
            let (begun, ahead): (Vec<_>, Vec<_>) = left.partition(|session| session.start <= now);
            picture.begun.extend(begun);
            picture.to_cover.extend(ahead);
            picture.add_hours(before.shifts_of(&leave.person), after.shifts_of(&leave.person));
        }
        picture.sessions.sort_by_key(|session| session.start);
        picture.looked_to = (*weeks.end() < leave.span.last_day().week()).then_some(*weeks.end());
        Ok(picture)
    }

    fn add_sessions(&mut self, zone: Zone, rota: &RotaWeek, leave: &Leave) {
        let span = span_of(leave, zone);
        let touched = rota.sessions_of(&leave.person).filter(|booked| {
            booked.booking().status == Status::Planned
                && booked.works(&leave.person)
                && booked.span.overlaps(span)
        });
        self.sessions.extend(touched.cloned());
    }

    fn add_hours(&mut self, without: &[Shift], with: &[Shift]) {
        // Of a public holiday some kinds of leave take the time, as hours count it.
        let by_leave = |shift: &Shift| -> Minutes {
            shift.taken.iter().filter(|it| it.by != AwayReason::Holiday).map(|it| it.paid).sum()
        };
        let mut dates = vec![];
        for (before, after) in without.iter().zip(with) {
            let taken = by_leave(after) - by_leave(before);
            if taken > Minutes::ZERO {
                self.paid += taken;
                dates.push(before.date);
            }
        }
        dates.dedup();
        self.days += dates.len();
    }

    /// The families that it touches, each once, in order of session.
    #[must_use]
    pub fn families(&self) -> Vec<FamilyRef> {
        families_of(&self.sessions)
    }

    /// The families that something is to be covered for, each once, in order of session.
    #[must_use]
    pub fn families_to_cover(&self) -> Vec<FamilyRef> {
        families_of(&self.to_cover)
    }

    /// The groups that it touches, each once, in order of session.
    #[must_use]
    pub fn groups(&self) -> Vec<GroupId> {
        let mut groups: Vec<GroupId> = vec![];
        for group in self.sessions.iter().filter_map(|session| session.booking().group.as_ref()) {
            if !groups.contains(group) {
                groups.push(group.clone());
            }
        }
        groups
    }

    /// The supervision that it touches.
    pub fn supervision(&self) -> impl Iterator<Item = &Booked> {
        self.sessions.iter().filter(|session| session.kind == Some(ActivityKind::Supervision))
    }
}

/// The families of sessions, each once, in order.
fn families_of(sessions: &[Booked]) -> Vec<FamilyRef> {
    let mut families: Vec<FamilyRef> = vec![];
    for family in sessions.iter().flat_map(|session| &session.booking().families) {
        if !families.contains(family) {
            families.push(family.clone());
        }
    }
    families
}

/// What somebody who is away leaves to be covered in a week: the planned sessions that nobody else is in, and the groups
/// that are too few without them. Their own work falls away and asks for nobody.
pub fn to_cover<'r>(
    rota: &'r RotaWeek,
    flags: &'r [Flag],
    person: &'r PersonId,
) -> impl Iterator<Item = &'r Booked> {
    let is_short = |booked: &Booked| {
        let of_session = flags.iter().filter(|flag| flag.is_about_session(&booked.id));
        of_session.into_iter().any(|flag| flag.rule == "sole.group" && flag.severity == Severity::Red)
    };
    let left = rota.sessions_of(person).filter(|booked| booked.away.contains(person) && booked.works(person));
    left.filter(move |booked| !booked.is_own_work() && (booked.is_uncovered() || is_short(booked)))
}

/// What somebody whose last share ended leaves to be covered in the [`STRETCH`] weeks from the first day after it, by start;
/// weeks that are not loaded are passed over.
#[must_use]
pub fn left_behind(rules: &RuleContext<'_>, person: &PersonId, first: Date) -> Vec<Booked> {
    let weeks = first.week().to(first.week().plus(STRETCH - 1));
    let weeks = weeks.filter_map(|week| Some((rules.rota(week)?, judge_week(rules, week))));
    let left = weeks.flat_map(|(rota, flags)| -> Vec<Booked> {
        let left = to_cover(&rota, &flags, person).filter(|it| rules.has_left(person, it.start.date()));
        left.cloned().collect()
    });
    left.collect()
}

/// What a leave leaves to be covered in a week, by the flags of a rota with it.
pub fn to_cover_of<'r>(
    leave: &'r Leave,
    zone: Zone,
    rota: &'r RotaWeek,
    flags: &'r [Flag],
) -> impl Iterator<Item = &'r Booked> {
    let span = span_of(leave, zone);
    to_cover(rota, flags, &leave.person).filter(move |booked| booked.span.overlaps(span))
}

fn span_of(leave: &Leave, zone: Zone) -> Span {
    let (from, to) = leave.span.moments();
    Span::between(zone, from, to)
}

/// The sessions that were covered, or called off, because somebody was to be away, and that lie ahead: what their series
/// gives them is otherwise only in who is in them, or in that they do not take place.
#[must_use]
pub fn covered<'s>(state: &'s State, leave: &Leave, now: Moment) -> Vec<&'s Session> {
    let person = &leave.person;
    let (from, to) = leave.span.moments();
    let away = away_in_words(state.display_name(person));
    let weeks = leave.span.first_day().week().to(leave.span.last_day().week());
    let stored = weeks.filter_map(|week| state.sheet(week)).flat_map(|sheet| sheet.sessions.values());
    let is_covered = |session: &&Session| {
        let key = Key::Session((session.booking.start.date().week(), session.id.clone()));
        let Some(given) = state.given_occurrence(&key) else { return false };
        let (is, was) = (&session.booking, &given.booking);
        let off = is.status == Status::Cancelled && is.reason.as_deref() == Some(&*away);
        let taken = is.status == Status::Planned && was.involves(person) && !is.involves(person);
        is.start > now
            && is.start == was.start
            && is.start < to
            && from < was.start.plus_wall(was.minutes)
            && was.involves(person)
            && (off || taken)
            && !state.is_closed(is.start.date().week(), is)
    };
    let mut all: Vec<&Session> = stored.map(|row| &*row.item).filter(is_covered).collect();
    all.sort_by_key(|session| session.booking.start);
    all
}

/// Why a session does not take place that nobody could be found for: `Shona is away`.
#[must_use]
pub fn away_in_words(name: &str) -> String {
    format!("{name} is away")
}
