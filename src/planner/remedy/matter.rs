//! The matter in hand: a flag, its week, and what remedies ask of it: which sessions can still be changed, and who is
//! there and free at some time.

use std::sync::Arc;

use crate::domain::{ActivityKind, Date, Moment, PersonId, SessionId, SheetState, State, Status, TableName};
use crate::rota::{Booked, RotaWeek, Span, minutes_of, without};
use crate::rules::{Flag, Room, When};

use super::Asked;

/// Whether what a flag is about is over, so that the rota can no longer change it.
#[must_use]
pub fn has_passed(flag: &Flag, now: Moment) -> bool {
    match flag.end {
        Some(When::Moment(end)) => end <= now,
        Some(When::Date(last)) => last < now.date(),
        None => false,
    }
}

/// A flag, with its week worked out.
pub(super) struct Matter<'r, 'a> {
    pub room: &'r Room<'a>,
    pub rota: Arc<RotaWeek>,
    pub flag: &'r Flag,
    pub asked: Asked<'r>,
}

impl<'r, 'a> Matter<'r, 'a> {
    /// `None` where nothing can be changed: its week is not loaded, or of a flag of a week it is over or closed.
    pub(super) fn of(room: &'r Room<'a>, flag: &'r Flag, asked: Asked<'r>) -> Option<Self> {
        let rota = room.rota(flag.week)?;
        let open = !flag.rule().is_of_week() || rota.state() != SheetState::Closed;
        (open && !has_passed(flag, asked.now)).then_some(Self { room, rota, flag, asked })
    }

    pub(super) fn state(&self) -> &'a State {
        self.room.state
    }

    /// The person it is about, where it names one.
    pub(super) fn person(&self) -> Option<&'r PersonId> {
        self.flag.people.first()
    }

    /// Whether a session can still be changed: it is planned and has not begun.
    pub(super) fn is_ahead(&self, booked: &Booked) -> bool {
        booked.booking().status == Status::Planned && booked.start > self.asked.now
    }

    /// The sessions it is about that can still be changed: the one it names, and what clashes with that; else those of
    /// its person in its time.
    pub(super) fn sessions(&self) -> Vec<&Booked> {
        if self.flag.subject.kind == TableName::Session {
            let named = SessionId::parse(&self.flag.subject.id).ok();
            let Some(named) = named.and_then(|id| self.rota.session(&id)) else { return vec![] };
            let mut about = vec![named];
            if self.flag.rule == "clash.double_booked" {
                let of_person = self.person().into_iter().flat_map(|person| self.rota.sessions_of(person));
                about.extend(
                    of_person.filter(|it| it.counts() && it.id != named.id && it.span.overlaps(named.span)),
                );
            }
            about.retain(|booked| self.is_ahead(booked));
            return about;
        }
        let (Some(person), Some(from), Some(to)) = (self.person(), self.flag.start, self.flag.end) else {
            return vec![];
        };
        let inside = |booked: &&Booked| {
            from.date() <= booked.start.date()
                && booked.start.date() <= to.date()
                && match (from, to) {
                    (When::Moment(from), When::Moment(to)) => from <= booked.start && booked.start < to,
                    _ => true,
                }
        };
        self.rota.sessions_of(person).filter(inside).filter(|booked| self.is_ahead(booked)).collect()
    }

    /// The first of those, where it is about one.
    pub(super) fn session(&self) -> Option<&Booked> {
        self.sessions().into_iter().next().filter(|_| self.flag.subject.kind == TableName::Session)
    }

    /// Whether somebody has no counted session in some time, but for some, and no leave, agreed or asked for.
    pub(super) fn is_free(&self, person: &PersonId, span: Span, but: &[&SessionId]) -> bool {
        is_free(self.room, &self.rota, person, span, but)
    }

    /// Whether somebody's shifts hold all of some time; `None` for those whose shifts nobody writes down.
    pub(super) fn is_in(&self, person: &PersonId, span: Span) -> Option<bool> {
        is_in(self.room, &self.rota, person, span)
    }

    /// The days of the week that are still to come, today with them.
    pub(super) fn days_ahead(&self) -> impl Iterator<Item = Date> {
        let today = self.asked.now.date();
        self.flag.week.days().filter(move |day| *day >= today)
    }
}

pub(super) fn is_free(
    room: &Room<'_>,
    rota: &RotaWeek,
    person: &PersonId,
    span: Span,
    but: &[&SessionId],
) -> bool {
    let away = room.leave_of(person).iter().any(|leave| leave.span.overlaps(span));
    let busy = || {
        rota.sessions_around(person)
            .any(|other| other.counts() && !but.contains(&&other.id) && other.span.overlaps(span))
    };
    !away && !busy()
}

pub(super) fn is_in(room: &Room<'_>, rota: &RotaWeek, person: &PersonId, span: Span) -> Option<bool> {
    let present = || rota.shifts_around(person).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
    room.staff().contains(person).then(|| without([span], present()).is_empty())
}

/// Whether a shift that holds some time still has its unpaid break when that time is taken too.
pub(super) fn leaves_break(rota: &RotaWeek, person: &PersonId, span: Span, but: &[&SessionId]) -> bool {
    let Some(shift) = rota.shifts_around(person).find(|shift| shift.written.overlaps(span)) else {
        return true;
    };
    let sessions = rota.sessions_around(person).filter(|it| it.counts() && !but.contains(&&it.id));
    let busy = sessions.map(|it| it.span).chain([span]).map(|busy| busy.common(shift.written));
    minutes_of(busy) <= shift.paid_as_written()
}

/// Whether a piece of somebody's own work is as well done on another day.
pub(super) fn can_wait(booked: &Booked) -> bool {
    is_own(booked) && matches!(booked.kind, Some(ActivityKind::Learning | ActivityKind::Network))
}

/// Whether a session is somebody's own time, which nobody can take for them: their notes, their learning, their way.
pub(super) fn is_own(booked: &Booked) -> bool {
    use ActivityKind::{Admin, Learning, Meeting, Network, Shadowing, Travel, Wellbeing};
    let booking = booked.booking();
    let alone = booking.everyone().count() < 2 && booking.families.is_empty() && booking.group.is_none();
    match booked.kind {
        Some(Admin | Learning | Travel | Wellbeing | Shadowing) => true,
        Some(Meeting | Network) => alone,
        _ => false,
    }
}
