//! A week worked out, and what remedies ask of it: which of its sessions can still be changed, and who is there and free
//! at some time. It knows neither the flag nor the absence that somebody asks about.

use std::sync::Arc;

use crate::domain::{
    ActivityKind, Date, Minutes, PersonId, SessionId, SheetState, State, Status, Time, Week,
};
use crate::rota::{Booked, RotaWeek, Span, minutes_of, without};
use crate::rules::RuleContext;

use super::Requester;

/// A week that can still be changed, and who asks when.
#[derive(Clone)]
pub struct WeekContext<'r, 'a> {
    pub rules: &'r RuleContext<'a>,
    pub rota: Arc<RotaWeek>,
    pub asked: Requester<'r>,
}

impl<'r, 'a> WeekContext<'r, 'a> {
    /// `None` where the week is closed for every team or not loaded.
    pub fn of(rules: &'r RuleContext<'a>, week: Week, asked: Requester<'r>) -> Option<Self> {
        let is_closed = rules.state.week_state(week) == SheetState::Closed;
        Self::as_it_is(rules, week, asked).filter(|_| !is_closed)
    }

    /// The same of a closed week too, for what is not of the week; `None` where it is not loaded.
    pub fn as_it_is(rules: &'r RuleContext<'a>, week: Week, asked: Requester<'r>) -> Option<Self> {
        Some(Self { rules, rota: rules.rota(week)?, asked })
    }

    pub fn state(&self) -> &'a State {
        self.rules.state
    }

    /// Whether a session can still be changed: it is planned and has not begun, and the week is open for its teams.
    pub fn is_ahead(&self, booked: &Booked) -> bool {
        booked.booking().status == Status::Planned
            && booked.start > self.asked.now
            && !self.rules.state.is_closed(booked.start.date().week(), booked.booking())
    }

    /// Whether somebody has no counted session in some time, but for some, and no leave, agreed or asked for, and is not busy
    /// by their calendar; nobody has time in a week that is closed for their team.
    pub fn is_free(&self, person: &PersonId, span: Span, but: &[&SessionId]) -> bool {
        is_free(self.rules, &self.rota, person, span, but)
    }

    /// Whether somebody's shifts hold all of some time; `None` for those whose shifts nobody writes down.
    pub fn is_in(&self, person: &PersonId, span: Span) -> Option<bool> {
        is_in(self.rules, &self.rota, person, span)
    }

    /// The days of the week that are still to come, today with them.
    pub fn days_ahead(&self) -> impl Iterator<Item = Date> + use<> {
        let today = self.asked.now.date();
        self.rota.week().monday().to(self.rota.week().sunday()).filter(move |day| *day >= today)
    }
}

pub fn is_free(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    person: &PersonId,
    span: Span,
    but: &[&SessionId],
) -> bool {
    let closed = rules.state.state_for(rota.week(), person) == SheetState::Closed;
    let away = || kept_from(rules, rota, person).any(|time| time.overlaps(span));
    let busy =
        || rota.worked_around(person).any(|other| !but.contains(&&other.id) && other.span.overlaps(span));
    !closed && !away() && !busy()
}

/// When somebody has no time for whatever is planned: on leave, agreed or asked for, or busy by their calendar, surely or not.
pub fn kept_from<'r>(
    rules: &'r RuleContext<'_>,
    rota: &'r RotaWeek,
    person: &PersonId,
) -> impl Iterator<Item = Span> + use<'r> {
    let leave = rules.leave_of(person).iter().map(|leave| leave.span);
    leave.chain(rota.busy_times(person).iter().map(|busy| busy.span))
}

pub fn is_in(rules: &RuleContext<'_>, rota: &RotaWeek, person: &PersonId, span: Span) -> Option<bool> {
    let present = || rota.shifts_around(person).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
    rules.staff().contains(person).then(|| without([span], present()).is_empty())
}

/// The shortest break that is one, in minutes (WTR 1998 reg 12).
const BREAK: i32 = 20;

/// Whether a shift that holds some time still has its unpaid break when that time is taken too: as many free minutes, and
/// of them as long a stretch in one piece as makes a break, where there is one now.
pub fn leaves_break(rota: &RotaWeek, person: &PersonId, span: Span, but: &[&SessionId]) -> bool {
    let Some(shift) = rota.shifts_around(person).find(|shift| shift.written.overlaps(span)) else {
        return true;
    };
    let sessions = rota.worked_around(person).filter(|it| !but.contains(&&it.id));
    let before: Vec<Span> = sessions.map(|it| it.span.common(shift.written)).collect();
    let after: Vec<Span> = before.iter().copied().chain([span.common(shift.written)]).collect();
    let least = Minutes(BREAK).min(shift.unpaid.minutes());
    let pauses = |busy: &[Span]| {
        least == Minutes::ZERO
            || without([shift.written], busy.iter().copied()).into_iter().any(|free| free.minutes() >= least)
    };
    minutes_of(after.iter().copied()) <= shift.paid_as_written() && (pauses(&after) || !pauses(&before))
}

/// Whether a piece of somebody's own work is as well done on another day.
pub fn can_wait(booked: &Booked) -> bool {
    let light = matches!(booked.booking().activity.as_str(), "directory" | "quiet-task");
    booked.is_own_work()
        && (light || matches!(booked.kind, Some(ActivityKind::Learning | ActivityKind::Network)))
}

/// The quarter-hours of a working day.
pub fn quarters() -> impl Iterator<Item = Time> {
    (7..20).flat_map(|hour| [0, 15, 30, 45].into_iter().filter_map(move |minute| Time::new(hour, minute)))
}
