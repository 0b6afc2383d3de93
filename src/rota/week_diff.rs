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
pub struct WeekDiff {
    /// Sessions that are there, or were.
    pub sessions: Vec<ChangedSession>,
    /// Whose shifts are not the same, and on which days.
    pub shifts: BTreeSet<(PersonId, Date)>,
}

/// A session that is not the same, or that only one of two states has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSession {
    /// Its id.
    pub id: SessionId,
    /// The series it is an occurrence of.
    pub series: Option<SeriesId>,
    /// Everybody in it, before or after, each with the day on which they are.
    pub days: BTreeSet<(PersonId, Date)>,
}

impl WeekDiff {
    /// Whether all is the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty() && self.shifts.is_empty()
    }
}

impl RotaWeek {
    /// What is not the same in a later state of this week.
    #[must_use]
    pub fn diff_to(&self, later: &Self) -> WeekDiff {
        let alike = |then: &Booked, now: &Booked| then.id == now.id && then.is_booked_like(now);
        let (was, is) = unlike(self.sessions(), later.sessions(), alike);
        let (mut was, is) = (by_id(was), by_id(is));
        let mut sessions = vec![];
        for (id, now) in is {
            let then = was.remove(id);
            if !then.is_some_and(|then| then.is_booked_like(now)) {
                sessions.push(changed_session(then.into_iter().chain([now]), id));
            }
        }
        sessions.extend(was.into_iter().map(|(id, then)| changed_session([then], id)));
        let (was, is) = unlike(self.shifts(), later.shifts(), Shift::eq);
        let (was, is) = (by_day(was), by_day(is));
        let days: BTreeSet<_> = was.keys().chain(is.keys()).copied().collect();
        let unlike = days.into_iter().filter(|day| was.get(day) != is.get(day));
        WeekDiff { sessions, shifts: unlike.map(|(person, date)| (person.clone(), date)).collect() }
    }
}

fn changed_session<'a>(versions: impl IntoIterator<Item = &'a Booked>, id: &SessionId) -> ChangedSession {
    let mut found = ChangedSession { id: id.clone(), series: None, days: BTreeSet::new() };
    for booked in versions {
        let everyone = Booking::everyone(booked.booking());
        found.days.extend(everyone.map(|person| (person.clone(), booked.start.date())));
        found.series = found.series.or_else(|| booked.series.clone());
    }
    found
}

/// What is left of two lists without what they begin and end with alike: of a week, next to nothing.
fn unlike<'a, T>(was: &'a [T], is: &'a [T], alike: impl Fn(&T, &T) -> bool) -> (&'a [T], &'a [T]) {
    let same = was.iter().zip(is).take_while(|(a, b)| alike(a, b)).count();
    let (was, is) = (was.split_at(same).1, is.split_at(same).1);
    let same = was.iter().rev().zip(is.iter().rev()).take_while(|(a, b)| alike(a, b)).count();
    (was.split_at(was.len() - same).0, is.split_at(is.len() - same).0)
}

fn by_id(sessions: &[Booked]) -> BTreeMap<&SessionId, &Booked> {
    sessions.iter().map(|booked| (&booked.id, booked)).collect()
}

fn by_day(shifts: &[Shift]) -> BTreeMap<(&PersonId, Date), Vec<&Shift>> {
    let mut days: BTreeMap<_, Vec<&Shift>> = BTreeMap::new();
    for shift in shifts {
        days.entry((&shift.person, shift.date)).or_default().push(shift);
    }
    days
}
