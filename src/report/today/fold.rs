//! What of a week's rota is today's, at a moment.

use crate::domain::{ActivityKind, Date, LeaveState, Moment, PersonId, PlaceKind, State, Status};
use crate::report::absence::to_cover;
use crate::rota::{AwayReason, Booked, RotaWeek};
use crate::rules::Flag;

/// Today at a moment.
#[derive(Clone, Debug)]
pub struct Today<'r> {
    /// The moment.
    pub now: Moment,
    /// Whether it is of a part of the rota alone: a draft that whoever looks does not see all of.
    pub is_part: bool,
    /// The public holiday that is observed today.
    pub holiday: Option<&'r str>,
    /// Who is in at the moment.
    pub present: Vec<&'r PersonId>,
    /// Who comes in later today, and when, by time.
    pub later: Vec<(Moment, &'r PersonId)>,
    /// Whose time today is over.
    pub over: Vec<&'r PersonId>,
    /// Who would be in from now on, or now, and is away: on leave, or for the public holiday.
    pub away: Vec<&'r PersonId>,
    /// Who has asked for leave that touches today or a later day of the week, undecided, with the first such day.
    pub asked: Vec<(&'r PersonId, Date)>,
    /// What of today is still to come and has nobody, by start.
    pub uncovered: Vec<&'r Booked>,
    /// What comes next today that is more than somebody's own work.
    pub next: Option<&'r Booked>,
    /// Who is out alone with a family, or will be today, by start.
    pub alone: Vec<Out<'r>>,
}

/// Somebody who is out alone with a family.
#[derive(Clone, Debug)]
pub struct Out<'r> {
    /// Who.
    pub who: &'r PersonId,
    /// What for.
    pub booked: &'r Booked,
    /// Whether they are out at the moment, not later.
    pub is_now: bool,
}

impl<'r> Today<'r> {
    /// Today, of the rota of its week and the flags found in it, for some people in the order in which they are told.
    #[must_use]
    pub fn of(
        state: &State,
        rota: &'r RotaWeek,
        flags: &'r [Flag],
        people: &'r [PersonId],
        now: Moment,
    ) -> Self {
        let today = now.date();
        let at = rota.zone().instant(now);
        let mut told = Self {
            now,
            is_part: rota.is_part(),
            holiday: rota.holiday(today),
            present: vec![],
            later: vec![],
            over: vec![],
            away: vec![],
            asked: vec![],
            uncovered: vec![],
            next: None,
            alone: vec![],
        };
        for person in people {
            let in_shift =
                rota.shifts_around(person).flat_map(|shift| &shift.pieces).any(|piece| piece.span.holds(at));
            let is_present = in_shift || rota.worked_around(person).any(|booked| booked.span.holds(at));
            let pieces = rota.shifts_of_on(person, today).flat_map(|shift| &shift.pieces);
            let later = pieces.map(|piece| piece.start).find(|start| *start > now);
            match later {
                _ if is_present => told.present.push(person),
                Some(start) => told.later.push((start, person)),
                None if is_taken_off(rota, person, today) => told.away.push(person),
                None if rota.shifts_of_on(person, today).any(|shift| !shift.pieces.is_empty()) => {
                    told.over.push(person);
                }
                None => {}
            }
            let asked = state.records.leave.values().map(|row| &row.item);
            let asked = asked.filter(|it| it.person == *person && it.state == LeaveState::Requested);
            let from_today = asked.filter(|it| !it.is_over(today)).map(|it| it.span.first_day().max(today));
            let first = from_today.filter(|first| first.week() == rota.week()).min();
            told.asked.extend(first.map(|first| (person, first)));
            let left = to_cover(rota, flags, person);
            for booked in left.filter(|booked| booked.start.date() == today && booked.start > now) {
                if !told.uncovered.iter().any(|known| known.id == booked.id) {
                    told.uncovered.push(booked);
                }
            }
            told.alone.extend(rota.worked_around(person).filter_map(|booked| {
                let is_now = booked.span.holds(at);
                let is_ahead = is_now || (booked.start.date() == today && booked.start > now);
                (is_ahead && is_alone(state, booked, person)).then_some(Out { who: person, booked, is_now })
            }));
        }
        // What nobody is down for at all is no one's to leave.
        let nobodys = rota.sessions_on(today).filter(|booked| {
            booked.start > now && booked.is_uncovered() && booked.booking().everyone().next().is_none()
        });
        told.uncovered.extend(nobodys);
        told.later.sort_by_key(|(start, _)| *start);
        told.uncovered.sort_by_key(|booked| booked.start);
        told.alone.sort_by_key(|out| out.booked.start);
        told.next = rota.sessions_on(today).find(|booked| {
            let is_planned = booked.booking().status == Status::Planned;
            booked.start > now && is_planned && !booked.is_own_work() && booked.attendance().next().is_some()
        });
        told
    }

    /// The day.
    #[must_use]
    pub fn date(&self) -> Date {
        self.now.date()
    }
}

/// Whether leave or a public holiday takes of somebody's time on a day.
fn is_taken_off(rota: &RotaWeek, person: &PersonId, day: Date) -> bool {
    let taken = rota.shifts_of_on(person, day).flat_map(|shift| &shift.taken);
    taken.into_iter().any(|taken| matches!(taken.by, AwayReason::Leave(_) | AwayReason::Holiday))
}

/// Whether somebody is alone with a family in a session, away from where colleagues are: in a home or out and about.
fn is_alone(state: &State, booked: &Booked, person: &PersonId) -> bool {
    let place = booked.place.as_ref().and_then(|id| state.place(id));
    let is_out =
        booked.home || place.is_some_and(|place| matches!(place.kind, PlaceKind::Area | PlaceKind::Venue));
    let is_with_a_family =
        booked.kind == Some(ActivityKind::Contact) && booked.booking().status == Status::Planned;
    is_out && is_with_a_family && booked.attendance().all(|it| it == person)
}
