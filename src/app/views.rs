//! What follows from the state for the weeks in view, kept until the state moves on.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::roster::Roster;
use crate::domain::{Change, Date, PersonId, Rev, SessionId, State, Week};
use crate::rota::{Booked, RotaWeek, WeekHours};
use crate::rules::{Flag, Known, Room, judge_standing, judge_week};

/// A week, with what follows from it.
#[derive(Debug)]
pub struct WeekView {
    /// Its sessions and shifts.
    pub rota: Arc<RotaWeek>,
    /// Its lines.
    pub roster: Roster,
    /// Its hours by person and by post.
    pub hours: Arc<WeekHours>,
    /// Its flags and today's, the gravest first.
    pub flags: Vec<Flag>,
}

impl WeekView {
    /// Works a week out, with the flags that stand today; `None` where it is not loaded. What is worked out on the way is
    /// added to what is known.
    #[must_use]
    pub fn of(state: &State, week: Week, today: Date, standing: &[Flag], known: &mut Known) -> Option<Self> {
        let room = Room::new(state, today).with_known(std::mem::take(known));
        let parts = room.rota(week).zip(room.hours(week)).map(|parts| (parts, judge_week(&room, week)));
        *known = room.into_known();
        let ((rota, hours), mut flags) = parts?;
        flags.extend_from_slice(standing);
        flags.sort_by(Flag::in_order);
        Some(Self { roster: Roster::of(state, &rota), hours, flags, rota })
    }

    /// What a person is in on a day, in order of start.
    pub fn sessions<'a>(&'a self, person: &'a PersonId, day: Date) -> impl Iterator<Item = &'a Booked> + 'a {
        self.rota.sessions_of_on(person, day)
    }

    /// A session by its id.
    #[must_use]
    pub fn session(&self, id: &SessionId) -> Option<&Booked> {
        self.rota.session(id)
    }

    /// The flags that name a person.
    pub fn flags_of<'a>(&'a self, person: &'a PersonId) -> impl Iterator<Item = &'a Flag> + 'a {
        self.flags.iter().filter(move |flag| flag.people.contains(person))
    }

    /// The flags whose subject is a session.
    pub fn flags_on<'a>(&'a self, id: &'a SessionId) -> impl Iterator<Item = &'a Flag> + 'a {
        self.flags.iter().filter(move |flag| flag.is_about_session(id))
    }
}

/// The weeks worked out so far, of one revision and one day.
#[derive(Debug, Default)]
pub struct Views {
    of: Option<(Rev, Date)>,
    weeks: BTreeMap<Week, Arc<WeekView>>,
    standing: Vec<Flag>,
    known: Known,
}

/// The weeks around today from which due dates and last contacts are known.
pub fn weeks_of_record(today: Date) -> RangeInclusive<Week> {
    today.week().plus(-30)..=today.week().plus(5)
}

impl Views {
    /// How many weeks are kept before starting anew: more than a screen shows at once.
    const MOST: usize = 48;

    /// A week, where it has been worked out.
    #[must_use]
    pub fn get(&self, week: Week) -> Option<&Arc<WeekView>> {
        self.weeks.get(&week)
    }

    /// Works weeks out unless they are here already.
    pub fn prepare(&mut self, state: &State, weeks: impl IntoIterator<Item = Week>, today: Date) {
        let of = Some((state.rev(), today));
        if self.of != of || self.weeks.len() > Self::MOST {
            self.of = of;
            self.weeks.clear();
            let room = Room::new(state, today);
            let known = weeks_of_record(today);
            let whole = state.missing(*known.start(), *known.end()).next().is_none();
            self.standing = if whole { judge_standing(&room) } else { vec![] };
            self.known = room.into_known();
        }
        for week in weeks {
            if !self.weeks.contains_key(&week)
                && let Some(view) = WeekView::of(state, week, today, &self.standing, &mut self.known)
            {
                self.weeks.insert(week, Arc::new(view));
            }
        }
    }

    /// The flags that stand today, whatever week is shown.
    #[must_use]
    pub fn standing(&self) -> &[Flag] {
        &self.standing
    }

    /// What is known of weeks that a draft leaves as they are.
    #[must_use]
    pub fn known_after(&self, state: &State, changes: &[Change]) -> Known {
        self.known.after(state, changes)
    }

    /// Forgets everything: a week that was not loaded may be there now.
    pub fn forget(&mut self) {
        self.of = None;
    }
}
