//! What follows from the state for the weeks in view, kept until the state moves on.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::roster::Roster;
use crate::domain::{Change, Date, Key, PersonId, Rev, SessionId, State, Week};
use crate::rota::{Booked, RotaWeek, WeekHours};
use crate::rules::{Flag, Room, judge_standing, judge_week};

/// Weeks worked out of one state.
type Rotas = BTreeMap<Week, Arc<RotaWeek>>;

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
    /// Works a week out in a room, with the flags that stand today; `None` where it is not loaded.
    #[must_use]
    pub fn of(room: &Room<'_>, week: Week, standing: &[Flag]) -> Option<Self> {
        let (rota, hours) = (room.rota(week)?, room.hours(week)?);
        let mut flags = judge_week(room, week);
        flags.extend_from_slice(standing);
        flags.sort_by(Flag::in_order);
        Some(Self { roster: Roster::of(room.state, &rota), hours, flags, rota })
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
    /// Those that the rules looked at too: most of a judgement is working out other weeks.
    rotas: Rotas,
    /// What stands today; `None` where it has to be looked for again.
    standing: Option<Vec<Flag>>,
}

/// The weeks around today from which due dates and last contacts are known.
pub fn weeks_of_record(today: Date) -> RangeInclusive<Week> {
    today.week().plus(-30)..=today.week().plus(5)
}

impl Views {
    /// How many weeks are kept at the most.
    const MOST: usize = 12;
    /// How many weeks that only the rules looked at.
    const MOST_ROTAS: usize = 64;

    /// A week, where it has been worked out.
    #[must_use]
    pub fn get(&self, week: Week) -> Option<&Arc<WeekView>> {
        self.weeks.get(&week)
    }

    /// Works a week out unless it is here already; says whether it is here now.
    pub fn prepare(&mut self, state: &State, week: Week, today: Date) -> bool {
        let of = Some((state.rev(), today));
        if self.of != of || self.rotas.len() > Self::MOST_ROTAS {
            self.of = of;
            self.rotas.clear();
            self.standing = None;
        }
        if self.standing.is_none() || self.weeks.len() > Self::MOST {
            self.weeks.clear();
        }
        if self.weeks.contains_key(&week) {
            return true;
        }
        let room = Room::new(state, today).with_rotas(std::mem::take(&mut self.rotas).into_values());
        let standing = self.standing.get_or_insert_with(|| {
            let known = weeks_of_record(today);
            let whole = state.missing(*known.start(), *known.end()).next().is_none();
            if whole { judge_standing(&room) } else { vec![] }
        });
        if let Some(view) = WeekView::of(&room, week, standing) {
            self.weeks.insert(week, Arc::new(view));
        }
        self.rotas = room.into_rotas();
        self.weeks.contains_key(&week)
    }

    /// A week of a draft over the state that was prepared last. Of the other weeks only those are worked out again that
    /// the changes may touch: a change of a record may touch any, one of a sheet that week and those beside it.
    #[must_use]
    pub fn drafted(
        &self,
        draft: &State,
        changes: &[Change],
        week: Week,
        today: Date,
    ) -> Option<Arc<WeekView>> {
        let mut room = Room::new(draft, today);
        if let Some(touched) = weeks_touched(draft, changes) {
            let beside = |week: Week| touched.iter().any(|it| (week.plus(-1)..=week.plus(1)).contains(it));
            let untouched = self.rotas.iter().filter(|(week, _)| !beside(**week));
            room = room.with_rotas(untouched.map(|(_, rota)| rota.clone()));
        }
        WeekView::of(&room, week, self.standing.as_deref().unwrap_or_default()).map(Arc::new)
    }

    /// Forgets what was judged: a week that was not loaded may be there now. What was worked out of loaded weeks holds.
    pub fn forget(&mut self) {
        self.standing = None;
    }
}

/// The weeks whose sheets changes touch; `None` where they touch a record of no week.
fn weeks_touched(state: &State, changes: &[Change]) -> Option<Vec<Week>> {
    let mut weeks = vec![];
    for key in changes.iter().map(Change::key) {
        weeks.push(key.week()?);
        // The week that the rule puts an occurrence in notes that it went elsewhere.
        if let Key::Session((_, id)) = &key {
            weeks.extend(state.rule_week(id));
        }
    }
    Some(weeks)
}
