//! Cover: what replaces an absence. Each planned session that it touches, and what could be done about each, ranked.
//!
//! The absence need not be agreed, nor asked for yet: remedies are tried on the rota as it is with the absence in it, and
//! tell every flag that they add and clear. What touched sessions there are is known at once; remedies are worked out
//! session by session, when somebody looks. Words never say why somebody is away, nor what they keep to themselves.

mod asking;
mod ideas;
mod moves;
mod rank;
mod together;

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use crate::domain::{
    Change, Key, Leave, LeaveKind, LeaveSpan, LeaveState, Moment, PersonId, SessionId, State, Status, Week,
};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::difference::burden;
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, Requester, words};
use crate::rota::{Booked, Span, Trip, is_notes, written_up};
use crate::rules::{Flag, RuleCache, RuleContext, Severity, judge_week};

pub use rank::{Way, score};
pub use together::{Best, Together};

/// What cover is needed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoverNeed {
    /// Somebody is away for some time: whole days, or from one time to another.
    Absence {
        /// Who.
        person: PersonId,
        /// When.
        span: LeaveSpan,
    },
    /// One session cannot be as it is.
    Session {
        /// The week it starts in.
        week: Week,
        /// Its id.
        id: SessionId,
        /// Who cannot be in it, where it is somebody.
        person: Option<PersonId>,
    },
    /// Some sessions that somebody cannot be in, on days that are not theirs any more.
    Sessions {
        /// Who.
        person: PersonId,
        /// The week that each starts in, and its id; never none.
        sessions: Vec<(Week, SessionId)>,
    },
}

impl CoverNeed {
    /// Who is away.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Absence { person, .. } | Self::Sessions { person, .. } => Some(person),
            Self::Session { person, .. } => person.as_ref(),
        }
    }

    fn weeks(&self) -> RangeInclusive<Week> {
        match self {
            Self::Absence { span, .. } => span.first_day().week()..=span.last_day().week(),
            Self::Session { week, .. } => *week..=*week,
            Self::Sessions { sessions, .. } => {
                let weeks = || sessions.iter().map(|(week, _)| *week);
                let first = weeks().min().unwrap_or(Week::from_ordinal(0));
                first..=weeks().max().unwrap_or(first)
            }
        }
    }

    /// The weeks that must be loaded for cover to be looked for: those of the need, some before it that tell who knows
    /// whom, and those after it into which sessions may move.
    #[must_use]
    pub fn weeks_read(&self) -> RangeInclusive<Week> {
        let weeks = self.weeks();
        weeks.start().plus(-4)..=weeks.end().plus(LATER + 1)
    }
}

/// The weeks after the need whose flags are looked at too: sessions move into the first two, and what a week adds up to
/// with the weeks before it is told for one more.
const LATER: i32 = 3;

/// The longest absence that is looked at, in weeks: a leave year. What lies later is looked at when it is nearer.
const LONGEST_ABSENCE_WEEKS: i32 = 53;

/// A planned session that is touched.
#[derive(Clone, Debug)]
pub struct AffectedSession {
    /// The session as it is.
    pub session: Booked,
    /// What it is and for whom: `Phone call C4`.
    pub title: String,
    /// The touched session that it is the way to or from, and goes along with.
    pub goes_with: Option<SessionId>,
    /// Whether something can still be done about it.
    pub standing: CoverStatus,
}

/// Whether something can still be done about a touched session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverStatus {
    /// It is still to come.
    Ahead,
    /// It has begun: what became of it is to be said.
    Begun,
    /// Its week is closed for its team: it stays as it is.
    Closed,
}

impl AffectedSession {
    /// Whether it can still be covered: it is still to come, and its week is not closed.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        self.standing == CoverStatus::Ahead
    }
}

/// What an absence touches, and what could be done.
#[derive(Clone, Debug)]
pub struct Cover {
    need: CoverNeed,
    touched: Vec<AffectedSession>,
    baseline: Baseline,
    now: Moment,
    by: String,
    basis: Basis,
}

/// What an absence rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Leave that is agreed, or that they have left; or it is no absence.
    Agreed,
    /// Leave that is asked for: it is looked at as if it were agreed.
    AskedFor,
    /// Nothing: it is looked at as if they were away.
    Supposed,
}

impl Cover {
    /// Finds what is touched, in a context that may know some of it already. Weeks that are not loaded are passed over
    /// ([`CoverNeed::weeks_read`] says which are wanted).
    #[must_use]
    pub fn of(rules: &RuleContext<'_>, need: CoverNeed, asked: Requester<'_>) -> Self {
        let weeks = need.weeks();
        let last = (*weeks.end()).min(weeks.start().plus(LONGEST_ABSENCE_WEEKS));
        let agreed = as_agreed(rules, &need);
        let basis = match &agreed {
            None => Basis::Agreed,
            Some(leave) if is_asked_for(rules, leave) => Basis::AskedFor,
            Some(_) => Basis::Supposed,
        };
        let away = agreed.and_then(|leave| rules.state.preview(&[leave.into()]).ok());
        let state = away.unwrap_or_else(|| rules.state.clone());
        let judged = weeks.start().to(last.plus(LATER)).collect();
        let baseline = Baseline::of(state, rules.today, rules.cache(), judged);
        let touched = touched(&baseline.rules(), &need, last, asked);
        Self { need, touched, baseline, now: asked.now, by: asked.by.to_owned(), basis }
    }

    /// What the absence rests on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// What it is for.
    #[must_use]
    pub fn need(&self) -> &CoverNeed {
        &self.need
    }

    /// The rota with the absence in it, which remedies are tried on, and what is known of it.
    #[must_use]
    pub fn baseline(&self) -> (State, RuleCache) {
        let rules = self.baseline.rules();
        (rules.state.clone(), rules.into_cache())
    }

    /// The touched sessions, by start.
    #[must_use]
    pub fn touched(&self) -> &[AffectedSession] {
        &self.touched
    }

    /// The flags on a touched session if nothing is done but that who is away is not in it: `1 of 2 people to run it`.
    /// Of what is their own nothing is left behind. On a day that is not theirs any more nobody is away: the flags are
    /// those of the session as it is.
    #[must_use]
    pub fn left_behind(&self, touched: &AffectedSession) -> Vec<Flag> {
        let session = &touched.session;
        if matches!(self.need, CoverNeed::Sessions { .. }) {
            let flags = judge_week(&self.baseline.rules(), session.start.week());
            return flags.iter().filter(|flag| flag.is_about_session(&session.id)).cloned().collect();
        }
        Self::left_on(&self.baseline, session, self.need.person())
    }

    fn left_on(baseline: &Baseline, session: &Booked, person: Option<&PersonId>) -> Vec<Flag> {
        let Some(person) = person.filter(|_| !session.is_own_work()) else { return vec![] };
        let left = baseline.after(&ideas::left_by(&baseline.rules(), session, person));
        let left_room = left.rules();
        let flags = judge_week(&left_room, session.start.week());
        // Clashes are those of who is left with something else, and no matter of the absence.
        let left = |flag: &&Flag| flag.is_about_session(&session.id) && !flag.rule.starts_with("clash.");
        let mut flags: Vec<Flag> = flags.iter().filter(left).cloned().collect();
        // Who is away stays down for it, and would not be there.
        for flag in flags.iter_mut().filter(|flag| flag.rule == "cover.session") {
            let (date, time) = (session.start.date().in_full(), session.start.time());
            flag.message =
                format!("Nobody would be there for {} on {date} at {time}", left_room.titled(session)).into();
        }
        flags
    }

    /// What could be done about a touched session, the best first; each was tried and adds no red flag, but that calling
    /// a session off may, which then says so. Nothing where it has begun.
    #[must_use]
    pub fn remedies(&self, touched: &AffectedSession) -> Vec<Remedy> {
        self.remedies_on(&self.baseline, touched)
    }

    fn remedies_on(&self, baseline: &Baseline, touched: &AffectedSession) -> Vec<Remedy> {
        if !touched.is_ahead() {
            return vec![];
        }
        let (rules, asked) = (baseline.rules(), Requester { now: self.now, by: &self.by });
        let Some(context) = WeekContext::of(&rules, touched.session.start.week(), asked) else {
            return vec![];
        };
        let Some(booked) = context.rota.session(&touched.session.id) else { return vec![] };
        let contacts = self.contacts_of(touched);
        // That somebody is away is said, and kept, only of whoever is.
        let is_away = self.basis != Basis::Supposed
            && self.need.person().is_some_and(|person| booked.away.contains(person));
        let mut good: Vec<Remedy> = ideas::of(&context, booked, (self.need.person(), is_away), &contacts)
            .into_iter()
            .filter_map(|idea| {
                let mut tried = baseline.try_changes(&idea.remedy.changes)?;
                if idea.way == Way::GoesAhead {
                    // The absence has brought them already, so that going ahead would seem to bring nothing.
                    tried.adds = Self::left_on(baseline, booked, self.need.person());
                }
                let weighs = burden(&tried.adds, &tried.clears).map(|flag| flag.severity);
                let score = score(&idea.way, weighs);
                let remedy = Remedy { adds: tried.adds, clears: tried.clears, score, ..idea.remedy };
                (!adds_red(&remedy) || idea.way == Way::CalledOff).then_some(remedy)
            })
            .collect();
        // What adds a red flag is never the first thing offered while there is something else.
        good.sort_by_key(|remedy| (adds_red(remedy), Reverse(remedy.score)));
        good
    }

    /// The touched contacts that a touched session is the write-up of.
    fn contacts_of(&self, notes: &AffectedSession) -> Vec<&SessionId> {
        if !is_notes(&notes.session) {
            return vec![];
        }
        let date = notes.session.start.date();
        let day = self.touched.iter().map(|it| &it.session).filter(|it| it.start.date() == date);
        written_up(day, &notes.session).map(|it| &it.id).collect()
    }
}

/// Whether a remedy adds a red flag.
fn adds_red(remedy: &Remedy) -> bool {
    remedy.adds.iter().any(|flag| flag.severity == Severity::Red)
}

/// The absence as agreed leave, where it is not agreed already and they have not left by then. Which kind it will be does not matter here.
fn as_agreed(rules: &RuleContext<'_>, need: &CoverNeed) -> Option<Leave> {
    let state = rules.state;
    let CoverNeed::Absence { person, span } = need else { return None };
    if rules.has_left(person, span.first_day()) {
        return None;
    }
    let (from, to) = span.moments();
    let agreed = state.records.leave.values().any(|row| {
        let (starts, ends) = row.item.span.moments();
        let covers = starts <= from && to <= ends;
        row.item.person == *person && row.item.state == LeaveState::Approved && covers
    });
    if agreed {
        return None;
    }
    let leave = |number| {
        let (kind, state) = (LeaveKind::Annual, LeaveState::Approved);
        Leave { person: person.clone(), kind, span: *span, state, number }
    };
    (0..=u8::MAX).map(leave).find(|leave| {
        let key: Key = Change::from(leave.clone()).key();
        matches!(state.get(&key), Ok(None))
    })
}

/// Whether some of an absence is asked for.
fn is_asked_for(rules: &RuleContext<'_>, absence: &Leave) -> bool {
    let (from, to) = absence.span.moments();
    rules.state.records.leave.values().map(|row| &row.item).any(|leave| {
        let (starts, ends) = leave.span.moments();
        leave.person == absence.person && leave.state == LeaveState::Requested && starts < to && from < ends
    })
}

/// The planned sessions that a need touches, by start.
fn touched(
    rules: &RuleContext<'_>,
    need: &CoverNeed,
    last: Week,
    asked: Requester<'_>,
) -> Vec<AffectedSession> {
    let first = need.weeks().start().plus(-1);
    let wanted = |booked: &Booked| {
        booked.booking().status == Status::Planned
            && match need {
                CoverNeed::Absence { person, span } => {
                    let (from, to) = span.moments();
                    booked.involves(person) && booked.span.overlaps(Span::between(rules.zone, from, to))
                }
                CoverNeed::Session { id, .. } => booked.id == *id,
                CoverNeed::Sessions { person, sessions } => {
                    booked.involves(person) && sessions.iter().any(|(_, id)| booked.id == *id)
                }
            }
    };
    let mut all: Vec<AffectedSession> = vec![];
    let mut ways: Vec<(SessionId, SessionId)> = vec![];
    for rota in first.to(last).filter_map(|week| rules.rota(week)) {
        for booked in rota.sessions().iter().filter(|booked| wanted(booked)) {
            if !booked.is_own_work() {
                let trip = Trip::of(rules.state, &rota, booked, need.person());
                ways.extend(trip.legs.iter().map(|leg| (leg.id.clone(), booked.id.clone())));
            }
            all.push(AffectedSession {
                title: words::what(rules, booked),
                session: booked.clone(),
                goes_with: None,
                standing: match () {
                    () if rules.state.is_closed(rota.week(), booked.booking()) => CoverStatus::Closed,
                    () if booked.start <= asked.now => CoverStatus::Begun,
                    () => CoverStatus::Ahead,
                },
            });
        }
    }
    for it in &mut all {
        it.goes_with = ways.iter().find(|(leg, _)| *leg == it.session.id).map(|(_, session)| session.clone());
    }
    all
}
