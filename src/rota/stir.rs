//! What of a week is not the same in two states of it: to be marked on a screen for a moment.
//!
//! Unlike an alteration it tells what became of sessions, too, and says only that something is different, not what.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Booking, Date, PersonId, SeriesId, SessionId};

use super::booked::Booked;
use super::shift::Shift;
use super::week::RotaWeek;

/// What is not the same in a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stir {
    /// Sessions that are there, or were.
    pub sessions: Vec<StirredSession>,
    /// Whose shifts are not the same, and on which days.
    pub shifts: BTreeSet<(PersonId, Date)>,
}

/// A session that is not the same, or that only one of two states has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StirredSession {
    /// Its id.
    pub id: SessionId,
    /// The series it is an occurrence of.
    pub series: Option<SeriesId>,
    /// Everybody in it, before or after, each with the day on which they are.
    pub days: BTreeSet<(PersonId, Date)>,
}

impl Stir {
    /// Whether all is the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty() && self.shifts.is_empty()
    }
}

impl RotaWeek {
    /// What is not the same in a later state of this week.
    #[must_use]
    pub fn stir_to(&self, later: &Self) -> Stir {
        let by_id = |week: &Self| -> BTreeMap<SessionId, Booked> {
            week.sessions().iter().map(|booked| (booked.id.clone(), booked.clone())).collect()
        };
        let (mut was, is) = (by_id(self), by_id(later));
        let mut sessions = vec![];
        for (id, now) in is {
            let then = was.remove(&id);
            if then.as_ref().map(Booked::dated_booking) != Some(now.dated_booking()) {
                sessions.push(stirred(then.iter().chain([&now]), &id));
            }
        }
        sessions.extend(was.into_values().map(|then| stirred([&then], &then.id)));
        let (was, is) = (shifts(self), shifts(later));
        let days: BTreeSet<_> = was.keys().chain(is.keys()).copied().collect();
        let unlike = days.into_iter().filter(|day| was.get(day) != is.get(day));
        Stir { sessions, shifts: unlike.map(|(person, date)| (person.clone(), date)).collect() }
    }
}

fn stirred<'a>(versions: impl IntoIterator<Item = &'a Booked>, id: &SessionId) -> StirredSession {
    let mut found = StirredSession { id: id.clone(), series: None, days: BTreeSet::new() };
    for booked in versions {
        let everyone = Booking::everyone(booked.booking());
        found.days.extend(everyone.map(|person| (person.clone(), booked.start.date())));
        found.series = found.series.or_else(|| booked.series.clone());
    }
    found
}

fn shifts(week: &RotaWeek) -> BTreeMap<(&PersonId, Date), Vec<&Shift>> {
    let mut days: BTreeMap<_, Vec<&Shift>> = BTreeMap::new();
    for shift in week.shifts() {
        days.entry((&shift.person, shift.date)).or_default().push(shift);
    }
    days
}
