//! A person's week day by day: what was worked, and which days leave takes whole.

use crate::domain::{LeaveKind, Minutes, PersonId};
use crate::rota::{AwayReason, Booked, RotaWeek, minutes_of, without};

/// One day of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayOf {
    /// What was worked: shifts, and sessions outside them.
    pub worked: Minutes,
    /// Whether annual, sick or parental leave takes all the paid minutes of a day that had some.
    pub excluded: bool,
}

/// A person's seven days, Monday first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(pub [DayOf; 7]);

impl Days {
    /// The days of a person in a week.
    #[must_use]
    pub fn of(rota: &RotaWeek, person: &PersonId) -> Self {
        use LeaveKind::{Annual, Parental, Sick};
        let sessions: Vec<&Booked> = rota.worked_by(person).collect();
        let shifts = rota.shifts_of(person);
        if shifts.is_empty() && sessions.is_empty() {
            return Self::default();
        }
        let around = || rota.shifts_around(person).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
        let mut days = Self::default();
        for (date, day) in rota.week().days().zip(&mut days.0) {
            let of_day = || shifts.iter().filter(|shift| shift.date == date);
            let busy = sessions.iter().filter(|session| session.start.date() == date);
            let outside = minutes_of(without(busy.map(|session| session.span), around()));
            day.worked = of_day().map(crate::rota::Shift::paid).sum::<Minutes>() + outside;
            let written: Minutes = of_day().map(crate::rota::Shift::paid_as_written).sum();
            let taken: Minutes = of_day()
                .map(|shift| shift.taken_by(|by| matches!(by, AwayReason::Leave(Annual | Sick | Parental))))
                .sum();
            day.excluded = written > Minutes::ZERO && taken == written;
        }
        days
    }
}
