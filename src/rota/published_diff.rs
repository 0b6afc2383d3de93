//! What differs between two pictures of a week: as it was published and as it stands, or as its patterns and series give
//! it and as it has been planned.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{
    Date, Edition, Instant, Moment, NotLoaded, PersonId, Presence, Session, SessionId, State, Week,
};

use super::week::RotaWeek;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedDiff {
    /// A session that was not there.
    Added(Session),
    /// A session that is gone.
    Gone(Session),
    /// A session as it was and as it is.
    Changed(Box<(Session, Session)>),
    /// When somebody is in on a day: as it was and as it is, in order.
    Presence {
        /// Who.
        person: PersonId,
        /// The day.
        date: Date,
        /// When they were in.
        before: Vec<(Moment, Moment)>,
        /// When they are.
        after: Vec<(Moment, Moment)>,
    },
}

impl PublishedDiff {
    /// The day it is found on: where a session is now, or was.
    #[must_use]
    pub fn date(&self) -> Date {
        match self {
            Self::Added(session) | Self::Gone(session) => session.booking.start.date(),
            Self::Changed(both) => both.1.booking.start.date(),
            Self::Presence { date, .. } => *date,
        }
    }

    /// The session it is about.
    #[must_use]
    pub fn session(&self) -> Option<&SessionId> {
        match self {
            Self::Added(session) | Self::Gone(session) => Some(&session.id),
            Self::Changed(both) => Some(&both.1.id),
            Self::Presence { .. } => None,
        }
    }

    /// Everybody it touches, each with the days on which it does.
    #[must_use]
    pub fn touches(&self) -> BTreeSet<(PersonId, Date)> {
        let of = |session: &Session| {
            let date = session.booking.start.date();
            session.booking.everyone().map(|person| (person.clone(), date)).collect::<Vec<_>>()
        };
        match self {
            Self::Added(session) | Self::Gone(session) => of(session).into_iter().collect(),
            Self::Changed(both) => of(&both.0).into_iter().chain(of(&both.1)).collect(),
            Self::Presence { person, date, .. } => [(person.clone(), *date)].into(),
        }
    }
}

impl RotaWeek {
    /// The week as a picture to compare others with.
    #[must_use]
    pub fn edition(&self, by: &str, at: Instant) -> Edition {
        let sessions = self.sessions().iter().map(|booked| Session {
            id: booked.id.clone(),
            series: booked.series.clone(),
            booking: booked.dated_booking().as_planned(),
        });
        let mut presence: Vec<Presence> = vec![];
        for shift in self.shifts() {
            for piece in &shift.pieces {
                match presence.last_mut() {
                    Some(last)
                        if last.person == shift.person
                            && last.date == shift.date
                            && last.to == piece.start =>
                    {
                        last.to = piece.end;
                    }
                    _ => presence.push(Presence {
                        person: shift.person.clone(),
                        date: shift.date,
                        from: piece.start,
                        to: piece.end,
                    }),
                }
            }
        }
        Edition { week: self.week(), at, by: by.to_owned(), sessions: sessions.collect(), presence }
    }

    /// What differs from the week as it was published.
    #[must_use]
    pub fn changes_since(&self, edition: &Edition) -> Vec<PublishedDiff> {
        alterations(edition, &self.edition(&edition.by, edition.at))
    }

    /// The week as its patterns and series alone give it, with nothing planned by hand; the error names a week that is
    /// not loaded.
    pub fn as_given(state: &State, week: Week) -> Result<Self, NotLoaded> {
        if !state.is_loaded(week) {
            return Err(NotLoaded(week));
        }
        Self::of(&state.clone().with_sheet(week, Arc::default()), week)
    }
}

/// What differs between two pictures of a week, by day; what did not count in either is left out.
#[must_use]
pub fn alterations(before: &Edition, after: &Edition) -> Vec<PublishedDiff> {
    let by_id = |edition: &Edition| -> BTreeMap<_, Session> {
        edition.sessions.iter().map(|session| (session.id.clone(), session.clone())).collect()
    };
    let counts = |session: &Session| session.booking.status.counts();
    let (mut was, is) = (by_id(before), by_id(after));
    let mut all: Vec<PublishedDiff> = vec![];
    for (id, now) in is {
        match was.remove(&id) {
            None if counts(&now) => all.push(PublishedDiff::Added(now)),
            Some(then) if then.booking != now.booking && (counts(&then) || counts(&now)) => {
                all.push(PublishedDiff::Changed(Box::new((then, now))));
            }
            None | Some(_) => {}
        }
    }
    let gone = was.into_values().filter(counts);
    all.extend(gone.map(PublishedDiff::Gone));
    all.extend(presence(before, after));
    all.sort_by_key(PublishedDiff::date);
    all
}

fn presence(before: &Edition, after: &Edition) -> Vec<PublishedDiff> {
    type Days = BTreeMap<(Date, PersonId), Vec<(Moment, Moment)>>;
    let by_day = |edition: &Edition| -> Days {
        let mut days = Days::new();
        for it in &edition.presence {
            days.entry((it.date, it.person.clone())).or_default().push((it.from, it.to));
        }
        days
    };
    let (mut was, is) = (by_day(before), by_day(after));
    let mut all = vec![];
    for ((date, person), after) in is {
        let before = was.remove(&(date, person.clone())).unwrap_or_default();
        if before != after {
            all.push(PublishedDiff::Presence { person, date, before, after });
        }
    }
    all.extend(was.into_iter().map(|((date, person), before)| PublishedDiff::Presence {
        person,
        date,
        before,
        after: vec![],
    }));
    all
}
