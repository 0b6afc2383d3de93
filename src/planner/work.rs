//! The work of a day that moves: each session that somebody has on it goes along where the other may do it, and is listed
//! where not, so that none is lost.
//!
//! The days are looked at week by week, one at a time, on the rota as it would be with the day moved and its work where it
//! was: all of a week's sessions are tried at once, and where that would bring a red flag one after the other in order of
//! start, each kept only if it brings none. What is somebody's own (their supervision, learning and wellbeing) stays theirs.
//! A series all of whose days move goes along as a whole, from the date on, and those of its days that do not stay as
//! exceptions. Limit: of a series that comes on other days too, only the days of the weeks looked at are moved, and it is
//! said that there are later ones.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::domain::check::check_touched;
use crate::domain::{
    ActivityKind, Booking, Change, Date, Key, Moment, Record, SeriesId, Session, SessionId, State, Status,
    Week,
};
use crate::planner::common::difference::difference;
use crate::planner::common::words;
use crate::planner::edit::share::MovingDay;
use crate::planner::edit::{self, SeriesScope};
use crate::rota::holidays::observed;
use crate::rota::{Booked, STRETCH, Trip};
use crate::rules::{RuleCache, RuleContext, Severity, judge_week};

/// How far ahead a series is looked through for days that do not move, in days.
const AHEAD: i32 = 400;

/// A session that does not go along.
#[derive(Clone, Debug)]
pub struct Left {
    /// The session, as it is.
    pub session: Booked,
    /// What it is and for whom: `Phone call C4`.
    pub title: String,
    /// Why it does not go along, in a few words.
    pub why: String,
}

/// What becomes of the work of a day that moves.
#[derive(Debug)]
pub struct Work {
    moving: MovingDay,
    /// The rota with the day moved and its work where it was.
    base: State,
    today: Date,
    now: Moment,
    known: RuleCache,
    ahead: VecDeque<Week>,
    last: Week,
    goes: Vec<Booked>,
    left: Vec<Left>,
}

impl Work {
    /// Sets out on the work of a day; `changes` are those that move the day itself. Every week that has a sheet from the
    /// first day on must be here.
    #[must_use]
    pub fn of(state: &State, changes: &[Change], moving: MovingDay, now: Moment, known: RuleCache) -> Self {
        let base = state.preview(changes).unwrap_or_else(|_| state.clone());
        let first = moving.from.week();
        let ahead: BTreeSet<Week> = if let Some(last) = moving.last {
            first.to(last.week()).collect()
        } else {
            let stored = base.weeks().filter(|week| *week > first);
            first.to(first.plus(STRETCH - 1)).chain(stored).collect()
        };
        let last = ahead.last().copied().unwrap_or(first);
        let ahead = ahead.into_iter().collect();
        Self { moving, base, today: now.date(), now, known, ahead, last, goes: vec![], left: vec![] }
    }

    /// Whether weeks are still to be looked at.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// The next week to be looked at.
    #[must_use]
    pub fn next(&self) -> Option<Week> {
        self.ahead.front().copied()
    }

    /// The last week that is looked at.
    #[must_use]
    pub fn last(&self) -> Week {
        self.last
    }

    /// The sessions that go along, by start.
    #[must_use]
    pub fn goes(&self) -> &[Booked] {
        &self.goes
    }

    /// The sessions that do not, by start.
    #[must_use]
    pub fn left(&self) -> &[Left] {
        &self.left
    }

    /// Looks at the next week.
    pub fn step(&mut self) {
        let Some(week) = self.ahead.pop_front() else { return };
        let known = std::mem::take(&mut self.known);
        let rules = RuleContext::knowing(&self.base, self.today, known);
        let Some(rota) = rules.rota(week) else {
            self.known = rules.into_cache();
            return;
        };
        let theirs = rota.sessions_of(&self.moving.giver).filter(|booked| self.is_of_the_day(booked));
        let (mut asked, mut goes, mut left) = (vec![], vec![], vec![]);
        for booked in theirs {
            match self.stays(booked) {
                Some(why) => left.push((booked.clone(), why)),
                None => asked.push(booked.clone()),
            }
        }
        match self.red(&rules, week, &asked) {
            None => goes = asked,
            Some(_) => {
                for booked in asked {
                    goes.push(booked);
                    if let Some(why) = self.red(&rules, week, &goes)
                        && let Some(booked) = goes.pop()
                    {
                        left.push((booked, why));
                    }
                }
            }
        }
        // The way to what stays, and the notes on it, stay with it.
        let stay: Vec<SessionId> = left
            .iter()
            .flat_map(|(booked, _)| Trip::of(rules.state, &rota, booked, Some(&self.moving.giver)).legs)
            .map(|leg| leg.id.clone())
            .collect();
        for leg in goes.extract_if(.., |it| stay.contains(&it.id)) {
            left.push((leg, "what it belongs to stays".to_owned()));
        }
        let titled =
            |(session, why): (Booked, String)| Left { title: words::what(&rules, &session), session, why };
        let left: Vec<Left> = left.into_iter().map(titled).collect();
        self.known = rules.into_cache();
        self.goes.extend(goes);
        self.left.extend(left);
        self.left.sort_by_key(|left| left.session.start);
    }

    /// Whether a session is planned, ahead, and on the day that moves.
    fn is_of_the_day(&self, booked: &Booked) -> bool {
        booked.booking().status == Status::Planned
            && booked.start > self.now
            && self.moving.holds(booked.start.date())
            && self.is_worked(booked.start.date())
            && self.is_in_its_time(booked)
    }

    /// Whether a day that moves is worked: for some weeks only, none does on a public holiday.
    fn is_worked(&self, date: Date) -> bool {
        let is_holiday = |date| observed(&self.base, date).is_some();
        self.moving.last.is_none() || !(is_holiday(date) || is_holiday(date.plus_days(self.moving.days())))
    }

    /// Whether a session is in the time that moves, rather than in another one of the same day.
    fn is_in_its_time(&self, booked: &Booked) -> bool {
        let (date, time) = (booked.start.date(), booked.start.time());
        let within = |from, to| from <= time && (time < to || to <= from);
        let shift = self.moving.shift.time;
        let shares = self.base.shares_of(&self.moving.giver).filter(|share| share.is_on(date));
        let others = shares.flat_map(|share| share.pattern.week_of(date, share.from));
        within(shift.from, shift.to)
            || !others
                .filter(|other| other.weekday == date.weekday() && other.time != shift)
                .any(|other| within(other.time.from, other.time.to))
    }

    /// Why a session stays whoever takes the day, if it does.
    fn stays(&self, booked: &Booked) -> Option<String> {
        use ActivityKind::{Learning, Shadowing, Supervision, Wellbeing};
        let booking = booked.booking();
        if self.moving.giver == self.moving.taker {
            let alone =
                booking.everyone().all(|person| *person == self.moving.giver) && booking.group.is_none();
            return (!alone).then(|| "others are in it on that day".to_owned());
        }
        let own = matches!(booked.kind, Some(Learning | Shadowing | Supervision | Wellbeing));
        own.then(|| format!("{}'s own", self.base.display_name(&self.moving.giver)))
    }

    /// A session as it would be.
    fn wanted(&self, booked: &Booked) -> Booking {
        let mut booking = booked.dated_booking();
        if self.moving.giver != self.moving.taker {
            booking.hand_over(&self.moving.giver, &self.moving.taker);
        }
        let start = booking.start;
        booking.start = start.date().plus_days(self.moving.days()).at(start.time());
        booking
    }

    /// Why some sessions of a week cannot all go along: the first red flag that this would bring.
    fn red(&self, rules: &RuleContext<'_>, week: Week, goes: &[Booked]) -> Option<String> {
        let changes: Vec<Change> =
            goes.iter().flat_map(|it| edit::rebook_this(&self.base, it, &self.wanted(it))).collect();
        let Ok(after) = self.base.preview(&changes) else { return Some("it cannot be read yet".to_owned()) };
        let keys: Vec<Key> = changes.iter().map(Change::key).collect();
        if let Some(problem) = check_touched(&self.base, &after, &keys).first() {
            return Some(problem.to_string());
        }
        let then = RuleContext::knowing(&after, self.today, rules.cache());
        // Whoever is away would be down for it and not be there, which is no red flag of itself.
        let rota = then.rota(week);
        let taker = &self.moving.taker;
        let is_away = |it: &Booked| {
            let moved = rota.as_ref().and_then(|rota| rota.session(&it.id));
            moved.is_none_or(|moved| moved.away.contains(taker))
        };
        if goes.iter().any(is_away) {
            return Some(format!("{} is away then", self.base.display_name(taker)));
        }
        let was = judge_week(rules, week);
        let is = judge_week(&then, week);
        let (adds, _) = difference(&[was], &[is]);
        adds.into_iter().find(|flag| flag.severity == Severity::Red).map(|flag| flag.message.to_string())
    }

    /// The changes that take along what goes, once every week was looked at.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        self.carried().0
    }

    /// What is left, as it will be booked then: the week and the id.
    #[must_use]
    pub fn left_as_booked(&self) -> Vec<(Week, SessionId)> {
        let (_, ids) = self.carried();
        let id = |booked: &Booked| {
            let new = booked.series.as_ref().and_then(|series| Some((series, ids.get(series)?)));
            let moved = new.and_then(|(old, new)| {
                let date = old.rule_date(&booked.id)?;
                new.occurrence(date.plus_days(self.moving.days()))
            });
            moved.unwrap_or_else(|| booked.id.clone())
        };
        self.left.iter().map(|left| (left.session.start.week(), id(&left.session))).collect()
    }

    /// The changes that take along what goes, and of each series that goes as a whole what it is called from then on.
    fn carried(&self) -> (Vec<Change>, BTreeMap<SeriesId, SeriesId>) {
        let mut changes: BTreeMap<Key, Change> = BTreeMap::new();
        let mut ids = BTreeMap::new();
        // Each is parted where those before it are parted already, so that no two take the same name.
        let mut state = self.base.clone();
        for (series, goes) in by_series(&self.goes) {
            let whole = series.as_ref().filter(|series| self.moves_whole(series));
            let tail = whole.and_then(|series| Some((series, self.tail(&state, series, &goes)?)));
            let made = if let Some((series, (tail, new))) = tail {
                ids.insert(series.clone(), new);
                tail
            } else {
                let each = goes.iter().map(|it| edit::rebook_this(&self.base, it, &self.wanted(it)));
                each.flatten().collect()
            };
            state = state.preview(&made).unwrap_or(state);
            changes.extend(made.into_iter().map(|change| (change.key(), change)));
        }
        (changes.into_values().collect(), ids)
    }

    /// Series that come on the day after the last week that was looked at, and of which only single days went along.
    #[must_use]
    pub fn goes_on(&self) -> Vec<String> {
        if self.moving.last.is_some() {
            return vec![];
        }
        let all = self.goes.iter().chain(self.left.iter().map(|left| &left.session));
        let series: BTreeSet<&SeriesId> = all.filter_map(|booked| booked.series.as_ref()).collect();
        let later = |id: &&SeriesId| {
            let from = self.last.plus(1).monday();
            let comes = self.dates_of(id, from).any(|date| self.moving.holds(date));
            comes && !self.moves_whole(id)
        };
        let titled = |id: &SeriesId| {
            let all = self.goes.iter().chain(self.left.iter().map(|left| &left.session));
            let rules = RuleContext::new(&self.base, self.today);
            let mut of_it = all.filter(|booked| booked.series.as_ref() == Some(id));
            of_it.next().map_or_else(|| id.to_string(), |booked| words::what(&rules, booked))
        };
        series.into_iter().filter(later).map(titled).collect()
    }

    /// Whether every day of a series moves, from the date on and for good.
    fn moves_whole(&self, series: &SeriesId) -> bool {
        self.moving.last.is_none()
            && self.dates_of(series, self.moving.from).all(|date| self.moving.holds(date))
    }

    fn dates_of(&self, series: &SeriesId, from: Date) -> impl Iterator<Item = Date> + use<> {
        let series = self.base.records.series.get(series).map(|row| row.item.clone());
        let dates = series.map(|it| it.repeat.dates(it.booking.start, from, from.plus_days(AHEAD)));
        dates.unwrap_or_default().into_iter()
    }

    /// A series from its first day that moves on, with what stays of it as exceptions; and its id from there on. `None` where
    /// it cannot be parted.
    fn tail(&self, state: &State, id: &SeriesId, goes: &[&Booked]) -> Option<(Vec<Change>, SeriesId)> {
        let of_it = |booked: &&Booked| booked.series.as_ref() == Some(id);
        let left: Vec<&Booked> = self.left.iter().map(|left| &left.session).filter(of_it).collect();
        let first = goes.iter().chain(&left).min_by_key(|booked| booked.start)?;
        let changes = edit::rebook(state, first, &self.wanted(first), SeriesScope::Later).ok()?;
        let new = changes.iter().rev().find_map(|change| match change {
            Change::Put(Record::Series(series)) => Some(series.id.clone()),
            _ => None,
        })?;
        let mut all: BTreeMap<Key, Change> = BTreeMap::new();
        for change in changes {
            let change = match change {
                // What was stored of one was carried over as it was.
                Change::Put(Record::Session(session)) if session.series.as_ref() == Some(&new) => {
                    let is_it = |booked: &&&Booked| booked.start == session.booking.start;
                    let wanted = goes.iter().find(is_it).map(|booked| self.wanted(booked));
                    let booking = wanted.unwrap_or_else(|| session.booking.clone());
                    Session { booking, ..(*session).clone() }.into()
                }
                other => other,
            };
            all.insert(change.key(), change);
        }
        for booked in left {
            let date = id.rule_date(&booked.id)?.plus_days(self.moving.days());
            let id = new.occurrence(date)?;
            let session = Session { id, series: Some(new.clone()), booking: booked.dated_booking() };
            let change = Change::from(session);
            all.insert(change.key(), change);
        }
        Some((all.into_values().collect(), new))
    }
}

/// Sessions by their series, and those of none under none.
fn by_series(goes: &[Booked]) -> BTreeMap<Option<SeriesId>, Vec<&Booked>> {
    let mut by_series: BTreeMap<Option<SeriesId>, Vec<&Booked>> = BTreeMap::new();
    for booked in goes {
        by_series.entry(booked.series.clone()).or_default().push(booked);
    }
    by_series
}
